import { difference } from "../decimal";
import { findFigures, POINTS, writeFigure, type Figure } from "../reading/figure";
import type { Comparison } from "../comparison";
import type { ToleranceDoubt } from "../rating";
import { writeEdge, type Edge, type Edges } from "../rules/edges/edge";
import { LONGEST_FORM } from "../rules/ruleset-limits";
import {
  compareToTolerance,
  figureInFull,
  inScale,
  isPlusOrMinus,
  writeDistance,
  type Tolerance,
} from "../rules/edges/tolerance";

/*
 * A Tolerance column holds distances ("5%", "2 points"), but in many sheets it holds the limit itself: the floor or
 * ceiling that amber reaches to. "85%" beside a target of 90% is such a limit: as a distance it would make nearly any
 * result amber. Where a text could be either, the officer is asked.
 */

/**
 * What a tolerance is compared with. `ofTarget` is set where it says that it is a share of the target: "85% of target".
 */
interface Beside extends Comparison {
  ofTarget: boolean;
}

const OF_TARGET = /\bof (?:the )?target\b/i;

/**
 * A row's own edges, in the unit of the comparison, or what is in doubt about them. `written` is the text of the
 * Tolerance cell.
 */
export function takeOwnEdges(
  edges: Partial<Edges>,
  written: string,
  comparison: Comparison,
): Partial<Edges> | ToleranceDoubt {
  if (edges.green === undefined && edges.amber && isLimitBeyond(edges.amber, comparison)) {
    return { is: "beyond", compared: writeFigure(baseOf(comparison), comparison.unit, comparison.scale) };
  }
  if (isPlusOrMinus(written)) return edges;
  const beside: Beside = { ...comparison, ofTarget: OF_TARGET.test(written) };
  const figure = findFigureOf(edges.green, beside) ?? findFigureOf(edges.amber, beside);
  if (!figure) return edges;
  const asDistance = writeOwn(edges, beside, (tolerance) => `±${writeDistance(tolerance)}`);
  return { ...toDoubt(figure, beside, writeOwn(edges, beside)), asDistance };
}

/** Words beside the figure of a limit: "90% - 95%", "at least 85%", "85 or above". */
const LIMIT_WORDS =
  /^(?:[\s\-–—<>=≥≤,;:/.()]|to|and|or|at|least|most|above|below|over|under|min|minimum|max|maximum|no|not|less|more|fewer|than|between|from|better|worse|floor|ceiling|limit|amber)*$/i;

const SAYS_NONE = /^(?:none|nil|no|no tolerance|n\/?a|not applicable|tb[cd]|[-–—])$/i;

/** The doubt about a text that is not a tolerance but names a figure near the target: "90% - 95%", ">= 85%". */
export function doubtText(text: string, comparison: Comparison): ToleranceDoubt | null {
  if (text.length > LONGEST_FORM) return null;
  if (SAYS_NONE.test(text.trim())) return { is: "none" };
  const figures = findFigures(text);
  const others = figures.reduceRight((rest, { start, end }) => rest.slice(0, start) + rest.slice(end), text);
  if (figures.length === 0 || figures.length > 2 || !LIMIT_WORDS.test(others)) return null;
  const inOrder = [...figures].sort((a, b) => a.figure - b.figure);
  const end = comparison.polarity === "low" ? inOrder.at(-1) : inOrder[0];
  const tolerance = end && asTolerance(end);
  const beside: Beside = { ...comparison, ofTarget: false };
  const figure = tolerance && findFigureOf(tolerance, beside);
  if (!figure) return null;
  const asDistance = figures.length === 1 ? `±${writeDistance(tolerance)}` : null;
  return { ...toDoubt(figure, beside, writeOwn({ amber: tolerance }, beside)), asDistance };
}

function asTolerance({ figure, unit, scale }: Figure): Tolerance {
  if (unit?.family === "percent") return { kind: "percent", figure };
  return unit?.family === "points" ? { kind: "points", figure } : { kind: "amount", figure, scale };
}

/** A figure that may be meant as a limit: in full and in the comparison's unit, or a percentage of the target. */
interface LimitFigure {
  figure: number;
  /** As named in a sentence. */
  name: string;
}

/** The figure that an edge may mean as a limit; null where it is plainly a distance. */
function findFigureOf(edge: Edge | "met" | undefined, comparison: Beside): LimitFigure | null {
  if (edge === undefined || edge === "met") return null;
  switch (edge.kind) {
    case "percent":
    case "points":
    case "amount":
      return isFigure(edge, comparison) ? asFigure(edge, comparison) : null;
    case "sides": {
      const far = [edge.under, edge.over].find((tolerance) => reachesBeyondHalf(tolerance, comparison));
      return far ? asFigure(far, comparison) : null;
    }
    case "at":
    case "no-worse":
      return null;
  }
}

function asFigure(tolerance: Tolerance, comparison: Beside): LimitFigure {
  const { unit, scale, ofTarget } = comparison;
  if (tolerance.kind === "percent" && (ofTarget || unit?.family !== "percent")) {
    return {
      figure: Number(((baseOf(comparison) * tolerance.figure) / 100).toPrecision(12)),
      name: `${writeDistance(tolerance)} of the target`,
    };
  }
  const lost = lostPercent(tolerance, comparison);
  const figure = lost ?? (tolerance.kind === "percent" ? tolerance.figure : inFull(tolerance, scale));
  return { figure, name: writeFigure(figure, unit, scale) };
}

function inFull(tolerance: Tolerance, scale: number): number {
  return tolerance.kind === "amount" ? figureInFull(tolerance, scale) : inScale(tolerance.figure, scale);
}

function isFigure(tolerance: Tolerance, comparison: Beside): boolean {
  if (baseOf(comparison) === 0) return false;
  return (
    reachesBeyondHalf(tolerance, comparison) ||
    isNearTarget(tolerance, comparison) ||
    lostPercent(tolerance, comparison) !== null
  );
}

/** The end of the target that a tolerance is measured from; for a range, the larger end. */
function baseOf({ polarity, low, high }: Comparison): number {
  switch (polarity) {
    case "high":
      return low;
    case "low":
      return high;
    case "on-target":
      return Math.abs(low) > Math.abs(high) ? low : high;
  }
}

/** True for a distance of more than half the target. A target of zero has no half. */
function reachesBeyondHalf(tolerance: Tolerance, comparison: Comparison): boolean {
  const base = baseOf(comparison);
  if (base === 0) return false;
  return (compareToTolerance(Math.abs(base) / 2, tolerance, base, comparison.scale) ?? 0) < 0;
}

/** The largest percentage that councils commonly print as a tolerance. */
const USUAL = 10;

/**
 * True for a percentage beside a target in per cent that could equally be the limit: "15%" with a ceiling above 12%. A
 * usual tolerance is doubted within a quarter of the target, any other within half of it.
 */
function isNearTarget(tolerance: Tolerance, comparison: Beside): boolean {
  if (tolerance.kind !== "percent" || comparison.ofTarget || comparison.unit?.family !== "percent") return false;
  const base = baseOf(comparison);
  const { figure } = tolerance;
  if (figure === base) return figure > USUAL;
  if (!isOnWrongSide(figure, comparison)) return false;
  return Math.abs(figure - base) <= Math.abs(base) * (figure > USUAL ? 0.5 : 0.25);
}

/**
 * The percentage that 0.85 beside a target of 90% may mean: 85% that lost its format. Half a point is a tolerance that
 * people do use, so it is left alone.
 */
function lostPercent(tolerance: Tolerance, comparison: Comparison): number | null {
  if (tolerance.kind !== "amount" || comparison.unit?.family !== "percent") return null;
  if (tolerance.figure <= 0.5 || tolerance.figure > 1.5) return null;
  const percent = Number((tolerance.figure * 100).toPrecision(12));
  const base = baseOf(comparison);
  return isOnWrongSide(percent, comparison) && Math.abs(percent - base) <= Math.abs(base) * 0.25 ? percent : null;
}

/** True for a figure on the side of the target where a floor or ceiling can be. */
function isOnWrongSide(figure: number, { polarity, low, high }: Comparison): boolean {
  return polarity === "high" ? figure < low : polarity === "low" ? figure > high : figure !== low;
}

type FigureDoubt = Extract<ToleranceDoubt, { is: "figure" }>;

function toDoubt({ figure, name }: LimitFigure, comparison: Beside, asLimit: string): Omit<FigureDoubt, "asDistance"> {
  const { polarity, unit, scale } = comparison;
  if (polarity !== "on-target") {
    const canBeLimit = figure === baseOf(comparison) || isOnWrongSide(figure, comparison);
    return { is: "figure", polarity, figure: name, asLimit: canBeLimit ? asLimit : null };
  }
  const away = writeFigure(
    Math.abs(difference(figure, baseOf(comparison))),
    unit?.family === "percent" ? POINTS : unit,
    scale,
  );
  return { is: "figure", polarity, figure: name, asLimit: `${away} under, ${away} over` };
}

/** Writes a row's edges as a person would: those in doubt as limits ("floor 85%"), or in another form. */
function writeOwn(
  { green, amber }: Partial<Edges>,
  comparison: Beside,
  write?: (tolerance: Tolerance) => string,
): string {
  const limit = comparison.polarity === "low" ? "ceiling" : "floor";
  const writeOne = (edge: Edge): string => {
    if (edge.kind !== "percent" && edge.kind !== "points" && edge.kind !== "amount") return writeEdge(edge);
    if (!isFigure(edge, comparison)) return writeEdge(edge);
    if (write) return write(edge);
    const { figure } = asFigure(edge, comparison);
    return `${limit} ${writeFigure(figure, comparison.unit, comparison.scale)}`;
  };
  if (!green || green === "met") return amber ? writeOne(amber) : "";
  return `green ${writeOne(green)}, amber ${amber ? writeOne(amber) : ""}`;
}

/** True for a floor above the target, or a ceiling below it. */
function isLimitBeyond(edge: Edge, { polarity, low, high, scale }: Comparison): boolean {
  if (edge.kind !== "at" || polarity === "on-target") return false;
  const figure = figureInFull(edge, scale);
  return polarity === "high" ? figure > low : figure < high;
}
