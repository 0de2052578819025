import { MONTH_NAME, monthOf } from "../../rag/periods/calendar";
import { fullYear, dayOf, monthEnd } from "../../rag/periods/days";
import type { Reporting } from "../../rag/periods/reporting";
import { yearOfMonth } from "../../rag/periods/years";

const YEAR = "(?: ?((?:20)?\\d\\d))?";
const RANGE = new RegExp(`^(${MONTH_NAME})${YEAR} ?(?:-|–|to) ?(${MONTH_NAME})${YEAR}$`, "i");

/** True for a stretch of months: "Apr-Sep 2025". */
export function isMonthRange(text: string): boolean {
  return RANGE.test(text);
}

/**
 * The first and the last day of a stretch of months that is no quarter, half or year, which puts it in order: "Apr-Dec". `year` is the
 * body's year of one that says none. Null for another text.
 */
export function orderOfRange(text: string, year: number, { year: calendar }: Reporting): string | null {
  const [, from = "", fromYear, to = "", toYear] = RANGE.exec(text) ?? [];
  const [first, last] = [monthOf(from), monthOf(to)];
  if (first === null || last === null) return null;
  const isNextYear = last < first ? 1 : 0;
  const said = toYear ? fullYear(toYear) - isNextYear : fromYear ? fullYear(fromYear) : null;
  const start = said ?? yearOfMonth(first, year, calendar);
  return `${dayOf(start, first, 1)} ${monthEnd(start + isNextYear, last)}`;
}
