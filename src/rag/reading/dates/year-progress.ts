import type { CellContent } from "../../cell";
import { monthOf } from "../../periods/calendar";
import { isRead } from "../../periods/period";
import { readPeriod } from "../../periods/read-period";
import { FIRST_MONTH, financialMonth, yearOf } from "../../periods/span";
import { readDay } from "./day";

/** How much of the reporting year, April to March, has passed: 2 of 4 quarters, 7 of 12 months, 193 of 365 days. */
export interface Progress {
  gone: number;
  of: number;
  each: "quarter" | "month" | "day";
}

const DAY_MS = 86_400_000;

/**
 * Reads an as-of date as progress through the year. Null when it does not show how far the year is: a term, a bare
 * calendar year.
 */
export function readProgress(asOf: CellContent): Progress | null {
  const day = readDay(asOf);
  if (day) return daysGone(day);
  if (asOf.kind !== "text") return null;
  const text = String(asOf.value);
  // Of "01/04/2024 - 30/09/2024", the last.
  const dated = [...text.matchAll(/\b\d{1,2}([/.-])\d{1,2}\1(?:\d{4}|\d{2})\b/g)].at(-1)?.[0];
  const written = dated === undefined ? null : readDay({ ...asOf, value: dated });
  if (written) return daysGone(written);
  const quarter = quarterIn(text);
  if (quarter) return { gone: Number(quarter), of: 4, each: "quarter" };
  const half = /\b(?:h([12])|(first|second) half|half[\s-]?year)\b/i.exec(text);
  if (half) return { gone: half[1] === "2" || /second/i.test(half[0]) ? 4 : 2, of: 4, each: "quarter" };
  const numbered = Number(/\b(?:month|period|m|p)\s?(\d{1,2})\b/i.exec(text)?.[1]);
  if (numbered >= 1 && numbered <= 12) return { gone: numbered, of: 12, each: "month" };
  const months = [...text.matchAll(/\b(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*/gi)].map(([name]) =>
    monthOf(name),
  );
  const last = months.at(-1);
  if (last) return monthsGone(last);
  if (isYearText(text)) return { gone: 4, of: 4, each: "quarter" };
  const period = readPeriod(text);
  return isRead(period) && period.span.kind === "month" ? monthsGone(period.span.month) : null;
}

/** "2024/25", "2022-23", "2023/24 outturn": the whole year. "2024-09" is a month, and "2022-25" a span of years. */
function isYearText(text: string): boolean {
  if (!WHOLE_YEAR.test(text)) return false;
  const period = readPeriod(text);
  return isRead(period) && period.kind === "year";
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
export function isWholeYear({ kind, value }: CellContent): boolean {
  return kind === "text" && isYearText(String(value));
}

/** "2 of 4 quarters", "1 of 12 months". */
export function describeProgress({ gone, of, each }: Progress): string {
  return `${gone} of ${of} ${each}s`;
}

function monthsGone(month: number): Progress {
  return { gone: financialMonth(month), of: 12, each: "month" };
}

function daysGone(day: string): Progress {
  const date = new Date(`${day}T00:00:00Z`);
  const next = new Date(date.getTime() + DAY_MS);
  // On its last day, a month counts as a whole one.
  if (next.getUTCDate() === 1) return monthsGone(date.getUTCMonth() + 1);
  const year = yearOf(day, "financial");
  const start = Date.UTC(year, FIRST_MONTH.financial - 1, 1);
  return {
    gone: (next.getTime() - start) / DAY_MS,
    of: (Date.UTC(year + 1, FIRST_MONTH.financial - 1, 1) - start) / DAY_MS,
    each: "day",
  };
}
