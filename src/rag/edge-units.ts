import type { Unit } from "./reading/figure";
import { CLOCK, convertible } from "./reading/unit";
import type { Comparison, ToleranceDoubt } from "./rating";
import { writeEdge, type Edge, type Edges } from "./rules/edge";
import type { Tolerance } from "./rules/tolerance";

type UnitDoubt = Extract<ToleranceDoubt, { is: "unit" }>;

/** Edges in the unit of the comparison ("2 weeks" beside days is 14), or the one that cannot be set beside it. */
export function inUnitOf<T extends Partial<Edges>>(edges: T, comparison: Comparison): T | UnitDoubt {
  const { green, amber, exceeding } = edges;
  for (const edge of [green, amber, exceeding]) {
    if (edge === undefined || edge === "met" || !isOtherUnit(edge, comparison)) continue;
    return { is: "unit", edge: writeEdge(edge), lacksUnit: (edge.kind === "amount" || edge.kind === "at") && !edge.unit };
  }
  // Nearly all edges name no unit.
  if (![green, amber, exceeding].some((edge) => edge !== undefined && edge !== "met" && unitsOf(edge).some((unit) => unit !== null))) return edges;
  const converted: T = { ...edges };
  if (green && green !== "met") converted.green = convertEdge(green, comparison);
  if (amber) converted.amber = convertEdge(amber, comparison);
  if (exceeding) converted.exceeding = convertTolerance(exceeding, comparison);
  return converted;
}

function unitsOf(edge: Edge): (Unit | null)[] {
  switch (edge.kind) {
    case "at":
      return [edge.unit];
    case "amount":
      return [edge.unit ?? null];
    case "sides":
      return [...unitsOf(edge.under), ...unitsOf(edge.over)];
    case "percent":
    case "points":
    case "no-worse":
      return [];
  }
}

function isOtherUnit(edge: Edge, comparison: Comparison): boolean {
  const { unit, low, high } = comparison;
  switch (edge.kind) {
    case "sides":
      return [edge.under, edge.over].some((tolerance) => isOtherUnit(tolerance, comparison));
    case "points":
      return unit !== null && !hasPoints(unit);
    case "amount":
      return edge.unit ? unit !== null && !convertible(edge.unit, unit) : edge.figure !== 0 && isClock(unit);
    case "at":
      if (edge.unit === null) return isClock(unit);
      if (unit !== null) return !convertible(edge.unit, unit);
      // "floor 85%" beside 1,200 visits is no 85 visits.
      return edge.unit.family === "percent" && Math.max(Math.abs(low), Math.abs(high)) > 100;
    case "percent":
    case "no-worse":
      return false;
  }
}

/** "5" beside "4m 42s" is seconds, or minutes. */
function isClock(unit: Unit | null): boolean {
  return unit?.name === CLOCK.name;
}

/** Percentages, and scores without a unit, differ by points; money and time do not. */
function hasPoints({ family }: Unit): boolean {
  return family === "percent" || family === "points" || family === "rate";
}

function convertEdge(edge: Edge, comparison: Comparison): Edge {
  switch (edge.kind) {
    case "percent":
    case "points":
    case "amount":
      return convertTolerance(edge, comparison);
    case "sides":
      return { ...edge, under: convertTolerance(edge.under, comparison), over: convertTolerance(edge.over, comparison) };
    case "at":
      return edge.unit && comparison.unit ? { ...edge, unit: comparison.unit, figure: convertFigure(edge.figure, edge.unit, comparison.unit) } : edge;
    case "no-worse":
      return edge;
  }
}

function convertTolerance(tolerance: Tolerance, { unit }: Comparison): Tolerance {
  if (tolerance.kind !== "amount" || !tolerance.unit || !unit) return tolerance;
  return { ...tolerance, unit, figure: convertFigure(tolerance.figure, tolerance.unit, unit) };
}

function convertFigure(figure: number, from: Unit, to: Unit): number {
  return from.name === to.name ? figure : Number(((figure * from.size) / to.size).toPrecision(15));
}
