import { difference } from "./decimal";
import { reaches, type Edge, type Reach } from "./edge";
import { isCumulative, readFurther } from "./find-comparison";
import type { FoundEdges } from "./find-edges";
import { notRated } from "./not-rated";
import type { Comparison, IndicatorCells, NotRatedReason, Verdict } from "./rating";
import type { Defaults } from "./ruleset";
import type { RatedStatus } from "./status";
import { compareToTolerance, type Tolerance } from "./tolerance";

/** The colour of a value beside what it is compared with, by the edges. */
export function colour(
  cells: IndicatorCells,
  value: number,
  comparison: Comparison,
  { edges, source }: FoundEdges,
  defaults: Defaults,
): Verdict {
  const { gap, base } = measureGap(value, comparison);
  const { polarity, low, high } = comparison;
  const limit = polarity === "high" ? low : high;
  const met = gap === 0 && !(comparison.strict && polarity !== "on-target" && value === limit);
  // Cumulative, with no word on what was expected by now: only having reached the whole year's target says something.
  if (comparison.against === "target" && !(met && polarity === "high") && isUnprofiled(cells, comparison)) {
    return { status: "not-rated", reason: notRated(cells, "needs-expected-to-date", "expectedToDate") };
  }
  const verdict = (status: RatedStatus, guarded: number | null = null): Verdict => ({
    status,
    value,
    comparison,
    met,
    gap,
    edges,
    edgeSource: source,
    guarded,
    shown: null,
  });
  // A green figure of the row's own stands in for the target, whichever of the two is the harder.
  const { green, amber } = edges;
  const isOwnFigure = green !== "met" && green.kind === "at";
  if (met && !isOwnFigure) return verdict(exceeds(value, comparison, edges.exceeding) ? "exceeding" : "green");

  const needsEarlier = amber.kind === "no-worse" || (green !== "met" && green.kind === "no-worse");
  const earlier = needsEarlier ? readFurther(cells, "previousValue") : null;
  if (earlier !== null && "code" in earlier) return { status: "not-rated", reason: earlier };
  if (earlier?.unit && comparison.unit && earlier.unit.name !== comparison.unit.name) {
    return { status: "not-rated", reason: notRated(cells, "units-differ", "previousValue") };
  }
  const reach: Reach = { value, gap, base, polarity, scale: comparison.scale, before: earlier?.figure ?? null };
  const withinGreen = green === "met" ? false : reaches(green, reach);
  if (green !== "met" && withinGreen === null) return refuse(cells, green);
  if (withinGreen) return verdict("green");
  const withinAmber = reaches(amber, reach);
  if (withinAmber) return verdict("amber");
  const guard = source.from === "row" ? null : findGuard(comparison, base, amber, defaults);
  if (guard !== null && gap <= guard) return verdict("amber", guard);
  if (withinAmber === null && guard === null) return refuse(cells, amber);
  return verdict("red", guard);
}

/** Why an edge says nothing here: a figure where good is on the target, no earlier result, or a percentage of zero. */
function refuse(cells: IndicatorCells, edge: Edge): Verdict {
  const reason: NotRatedReason =
    edge.kind === "no-worse"
      ? notRated(cells, "needs-previous-value", "previousValue")
      : notRated(cells, edge.kind === "at" ? "tolerance-not-read" : "zero-target", "tolerance");
  return { status: "not-rated", reason };
}

/** How far the value is on the wrong side, and the figure that a percentage tolerance is of. */
function measureGap(value: number, { polarity, low, high }: Comparison): { gap: number; base: number } {
  if (polarity !== "low" && value < low) return { gap: difference(low, value), base: low };
  if (polarity !== "high" && value > high) return { gap: difference(value, high), base: high };
  return { gap: 0, base: polarity === "low" ? high : low };
}

/** True when a value is better than the target by the edge or more. */
function exceeds(value: number, { polarity, low, high, comparable, scale }: Comparison, edge: Tolerance | undefined): boolean {
  if (!edge || polarity === "on-target" || comparable) return false;
  const best = polarity === "high" ? high : low;
  const beyond = polarity === "high" ? difference(value, best) : difference(best, value);
  const side = beyond > 0 ? compareToTolerance(beyond, edge, best, scale) : null;
  return side !== null && side >= 0;
}

/** The least that amber reaches for a count of few, in whole units; null where the guard does not apply. */
function findGuard({ unit, comparable, polarity }: Comparison, base: number, amber: Edge, { smallNumbers }: Defaults): number | null {
  if (!smallNumbers || amber.kind !== "percent" || comparable || polarity === "on-target") return null;
  const isCount = (unit === null || unit.family === "measure") && Number.isInteger(base);
  return isCount && Math.abs(base) < smallNumbers.below ? smallNumbers.amber : null;
}

function isUnprofiled(cells: IndicatorCells, { profiled }: Comparison): boolean {
  return profiled === null && isCumulative(cells);
}
