import { amountOf, compareWith, readFurther } from "./compare-with";
import { compareWithEarlier } from "./compare-with-earlier";
import { compareWithNumber } from "./compare-with-number";
import type { JudgeableTarget } from "./find-judgeable";
import { isReason, notRated } from "../not-rated";
import type { Polarity } from "../polarity";
import type { Comparison } from "../comparison";
import type { IndicatorCells, NotRatedReason } from "../rating";
import type { BenchmarkTarget } from "../reading/targets/target-reading";
import { findPlaces, ownPlaces } from "../reading/values/shown-figure";
import type { Defaults, Rule } from "../rules/ruleset";

/** Finds what the value is compared with, by the kind of target. */
export function findComparison(
  cells: IndicatorCells,
  target: JudgeableTarget,
  polarity: Polarity,
  rule: Rule | null,
  defaults: Defaults,
): Comparison | NotRatedReason {
  switch (target.kind) {
    case "number":
      return compareWithNumber(cells, target, polarity, rule, defaults);
    case "range": {
      const comparison = compareWith("target", amountOf(cells, { ...target, figure: target.low }), polarity);
      comparison.high = amountOf(cells, { ...target, figure: target.high }).figure;
      comparison.places = Math.max(
        ownPlaces(comparison.low, comparison.scale),
        ownPlaces(comparison.high, comparison.scale),
      );
      return comparison;
    }
    case "benchmark":
      return compareWithBenchmark(cells, target, polarity);
    case "change":
      return compareWithEarlier(cells, target, polarity);
  }
}

function needBenchmark(cells: IndicatorCells): NotRatedReason {
  const { comparator } = cells;
  if (comparator === undefined || "from" in comparator) return notRated(cells, "needs-benchmark", "benchmark");
  const code = comparator.refused === "names none" ? "benchmark-unnamed" : "benchmark-missing";
  return { ...notRated(cells, code, "target"), readings: comparator.there };
}

function compareWithBenchmark(
  cells: IndicatorCells,
  target: BenchmarkTarget,
  polarity: Polarity,
): Comparison | NotRatedReason {
  const benchmark = readFurther(cells, "benchmark");
  if (isReason(benchmark)) return benchmark;
  if (benchmark === null && target.figure === null) return needBenchmark(cells);
  const printed = amountOf(cells, { ...target, figure: target.figure ?? 0, noun: "", isFull: false });
  const comparison = compareWith(
    "benchmark",
    benchmark ? { ...benchmark, unit: benchmark.unit ?? target.unit } : printed,
    polarity,
  );
  if (benchmark) comparison.places = findPlaces(cells.benchmark, comparison.low, comparison.scale);
  comparison.strict = target.strict;
  comparison.comparable = target.comparable;
  comparison.comparator = target.comparator;
  return comparison;
}
