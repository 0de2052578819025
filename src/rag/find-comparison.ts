import { findBuildUp } from "./build-up";
import { unitFromName, type Unit } from "./reading/figure";
import { writtenPolarity } from "./find-polarity";
import { notRated } from "./not-rated";
import type { Polarity } from "./polarity";
import { describeProgress, readProgress } from "./reading/progress";
import type { Profile } from "./rules/profile";
import type { Comparison, IndicatorCells, NotRatedReason, Profiled } from "./rating";
import type { Defaults, Rule } from "./rules/ruleset";
import type { BenchmarkTarget, ChangeTarget, NumberTarget, RangeTarget, TargetReading } from "./reading/target-reading";
import { readValue } from "./reading/value";
import { isTurned } from "./reading/sides";
import { findPlaces, ownPlaces } from "./shown-figure";

/** A target that a value can be compared with. */
export type JudgeableTarget = NumberTarget | RangeTarget | BenchmarkTarget | ChangeTarget;

/** Why a target cannot be judged by at all, or the target. */
export function findJudgeable(cells: IndicatorCells, target: TargetReading): JudgeableTarget | NotRatedReason {
  switch (target.kind) {
    case "none":
      return notRated(cells, "no-target", "target");
    case "not-read": {
      const reason = notRated(cells, target.why === "error" ? "target-error" : "target-not-read", "target");
      return target.why !== "error" && target.candidates.length > 1 ? { ...reason, readings: target.candidates } : reason;
    }
    case "ratio":
      return notRated(cells, "ratio", "target");
    case "number":
    case "range": {
      const isSettled = target.kind === "number" && target.isTurned === true;
      return !isSettled && isTurned(target.text, cells.metric) ? notRated(cells, "target-not-read", "target") : target;
    }
    case "benchmark":
    case "change":
      return target;
  }
}

/** What the value is to be compared with, by the kind of target. */
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
      const named = scaleOf(cells, target);
      const comparison = compareWith("target", inFull(target.low, named), target.unit, target.scale * named, polarity);
      comparison.high = inFull(target.high, named);
      comparison.places = Math.max(ownPlaces(comparison.low, comparison.scale), ownPlaces(comparison.high, comparison.scale));
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
  const problem = findNumberProblem(cells, target);
  if (problem) return problem;
  const expected = readFurther(cells, "expectedToDate");
  if (expected !== null) {
    if ("code" in expected) return expected;
    const comparison = compareWith("expected-to-date", expected.figure, expected.unit ?? target.unit, expected.scale, polarity);
    comparison.places = findPlaces(cells.expectedToDate, expected.figure, expected.scale);
    comparison.strict = target.strict;
    return comparison;
  }
  const named = scaleOf(cells, target);
  const comparison = compareWith("target", inFull(target.figure, named), target.unit, target.scale * named, polarity);
  comparison.places = findPlaces(cells.target, comparison.low, comparison.scale);
  comparison.strict = target.strict;
  const stated = rule?.profile;
  const profile = stated ?? (findBuildUp(cells, target.unit) === "adds up" ? (defaults.cumulative ?? "straight line") : null);
  if (profile === null || profile === "stated only") return comparison;
  const profiled = applyProfile(cells, comparison.low, profile, stated === undefined);
  if (profiled === null) return comparison;
  comparison.profiled = profiled;
  if (profiled.share === 100) return comparison;
  comparison.against = "expected-to-date";
  comparison.low = comparison.high = Number(((profiled.target * profiled.share) / 100).toPrecision(15));
  comparison.places = ownPlaces(comparison.low, comparison.scale);
  return comparison;
}

/** What a profile expects by the as-of date; null where that date does not tell. Stated quarters are for their ends only. */
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

function compareWithBenchmark(cells: IndicatorCells, target: BenchmarkTarget, polarity: Polarity): Comparison | NotRatedReason {
  const benchmark = readFurther(cells, "benchmark");
  if (benchmark !== null && "code" in benchmark) return benchmark;
  if (benchmark === null && target.figure === null) return notRated(cells, "needs-benchmark", "benchmark");
  const named = benchmark ? 1 : scaleOf(cells, target);
  const comparison = benchmark
    ? compareWith("benchmark", benchmark.figure, benchmark.unit ?? target.unit, benchmark.scale, polarity)
    : compareWith("benchmark", inFull(target.figure ?? 0, named), target.unit, target.scale * named, polarity);
  if (benchmark) comparison.places = findPlaces(cells.benchmark, comparison.low, comparison.scale);
  comparison.strict = target.strict;
  comparison.comparable = target.comparable;
  comparison.comparator = target.comparator;
  return comparison;
}

const LAST_YEAR = /\b(?:last|previous|prior|preceding) year\b|\byear[\s-]on[\s-]year\b|\bannual(?:ly)?\b/i;

function compareWithEarlier(cells: IndicatorCells, target: ChangeTarget, polarity: Polarity): Comparison | NotRatedReason {
  const sameLastYear = LAST_YEAR.test(target.text) ? readFurther(cells, "lastYear") : null;
  // What "2019/20 baseline" was, the row cannot know: only the benchmark column can hold it.
  const field = target.since === null ? "previousValue" : "benchmark";
  const earlier = sameLastYear ?? readFurther(cells, field);
  if (earlier === null) return notRated(cells, target.since === null ? "needs-previous-value" : "needs-base", field);
  if ("code" in earlier) return earlier;
  const against = sameLastYear ? "last-year" : target.since === null ? "previous-value" : "base";
  const comparison = compareWith(against, earlier.figure, earlier.unit, earlier.scale, polarity);
  comparison.places = findPlaces(cells[sameLastYear ? "lastYear" : field], earlier.figure, earlier.scale);
  comparison.comparator = target.since ?? "";
  comparison.strict = target.change !== "maintain" && target.amount === null;
  return comparison;
}

function compareWith(against: Comparison["against"], figure: number, unit: Unit | null, scale: number, polarity: Polarity): Comparison {
  // One shape for every row, which the engine reads fastest.
  return {
    against,
    low: figure,
    high: figure,
    places: ownPlaces(figure, scale),
    unit,
    scale,
    polarity,
    strict: false,
    comparable: false,
    comparator: "",
    profiled: null,
    asked: null,
  };
}

/** A bare target under a metric headed "£m" is in millions, as its values are: what to multiply it by. */
function scaleOf(cells: IndicatorCells, { unit, scale }: { unit: Unit | null; scale: number }): number {
  return unit === null && scale === 1 ? unitFromName(cells.metric).scale : 1;
}

function inFull(figure: number, scale: number): number {
  return scale === 1 ? figure : Number((figure * scale).toPrecision(15));
}

/** What keeps a figure that was read from being judged: "All" of a count, or 25 a month against nobody knows what. */
function findNumberProblem(cells: IndicatorCells, target: NumberTarget): NotRatedReason | null {
  if (target.whole) {
    const value = readValue(cells.latestValue, cells.metric);
    if ("unit" in value && value.unit?.family !== "percent") return notRated(cells, "units-differ", "latestValue");
  }
  // An average over any stretch of time compares with a percentage; a count does only over the same stretch.
  const counted = target.unit === null || target.unit.family === "currency" || target.unit.family === "measure";
  if (target.per !== null && counted && !SAYS_PER[target.per]?.test(cells.metric)) return notRated(cells, "per-period", "target");
  return null;
}

/** How a metric says that its values are for a stretch of time. */
const SAYS_PER: Record<string, RegExp> = {
  day: /\b(?:per|a|each|every) day\b|\bdaily\b/i,
  week: /\b(?:per|a|each|every) week\b|\bweekly\b/i,
  month: /\b(?:per|a|each|every) month\b|\bmonthly\b/i,
  quarter: /\b(?:per|a|each|every) quarter\b|\bquarterly\b/i,
  year: /\b(?:per|a|each|every) (?:year|annum)\b|\bannual(?:ly)?\b|\byearly\b|\bp\.?a\b/i,
};

type Amount = { figure: number; unit: Unit | null; scale: number };

/** A figure from one of the further columns, read as a value is; null when the cell is empty. */
export function readFurther(
  cells: IndicatorCells,
  field: "benchmark" | "previousValue" | "lastYear" | "expectedToDate",
): Amount | NotRatedReason | null {
  const cell = cells[field];
  if (cell.kind === "empty") return null;
  const reading = readValue(cell, cells.metric, false, undefined, writtenPolarity(cells));
  switch (reading.kind) {
    case "number":
      return reading;
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
