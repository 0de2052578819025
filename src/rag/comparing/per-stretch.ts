import { readSpan, readSpanCell } from "../reading/dates/date-span";
import { isQuarterNamed } from "../reading/dates/year-progress";
import type { NumberTarget } from "../reading/targets/target-reading";
import type { IndicatorCells } from "../rating";
import { findBuildUp, isLevel } from "./build-up";

/** Words by which a metric says what length of time each value covers. */
const PER_IN_METRIC: Record<string, RegExp> = {
  hour: /\b(?:per|an|each|every) hour\b|\bhourly\b|\/ ?h(?:ou)?r\b/i,
  day: /\b(?:per|a|each|every) day\b|\bdaily\b/i,
  week: /\b(?:per|a|each|every) week\b|\bweekly\b/i,
  fortnight: /\b(?:per|a|each|every) fortnight\b|\bfortnightly\b/i,
  month: /\b(?:per|a|each|every) month\b|\bmonthly\b/i,
  quarter: /\b(?:per|a|each|every) quarter\b|\bquarterly\b/i,
  term: /\b(?:per|a|each|every) term\b|\btermly\b/i,
  year: /\b(?:per|a|each|every) (?:year|annum)\b|\bannual(?:ly)?\b|\byearly\b|\bp\.?a\b/i,
};

/** "Monthly target 20", "Daily: 20", "Quarterly minimum of 20". */
const ADVERB_BEFORE =
  /\b(hourly|daily|weekly|fortnightly|monthly|quarterly|termly)[ :=-]{1,3}(?:(?:target|goal|standard|total|number|minimum|maximum|min|max)[ :=-]{1,3})?(?:(?:of|is|at least|at most|no more than|above|below|over|under|up to) ){0,2}[£<>≥≤=]{0,3} ?\d/i;
/** "20 monthly", "20 visits (weekly)", "20 quarterly target"; but not "20 (reported monthly)". */
const ADVERB_AFTER =
  /\d[a-z]{0,8}(?: [a-z]{1,30}){0,3}[ (,]{1,3}(?<!(?:reported|measured|reviewed|monitored|updated|checked|collected) )(hourly|daily|weekly|fortnightly|monthly|quarterly|termly)(?= ?(?:[.,;:)]|$| target| goal))/i;

const STRETCHES: Record<string, string> = {
  hourly: "hour",
  daily: "day",
  weekly: "week",
  fortnightly: "fortnight",
  monthly: "month",
  quarterly: "quarter",
  termly: "term",
};

/** Words of metrics that can be compared with such a target for any stretch of time: "average", "rate". */
const AVERAGE = /\b(?:average|avg|mean|median|rate|ratio|proportion|percentage|score|index)\b|%/i;

/**
 * True where a target is for a stretch of time ("25 a month", "monthly target 25", not "a year") and neither the metric
 * nor the as-of date says that the value is for the same.
 */
export function isOtherStretch(cells: IndicatorCells, target: NumberTarget): boolean {
  // It is judged by what was expected by now.
  if (cells.expectedToDate.kind !== "empty") return false;
  const per = target.per ?? perOfText(cells, target.text);
  if (per === null || PER_IN_METRIC[per]?.test(cells.metric)) return false;
  return target.per !== null || !isOfAsOf(cells, target, per);
}

/** The stretch of time that a target names by an adverb. A level (people waiting) or an average covers none. */
function perOfText({ target, metric }: IndicatorCells, text: string): string | null {
  if (target.kind !== "text" || isLevel(metric) || AVERAGE.test(metric)) return null;
  const adverb = ADVERB_BEFORE.exec(text)?.[1] ?? ADVERB_AFTER.exec(text)?.[1];
  return adverb === undefined ? null : (STRETCHES[adverb.toLowerCase()] ?? null);
}

/** True where the as-of date is a stretch of that length, and the value does not build up over several of them. */
function isOfAsOf(cells: IndicatorCells, target: NumberTarget, per: string): boolean {
  const { asOf } = cells;
  if (findBuildUp(cells, target.unit) !== null) return false;
  if (per === "quarter") return isQuarterNamed(asOf);
  const span = per === "month" ? (readSpanCell(asOf) ?? readSpan(String(asOf.value))) : null;
  return span?.size === "month";
}
