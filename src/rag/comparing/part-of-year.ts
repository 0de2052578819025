import { isAverage, isLevel } from "./build-up";
import type { IndicatorCells } from "../rating";
import { addDays } from "../periods/days";
import { USUAL_REPORTING, type Reporting } from "../periods/reporting";
import { areDaysKnown } from "../periods/span";
import { hasOneNumber, yearOf, yearStart } from "../periods/years";
import { isQuarterNamed, readProgress } from "../reading/dates/year-progress";
import type { NumberTarget } from "../reading/targets/target-reading";
import { readSpan, readSpanCell } from "../reading/dates/date-span";
import { isRead } from "../periods/period";
import { readPeriod } from "../periods/read-period";

/** Words that make a target one for the whole year. "Annual average" is a level, so it is not among them. */
const FOR_YEAR =
  /\b(?:annual(?! (?:average|rate|mean))|annually|yearly|(?:full|whole)[\s-]year|(?:for the|in(?: the|-)?|end[\s-]of(?:[\s-]the)?(?:[\s-]financial)?)[\s-]year(?![\s-]?\d\b)|year[\s-]end|eoy|by (?:the )?end of (?:19|20)\d{2}[/-]\d{2,4})\b/i;

/** Words that say that each value of a metric covers a year already. */
const YEARLY =
  /\b(?:annual(?:ly)?|yearly|(?:per|a|each|every) (?:year|annum)|p\.?a|rolling|(?:12|twelve)[\s-]months?|full[\s-]year)\b/i;

const DUE = /\bby (?:the )?(?:end of )?(?:the )?([^()[\];]{3,24})(?:[()[\];]|$)/i;

/** A count over several years: "3,000 in 5 years", "600 (2025-2028)", "600 between 2023 and 2028". */
const YEARS_LONG =
  /\b(?:in|within|over)(?: the next)? (?:[2-9]|\d\d|two|three|four|five|six|ten)[\s-]years?\b(?![\s-](?:olds?|of age)\b)/i;
const YEARS_NAMED = /\b(20\d{2})(?:[/-]\d{2})?(?: ?[-–] ?| to | and )(20\d{2}|\d{2})(?:[/-]\d{2})?\b/i;

/** When a target falls due that names a day of its own ("400 by March 2026"). */
export interface Due {
  /** After the as-of date, by then, or not known, as the as-of date has no year. */
  when: "later" | "reached" | "unknown";
  /** True where that is the end of the value's year, which a profile of the year leads to. */
  isYearEnd: boolean;
}

/** When a target falls due; null where it names no day, or one before the value's year. */
export function findDue(
  { target, asOf, metric, reporting = USUAL_REPORTING }: IndicatorCells,
  { period, bound }: NumberTarget,
): Due | null {
  if (target.kind !== "text" || asOf.kind === "empty") return null;
  const text = String(target.value);
  // In "no more than 10 within 2 years", beside a metric that names the same years, the years belong to what is
  // counted.
  if (bound !== "at-most" && YEARS_LONG.test(text) && !YEARS_LONG.test(metric))
    return { when: "later", isYearEnd: false };
  if (isLaterQuarter(period, asOf, reporting)) return { when: "later", isYearEnd: /4$/.test(period ?? "") };
  const now = findLastDay(asOf, reporting);
  if (now === null) return findDueBesideYearless(text, asOf, reporting);
  const last = findDueDay(text, period, now, reporting);
  if (last === null) return null;
  const year = yearOf(now, reporting.year);
  const [start, end] = [yearStart(year, reporting.year), addDays(yearStart(year + 1, reporting.year), -1)];
  if (last > now) return { when: "later", isYearEnd: last === end };
  return last >= start && last < end && isDueBy(text, last, reporting) ? { when: "reached", isYearEnd: false } : null;
}

/**
 * When a target falls due that names a day with its year ("100 by March 2028"), beside a period that has none: reached where the period would
 * end on that day, as Q2 does in September, and else not known.
 */
function findDueBesideYearless(text: string, asOf: IndicatorCells["asOf"], reporting: Reporting): Due | null {
  const written = dueText(text);
  const day = written === null ? null : (readSpan(written, reporting.year)?.last ?? null);
  if (day === null) return null;
  const inYear = readPeriod(String(asOf.value), { reporting, financialYear: yearOf(day, reporting.year) });
  return { when: isRead(inYear) && inYear.end === day ? "reached" : "unknown", isYearEnd: false };
}

/** True where the day that a target is for stands after "by". "2024/25 Q1: 40" is the target of a quarter. */
function isDueBy(text: string, last: string, reporting: Reporting): boolean {
  const written = dueText(text);
  return written !== null && readDueText(written, last, reporting) === last;
}

/** What stands after "by": "the end of June", "30/09/2025". */
function dueText(text: string): string | null {
  const written = DUE.exec(text)?.[1];
  return written === undefined ? null : written.replace(/[\s.,]{1,4}$/, "");
}

/** The last day that a text after "by" names. Without a year it is in the year of `now`: "June", "Q2". */
function readDueText(written: string, now: string, reporting: Reporting): string | null {
  const due = readSpan(written, reporting.year);
  if (due !== null) return due.last;
  const inYear = readPeriod(written, { reporting, financialYear: yearOf(now, reporting.year) });
  return isRead(inYear) && areDaysKnown(inYear.span) ? inYear.end : null;
}

/** The last day of an as-of date, in any spelling of a period: "as at 30.9.24", "2024/25 Q2 provisional". */
function findLastDay(asOf: IndicatorCells["asOf"], reporting: Reporting): string | null {
  const span = readSpanCell(asOf) ?? readSpan(String(asOf.value), reporting.year);
  if (span !== null || asOf.kind !== "text") return span?.last ?? null;
  const period = readPeriod(String(asOf.value), { reporting });
  return isRead(period) && areDaysKnown(period.span) ? period.end : null;
}

/** The last day that a target is for. A year that is only named ("2025/26 400") gives no day while it runs. */
function findDueDay(text: string, period: string | null, now: string, reporting: Reporting): string | null {
  const { year: bodyYear } = reporting;
  const written = dueText(text);
  const due = written === null ? null : readDueText(written, now, reporting);
  if (due !== null) return due;
  const [, from = "", to = ""] = YEARS_NAMED.exec(text) ?? [];
  const until = to.length === 2 ? 2000 + Number(to) : Number(to);
  // "2025-2028" ends as 2028 begins where a year has two numbers, and else with 2028.
  const after = hasOneNumber(bodyYear) ? until + 1 : until;
  if (until > Number(from) + 1) return addDays(yearStart(after, bodyYear), -1);
  const named = period === null ? null : readSpan(period, bodyYear);
  if (named === null) return null;
  return named.size === "year" && named.first <= now ? null : named.last;
}

/** True for a quarter without its year that comes after the as-of quarter: "Q3: 450" beside "2025/26 Q2". */
function isLaterQuarter(period: string | null, asOf: IndicatorCells["asOf"], reporting: Reporting): boolean {
  const quarter = /^q([1-4])$/i.exec(period ?? "")?.[1];
  const progress = isQuarterNamed(asOf) ? readProgress(asOf, reporting) : null;
  return quarter !== undefined && progress !== null && Number(quarter) > progress.gone;
}

/**
 * True where a count or an amount covers part of the year and its target covers all of it: "1,200 a year" beside a
 * second quarter. Compared directly, it would be red until the year ends. A rate, an average or a level (people
 * waiting) can be compared with a year's target at any time.
 */
export function isPartOfYear(cells: IndicatorCells, target: NumberTarget, due: Due | null): boolean {
  const isLater = due?.when === "later";
  const { metric, asOf } = cells;
  const isSaid = target.per === "year" || isLater || FOR_YEAR.test(target.text);
  if (cells.series?.isYearTarget !== true && (cells.target.kind !== "text" || !isSaid)) return false;
  if (YEARLY.test(metric) || isLevel(metric) || isAverage(cells, target.unit)) return false;
  if (isLater) return true;
  const progress = readProgress(asOf, cells.reporting);
  return progress !== null && (progress.gone < progress.of || isQuarterNamed(asOf));
}
