/*
 * The words of the calendar, for every reader of dates and periods: a new spelling of a month, or another range of years,
 * is added here.
 */

/** The months' names, January first. */
const MONTH_NAMES: readonly string[] = [
  ...["January", "February", "March", "April", "May", "June"],
  ...["July", "August", "September", "October", "November", "December"],
];

/** A month's name or abbreviation, as the source of a case-insensitive pattern without a group of its own. */
export const MONTH_NAME =
  "(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)";

/** The first three letters of each, in lower case. */
const ABBREVIATIONS: readonly string[] = MONTH_NAMES.map((name) => name.slice(0, 3).toLowerCase());

/** Every name and abbreviation of a month, in lower case. */
export const MONTH_WORDS: ReadonlySet<string> = new Set([
  ...MONTH_NAMES.map((name) => name.toLowerCase()),
  ...ABBREVIATIONS,
  "sept",
]);

/** The month whose name starts like a word, 1 to 12, or null. */
export function monthOf(word: string): number | null {
  const index = ABBREVIATIONS.indexOf(word.slice(0, 3).toLowerCase());
  return index < 0 ? null : index + 1;
}

/** The name of a month, 1 to 12. */
export function monthName(month: number): string {
  return MONTH_NAMES[month - 1] ?? "";
}

/** The range of years that a report may name. */
export const FIRST_REPORT_YEAR = 1990;
export const LAST_REPORT_YEAR = 2060;
