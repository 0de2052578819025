import { useEffect, useLayoutEffect, useRef, type RefObject } from "react";

/** Keeps a CSS variable at the height of an element, for elements that stick below it. */
export function useHeightVariable(element: RefObject<HTMLElement | null>, name: string): void {
  useEffect(() => {
    const measured = element.current;
    if (!measured || typeof ResizeObserver === "undefined") return undefined;
    const observer = new ResizeObserver(() =>
      document.documentElement.style.setProperty(name, `${measured.offsetHeight}px`),
    );
    observer.observe(measured);
    return () => observer.disconnect();
  }, [element, name]);
}

/** Scrolls to the top when something replaces the page's content, and when it closes. */
export function useScrollToTop(isShown: boolean): void {
  const wasShown = useRef(isShown);
  useLayoutEffect(() => {
    if (wasShown.current !== isShown) document.documentElement.scrollTop = 0;
    wasShown.current = isShown;
  }, [isShown]);
}

/** Remembers how far each tab is scrolled, and scrolls back when it is shown again. */
export function useScrollPerTab(tab: string): void {
  const scrolled = useRef(new Map<string, number>());
  useLayoutEffect(() => {
    const { current: positions } = scrolled;
    document.documentElement.scrollTop = positions.get(tab) ?? 0;
    const remember = (): void => void positions.set(tab, document.documentElement.scrollTop);
    window.addEventListener("scroll", remember, { passive: true });
    return () => window.removeEventListener("scroll", remember);
  }, [tab]);
}
