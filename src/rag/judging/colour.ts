import { isWholeYear } from "../reading/dates/year-progress";
import { findBuildUp, valueToDate } from "../comparing/build-up";
import { difference } from "../decimal";
import {
  isInPlaceOfTarget,
  MIDDLE_LEVELS,
  reaches,
  type Edge,
  type Edges,
  type Reach,
  writeEdge,
} from "../rules/edges/edge";
import { readFurther } from "../comparing/compare-with";
import type { FoundEdges } from "./find-edges";
import { asVerdict, isReason, notRated } from "../not-rated";
import type { Comparison } from "../comparison";
import type { IndicatorCells, Judged, NotRatedReason, Verdict } from "../rating";
import type { Defaults } from "../rules/ruleset";
import { inComparison } from "../units/settle-units";
import { compareToTolerance, type Tolerance } from "../rules/edges/tolerance";

/** Colours a value by the edges around what it is compared with. */
export function colour(
  cells: IndicatorCells,
  value: number,
  comparison: Comparison,
  { edges, source }: FoundEdges,
  defaults: Defaults,
): Verdict {
  const { polarity } = comparison;
  const base = baseOf(value, comparison);
  const gap = gapOf(value, comparison);
  const met = gap === 0 && !(comparison.strict && value === base);
  // Cumulative, or a target for the year, with nothing to say what is expected by now: it can be judged only once the
  // whole year's target is reached.
  if (comparison.against === "target" && isUnprofiled(cells, comparison) && !(met && isReached(cells, comparison))) {
    return asVerdict(needExpected(cells, comparison));
  }
  // Every row gets an object of the same shape, which V8 creates fastest; the status is filled in below.
  const verdict: Judged = {
    status: "green",
    value,
    places: 0,
    comparison,
    met,
    gap,
    edges,
    edgeSource: source,
    guarded: null,
    before: null,
    shown: null,
    bounds: null,
    dated: null,
  };
  const { green } = edges;
  if (met && !isInPlaceOfTarget(green)) {
    if (edges.exceeding && exceeds(value, comparison, edges.exceeding)) verdict.status = "exceeding";
    return verdict;
  }
  const earlier = needsEarlier(edges) ? readFurther(cells, "previousValue") : null;
  if (isReason(earlier)) return asVerdict(earlier);
  const before = earlier && inComparison(cells, "previousValue", earlier, comparison);
  if (isReason(before)) return asVerdict(before);
  verdict.before = before;
  const reach: Reach = { value, gap, base, polarity, scale: comparison.scale, before: verdict.before };
  const withinGreen = green === "met" ? false : reaches(green, reach);
  if (green !== "met" && withinGreen === null) return refuse(cells, green);
  if (withinGreen) return source.from === "row" && isBeyondAmber(edges, reach) ? refuseShorter(cells, green) : verdict;
  for (const level of MIDDLE_LEVELS) {
    const edge = edges[level];
    if (!edge) continue;
    const within = reaches(edge, reach);
    if (within === null) return refuse(cells, edge);
    verdict.status = level;
    if (within) return verdict;
    if (level !== "amber" || source.from === "row") continue;
    verdict.guarded = findGuard(comparison, base, edge, defaults);
    if (verdict.guarded !== null && gap <= verdict.guarded) return verdict;
  }
  verdict.status = "red";
  return verdict;
}

/** The end of the target that a percentage tolerance is taken of. */
function baseOf(value: number, { polarity, low, high }: Comparison): number {
  return polarity === "high" || (polarity === "on-target" && value < low) ? low : high;
}

/** How far a value is on the wrong side of the target; zero where it is met. */
function gapOf(value: number, { polarity, low, high }: Comparison): number {
  if (polarity !== "low" && value < low) return difference(low, value);
  return polarity !== "high" && value > high ? difference(value, high) : 0;
}

function needsEarlier(edges: Edges): boolean {
  const { green } = edges;
  return (
    (green !== "met" && green.kind === "no-worse") || MIDDLE_LEVELS.some((level) => edges[level]?.kind === "no-worse")
  );
}

/**
 * True for a value that is green by the rules and beyond the row's own Tolerance. A Tolerance of 0 says that there is
 * no amber.
 */
function isBeyondAmber({ amber }: Edges, reach: Reach): boolean {
  if (!amber || ("figure" in amber && amber.kind !== "at" && amber.figure === 0)) return false;
  return reaches(amber, reach) === false;
}

function refuseShorter(cells: IndicatorCells, green: Edges["green"]): Verdict {
  const reason = notRated(cells, "tolerance-does-not-fit", "tolerance");
  return asVerdict({ ...reason, doubt: { is: "shorter", green: green === "met" ? green : writeEdge(green) } });
}

function refuse(cells: IndicatorCells, edge: Edge): Verdict {
  return asVerdict(explainRefusal(cells, edge));
}

/**
 * Explains why an edge cannot be used here: it needs an earlier result, or it is a floor or ceiling where good is on
 * the target.
 */
function explainRefusal(cells: IndicatorCells, edge: Edge): NotRatedReason {
  switch (edge.kind) {
    case "no-worse":
      return notRated(cells, "needs-previous-value", "previousValue");
    case "at":
    case "percent":
    case "points":
    case "amount":
    case "sides":
      return notRated(cells, "tolerance-not-read", "tolerance");
  }
}

/** True when a value beats the target by the edge or more. */
function exceeds(value: number, { polarity, low, high, comparable, scale }: Comparison, edge: Tolerance): boolean {
  if (polarity === "on-target" || comparable) return false;
  const best = polarity === "high" ? high : low;
  const beyond = polarity === "high" ? difference(value, best) : difference(best, value);
  const side = beyond > 0 ? compareToTolerance(beyond, edge, best, scale) : null;
  return side !== null && (edge.strict ? side > 0 : side >= 0);
}

/**
 * The minimum width of amber for a small count, in whole units; null where the setting for small numbers does not
 * apply.
 */
function findGuard(
  { unit, comparable, polarity }: Comparison,
  base: number,
  amber: Edge,
  { smallNumbers }: Defaults,
): number | null {
  if (!smallNumbers || !isShareOfTarget(amber) || comparable || polarity === "on-target") return null;
  const isCount = unit === null && Number.isInteger(base);
  return isCount && Math.abs(base) < smallNumbers.below ? smallNumbers.amber : null;
}

/** True for a percentage of the target, which beside a small count would be less than one unit. */
function isShareOfTarget(edge: Edge): boolean {
  switch (edge.kind) {
    case "percent":
      return true;
    case "points":
    case "amount":
    case "sides":
    case "at":
    case "no-worse":
      return false;
  }
}

/**
 * True for a target that is met early: final where high is good, and otherwise only where the value covers the whole
 * year.
 */
function isReached({ asOf, reporting }: IndicatorCells, { polarity, covers }: Comparison): boolean {
  return polarity === "high" || (polarity === "low" && covers === "later" && isWholeYear(asOf, reporting));
}

function needExpected(cells: IndicatorCells, { covers, unit }: Comparison): NotRatedReason {
  const reason = notRated(cells, "needs-expected-to-date", "expectedToDate");
  const beside = covers === null ? valueToDate(cells, unit) : null;
  if (beside !== null) return { ...reason, beside };
  if (covers === null || covers === "period" || covers === "to-date") return reason;
  const yearTarget = String(cells.target.value).trim();
  if (covers === "unknown") return { ...notRated(cells, "needs-year", "asOf"), yearTarget };
  return covers === "later" ? { ...reason, yearTarget, isDueLater: true } : { ...reason, yearTarget };
}

function isUnprofiled(cells: IndicatorCells, { profiled, unit, covers }: Comparison): boolean {
  switch (covers) {
    case "period":
    case "to-date":
      return false;
    case "year":
    case "later":
    case "unknown":
      return profiled === null;
    case null:
      return profiled === null && findBuildUp(cells, unit) !== null;
  }
}
