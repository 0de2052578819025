import { memoize } from "../memoize";
import { isWholeYear } from "../reading/dates/year-progress";
import { namingOf, readAsWritten } from "../units/naming";
import type { Unit } from "../reading/figure";
import type { IndicatorCells } from "../rating";

/**
 * How an indicator's values build up over the year. "adds up": each is a running total, so half the target is expected
 * half-way. "unclear": called cumulative, but possibly an average. null: each value is for its own period.
 */
export type BuildUp = "adds up" | "unclear" | null;

/** Finds how the values build up, from the words of the metric and its target. */
export function findBuildUp(cells: IndicatorCells, targetUnit: Unit | null): BuildUp {
  const inTarget = cells.target.kind === "text" ? saysBuildUp(String(cells.target.value)) : null;
  const isSaid = cells.series?.isYearSoFar === true;
  const says = isSaid ? "to date" : (saysBuildUp(cells.metric) ?? inTarget);
  if (says === null) return valueToDate(cells, targetUnit) === null ? null : "unclear";
  // A year-to-date attendance has to be as good half-way as at the end. A rate or an average does not add up, and half
  // of its target would make nearly any result look good.
  if (!isAverage(cells, targetUnit)) return "adds up";
  return says === "cumulative" ? "unclear" : null;
}

/**
 * The heading of a value that counts the year to date ("Actual YTD"), where the target's own does not say the same: nothing
 * tells whether the target is the year's or what was expected by now. Null for a rate or a level, and for a whole year.
 */
export function valueToDate(cells: IndicatorCells, targetUnit: Unit | null): string | null {
  const { latestValue, target } = cells.columns?.by ?? {};
  if (latestValue?.heading === undefined || target?.heading !== undefined || isWholeYear(cells.asOf)) return null;
  return isLevel(cells.metric) || isAverage(cells, targetUnit) ? null : latestValue.heading;
}

const HEADED =
  /ytd|cumulativ|\b(?:year|actual|result|performance|value|outturn|achieved|achievement|delivered|figure|target)s?[\s_-]to[\s_-]date\b/i;

/** "Apr-Sep", "April to December 2025": more than a quarter from the beginning of the year. */
const FROM_APRIL = /\bapr(?:il)?(?: (?:20)?\d\d)? ?(?:-|–|to) ?(?:sep|dec|mar)/i;

/** True for a heading of figures that are counted from the beginning of the year. */
export function isHeadedToDate(heading: string): boolean {
  return HEADED.test(heading) || FROM_APRIL.test(heading);
}

const CUMULATIVE = /\bcumulativ|\brunning total\b/i;
const TO_DATE = /\byear[\s-]to[\s-]date\b|\bf?ytd\b/i;
const AVERAGE = /\b(?:average|avg|mean|median|rate|ratio|proportion|percentage|per|score|index)\b|%/i;

/** True for a rate, an average, a percentage or a time: its parts do not add up to the whole. */
export function isAverage(cells: IndicatorCells, targetUnit: Unit | null): boolean {
  if (AVERAGE.test(cells.metric)) return true;
  const value = readAsWritten(cells, "latestValue");
  const unit = targetUnit ?? ("unit" in value ? value.unit : null) ?? namingOf(cells, "latestValue").unit;
  return unit !== null && unit.family !== "currency" && unit.family !== "measure";
}

/** Words for a level at a point in time ("on roll", "waiting"), as opposed to what is counted over a period. */
const LEVEL =
  /\b(?:waiting|outstanding|backlog|open|case ?loads?|active|current(?:ly)?|live|in (?:care|place|post|use|stock|temporary)|looked after|on roll|as at|at (?:the )?(?:end|close)|snapshot|head ?count|fte|balances?|reserves|debts?|arrears|vacanc(?:y|ies)|vacant|empty|voids?|stock|population|members(?:hip)?|forecast|projected)\b/i;

/** True for a metric of a level at a point in time, which covers no stretch of it. */
export const isLevel = (metric: string): boolean => LEVEL.test(metric);

type Says = "cumulative" | "to date" | null;

export const saysBuildUp = memoize(
  (text): Says => (CUMULATIVE.test(text) ? "cumulative" : TO_DATE.test(text) ? "to date" : null),
  2000,
);
