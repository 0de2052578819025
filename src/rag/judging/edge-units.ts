import { namingOf } from "../units/naming";
import { isReason } from "../not-rated";
import type { Comparison } from "../comparison";
import type { Field, IndicatorCells, NotRatedReason } from "../rating";
import type { NamedUnit } from "../reading/figure";
import { CLOCK, convertible, inUnit, type Unit } from "../reading/units/unit";
import { MIDDLE_LEVELS, type Edge, type Edges } from "../rules/edges/edge";
import { inScale, type Tolerance } from "../rules/edges/tolerance";
import { differ, unitOfBare } from "../units/settle-units";

/** The context an edge's figures are converted in. */
export interface EdgePlace {
  cells: IndicatorCells;
  comparison: Comparison;
  /** The unit of the target as written, which bare figures are in. */
  given: Unit | null;
  /** The unit in the Tolerance column's heading, for a row's own edges. */
  heading: NamedUnit | null;
  /** The cell that a refusal points at; the Tolerance by default. */
  field?: Field;
}

/** The context for a row's own edges. */
export function placeOfRow(cells: IndicatorCells, comparison: Comparison, given: Unit | null): EdgePlace {
  return { cells, comparison, given, heading: namingOf(cells, "tolerance") };
}

/**
 * Converts the edges' amounts to the unit of the comparison: "2 days" beside weeks, "£50k" beside £m. Gives the reason
 * where a unit does not convert: a tolerance of "5 kg" cannot apply to a number of homes.
 */
export function convertEdges<T extends Partial<Edges>>(edges: T, place: EdgePlace): T | NotRatedReason {
  const written: Partial<Edges> = edges;
  // Most edges name no unit and stay unchanged.
  let converted = edges;
  for (const level of EDGE_LEVELS) {
    const edge = written[level];
    if (edge === undefined || edge === "met") continue;
    const found = convertEdge(edge, place);
    if (isReason(found)) return found;
    if (found !== edge) converted = { ...converted, [level]: found };
  }
  const { exceeding } = edges;
  if (exceeding) {
    const found = convertTolerance(exceeding, place);
    if (isReason(found)) return found;
    if (found !== exceeding) converted = { ...converted, exceeding: found };
  }
  return converted;
}

const EDGE_LEVELS = ["green", ...MIDDLE_LEVELS] as const;

function convertEdge(edge: Edge, place: EdgePlace): Edge | NotRatedReason {
  switch (edge.kind) {
    case "percent":
    case "points":
    case "amount":
      return convertTolerance(edge, place);
    case "sides": {
      const [under, over] = [convertTolerance(edge.under, place), convertTolerance(edge.over, place)];
      if (isReason(under)) return under;
      if (isReason(over)) return over;
      return under === edge.under && over === edge.over ? edge : { ...edge, under, over };
    }
    case "at": {
      const converted = convertFigure(edge, place);
      return isReason(converted) ? converted : converted === edge ? edge : { ...edge, ...converted };
    }
    case "no-worse":
      return edge;
  }
}

function convertTolerance(tolerance: Tolerance, place: EdgePlace): Tolerance | NotRatedReason {
  const { comparison, given, heading, field = "tolerance" } = place;
  switch (tolerance.kind) {
    case "percent":
      return tolerance;
    case "points": {
      if (comparison.unit !== null && !hasPoints(comparison.unit))
        return differ(place.cells, field, undefined, comparison.unit);
      if (given === null || given.name === comparison.unit?.name || comparison.unit === null) return tolerance;
      const { strict } = tolerance;
      const amount: Tolerance = {
        kind: "amount",
        figure: inUnit(inScale(tolerance.figure, comparison.scale), given, comparison.unit),
        scale: comparison.scale,
      };
      return strict ? { ...amount, strict } : amount;
    }
    case "amount": {
      // A bare 5 under "Tolerance (%)" is 5% of the target, and under "Tolerance (pp)" it is 5 points.
      const named = tolerance.unit === undefined ? heading?.unit?.family : undefined;
      if (named === "percent" || named === "points") {
        const { figure, strict } = tolerance;
        return convertTolerance(strict ? { kind: named, figure, strict } : { kind: named, figure }, place);
      }
      const written = { figure: tolerance.figure, unit: tolerance.unit ?? null, scale: tolerance.scale };
      const converted = convertFigure(written, place);
      if (isReason(converted)) return converted;
      return converted === written
        ? tolerance
        : {
            ...tolerance,
            figure: converted.figure,
            scale: converted.scale,
            ...(converted.unit ? { unit: converted.unit } : {}),
          };
    }
  }
}

/** True for units that differ by points: percentages, and scores without a unit. Money and time do not. */
function hasPoints({ family }: Unit): boolean {
  return family === "percent" || family === "points" || family === "rate";
}

interface Written {
  figure: number;
  unit: Unit | null;
  scale: number;
}

/** Converts an edge's figure to the comparison's unit, in full; returns the same object where nothing changes. */
function convertFigure(written: Written, place: EdgePlace): Written | NotRatedReason {
  const { cells, comparison, given, heading, field = "tolerance" } = place;
  const { unit, scale } = comparison;
  const own = written.unit ?? heading?.unit ?? given;
  // "5" beside "4m 42s" could be minutes or seconds.
  if (own?.name === CLOCK.name && written.unit === null && written.figure !== 0)
    return differ(cells, field, "no-unit", own);
  const full = writtenInFull(written, heading, comparison, given);
  if (own === null) return full === null ? written : { figure: full, unit, scale };
  const from = unit ?? unitOfBare(cells.metric, comparison, Math.abs(comparison.low), own, written.figure);
  if (from === null || !convertible(own, from)) return differ(cells, field, undefined, unit);
  if (own.name === from.name && full === null) return written;
  return {
    figure: inUnit(full ?? inScale(written.figure, written.scale === 1 ? scale : 1), own, from),
    unit: from,
    scale,
  };
}

/** An edge is never ten times its target: a figure that would be is already written in full. */
const BEYOND = 10;

/**
 * The figure in full where it is not in the comparison's scale: "£500,000" beside "£100m". Null where it is: "5" beside
 * "£100m".
 */
function writtenInFull(
  { figure, unit, scale }: Written,
  heading: NamedUnit | null,
  comparison: Comparison,
  given: Unit | null,
): number | null {
  if (scale !== 1) return null;
  if (unit === null && heading !== null && heading.scale !== 1) return inScale(figure, heading.scale);
  if (comparison.scale === 1) return null;
  // "5" and "£5" beside "£100m" are 5 million; "£500,000" stays as written.
  const base = Math.max(Math.abs(comparison.low), Math.abs(comparison.high));
  const isAlike = unit === null || given === null || unit.name === given.name;
  const isInScale =
    isAlike &&
    (unit === null
      ? inScale(figure, comparison.scale) <= BEYOND * Math.max(base, comparison.scale)
      : figure * 1000 < base);
  return isInScale ? null : figure;
}

/**
 * Converts a tolerance for a direction of travel to the unit of the figures beside it; null where it does not convert.
 */
export function toleranceIn(tolerance: Tolerance, unit: Unit | null, scale: number): Tolerance | null {
  if (tolerance.kind !== "amount" || tolerance.unit === undefined || tolerance.unit.name === unit?.name)
    return tolerance;
  if (unit === null || !convertible(tolerance.unit, unit)) return null;
  return { ...tolerance, figure: inUnit(tolerance.figure, tolerance.unit, unit), unit, scale };
}
