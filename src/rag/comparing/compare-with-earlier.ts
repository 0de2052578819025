import { compareWith, readFurther, type Amount } from "./compare-with";
import { isReason, notRated } from "../not-rated";
import type { Polarity } from "../polarity";
import type { Comparison } from "../comparison";
import type { IndicatorCells, NotRatedReason } from "../rating";
import { nameDifferentYears } from "../reading/named-years";
import type { ChangeTarget } from "../reading/targets/target-reading";
import { findPlaces } from "../reading/values/shown-figure";

/** Finds the earlier result that a change is measured from. */
export function compareWithEarlier(
  cells: IndicatorCells,
  target: ChangeTarget,
  polarity: Polarity,
): Comparison | NotRatedReason {
  const found = findEarlier(cells, target);
  if (isReason(found)) return found;
  const { field, earlier } = found;
  const comparison = compareWith(AGAINST[field], earlier, polarity);
  comparison.places = findPlaces(cells[field], earlier.figure, earlier.scale);
  comparison.comparator = target.since ?? "baseline";
  comparison.strict = target.change !== "maintain" && target.amount === null;
  return comparison;
}

type EarlierField = "previousValue" | "lastYear" | "baseline" | "benchmark";

const AGAINST: Record<EarlierField, Comparison["against"]> = {
  previousValue: "previous-value",
  lastYear: "last-year",
  baseline: "base",
  benchmark: "base",
};

type Earlier = { field: EarlierField; earlier: Amount } | NotRatedReason;

/** Finds the earlier result that a change is measured from, and its column. */
function findEarlier(cells: IndicatorCells, { from, since, overYears }: ChangeTarget): Earlier {
  const isWithinYear = cells.series?.isPreviousWithinYear === true;
  switch (from) {
    case "base": {
      // A workbook without a column for "2019/20" may keep that figure as its benchmark.
      const found = firstOf(cells, since === null ? ["baseline"] : ["baseline", "benchmark"], "needs-base", "baseline");
      if (isReason(found)) return found;
      const heading = cells.columns?.by[found.field]?.heading ?? "";
      // A 2023/24 baseline is not the 2019/20 baseline.
      return since !== null && nameDifferentYears(since, heading)
        ? { ...notRated(cells, "base-differs", found.field), beside: heading }
        : found;
    }
    case "last-year":
      if (overYears) return firstOf(cells, ["lastYear"], "needs-last-year", "lastYear");
      // The month before is not last year.
      if (isWithinYear) return firstOf(cells, ["lastYear"], "needs-previous-value", "lastYear");
      return firstOf(cells, ["lastYear", "previousValue"], "needs-previous-value", "previousValue");
    case "before":
      // In a change by 2030, "current levels" are those of the day it was set.
      if (overYears) return firstOf(cells, ["baseline"], "needs-base", "baseline");
      return firstOf(cells, ["previousValue"], "needs-previous-value", "previousValue");
    case "unsaid":
      // "Reduce by 5%" does not mean in a month.
      if (overYears || isWithinYear) return firstOf(cells, ["baseline"], "needs-base", "baseline");
      if (cells.baseline.kind !== "empty" && cells.previousValue.kind !== "empty")
        return notRated(cells, "base-unclear", "target");
      return firstOf(cells, ["previousValue", "baseline"], "needs-previous-value", "previousValue");
  }
}

/** The first of the given columns that holds a result. */
function firstOf(
  cells: IndicatorCells,
  fields: readonly EarlierField[],
  code: NotRatedReason["code"],
  missing: EarlierField,
): Earlier {
  for (const field of fields) {
    const earlier = readFurther(cells, field);
    if (earlier !== null) return isReason(earlier) ? earlier : { field, earlier };
  }
  return notRated(cells, code, missing);
}
