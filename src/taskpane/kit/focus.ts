import { useLayoutEffect, useRef, type RefObject } from "react";

/** True when what had the focus has gone from the page. */
export function isFocusLost(): boolean {
  const { activeElement } = document;
  return activeElement === null || activeElement === document.body;
}

/**
 * Moves the focus to a text, which is a tab stop while it has the focus: in Excel on the web, Office.js handles Tab itself
 * and moves on from tab stops only.
 */
export function holdFocus(element: HTMLElement | null | undefined): void {
  if (!element) return;
  element.tabIndex = 0;
  element.addEventListener("blur", () => (element.tabIndex = -1), { once: true });
  element.focus();
}

/** Gives the focus to a button, or to a title where there is none, when something that had the focus is closed. */
export function useFocusAfter(
  isShown: boolean,
  button: RefObject<HTMLElement | null>,
  title?: RefObject<HTMLElement | null>,
): void {
  const wasShown = useRef(isShown);
  useLayoutEffect(() => {
    if (wasShown.current && !isShown && isFocusLost()) {
      if (button.current) button.current.focus();
      else holdFocus(title?.current);
    }
    wasShown.current = isShown;
  }, [isShown, button, title]);
}
