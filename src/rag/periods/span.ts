import { addDays, dayOf, monthEnd } from "./days";
import { firstMonthOf, yearOf, yearStart, type Calendar } from "./years";

export type PeriodKind = Span["kind"];

/** A period without its written form. `year` is the one in which its year begins: 2024 for 2024/25. */
export type Span =
  | { kind: "year"; calendar: Calendar; year: number }
  /** A half (1, 2) or a quarter (1 to 4) of a year. */
  | { kind: "half" | "quarter"; calendar: Calendar; year: number; part: number }
  /** A calendar month and its calendar year. */
  | { kind: "month"; year: number; month: number }
  /** 1 autumn, 2 spring, 3 summer. */
  | { kind: "term"; year: number; term: number }
  | { kind: "day"; day: string }
  /** The seven days to a day, and which of them it is named by: "week ending", "week commencing". */
  | { kind: "week"; last: string; named: "first" | "last" }
  /** "2025/26 Week 23"; "2025/26 P7", of the 13 of four weeks each. Their days are the body's own, and known only about. */
  | { kind: "numbered-week" | "four-weeks"; calendar: Calendar; year: number; number: number }
  /** From the start of the year to the end of one of its parts; `upTo` is null where the end is not given. */
  | { kind: "year-to-date"; calendar: Calendar; year: number; upTo: YearPart | null };

/** A part of a year that a year to date can end with. */
export type YearPart = Exclude<Span, { kind: "year" | "term" | "year-to-date" }>;

/**
 * The first and last months of terms. Schools set their own dates; these are the cut-off dates of funded early
 * education in England, where a place starts in the term after 31 August, 31 December or 31 March.
 */
const TERMS: readonly { first: number; last: number; years: number }[] = [
  { first: 9, last: 12, years: 0 },
  { first: 1, last: 3, years: 1 },
  { first: 4, last: 8, years: 1 },
];

/** The number of four-week periods in a year, and the most weeks that it may have. */
export const FOUR_WEEKS_IN_YEAR = 13;
export const MOST_WEEKS_IN_YEAR = 53;

/**
 * The first and the last day, "2024-07-01"; the last is null for a year to date without an end. Of a numbered week or
 * four-week period they are about right, and put it in its place among others (`areDaysKnown`).
 */
export function daysOf(span: Span): { start: string; end: string | null } {
  switch (span.kind) {
    case "year":
      return monthsFrom(span.year, firstMonthOf(span.calendar), 12);
    case "half":
      return monthsFrom(span.year, firstMonthOf(span.calendar) + (span.part - 1) * 6, 6);
    case "quarter":
      return monthsFrom(span.year, firstMonthOf(span.calendar) + (span.part - 1) * 3, 3);
    case "month":
      return monthsFrom(span.year, span.month, 1);
    case "term": {
      const term = TERMS[span.term - 1] ?? { first: 9, last: 12, years: 0 };
      return monthsFrom(span.year + term.years, term.first, term.last - term.first + 1);
    }
    case "day":
      return { start: span.day, end: span.day };
    case "week":
      return { start: addDays(span.last, -6), end: span.last };
    case "numbered-week":
      return stretchOf(span, 7, MOST_WEEKS_IN_YEAR);
    case "four-weeks":
      return stretchOf(span, 28, FOUR_WEEKS_IN_YEAR);
    case "year-to-date":
      return { start: yearStart(span.year, span.calendar), end: span.upTo && daysOf(span.upTo).end };
  }
}

function monthsFrom(year: number, month: number, count: number): { start: string; end: string } {
  return { start: dayOf(year, month, 1), end: monthEnd(year, month + count - 1) };
}

/** A numbered stretch of some days, counted from the first day of the year. The last one ends with the year. */
function stretchOf(
  { calendar, year, number }: { calendar: Calendar; year: number; number: number },
  days: number,
  most: number,
): { start: string; end: string } {
  const start = addDays(yearStart(year, calendar), (number - 1) * days);
  return { start, end: addDays(number === most ? yearStart(year + 1, calendar) : addDays(start, days), -1) };
}

/** False for a numbered week or four-week period: on which day the first one begins, each body decides. */
export function areDaysKnown(span: Span): boolean {
  switch (span.kind) {
    case "numbered-week":
    case "four-weeks":
      return false;
    case "year-to-date":
      return span.upTo === null || areDaysKnown(span.upTo);
    case "year":
    case "half":
    case "quarter":
    case "month":
    case "term":
    case "day":
    case "week":
      return true;
  }
}

/** The length in months; null for days and weeks, and for a year to date and a term, whose lengths vary. */
export function monthsIn({ kind }: Span): number | null {
  return MONTHS_IN[kind];
}

const MONTHS_IN: Record<PeriodKind, number | null> = {
  year: 12,
  half: 6,
  quarter: 3,
  month: 1,
  term: null,
  day: null,
  week: null,
  "numbered-week": null,
  "four-weeks": null,
  "year-to-date": null,
};

/** True for a span that a year to date can end with. */
export function isYearPart(span: Span): span is YearPart {
  switch (span.kind) {
    case "half":
    case "quarter":
    case "month":
    case "day":
    case "week":
    case "numbered-week":
    case "four-weeks":
      return true;
    case "year":
    case "term":
    case "year-to-date":
      return false;
  }
}

/** True for two equal spans. */
export function sameSpan(a: Span, b: Span): boolean {
  const [x, y] = [daysOf(a), daysOf(b)];
  return a.kind === b.kind && x.start === y.start && x.end === y.end;
}

/** True where the second span begins on the day after the first ends. */
export function follows(first: Span, second: Span): boolean {
  const { end } = daysOf(first);
  return end !== null && addDays(end, 1) === daysOf(second).start;
}

/** The year of a calendar that a part of it belongs to. A week belongs to the one in which it ends. */
export function yearOfPart(part: YearPart, calendar: Calendar): number {
  switch (part.kind) {
    case "half":
    case "quarter":
    case "month":
    case "day":
      return yearOf(daysOf(part).start, calendar);
    case "week":
      return yearOf(part.last, calendar);
    case "numbered-week":
    case "four-weeks":
      return part.year;
  }
}

/** The year to date that ends with a part. */
export function ofYearTo(upTo: YearPart, calendar: Calendar): Span {
  return { kind: "year-to-date", calendar, year: yearOfPart(upTo, calendar), upTo };
}
