import type { Marks } from "./grammar/marks";
import type { MonthMark } from "./grammar/part";
import { monthName } from "./calendar";
import { adviceFor, noYear, type NoSpan, type ReadingContext } from "./no-span";
import type { Reporting } from "./reporting";
import { daysOf, type Span } from "./span";
import { firstMonthOf, hasOneNumber, monthOfYear, yearFrom, yearOf, yearOfMonth, type Calendar } from "./years";

/**
 * The spans that may end on a day: its month, its quarter and half of the body's year, and its years. Where the body
 * says how often it reports, also the quarter and the year of another body, which go on by their own length.
 */
export function candidatesEnding(day: string, { year: own, every }: Reporting): Span[] {
  const [year, month] = [Number(day.slice(0, 4)), Number(day.slice(5, 7))];
  const number = monthOfYear(month, own);
  const calendars = new Set([own, ...(["academic", "calendar"] as const)]);
  return [
    { kind: "month", year, month },
    { kind: "quarter", calendar: own, year: yearOf(day, own), part: Math.ceil(number / 3) },
    { kind: "half", calendar: own, year: yearOf(day, own), part: Math.ceil(number / 6) },
    ...[...calendars].map((calendar): Span => ({ kind: "year", calendar, year: yearOf(day, calendar) })),
    ...(every === null ? [] : ofOtherBodies(day)),
  ];
}

/** The year that ends with the month of a day, and its last quarter. */
function ofOtherBodies(day: string): Span[] {
  const calendar = yearFrom((Number(day.slice(5, 7)) % 12) + 1);
  const year = yearOf(day, calendar);
  return [
    { kind: "quarter", calendar, year, part: 4 },
    { kind: "year", calendar, year },
  ];
}

/** A body's year in a sentence: "the financial year", "the year from October". */
export function nameYear(year: Calendar): string {
  return year === "financial" ? "the financial year" : `the year from ${monthName(firstMonthOf(year))}`;
}

/** Resolves a month; its year is its own, or that of the text around it. */
export function findMonth(
  text: string,
  { month, year }: MonthMark,
  marks: Marks,
  context: ReadingContext,
): Span | NoSpan {
  if (month < 1 || month > 12) return { why: `“${text}” has no month of that number. Write it as “September 2024”.` };
  const own = year ?? impliedYear(month, marks, context);
  if (own === null) return noYear(text, "Write it as “September 2024”.");
  // In "March 31 2025" and "Sep 24 2024" the first number is no year.
  const isAtOdds = year !== null && marks.year[0] !== undefined;
  const isElsewhere = marks.years[0] && !hasYearPart(marks) && impliedYear(month, marks, context) !== year;
  if (isAtOdds || (year !== null && isElsewhere)) {
    return { why: `“${text}” names periods that differ. ${adviceFor(context.reporting)}` };
  }
  return { kind: "month", year: own, month };
}

function hasYearPart({ half, quarter }: Marks): boolean {
  return half.length > 0 || quarter.length > 0;
}

/** The year of a month, where the text around it or the context shows it. */
function impliedYear(
  month: number,
  { years, year, calendar }: Marks,
  { financialYear, reporting }: ReadingContext,
): number | null {
  const [said] = years;
  if (said) return yearOfMonth(month, said.first, calendar[0] === "academic" ? "academic" : reporting.year);
  if (year[0] !== undefined) return year[0];
  return financialYear === undefined ? null : yearOfMonth(month, financialYear, reporting.year);
}

/**
 * Resolves "July to September 2024" to a quarter, and likewise six months to a half and twelve to a year, where they
 * match one.
 */
export function findRange(
  text: string,
  { first, last }: { first: MonthMark; last: MonthMark },
  marks: Marks,
  context: ReadingContext,
): Span | NoSpan {
  const own = context.reporting.year;
  // The first month shows the year: "Sep-Aug 2023/24" ends in August 2024.
  const begins = marks.years[0] ? impliedYear(first.month, marks, context) : null;
  const ofYears = begins === null ? null : first.month > last.month ? begins + 1 : begins;
  const until = last.year ?? ofYears ?? impliedYear(last.month, marks, context) ?? yearOfDay(last.month, marks);
  if (until === null) return noYear(text, adviceFor(context.reporting));
  const from = first.year ?? (first.month > last.month ? until - 1 : until);
  const count = (until - from) * 12 + last.month - first.month + 1;
  const kind = count === 3 ? "quarter" : count === 6 ? "half" : count === 12 ? "year" : null;
  const end = daysOf({ kind: "month", year: until, month: last.month }).end;
  // "Jan-Dec 2023/24" is no calendar year.
  const isOfYears = (span: Span): boolean => !marks.years[0] || span.kind !== "year" || !hasOneNumber(span.calendar);
  const found =
    end === null
      ? undefined
      : candidatesEnding(end, context.reporting).find(
          (span) => span.kind === kind && daysOf(span).end === end && isOfYears(span),
        );
  const advice = adviceFor(context.reporting);
  return found ?? { why: `“${text}” is not a quarter, a half or a year of ${nameYear(own)}. ${advice}` };
}

function yearOfDay(month: number, { day }: Marks): number | null {
  const [said] = day;
  return said?.day && Number(said.day.slice(5, 7)) === month ? Number(said.day.slice(0, 4)) : null;
}
