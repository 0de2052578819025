import { findBuildUp } from "./build-up";
import { isOtherStretch } from "./per-stretch";
import type { JudgeableTarget } from "./find-judgeable";
import { inNamedUnit } from "../reading/figure";
import { namedBeside } from "../reading/words/noun";
import { namingOf, readAsWritten } from "../units/naming";
import { isReason, notRated } from "../not-rated";
import type { Polarity } from "../polarity";
import { nameDifferentYears } from "../reading/named-years";
import { findDueLater, isPartOfYear } from "./part-of-year";
import { describeProgress, isWholeYear, readProgress } from "../reading/dates/year-progress";
import type { Profile } from "../rules/edges/profile";
import type { Comparison, IndicatorCells, NotRatedReason, Profiled } from "../rating";
import type { Defaults, Rule } from "../rules/ruleset";
import type { BenchmarkTarget, ChangeTarget, NumberTarget } from "../reading/targets/target-reading";
import { measureOf, type Measure } from "../units/settle-units";
import { findPlaces, ownPlaces } from "../reading/values/shown-figure";

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

function compareWithNumber(
  cells: IndicatorCells,
  target: NumberTarget,
  polarity: Polarity,
  rule: Rule | null,
  defaults: Defaults,
): Comparison | NotRatedReason {
  const due = findDueLater(cells, target);
  const isPart = isPartOfYear(cells, target, due);
  const problem = findNumberProblem(cells, target, isPart || isYearKnown(cells, target, rule));
  if (problem) return problem;
  const expected = readFurther(cells, "expectedToDate");
  if (isReason(expected)) return expected;
  if (expected !== null) {
    // What is expected by now is in the target's unit.
    const comparison = compareWith(
      "expected-to-date",
      { ...expected, unit: expected.unit ?? amountOf(cells, target).unit },
      polarity,
    );
    comparison.places = findPlaces(cells.expectedToDate, expected.figure, expected.scale);
    comparison.strict = target.strict;
    return comparison;
  }
  const comparison = compareWith("target", amountOf(cells, target), polarity);
  comparison.places = findPlaces(cells.target, comparison.low, comparison.scale);
  comparison.strict = target.strict;
  const stated = rule?.profile;
  const buildUp = stated === undefined ? findBuildUp(cells, comparison.unit) : null;
  comparison.covers = isPart
    ? due
      ? "later"
      : "year"
    : buildUp !== null && defaults.cumulative === "to date"
      ? "to-date"
      : null;
  const profile = stated ?? (buildUp === "adds up" ? (defaults.cumulative ?? "straight line") : null);
  if (profile === null || profile === "stated only" || profile === "to date") return comparison;
  // A profile covers one year only.
  if (due?.isBeyondYear) return comparison;
  const profiled = applyProfile(cells, comparison.low, profile, stated === undefined);
  if (profiled === null) return comparison;
  comparison.profiled = profiled;
  if (profiled.share === 100) return comparison;
  comparison.against = "expected-to-date";
  comparison.low = comparison.high = Number(((profiled.target * profiled.share) / 100).toPrecision(15));
  comparison.places = ownPlaces(comparison.low, comparison.scale);
  return comparison;
}

/**
 * Applies a profile: what it expects by the as-of date. Null where the date does not show how far the year has gone.
 * Stated quarters hold only at the ends of quarters.
 */
function applyProfile(cells: IndicatorCells, target: number, profile: Profile, assumed: boolean): Profiled | null {
  const progress = readProgress(cells.asOf);
  if (!progress) return null;
  const { gone, of } = progress;
  const elapsed = describeProgress(progress);
  if (profile === "straight line") return { target, elapsed, share: (gone / of) * 100, assumed };
  const quarter = (gone / of) * 4;
  const share = Number.isInteger(quarter) ? profile[quarter - 1] : undefined;
  return share === undefined ? null : { target, elapsed, share, assumed };
}

function compareWithBenchmark(
  cells: IndicatorCells,
  target: BenchmarkTarget,
  polarity: Polarity,
): Comparison | NotRatedReason {
  const benchmark = readFurther(cells, "benchmark");
  if (isReason(benchmark)) return benchmark;
  if (benchmark === null && target.figure === null) return notRated(cells, "needs-benchmark", "benchmark");
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

function compareWithEarlier(
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
  switch (from) {
    case "base": {
      // A workbook without a column for "2019/20" may keep that figure as its benchmark.
      const found = firstOf(cells, since === null ? ["baseline"] : ["baseline", "benchmark"], "needs-base", "baseline");
      if (isReason(found)) return found;
      const heading = cells.columns?.by[found.field]?.heading ?? "";
      // A 2023/24 baseline cannot stand in for the 2019/20 baseline.
      return since !== null && nameDifferentYears(since, heading)
        ? { ...notRated(cells, "base-differs", found.field), beside: heading }
        : found;
    }
    case "last-year":
      if (overYears) return firstOf(cells, ["lastYear"], "needs-last-year", "lastYear");
      return firstOf(cells, ["lastYear", "previousValue"], "needs-previous-value", "previousValue");
    case "before":
      // In a change by 2030, "current levels" are those of the day it was set.
      if (overYears) return firstOf(cells, ["baseline"], "needs-base", "baseline");
      return firstOf(cells, ["previousValue"], "needs-previous-value", "previousValue");
    case "unsaid":
      if (overYears) return firstOf(cells, ["baseline"], "needs-base", "baseline");
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

/** A comparison with one plain figure: not strict, no profile, no change asked of it. */
export function compareWith(
  against: Comparison["against"],
  { figure, unit, unknown, isNumber, scale }: Amount,
  polarity: Polarity,
): Comparison {
  // Every row gets an object of the same shape, which V8 reads fastest.
  return {
    against,
    low: figure,
    high: figure,
    places: ownPlaces(figure, scale),
    unit,
    unknown: unit === null ? unknown : null,
    isNumber,
    scale,
    polarity,
    strict: false,
    comparable: false,
    comparator: "",
    profiled: null,
    asked: null,
    covers: null,
  };
}

/** A figure in full, with its unit. */
interface Amount extends Measure {
  figure: number;
  scale: number;
}

/**
 * A figure of a target, completed from its column and the metric's name: a bare one under "£m" is in millions of
 * pounds.
 */
function amountOf(
  cells: IndicatorCells,
  written: Pick<NumberTarget, "figure" | "unit" | "scale" | "noun"> & { isFull?: boolean },
): Amount {
  const named = namedBeside(written.noun, cells.metric, namingOf(cells, "target"));
  const { figure, unit, scale } = inNamedUnit(written, named, written.isFull);
  return { figure, scale, ...measureOf(cells, "target", unit, written.noun) };
}

/** True for a target "a year" where the value covers a year too, or something states what is expected by now. */
function isYearKnown(cells: IndicatorCells, target: NumberTarget, rule: Rule | null): boolean {
  if (target.per !== "year") return false;
  if (rule?.profile !== undefined || cells.expectedToDate.kind !== "empty" || isWholeYear(cells.asOf)) return true;
  return findBuildUp(cells, target.unit) === "adds up";
}

/**
 * Explains why a target with a figure cannot be judged: "All" of a count, or "25 a month" beside a value of no known
 * length of time.
 */
function findNumberProblem(
  cells: IndicatorCells,
  target: NumberTarget,
  isStretchKnown: boolean,
): NotRatedReason | null {
  if (target.whole) {
    const value = readAsWritten(cells, "latestValue");
    if ("unit" in value && value.unit?.family !== "percent") return notRated(cells, "units-differ", "latestValue");
  }
  // An average over any length of time compares with a percentage; a count needs the same length.
  if (isStretchKnown || !isOtherStretch(cells, target)) return null;
  const { unit } = amountOf(cells, target);
  const counted = unit === null || unit.family === "currency" || unit.family === "measure";
  return counted ? notRated(cells, "per-period", "target") : null;
}

/** Reads a figure from a further column (baseline, benchmark, previous value); null where the cell is empty. */
export function readFurther(
  cells: IndicatorCells,
  field: "benchmark" | "baseline" | "previousValue" | "lastYear" | "expectedToDate",
): Amount | NotRatedReason | null {
  const cell = cells[field];
  if (cell.kind === "empty") return null;
  const reading = readAsWritten(cells, field);
  switch (reading.kind) {
    case "number":
      return { figure: reading.figure, scale: reading.scale, ...measureOf(cells, field, reading.unit, reading.noun) };
    case "empty":
    case "none":
      return null;
    case "error":
      return notRated(cells, "value-error", field);
    case "bounds":
    case "not-read":
      return notRated(cells, "value-not-read", field);
  }
}
