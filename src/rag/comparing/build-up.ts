import { memoize } from "../memoize";
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
  const inHeading = cells.columns?.by.latestValue?.isToDate ? "to date" : null;
  const says = saysBuildUp(cells.metric) ?? inTarget ?? inHeading;
  if (says === null) return null;
  // A year-to-date attendance has to be as good half-way as at the end. A rate or an average does not add up, and half
  // of its target would make nearly any result look good.
  if (!isAverage(cells, targetUnit)) return "adds up";
  return says === "cumulative" ? "unclear" : null;
}

const CUMULATIVE = /\bcumulativ|\brunning total\b/i;
const TO_DATE = /\byear[\s-]to[\s-]date\b|\bytd\b/i;
const AVERAGE = /\b(?:average|avg|mean|median|rate|ratio|proportion|percentage|per|score|index)\b|%/i;

/** True for a rate, an average, a percentage or a time: its parts do not add up to the whole. */
export function isAverage(cells: IndicatorCells, targetUnit: Unit | null): boolean {
  if (AVERAGE.test(cells.metric)) return true;
  const value = readAsWritten(cells, "latestValue");
  const unit = targetUnit ?? ("unit" in value ? value.unit : null) ?? namingOf(cells, "latestValue").unit;
  return unit !== null && unit.family !== "currency" && unit.family !== "measure";
}

type Says = "cumulative" | "to date" | null;

const saysBuildUp = memoize(
  (text): Says => (CUMULATIVE.test(text) ? "cumulative" : TO_DATE.test(text) ? "to date" : null),
  2000,
);
