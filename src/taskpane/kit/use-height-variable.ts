import { useEffect, type RefObject } from "react";

/** Keeps a CSS variable of the page at an element's height in pixels, so that what sticks below it knows where. */
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
