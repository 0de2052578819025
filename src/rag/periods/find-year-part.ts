import type { Marks } from "./grammar/marks";
import { adviceFor, noYear, type NoSpan, type ReadingContext } from "./no-span";
import { exampleYear } from "./reporting";
import { daysOf, FOUR_WEEKS_IN_YEAR, MOST_WEEKS_IN_YEAR, type Span } from "./span";
import { firstMonthOf, hasOneNumber, twoNumbers, yearOf, yearOfMonth, type Calendar } from "./years";

/* Years, and the parts of one that are named by their number or season. */

/** Resolves "2024/25". */
export function findYears(
  text: string,
  { first, isShort }: { first: number; isShort: boolean },
  { calendar }: Marks,
  { reporting }: ReadingContext,
): Span | NoSpan {
  if (calendar[0] === "calendar") return { why: `“${text}” is not a calendar year. Write it as “2024”.` };
  if (isShort && first % 100 < 12 && calendar.length === 0) {
    return { why: `“${text}” could be a year or a date. Write the year as “${twoNumbers(first)}”.` };
  }
  return { kind: "year", calendar: calendar[0] ?? reporting.year, year: first };
}

/** Resolves "2024", which is a year of the body's own where that begins in January. */
export function findYear(text: string, year: number, marks: Marks, { reporting }: ReadingContext): Span | NoSpan {
  const calendar = calendarOfNumber(marks, reporting.year);
  if (calendar !== null) return { kind: "year", calendar, year };
  const other = marks.calendar.length === 0;
  return other ? { kind: "year", calendar: "calendar", year } : { why: twoYears(text, year) };
}

/** The kind of year that a single number stands for; null where that would be a year with two. */
function calendarOfNumber({ calendar: [said] }: Marks, own: Calendar): Calendar | null {
  const calendar = said ?? own;
  return hasOneNumber(calendar) ? calendar : null;
}

function twoYears(text: string, year: number): string {
  return `“${text}” could be ${twoNumbers(year - 1)} or ${twoNumbers(year)}. Write the year as “${twoNumbers(year)}”.`;
}

/** Resolves "Q2 2024/25", "H1 2024/25", and a quarter beside the months or the day that it ends with. */
export function findYearPart(
  text: string,
  kind: "half" | "quarter",
  part: number,
  marks: Marks,
  { financialYear, reporting }: ReadingContext,
  beside: Span | NoSpan | null,
): Span | NoSpan {
  const [years, year, calendar] = [marks.years[0], marks.year[0], marks.calendar[0]];
  const own = reporting.year;
  const advice = adviceFor(reporting);
  const of = (said: Calendar, first: number): Span => ({ kind, calendar: said, year: first, part });
  if (calendar === "academic") return { why: `“${text}”: an academic year has terms, not quarters. ${advice}` };
  if (years)
    return calendar === "calendar" ? { why: `“${text}” is not in a calendar year. ${advice}` } : of(own, years.first);
  // "Q2 (Jul-Sep 2024)", "Q2 September 2024": the months show which year is meant.
  if (beside && !("why" in beside)) {
    const end = daysOf(beside).end;
    const candidate = end === null ? null : of(own, yearOf(end, own));
    if (candidate && daysOf(candidate).end === end) return candidate;
  }
  if (year !== undefined) {
    const numbered = calendarOfNumber(marks, own);
    return numbered === null
      ? { why: ofWhichYear(text, year, `${kind === "half" ? "H" : "Q"}${part}`) }
      : of(numbered, year);
  }
  const [day] = marks.day;
  if (day?.day) {
    const candidate = of(own, yearOf(day.day, own));
    return daysOf(candidate).end === day.day ? candidate : { why: `“${text}” names periods that differ. ${advice}` };
  }
  return financialYear === undefined ? noYear(text, advice) : of(own, financialYear);
}

function ofWhichYear(text: string, year: number, part: string): string {
  return `“${text}” could be of ${twoNumbers(year)} or of the calendar year ${year}. Write it as “${twoNumbers(year)} ${part}”.`;
}

/** The month with which each term begins. */
const TERM_MONTHS = [9, 1, 4];

/** Resolves "2024/25 Spring Term" and "2024 Spring Term". */
export function findTerm(
  text: string,
  term: number,
  marks: Marks,
  { financialYear, reporting }: ReadingContext,
): Span | NoSpan {
  const [years, year, calendar] = [marks.years[0], marks.year[0], marks.calendar[0]];
  if (calendar !== undefined && firstMonthOf(calendar) !== firstMonthOf("academic"))
    return { why: `“${text}”: a term is of an academic year. Write it as “2024/25 Spring Term”.` };
  if (years) return { kind: "term", year: years.first, term };
  // "2024 Spring Term": the spring term that falls in 2024.
  const falls = year ?? (financialYear && yearOfMonth(TERM_MONTHS[term - 1] ?? 9, financialYear, reporting.year));
  if (falls === undefined) return noYear(text, "Write it as “2024/25 Spring Term”.");
  return { kind: "term", year: term === 1 ? falls : falls - 1, term };
}

const NUMBERED = {
  "numbered-week": { most: MOST_WEEKS_IN_YEAR, word: "week", code: "Week " },
  "four-weeks": { most: FOUR_WEEKS_IN_YEAR, word: "period of four weeks", code: "P" },
};

/** Resolves "2025/26 Week 23" and "2025/26 P7". Their year has to be said, as that of "Q2" has to be. */
export function findNumbered(
  text: string,
  { of: kind, number }: Marks["numbered"][number],
  marks: Marks,
  { financialYear, reporting }: ReadingContext,
): Span | NoSpan {
  const { most, word, code } = NUMBERED[kind];
  const [years, year, said] = [marks.years[0], marks.year[0], marks.calendar[0]];
  const example = `${exampleYear(reporting.year)} ${code}${Math.min(number || 1, most)}`;
  if (number < 1 || number > most)
    return { why: `“${text}” has no ${word} of that number: the last is ${most}. Write it as “${example}”.` };
  const of = (calendar: Calendar, first: number): Span => ({ kind, calendar, year: first, number });
  if (years) return of(said ?? reporting.year, years.first);
  if (year !== undefined) {
    const calendar = calendarOfNumber(marks, reporting.year);
    return calendar === null ? { why: ofWhichYear(text, year, `${code}${number}`) } : of(calendar, year);
  }
  return financialYear === undefined
    ? noYear(text, `Write it as “${example}”.`)
    : of(said ?? reporting.year, financialYear);
}
