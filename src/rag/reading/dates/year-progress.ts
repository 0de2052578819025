import type { CellContent } from "../../cell";
import { monthOf } from "../../periods/calendar";
import { isRead } from "../../periods/period";
import { readPeriod } from "../../periods/read-period";
import { daysEvery, USUAL_REPORTING, type Reporting } from "../../periods/reporting";
import { daysOf, FOUR_WEEKS_IN_YEAR, MOST_WEEKS_IN_YEAR, type Span } from "../../periods/span";
import { hasOneNumber, monthOfYear, yearOf, yearStart, type Calendar } from "../../periods/years";
import { readDay } from "./day";
import { isDayFormat, isMonthFormat } from "./show-day";

/** How much of the body's year, usually April to March, has passed: 2 of 4 quarters, 7 of 12 months, 193 of 365 days. */
export interface Progress {
  gone: number;
  of: number;
  each: "quarter" | "month" | "week" | "four-week period" | "day";
}

const DAY_MS = 86_400_000;

const WHOLE: Progress = { gone: 4, of: 4, each: "quarter" };

/**
 * Reads an as-of date as progress through the body's year. Null when it does not show how far the year is: a term, a
 * year of another kind.
 */
export function readProgress(asOf: CellContent, reporting: Reporting = USUAL_REPORTING): Progress | null {
  if (isWholeYearNumber(asOf, reporting)) return WHOLE;
  const day = readDay(asOf);
  if (day) return daysGone(day, reporting.year);
  if (asOf.kind !== "text") return null;
  const text = String(asOf.value);
  const span = isReadAsWritten(reporting) ? null : spanOf(text, reporting);
  return span ? progressAt(span, reporting.year) : progressInText(asOf, text, reporting);
}

/** How far a year is in "Q2" or "P7" is the same in any. */
const ANY_YEAR = 2024;

function spanOf(text: string, reporting: Reporting): Span | null {
  const read = readPeriod(text, { reporting });
  const period =
    isRead(read) || read.lacks === undefined ? read : readPeriod(text, { reporting, financialYear: ANY_YEAR });
  return isRead(period) ? period.span : null;
}

/** True for a body of the usual year and no weeks: its as-of dates say how far the year is by their words alone. */
function isReadAsWritten({ year, every }: Reporting): boolean {
  return year === "financial" && daysEvery(every) === null;
}

/** How far the body's year is at the end of a period. */
function progressAt(span: Span, own: Calendar): Progress | null {
  switch (span.kind) {
    case "year":
      return span.calendar === own ? WHOLE : null;
    case "half":
    case "quarter": {
      if (span.calendar !== own) return daysGone(daysOf(span).end ?? "", own);
      return { gone: span.kind === "half" ? span.part * 2 : span.part, of: 4, each: "quarter" };
    }
    case "month":
      return monthsGone(span.month, own);
    case "day":
      return daysGone(span.day, own);
    case "week":
      return daysGone(span.last, own);
    case "numbered-week":
      if (span.calendar !== own) return null;
      return { gone: span.number, of: Math.max(span.number, MOST_WEEKS_IN_YEAR - 1), each: "week" };
    case "four-weeks":
      return span.calendar === own ? fourWeeksGone(span.number) : null;
    case "year-to-date":
      return span.upTo && progressAt(span.upTo, own);
    case "term":
      return null;
  }
}

function progressInText(asOf: CellContent, text: string, reporting: Reporting): Progress | null {
  const own = reporting.year;
  // Of "01/04/2024 - 30/09/2024", the last.
  const dated = [...text.matchAll(/\b\d{1,2}([/.-])\d{1,2}\1(?:\d{4}|\d{2})\b/g)].at(-1)?.[0];
  const written = dated === undefined ? null : readDay({ ...asOf, value: dated });
  if (written) return daysGone(written, own);
  const quarter = quarterIn(text);
  if (quarter) return { gone: Number(quarter), of: 4, each: "quarter" };
  const half = /\b(?:h([12])|(first|second) half|half[\s-]?year)\b/i.exec(text);
  if (half) return { gone: half[1] === "2" || /second/i.test(half[0]) ? 4 : 2, of: 4, each: "quarter" };
  const numbered = readNumbered(text, reporting);
  if (numbered) return numbered;
  const months = [...text.matchAll(/\b(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*/gi)].map(([name]) =>
    monthOf(name),
  );
  const last = months.at(-1);
  if (last) return monthsGone(last, own);
  if (isYearText(text, reporting)) return WHOLE;
  const period = readPeriod(text, { reporting });
  return isRead(period) && period.span.kind === "month" ? monthsGone(period.span.month, own) : null;
}

/** "2025" as a number, or as the year of a date, for a body whose year begins in January. */
function isWholeYearNumber({ kind, value, format }: CellContent, { year }: Reporting): boolean {
  if (kind !== "number" || !hasOneNumber(year)) return false;
  if (readDay({ kind, value, format }) !== null)
    return /y/i.test(format) && !isDayFormat(format) && !isMonthFormat(format);
  const period = readPeriod(String(value), { reporting: { year, every: null } });
  return isRead(period) && period.kind === "year";
}

/** "Month 6", "P7". */
function readNumbered(text: string, { every }: Reporting): Progress | null {
  const [said = "", written] = /\b(?:month|period|m|p)\s?(\d{1,2})\b/i.exec(text) ?? [];
  const number = Number(written);
  if (every === "four-weekly" && /^p/i.test(said)) return fourWeeksGone(number);
  return number >= 1 && number <= 12 ? { gone: number, of: 12, each: "month" } : null;
}

function fourWeeksGone(number: number): Progress | null {
  const isOne = number >= 1 && number <= FOUR_WEEKS_IN_YEAR;
  return isOne ? { gone: number, of: FOUR_WEEKS_IN_YEAR, each: "four-week period" } : null;
}

/** "2024/25", "2022-23", "2023/24 outturn": the whole year. "2024-09" is a month, and "2022-25" a span of years. */
function isYearText(text: string, reporting: Reporting): boolean {
  if (reporting.year === "financial" && !WHOLE_YEAR.test(text)) return false;
  const period = readPeriod(text, { reporting });
  return isRead(period) && period.span.kind === "year" && period.span.calendar === reporting.year;
}

const WHOLE_YEAR =
  /^\s*(?:19|20)\d{2}\s?[/-]\s?(?:\d{2}|\d{4})(?:\s(?:outturn|final|year[\s-]?end|full[\s-]year|provisional))?\s*$/i;

const QUARTERS_TO =
  /\bq(?:uarters?|trs?)?\.?\s?[1-4]\s?(?:[-\u2010-\u2014&/]|to|and)\s?q(?:uarter|tr)?\.?\s?([1-4])\b/i;

function quarterIn(text: string): string | undefined {
  return (
    QUARTERS_TO.exec(text)?.[1] ??
    /\bq(?:uarter|tr)?\.?\s?([1-4])\b/i.exec(text)?.[1] ??
    /\b([1-4])(?:st|nd|rd|th)\s(?:quarter|qtr)\b/i.exec(text)?.[1]
  );
}

/** True for an as-of date that names one quarter: the value may be that quarter's own, even in the last one. */
export function isQuarterNamed({ kind, value }: CellContent): boolean {
  return kind === "text" && quarterIn(String(value)) !== undefined && !QUARTERS_TO.test(String(value));
}

/** True for an as-of date that is only a year: "2024/25", "2024/25 outturn". */
export function isWholeYear(asOf: CellContent, reporting: Reporting = USUAL_REPORTING): boolean {
  if (asOf.kind === "text") return isYearText(String(asOf.value), reporting);
  return isWholeYearNumber(asOf, reporting);
}

/** "2 of 4 quarters", "1 of 12 months". */
export function describeProgress({ gone, of, each }: Progress): string {
  return `${gone} of ${of} ${each}s`;
}

function monthsGone(month: number, own: Calendar): Progress {
  return { gone: monthOfYear(month, own), of: 12, each: "month" };
}

function daysGone(day: string, own: Calendar): Progress {
  const date = new Date(`${day}T00:00:00Z`);
  const next = new Date(date.getTime() + DAY_MS);
  // On its last day, a month counts as a whole one.
  if (next.getUTCDate() === 1) return monthsGone(date.getUTCMonth() + 1, own);
  const year = yearOf(day, own);
  const start = Date.parse(`${yearStart(year, own)}T00:00:00Z`);
  const end = Date.parse(`${yearStart(year + 1, own)}T00:00:00Z`);
  return { gone: (next.getTime() - start) / DAY_MS, of: (end - start) / DAY_MS, each: "day" };
}
