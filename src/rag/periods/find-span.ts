import { FIRST_REPORT_YEAR, LAST_REPORT_YEAR } from "./calendar";
import { candidatesEnding, findMonth, findRange, nameYear } from "./find-months";
import type { Marks } from "./grammar/marks";
import { findNumbered, findTerm, findYear, findYearPart, findYears } from "./find-year-part";
import { addDays } from "./days";
import { adviceFor, noYear, type NoSpan, type PeriodContext, type ReadingContext } from "./no-span";
import { daysEvery, exampleYear, USUAL_REPORTING } from "./reporting";
import { daysOf, isYearPart, ofYearTo, sameSpan, type Span } from "./span";
import { calendarMonth, firstMonthOf, hasOneNumber, yearOf, type Calendar } from "./years";

/** The span given by the marks in a text, or why it is uncertain. */
export function findSpan(
  text: string,
  read: Marks,
  { financialYear, reporting = USUAL_REPORTING }: PeriodContext,
): Span | NoSpan {
  const context: ReadingContext = { financialYear, reporting };
  const own = reporting.year;
  const marks = { ...read, calendar: read.calendar.map((said) => calendarSaid(said, own)) };
  const advice = adviceFor(reporting);
  const doubled = findDoubled(text, marks, advice);
  if (doubled) return doubled;
  const [other] = marks.other;
  if (other !== undefined) return { why: `“${other}” is not a period of which the days are known. ${advice}` };
  if (marks.yearless[0] !== undefined) return noYear(marks.yearless[0], "Write it as “30/09/2024”.");
  const [years] = marks.years;
  if (years && Number.isNaN(years.first))
    return { why: `“${text}” is not one year. Write the year as “${exampleYear(own)}”.` };
  if (years && hasOneNumber(own) && (marks.calendar[0] ?? own) === own && marks.term.length === 0)
    return { why: `“${text}” has two years, and the year begins in January. Write the year as “${years.first}”.` };
  const [day] = marks.day;
  if (day && day.day === null) return { why: `There is no day “${day.text}”.` };
  const found =
    marks.ending.length > 0 || marks.commencing.length > 0
      ? findEnding(text, marks, context)
      : marks.toDate.length > 0
        ? findToDate(text, marks, context)
        : findPart(text, marks, context);
  if ("why" in found) return found;
  const { start } = daysOf(found);
  return isReportYear(Number(start.slice(0, 4))) ? found : { why: `“${text}” is not in a year that a report is for.` };
}

/** The kind of year that words name. "Financial year" is the body's own; its own may be the calendar or the school year. */
function calendarSaid(said: Calendar, own: Calendar): Calendar {
  return said === "financial" || firstMonthOf(said) === firstMonthOf(own) ? own : said;
}

/** True for the first year of a period that a report may be about, with one year to spare at either end. */
export function isReportYear(year: number): boolean {
  return year >= FIRST_REPORT_YEAR - 1 && year <= LAST_REPORT_YEAR + 1;
}

const ONCE = [
  "years",
  "year",
  "calendar",
  "half",
  "quarter",
  "term",
  "monthNumber",
  "numbered",
  "month",
  "range",
  "day",
  "ending",
  "commencing",
  "toDate",
] as const;

/** A numbered week names its days by itself: those of the same period beside it cannot be checked. */
const NOT_BESIDE_NUMBERS = [
  "half",
  "quarter",
  "term",
  "monthNumber",
  "month",
  "range",
  "day",
  "ending",
  "commencing",
] as const;

function findDoubled(text: string, marks: Marks, advice: string): NoSpan | null {
  const doubled =
    ONCE.some((key) => marks[key].length > 1) ||
    (marks.years.length > 0 && marks.year.length > 0) ||
    (marks.numbered.length > 0 && NOT_BESIDE_NUMBERS.some((key) => marks[key].length > 0));
  return doubled ? { why: `“${text}” names more than one period. ${advice}` } : null;
}

/** Resolves "Year ending 31 March 2025", "quarter to June 2024"; "week commencing 6 October 2025" for a body that reports by the week. */
function findEnding(text: string, marks: Marks, { reporting }: ReadingContext): Span | NoSpan {
  const [kind = "week"] = marks.ending;
  const isByWeek = daysEvery(reporting.every) !== null;
  if (kind === "week" && !isByWeek)
    return { why: `“${text}” is a week. Write the day on which it ends, such as “04/04/2025”.` };
  const [day, month] = [marks.day[0], marks.month[0]];
  const end =
    day?.day ??
    (month && month.year !== null ? daysOf({ kind: "month", year: month.year, month: month.month }).end : null);
  if (!end || hasOtherThanEnd(marks)) return { why: `“${text}” is not understood. ${adviceFor(reporting)}` };
  if (kind === "week") return findWeek(text, marks);
  const ends = candidatesEnding(end, reporting).find((span) => span.kind === kind && daysOf(span).end === end);
  const which = reporting.year === "financial" ? "the financial" : nameYear(reporting.year);
  return ends ?? { why: `“${text}” is not a ${kind} of ${which} or the calendar year. ${adviceFor(reporting)}` };
}

function hasOtherThanEnd(marks: Marks): boolean {
  const others = [marks.years, marks.year, marks.half, marks.quarter, marks.term, marks.monthNumber, marks.range];
  return [...others, marks.toDate].some((other) => other.length > 0);
}

function findWeek(text: string, { day: [day], ending, commencing }: Marks): Span | NoSpan {
  if (!day?.day || (ending.length > 0 && commencing.length > 0))
    return { why: `“${text}” is not one week. Write it as “w/e 05/10/2025”.` };
  return ending.length > 0
    ? { kind: "week", last: day.day, named: "last" }
    : { kind: "week", last: addDays(day.day, 6), named: "first" };
}

/** Resolves "2024/25 YTD 10.10.24", "Q2 2024/25 YTD", "2024/25 year to date". */
function findToDate(text: string, marks: Marks, context: ReadingContext): Span | NoSpan {
  const own = context.reporting.year;
  const calendar = marks.calendar[0] ?? (marks.year.length > 0 && !hasOneNumber(own) ? "calendar" : own);
  const given = marks.years[0]?.first ?? marks.year[0];
  const [day] = marks.day;
  if (day?.day && !hasPart(marks)) {
    const year = yearOf(day.day, calendar);
    if (given !== undefined && given !== year) return { why: `“${text}”: ${day.text} is not in that year.` };
    return { kind: "year-to-date", calendar, year, upTo: { kind: "day", day: day.day } };
  }
  const upTo = findPart(text, marks, context);
  if ("why" in upTo) return given === undefined && !hasPart(marks) ? { ...upTo, lacks: "year" } : upTo;
  if (upTo.kind === "year") return { kind: "year-to-date", calendar: upTo.calendar, year: upTo.year, upTo: null };
  if (!isYearPart(upTo))
    return { why: `“${text}” is not understood: a term has no year to date. ${adviceFor(context.reporting)}` };
  return ofYearTo(upTo, calendar);
}

function hasPart({ half, quarter, term, monthNumber, numbered, month, range }: Marks): boolean {
  return [half, quarter, term, monthNumber, numbered, month, range].some((marks) => marks.length > 0);
}

/** Resolves the named period, without "ending" and "to date". */
function findPart(text: string, marks: Marks, context: ReadingContext): Span | NoSpan {
  const [named, ...others] = findNamed(text, marks, context);
  if (!named) return { why: `“${text}” names no period. ${adviceFor(context.reporting)}` };
  if ("why" in named) return named;
  // "Q2 2024/25 (July to September)": the brackets repeat the period, or give its last day or month.
  const disagrees = others.some((other) => "why" in other || !(sameSpan(named, other) || endsAlike(named, other)));
  return disagrees ? { why: `“${text}” names periods that differ. ${adviceFor(context.reporting)}` } : named;
}

function endsAlike(whole: Span, part: Span): boolean {
  return (part.kind === "day" || part.kind === "month") && daysOf(whole).end === daysOf(part).end;
}

/** Every period that the marks name, the decisive one first. */
function findNamed(text: string, marks: Marks, context: ReadingContext): (Span | NoSpan)[] {
  const found: (Span | NoSpan)[] = [];
  const [half, quarter, term, monthNumber, month, range, day] = [
    ...[marks.half[0], marks.quarter[0], marks.term[0], marks.monthNumber[0]],
    ...([marks.month[0], marks.range[0], marks.day[0]] as const),
  ] as const;
  const [numbered] = marks.numbered;
  const beside = range ? findRange(text, range, marks, context) : month ? findMonth(text, month, marks, context) : null;
  if (quarter !== undefined) found.push(findYearPart(text, "quarter", quarter, marks, context, beside));
  if (half !== undefined) found.push(findYearPart(text, "half", half, marks, context, beside));
  if (term !== undefined) found.push(findTerm(text, term, marks, context));
  if (monthNumber !== undefined)
    found.push(
      findMonth(text, { month: calendarMonth(monthNumber, context.reporting.year), year: null }, marks, context),
    );
  if (numbered) found.push(findNumbered(text, numbered, marks, context));
  if (beside) found.push(beside);
  const [years, year] = [marks.years[0], marks.year[0]];
  const isYearSaid = found.length > 0;
  if (!isYearSaid && years) found.push(findYears(text, years, marks, context));
  if (!isYearSaid && year !== undefined) found.push(findYear(text, year, marks, context));
  if (day?.day) found.push({ kind: "day", day: day.day });
  return found;
}
