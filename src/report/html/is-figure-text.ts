/** True for a text that is a figure, with or without its unit: such cells stand at the right. */
export function isFigureText(text: string): boolean {
  return /^[-−+(£$€]*\d[\d.,\s]*[%)a-z]{0,4}$/i.test(text.trim());
}
