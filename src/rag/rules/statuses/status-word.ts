import { readText, type Reader } from "../document";

/** A word stands in a number format in the sheet, of which Excel takes no more than this. */
const LONGEST_WORD = 30;

/** Quotation marks and the like end the part of a number format that the word stands in; square brackets are codes of one. */
const FORMAT_MARKS = /["\\;[\]]/;

/** Letters that show nothing: control and format letters, line and paragraph ends. */
const SHOWS_NOTHING = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/u;

/** What figures, dates and sums of money are written with besides digits. */
const FIGURE_MARKS = /[\s.,:/⁄%£$€+()'’–−-]/g;

/** Reads a status's word. In the sheet it is shown for a number, so it is none itself. */
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

/** "1 May", "Mar-25": a sheet makes a date of it. */
const MONTH =
  "(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)";
const DATE_IN_WORDS = new RegExp(
  `^\\s*(?:\\d{1,2}[\\s/.-]*${MONTH}(?:[\\s/.-]*\\d{1,4})?|${MONTH}[\\s/.-]*\\d{1,4})\\s*$`,
  "i",
);

/** "1", "２", "10%", "1/2", "3-4", "1e3": what a sheet would hold as a number. */
export function isNumeric(word: string): boolean {
  const written = word.normalize("NFKC");
  if (DATE_IN_WORDS.test(written)) return true;
  return /^\p{N}+$/u.test(written.replace(FIGURE_MARKS, "")) || /^\s*[+-]?\d+(?:\.\d*)?e[+-]?\d+\s*$/i.test(written);
}
