import { addDays, addMonths, dayOf, isMonthEnd, monthEnd, partsOf } from "./days";

/**
 * The kind of year that a period belongs to. In the United Kingdom, the financial year of public bodies is 1 April to
 * 31 March (Interpretation Act 1978, schedule 1); the school year begins with the autumn term, on 1 September in the
 * school census and in funding. "2022/23" could be either; it is the financial year unless a word says otherwise.
 */
export type Calendar = "financial" | "academic" | "calendar";

export type PeriodKind = "year" | "half" | "quarter" | "month" | "term" | "day" | "year-to-date";

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
  /** From the start of the year to the end of one of its parts; `upTo` is null where the end is not given. */
  | { kind: "year-to-date"; calendar: Calendar; year: number; upTo: YearPart | null };

/** A part of a year that a year to date can end with. */
export type YearPart = Extract<Span, { kind: "half" | "quarter" | "month" | "day" }>;

/** The month in which each kind of year begins. */
export const FIRST_MONTH: Record<Calendar, number> = { financial: 4, academic: 9, calendar: 1 };

/**
 * The first and last months of terms. Schools set their own dates; these are the cut-off dates of funded early
 * education in England, where a place starts in the term after 31 August, 31 December or 31 March.
 */
const TERMS: readonly { first: number; last: number; years: number }[] = [
  { first: 9, last: 12, years: 0 },
  { first: 1, last: 3, years: 1 },
  { first: 4, last: 8, years: 1 },
];

/** The first and the last day, "2024-07-01"; the last is null for a year to date without an end. */
export function daysOf(span: Span): { start: string; end: string | null } {
  switch (span.kind) {
    case "year":
      return monthsFrom(span.year, FIRST_MONTH[span.calendar], 12);
    case "half":
      return monthsFrom(span.year, FIRST_MONTH[span.calendar] + (span.part - 1) * 6, 6);
    case "quarter":
      return monthsFrom(span.year, FIRST_MONTH[span.calendar] + (span.part - 1) * 3, 3);
    case "month":
      return monthsFrom(span.year, span.month, 1);
    case "term": {
      const term = TERMS[span.term - 1] ?? { first: 9, last: 12, years: 0 };
      return monthsFrom(span.year + term.years, term.first, term.last - term.first + 1);
    }
    case "day":
      return { start: span.day, end: span.day };
    case "year-to-date":
      return { start: yearStart(span.year, span.calendar), end: span.upTo && daysOf(span.upTo).end };
  }
}

function monthsFrom(year: number, month: number, count: number): { start: string; end: string } {
  return { start: dayOf(year, month, 1), end: monthEnd(year, month + count - 1) };
}

/** The first day of a year of a calendar. */
export function yearStart(year: number, calendar: Calendar): string {
  return dayOf(year, FIRST_MONTH[calendar], 1);
}

/** The year in which a month falls, within the year of a calendar that begins in `year`: March of 2024/25 is in 2025. */
export function yearOfMonth(month: number, year: number, calendar: Calendar): number {
  return month >= FIRST_MONTH[calendar] ? year : year + 1;
}

/** A calendar month's number in the financial year: April is 1, March is 12. */
export function financialMonth(month: number): number {
  return ((month - FIRST_MONTH.financial + 12) % 12) + 1;
}

/** The calendar month of a number in the financial year: month 1 is April. 0 for a number out of range. */
export function calendarMonth(number: number): number {
  if (number < 1 || number > 12) return 0;
  return ((number + FIRST_MONTH.financial - 2) % 12) + 1;
}

/** The year of a calendar that contains a day, by the year in which it begins. */
export function yearOf(day: string, calendar: Calendar): number {
  const { year, month } = partsOf(day);
  return month >= FIRST_MONTH[calendar] ? year : year - 1;
}

/** The length in months; null for a day, a year to date and a term, whose lengths vary. */
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
  "year-to-date": null,
};

/**
 * The span a number of steps later, or earlier where negative. Null for spans that do not recur: a day, a year up to a
 * day.
 */
export function stepSpan(span: Span, steps: number): Span | null {
  switch (span.kind) {
    case "year":
      return { ...span, year: span.year + steps };
    case "half":
    case "quarter": {
      const each = span.kind === "half" ? 2 : 4;
      const [years, part] = carry(span.part - 1 + steps, each);
      return { ...span, year: span.year + years, part: part + 1 };
    }
    case "month": {
      const [years, month] = carry(span.month - 1 + steps, 12);
      return { ...span, year: span.year + years, month: month + 1 };
    }
    case "term": {
      const [years, term] = carry(span.term - 1 + steps, 3);
      return { ...span, year: span.year + years, term: term + 1 };
    }
    case "day":
      return null;
    case "year-to-date":
      return span.upTo && span.upTo.kind !== "day" ? withUpTo(span.calendar, stepSpan(span.upTo, steps)) : null;
  }
}

/** The span a number of months later; null where that is not a multiple of its length. */
export function moveSpan(span: Span, months: number): Span | null {
  switch (span.kind) {
    case "year":
    case "half":
    case "quarter":
    case "month":
    case "term": {
      const length = monthsIn(span);
      return length !== null && months % length === 0 ? stepSpan(span, months / length) : null;
    }
    case "day":
      return isMonthEnd(span.day) ? { kind: "day", day: addMonths(span.day, months) } : null;
    case "year-to-date":
      return span.upTo && withUpTo(span.calendar, moveSpan(span.upTo, months));
  }
}

/** The same span one year earlier. 29 February becomes 28 February. */
export function yearBefore(span: Span): Span {
  switch (span.kind) {
    case "year":
    case "half":
    case "quarter":
    case "month":
    case "term":
      return { ...span, year: span.year - 1 };
    case "day":
      return { kind: "day", day: addMonths(span.day, -12) };
    case "year-to-date": {
      const upTo = span.upTo && yearBefore(span.upTo);
      return { ...span, year: span.year - 1, upTo: upTo && isYearPart(upTo) ? upTo : null };
    }
  }
}

function withUpTo(calendar: Calendar, upTo: Span | null): Span | null {
  if (!upTo || !isYearPart(upTo)) return null;
  return { kind: "year-to-date", calendar, year: yearOf(daysOf(upTo).start, calendar), upTo };
}

/** True for a span that a year to date can end with. */
export function isYearPart(span: Span): span is YearPart {
  switch (span.kind) {
    case "half":
    case "quarter":
    case "month":
    case "day":
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

/** Division with a remainder that is never negative: [quotient, remainder]. */
function carry(value: number, each: number): [number, number] {
  const turns = Math.floor(value / each);
  return [turns, value - turns * each];
}
