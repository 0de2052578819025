import { findBuildUp, isAverage, isLevel } from "./build-up";
import { amountOf, compareWith, readFurther } from "./compare-with";
import { findDue, isPartOfYear } from "./part-of-year";
import { isOtherStretch } from "./per-stretch";
import { isReason, notRated } from "../not-rated";
import type { Polarity } from "../polarity";
import type { Comparison, Profiled } from "../comparison";
import type { IndicatorCells, NotRatedReason } from "../rating";
import { describeProgress, isWholeYear, readProgress } from "../reading/dates/year-progress";
import type { NumberTarget } from "../reading/targets/target-reading";
import { findPlaces, ownPlaces } from "../reading/values/shown-figure";
import type { Profile } from "../rules/edges/profile";
import type { Defaults, Rule } from "../rules/ruleset";
import { readAsWritten } from "../units/naming";

/** Finds what a value is compared with beside a target of one figure: the target, or the part of it expected by now. */
export function compareWithNumber(
  cells: IndicatorCells,
  target: NumberTarget,
  polarity: Polarity,
  rule: Rule | null,
  defaults: Defaults,
): Comparison | NotRatedReason {
  const isOwn = cells.series?.isPeriodTarget === true;
  const due = isOwn ? null : findDue(cells, target);
  // A target headed "YTD Target" is what was expected by now.
  const isForPeriod = isOwn || (due === null && cells.columns?.by.target?.heading !== undefined);
  const isPart = !isForPeriod && isPartOfYear(cells, target, due);
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
  // A target for the value's own period, or one that has fallen due within the year, is reached or is not.
  if (isForPeriod || due?.when === "reached") return { ...comparison, covers: "period" };
  // Whether the target has fallen due by then, or how much of it is expected, nobody can say.
  if (due?.when === "unknown" && isOwnCount(cells, target)) return { ...comparison, covers: "unknown" };
  const stated = rule?.profile;
  const buildUp = stated === undefined ? findBuildUp(cells, comparison.unit) : null;
  comparison.covers = isPart
    ? due?.when === "later"
      ? "later"
      : "year"
    : buildUp !== null && defaults.cumulative === "to date"
      ? "to-date"
      : null;
  const profile = stated ?? (buildUp === "adds up" ? (defaults.cumulative ?? "straight line") : null);
  if (profile === null || profile === "stated only" || profile === "to date") return comparison;
  // A profile leads to the end of the value's year, and to no other day.
  if (due !== null && !due.isYearEnd) return comparison;
  const profiled = applyProfile(cells, comparison.low, profile, stated === undefined);
  if (profiled === null) return comparison;
  comparison.profiled = profiled;
  if (profiled.share === 100) return comparison;
  comparison.against = "expected-to-date";
  comparison.low = comparison.high = Number(((profiled.target * profiled.share) / 100).toPrecision(15));
  comparison.places = ownPlaces(comparison.low, comparison.scale);
  return comparison;
}

/** True for a count or an amount over a stretch of time that is not said to build up over the year. */
function isOwnCount(cells: IndicatorCells, target: NumberTarget): boolean {
  return findBuildUp(cells, target.unit) === null && !isLevel(cells.metric) && !isAverage(cells, target.unit);
}

/**
 * Applies a profile: what it expects by the as-of date. Null where the date does not show how far the year has gone.
 * Stated quarters hold only at the ends of quarters.
 */
function applyProfile(cells: IndicatorCells, target: number, profile: Profile, assumed: boolean): Profiled | null {
  const progress = readProgress(cells.asOf, cells.reporting);
  if (!progress) return null;
  const { gone, of } = progress;
  const elapsed = describeProgress(progress);
  if (profile === "straight line") return { target, elapsed, share: (gone / of) * 100, assumed };
  const quarter = (gone / of) * 4;
  const share = Number.isInteger(quarter) ? profile[quarter - 1] : undefined;
  return share === undefined ? null : { target, elapsed, share, assumed };
}

/** True for a target "a year" where the value covers a year too, or something states what is expected by now. */
function isYearKnown(cells: IndicatorCells, target: NumberTarget, rule: Rule | null): boolean {
  if (target.per !== "year") return false;
  if (rule?.profile !== undefined || cells.expectedToDate.kind !== "empty" || isWholeYear(cells.asOf, cells.reporting))
    return true;
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
