import { MONTH_NAME } from "../../periods/calendar";
import { readText, type Reader } from "../read-document";

/** Excel's limit for text in a number format, which is how a sheet shows the word. */
const LONGEST_WORD = 30;

/** Characters that would end the quoted text in a number format, and brackets, which mark its codes. */
const FORMAT_MARKS = /["\\;[\]]/;

/** Invisible characters: control and format characters, line and paragraph separators. */
const SHOWS_NOTHING = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/u;

/** Characters of figures, dates and amounts besides digits. */
const FIGURE_MARKS = /[\s.,:/⁄%£$€+()'’–−-]/g;

/** Reads the word for a status. A sheet shows it in place of a number, so it must not look like one. */
export const readWord: Reader<string> = (value, path, problems) => {
  const word = readText(value, path, problems);
  if (word === undefined) return undefined;
  const fault = findWordFault(word);
  if (fault === null) return word;
  problems.push({ path, problem: fault });
  return undefined;
};

function findWordFault(word: string): string | null {
  if (FORMAT_MARKS.test(word) || word.length > LONGEST_WORD) {
    return `should have no quotation mark, backslash, semicolon or square bracket, and at most ${LONGEST_WORD} letters`;
  }
  if (SHOWS_NOTHING.test(word)) return "should have no line break and no letter that shows nothing";
  return isNumeric(word) ? `“${word}” is a number or a date: give the status a word` : null;
}

/** A month's name with a number, which becomes a date in a sheet: "1 May", "Mar-25". */
const DATE_IN_WORDS = new RegExp(
  `^\\s*(?:\\d{1,2}[\\s/.-]*${MONTH_NAME}(?:[\\s/.-]*\\d{1,4})?|${MONTH_NAME}[\\s/.-]*\\d{1,4})\\s*$`,
  "i",
);

/** True for a text that a sheet would store as a number or date: "1", "２", "10%", "1/2", "3-4", "1e3". */
export function isNumeric(word: string): boolean {
  const written = word.normalize("NFKC");
  if (DATE_IN_WORDS.test(written)) return true;
  return /^\p{N}+$/u.test(written.replace(FIGURE_MARKS, "")) || /^\s*[+-]?\d+(?:\.\d*)?e[+-]?\d+\s*$/i.test(written);
}
