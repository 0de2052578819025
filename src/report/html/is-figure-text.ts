/** True for a text that is a figure, with or without a unit. Such cells are right-aligned. */
export function isFigureText(text: string): boolean {
  return /^[-−+(£$€]*\d[\d.,\s]*[%)a-z]{0,4}$/i.test(text.trim());
}
