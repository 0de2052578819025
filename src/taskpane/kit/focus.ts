import { useLayoutEffect, useRef, type RefObject } from "react";

/** True when the element that had the focus has been removed from the page. */
export function isFocusLost(): boolean {
  const { activeElement } = document;
  return activeElement === null || activeElement === document.body;
}

/**
 * Moves the focus to a text, and makes it a tab stop while it has the focus: in Excel on the web, Office.js handles Tab itself,
 * and only from a tab stop.
 */
export function holdFocus(element: HTMLElement | null | undefined): void {
  if (!element) return;
  element.tabIndex = 0;
  element.addEventListener("blur", () => (element.tabIndex = -1), { once: true });
  element.focus();
}

/** When something that had the focus closes, moves the focus to a button, or to a title where the button is not drawn. */
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
