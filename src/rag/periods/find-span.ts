import { FIRST_REPORT_YEAR, LAST_REPORT_YEAR } from "./calendar";
import { candidatesEnding, findMonth, findRange } from "./find-months";
import type { Marks } from "./grammar/marks";
import { EXAMPLE, noYear, type NoSpan, type PeriodContext } from "./no-span";
import { calendarMonth, daysOf, isYearPart, sameSpan, yearOf, type Calendar, type Span } from "./span";

/** The span given by the marks in a text, or why it is uncertain. */
export function findSpan(text: string, marks: Marks, context: PeriodContext): Span | NoSpan {
  const doubled = findDoubled(text, marks);
  if (doubled) return doubled;
  const [other] = marks.other;
  if (other !== undefined) return { why: `“${other}” is not a period of which the days are known. ${EXAMPLE}` };
  if (marks.yearless[0] !== undefined) return noYear(marks.yearless[0], "Write it as “30/09/2024”.");
  const [years] = marks.years;
  if (years && Number.isNaN(years.first)) return { why: `“${text}” is not one year. Write the year as “2024/25”.` };
  const [day] = marks.day;
  if (day && day.day === null) return { why: `There is no day “${day.text}”.` };
  const found =
    marks.ending.length > 0
      ? findEnding(text, marks)
      : marks.toDate.length > 0
        ? findToDate(text, marks, context)
        : findPart(text, marks, context);
  if ("why" in found) return found;
  const { start } = daysOf(found);
  return isReportYear(Number(start.slice(0, 4))) ? found : { why: `“${text}” is not in a year that a report is for.` };
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
  "month",
  "range",
  "day",
  "ending",
  "toDate",
] as const;

function findDoubled(text: string, marks: Marks): NoSpan | null {
  const doubled = ONCE.some((key) => marks[key].length > 1) || (marks.years.length > 0 && marks.year.length > 0);
  return doubled ? { why: `“${text}” names more than one period. ${EXAMPLE}` } : null;
}

/** Resolves "Year ending 31 March 2025", "quarter to June 2024". */
function findEnding(text: string, marks: Marks): Span | NoSpan {
  const [kind] = marks.ending;
  if (kind === "week") return { why: `“${text}” is a week. Write the day on which it ends, such as “04/04/2025”.` };
  const [day, month] = [marks.day[0], marks.month[0]];
  const others = [
    marks.years,
    marks.year,
    marks.half,
    marks.quarter,
    marks.term,
    marks.monthNumber,
    marks.range,
    marks.toDate,
  ];
  const end =
    day?.day ??
    (month && month.year !== null ? daysOf({ kind: "month", year: month.year, month: month.month }).end : null);
  if (!end || others.some((other) => other.length > 0)) return { why: `“${text}” is not understood. ${EXAMPLE}` };
  const ends = candidatesEnding(end).find((span) => span.kind === kind && daysOf(span).end === end);
  return ends ?? { why: `“${text}” is not a ${kind ?? "period"} of the financial or the calendar year. ${EXAMPLE}` };
}

/** Resolves "2024/25 YTD 10.10.24", "Q2 2024/25 YTD", "2024/25 year to date". */
function findToDate(text: string, marks: Marks, context: PeriodContext): Span | NoSpan {
  const calendar = marks.calendar[0] ?? (marks.year.length > 0 ? "calendar" : "financial");
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
  if (!isYearPart(upTo)) return { why: `“${text}” is not understood: a term has no year to date. ${EXAMPLE}` };
  return { kind: "year-to-date", calendar, year: yearOf(daysOf(upTo).start, calendar), upTo };
}

function hasPart({ half, quarter, term, monthNumber, month, range }: Marks): boolean {
  return [half, quarter, term, monthNumber, month, range].some((marks) => marks.length > 0);
}

/** Resolves the named period, without "ending" and "to date". */
function findPart(text: string, marks: Marks, context: PeriodContext): Span | NoSpan {
  const [named, ...others] = findNamed(text, marks, context);
  if (!named) return { why: `“${text}” names no period. ${EXAMPLE}` };
  if ("why" in named) return named;
  // "Q2 2024/25 (July to September)": the brackets repeat the period, or give its last day or month.
  const disagrees = others.some((other) => "why" in other || !(sameSpan(named, other) || endsAlike(named, other)));
  return disagrees ? { why: `“${text}” names periods that differ. ${EXAMPLE}` } : named;
}

function endsAlike(whole: Span, part: Span): boolean {
  return (part.kind === "day" || part.kind === "month") && daysOf(whole).end === daysOf(part).end;
}

/** Every period that the marks name, the decisive one first. */
function findNamed(text: string, marks: Marks, context: PeriodContext): (Span | NoSpan)[] {
  const found: (Span | NoSpan)[] = [];
  const [half, quarter, term, monthNumber, month, range, day] = [
    ...[marks.half[0], marks.quarter[0], marks.term[0], marks.monthNumber[0]],
    ...([marks.month[0], marks.range[0], marks.day[0]] as const),
  ] as const;
  const beside = range ? findRange(text, range, marks, context) : month ? findMonth(text, month, marks, context) : null;
  if (quarter !== undefined) found.push(findYearPart(text, "quarter", quarter, marks, context, beside));
  if (half !== undefined) found.push(findYearPart(text, "half", half, marks, context, beside));
  if (term !== undefined) found.push(findTerm(text, term, marks, context));
  if (monthNumber !== undefined)
    found.push(findMonth(text, { month: calendarMonth(monthNumber), year: null }, marks, context));
  if (beside) found.push(beside);
  const [years, year] = [marks.years[0], marks.year[0]];
  const isYearSaid = found.length > 0;
  if (!isYearSaid && years) found.push(findYears(text, years, marks));
  if (!isYearSaid && year !== undefined) found.push(findYear(text, year, marks));
  if (day?.day) found.push({ kind: "day", day: day.day });
  return found;
}

function findYears(
  text: string,
  { first, isShort }: { first: number; isShort: boolean },
  { calendar }: Marks,
): Span | NoSpan {
  if (calendar[0] === "calendar") return { why: `“${text}” is not a calendar year. Write it as “2024”.` };
  if (isShort && first % 100 < 12 && calendar.length === 0) {
    return { why: `“${text}” could be a year or a date. Write the year as “${first}/${String(first + 1).slice(2)}”.` };
  }
  return { kind: "year", calendar: calendar[0] ?? "financial", year: first };
}

function findYear(text: string, year: number, { calendar }: Marks): Span | NoSpan {
  const [said] = calendar;
  if (said === "financial" || said === "academic") return { why: twoYears(text, year) };
  return { kind: "year", calendar: "calendar", year };
}

function twoYears(text: string, year: number): string {
  return `“${text}” could be ${spanText(year - 1)} or ${spanText(year)}. Write the year as “${spanText(year)}”.`;
}

function spanText(first: number): string {
  return `${first}/${String(first + 1).slice(2)}`;
}

function findYearPart(
  text: string,
  kind: "half" | "quarter",
  part: number,
  marks: Marks,
  { financialYear }: PeriodContext,
  beside: Span | NoSpan | null,
): Span | NoSpan {
  const [years, year, calendar] = [marks.years[0], marks.year[0], marks.calendar[0]];
  const of = (said: Calendar, first: number): Span => ({ kind, calendar: said, year: first, part });
  if (calendar === "academic") return { why: `“${text}”: an academic year has terms, not quarters. ${EXAMPLE}` };
  if (years)
    return calendar === "calendar"
      ? { why: `“${text}” is not in a calendar year. ${EXAMPLE}` }
      : of("financial", years.first);
  // "Q2 (Jul-Sep 2024)", "Q2 September 2024": the months show which year is meant.
  if (beside && !("why" in beside)) {
    const end = daysOf(beside).end;
    const candidate = end === null ? null : of("financial", yearOf(end, "financial"));
    if (candidate && daysOf(candidate).end === end) return candidate;
  }
  if (year !== undefined) {
    if (calendar === "calendar") return of("calendar", year);
    return {
      why: `“${text}” could be of ${spanText(year)} or of the calendar year ${year}. Write it as “${spanText(year)} ${kind === "half" ? "H" : "Q"}${part}”.`,
    };
  }
  const [day] = marks.day;
  if (day?.day) {
    const candidate = of("financial", yearOf(day.day, "financial"));
    return daysOf(candidate).end === day.day ? candidate : { why: `“${text}” names periods that differ. ${EXAMPLE}` };
  }
  return financialYear === undefined ? noYear(text, EXAMPLE) : of("financial", financialYear);
}

function findTerm(text: string, term: number, marks: Marks, { financialYear }: PeriodContext): Span | NoSpan {
  const [years, year, calendar] = [marks.years[0], marks.year[0], marks.calendar[0]];
  if (calendar === "calendar" || calendar === "financial")
    return { why: `“${text}”: a term is of an academic year. Write it as “2024/25 Spring Term”.` };
  if (years) return { kind: "term", year: years.first, term };
  // "2024 Spring Term": the spring term that falls in 2024.
  if (year !== undefined) return { kind: "term", year: term === 1 ? year : year - 1, term };
  if (financialYear === undefined) return noYear(text, "Write it as “2024/25 Spring Term”.");
  return { kind: "term", year: term === 3 ? financialYear - 1 : financialYear, term };
}
