import { dayOf, partsOf } from "./days";

/**
 * The kind of year that a period belongs to. In the United Kingdom, the financial year of public bodies is 1 April to
 * 31 March (Interpretation Act 1978, schedule 1); the school year begins with the autumn term, on 1 September in the
 * school census and in funding. "2022/23" could be either; it is the financial year unless a word says otherwise. A
 * body whose rules say that its year begins in another month has its own year in place of the financial one.
 */
export type Calendar = "financial" | "academic" | "calendar" | OwnYear;

/** The year of a body that begins it in another month than April, by that month: "from-10". */
type OwnYear = `from-${1 | 2 | 3 | 5 | 6 | 7 | 8 | 9 | 10 | 11 | 12}`;

/** The month in which each kind of year begins. */
const FIRST_MONTH: Record<Calendar, number> = {
  ...{ financial: 4, academic: 9, calendar: 1 },
  ...{ "from-1": 1, "from-2": 2, "from-3": 3, "from-5": 5, "from-6": 6, "from-7": 7 },
  ...{ "from-8": 8, "from-9": 9, "from-10": 10, "from-11": 11, "from-12": 12 },
};

/** The years that a body may have, January first. */
const BODY_YEARS: readonly Calendar[] = [
  ...(["from-1", "from-2", "from-3", "financial", "from-5", "from-6"] as const),
  ...(["from-7", "from-8", "from-9", "from-10", "from-11", "from-12"] as const),
];

/** The year of a body that begins it in a month, 1 to 12. */
export function yearFrom(month: number): Calendar {
  return BODY_YEARS[month - 1] ?? "financial";
}

/** The month in which a year begins, 1 to 12. */
export function firstMonthOf(calendar: Calendar): number {
  return FIRST_MONTH[calendar];
}

/** True for a year that begins in January, which has one number: "2025" and not "2025/26". */
export function hasOneNumber(calendar: Calendar): boolean {
  return FIRST_MONTH[calendar] === 1;
}

/** The first day of a year of a calendar. */
export function yearStart(year: number, calendar: Calendar): string {
  return dayOf(year, FIRST_MONTH[calendar], 1);
}

/** The year in which a month falls, within the year of a calendar that begins in `year`: March of 2024/25 is in 2025. */
export function yearOfMonth(month: number, year: number, calendar: Calendar): number {
  return month >= FIRST_MONTH[calendar] ? year : year + 1;
}

/** A calendar month's number in a year: in the financial one, April is 1 and March is 12. */
export function monthOfYear(month: number, calendar: Calendar): number {
  return ((month - FIRST_MONTH[calendar] + 12) % 12) + 1;
}

/** The calendar month of a number in a year: month 1 of the financial one is April. 0 for a number out of range. */
export function calendarMonth(number: number, calendar: Calendar): number {
  if (number < 1 || number > 12) return 0;
  return ((number + FIRST_MONTH[calendar] - 2) % 12) + 1;
}

/** The year of a calendar that contains a day, by the year in which it begins. */
export function yearOf(day: string, calendar: Calendar): number {
  const { year, month } = partsOf(day);
  return month >= FIRST_MONTH[calendar] ? year : year - 1;
}

/** The two numbers of a year that begins in `first`: "2024/25". */
export function twoNumbers(first: number): string {
  return `${first}/${String(first + 1).slice(2)}`;
}
