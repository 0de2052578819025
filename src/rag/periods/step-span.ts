import { addDays, addMonths, isMonthEnd } from "./days";
import { daysEvery, monthsEvery, type Frequency, type Reporting } from "./reporting";
import {
  daysOf,
  FOUR_WEEKS_IN_YEAR,
  isYearPart,
  MOST_WEEKS_IN_YEAR,
  monthsIn,
  ofYearTo,
  yearOfPart,
  type Span,
  type YearPart,
} from "./span";
import type { Calendar } from "./years";

/* The periods after and before one, as spans. */

type Numbered = Extract<Span, { kind: "numbered-week" | "four-weeks" }>;

/**
 * The months by which a period goes on to the next one: its own length, or that of what the body reports each time,
 * where that is longer. Null where it does not go on by months.
 */
export function monthsOn(span: Span, { every }: Reporting): number | null {
  const [own, reported] = [monthsIn(span), monthsEvery(every)];
  if (own !== null) return Math.max(own, reported ?? 0);
  return span.kind === "day" && isMonthEnd(span.day) ? reported : null;
}

/**
 * The span a number of steps later, or earlier where negative. Null where that is not known: for a day of which nothing
 * says how often there is one, for week 52 of a year that may have 53.
 */
export function stepSpan(span: Span, steps: number, reporting: Reporting): Span | null {
  switch (span.kind) {
    case "year":
    case "half":
    case "quarter":
    case "month":
      return moveSpan(span, steps * (monthsOn(span, reporting) ?? 0));
    case "term":
      return stepTerm(span, steps);
    case "day": {
      const day = stepDay(span.day, steps, reporting.every);
      return day === null ? null : { kind: "day", day };
    }
    case "week":
      return { ...span, last: addDays(span.last, steps * (daysEvery(reporting.every) ?? 7)) };
    case "numbered-week":
      return stepWeek(span, steps);
    case "four-weeks": {
      const [years, number] = carry(span.number - 1 + steps, FOUR_WEEKS_IN_YEAR);
      return { ...span, year: span.year + years, number: number + 1 };
    }
    case "year-to-date":
      return span.upTo && withUpTo(span.calendar, stepSpan(span.upTo, steps, reporting));
  }
}

function stepDay(day: string, steps: number, every: Frequency | null): string | null {
  const days = daysEvery(every);
  if (days !== null) return addDays(day, steps * days);
  if (!isMonthEnd(day)) return null;
  const months = monthsEvery(every);
  if (months !== null) return addMonths(day, steps * months);
  const term = every === "termly" ? termEnding(day) : null;
  return term && daysOf(stepTerm(term, steps)).end;
}

type Term = Extract<Span, { kind: "term" }>;

/** The term that ends on a day; null where none does. */
function termEnding(day: string): Term | null {
  const last = Number(day.slice(0, 4));
  const terms = [1, 2, 3].flatMap((term): Term[] => [last - 1, last].map((year) => ({ kind: "term", year, term })));
  return terms.find((term) => daysOf(term).end === day) ?? null;
}

function stepTerm(span: Term, steps: number): Term {
  const [years, term] = carry(span.term - 1 + steps, 3);
  return { ...span, year: span.year + years, term: term + 1 };
}

/** Whether a year has 53 weeks is the body's own affair. After week 53 comes week 1; after week 52 either may. */
function stepWeek(span: Numbered, steps: number): Numbered | null {
  if (span.number === MOST_WEEKS_IN_YEAR && steps > 0) return { ...span, year: span.year + 1, number: steps };
  const number = span.number + steps;
  return number >= 1 && number < MOST_WEEKS_IN_YEAR ? { ...span, number } : null;
}

/** The span a number of months later; null where that is not a multiple of its length. */
export function moveSpan(span: Span, months: number): Span | null {
  switch (span.kind) {
    case "year":
    case "half":
    case "quarter":
    case "month": {
      const length = monthsIn(span) ?? 1;
      return months % length === 0 ? countOn(span, months / length) : null;
    }
    case "day":
      return isMonthEnd(span.day) ? { kind: "day", day: addMonths(span.day, months) } : null;
    case "term":
    case "week":
    case "numbered-week":
    case "four-weeks":
      return null;
    case "year-to-date":
      return span.upTo && withUpTo(span.calendar, moveSpan(span.upTo, months));
  }
}

/** The span so many of its own lengths later. */
function countOn(span: Extract<Span, { kind: "year" | "half" | "quarter" | "month" }>, steps: number): Span {
  switch (span.kind) {
    case "year":
      return { ...span, year: span.year + steps };
    case "half":
    case "quarter": {
      const [years, part] = carry(span.part - 1 + steps, span.kind === "half" ? 2 : 4);
      return { ...span, year: span.year + years, part: part + 1 };
    }
    case "month": {
      const [years, month] = carry(span.month - 1 + steps, 12);
      return { ...span, year: span.year + years, month: month + 1 };
    }
  }
}

/**
 * The same span one year earlier. 29 February becomes 28 February; where figures come by the week, a day becomes the
 * same day of the week, 52 weeks before.
 */
export function yearBefore(span: Span, reporting: Reporting): Span {
  switch (span.kind) {
    case "year":
    case "half":
    case "quarter":
    case "month":
    case "term":
    case "numbered-week":
    case "four-weeks":
      return { ...span, year: span.year - 1 };
    case "day":
      return { kind: "day", day: dayBefore(span.day, reporting.every) };
    case "week":
      return { ...span, last: addDays(span.last, -WEEKS_IN_YEAR * 7) };
    case "year-to-date":
      return { ...span, year: span.year - 1, upTo: span.upTo && partBefore(span.upTo, span.calendar, reporting) };
  }
}

const WEEKS_IN_YEAR = 52;

function dayBefore(day: string, every: Frequency | null): string {
  return daysEvery(every) === null ? addMonths(day, -12) : addDays(day, -WEEKS_IN_YEAR * 7);
}

/** The part of the year before. The last week of a year would come to the first day of the same one, and goes back by one more. */
function partBefore(part: YearPart, calendar: Calendar, reporting: Reporting): YearPart | null {
  const before = yearBefore(part, reporting);
  if (!isYearPart(before)) return null;
  if (yearOfPart(before, calendar) < yearOfPart(part, calendar)) return before;
  if (before.kind === "week") return { ...before, last: addDays(before.last, -7) };
  return before.kind === "day" ? { kind: "day", day: addDays(before.day, -7) } : before;
}

function withUpTo(calendar: Calendar, upTo: Span | null): Span | null {
  return upTo && isYearPart(upTo) ? ofYearTo(upTo, calendar) : null;
}

/** Division with a remainder that is never negative: [quotient, remainder]. */
function carry(value: number, each: number): [number, number] {
  const turns = Math.floor(value / each);
  return [turns, value - turns * each];
}
