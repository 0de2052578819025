import { memoize } from "../memoize";
import { namingOf, readAsWritten } from "../units/naming";
import type { Unit } from "../reading/figure";
import type { IndicatorCells } from "../rating";

/**
 * How an indicator's values build up over the year. "adds up": each is a total so far, and half the target is expected at
 * half time. "unclear": called cumulative, and of something that may be an average. null: each stands by itself.
 */
export type BuildUp = "adds up" | "unclear" | null;

/** What a metric, or its target, says of how its values build up. */
export function findBuildUp(cells: IndicatorCells, targetUnit: Unit | null): BuildUp {
  const inTarget = cells.target.kind === "text" ? saysBuildUp(String(cells.target.value)) : null;
  const says = saysBuildUp(cells.metric) ?? inTarget;
  if (says === null) return null;
  // Attendance for the year to date is as good at half time as it has to be at the end: a rate or an average adds up to
  // nothing, and half of its target would make nearly any result look good.
  if (!isAverage(cells, targetUnit)) return "adds up";
  return says === "cumulative" ? "unclear" : null;
}

const CUMULATIVE = /\bcumulativ|\brunning total\b/i;
const TO_DATE = /\byear[\s-]to[\s-]date\b|\bytd\b/i;
const AVERAGE = /\b(?:average|avg|mean|median|rate|ratio|proportion|percentage|per|score|index)\b|%/i;

/** True for a rate, an average, a percentage or a time: parts of it do not add up to the whole. */
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
