// What Excel would take for a formula, a number, a date, a boolean or an error, when it is meant as text.
const NOT_PLAIN_TEXT =
  /^\s*(?:[=+\-@'\d(£$€.#]|(?:true|false)\s*$|(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*[\s\-/.,]*\d)/i;

// A year with a quarter or a half is a number, a date or a formula in no language that Excel speaks.
const PERIOD_TEXT = /^(?:19|20)\d\d(?:[/-]\d\d)? [QH][1-4]$/i;

/** True for a text that Excel takes for nothing but a text, however it gets into a cell. */
export function isPlainText(text: string): boolean {
  return !NOT_PLAIN_TEXT.test(text) || PERIOD_TEXT.test(text);
}
