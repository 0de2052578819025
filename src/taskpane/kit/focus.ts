/**
 * Moves the focus to a text, which is a tab stop for as long as it has the focus: Excel on the web handles Tab itself and
 * goes on from tab stops alone.
 */
export function holdFocus(element: HTMLElement | null | undefined): void {
  if (!element) return;
  element.tabIndex = 0;
  element.addEventListener("blur", () => (element.tabIndex = -1), { once: true });
  element.focus();
}
