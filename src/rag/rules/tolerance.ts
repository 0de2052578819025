import { compareFigures, compareToPercent } from "../decimal";
import { findFigures, writeFigure, writeNumber, type Unit } from "../reading/figure";

/**
 * How far from a target is still within an edge. "10%" is of the target; "0.2 points" and "5" are amounts in the
 * indicator's own unit, the first worded as points. An amount written without a scale (1) is in the target's own, and one
 * without a unit in the target's own unit.
 */
export type Tolerance =
  | { kind: "percent"; figure: number }
  | { kind: "points"; figure: number }
  | { kind: "amount"; figure: number; scale: number; unit?: Unit };

/** Reads "10%", "0.2 points" or "5". Null when the text is none of these or is negative. */
export function readTolerance(text: string): Tolerance | null {
  const trimmed = text.trim().replace(/^(?:±|\+\/-)\s*/, "");
  const [figure, ...others] = findFigures(trimmed);
  if (!figure || others.length > 0 || figure.start !== 0 || figure.end !== trimmed.length) return null;
  if (figure.figure < 0) return null;
  if (figure.unit?.family === "percent") return { kind: "percent", figure: figure.figure };
  if (figure.unit?.family === "points") return { kind: "points", figure: figure.figure };
  const amount = { kind: "amount" as const, figure: figure.figure, scale: figure.scale };
  return figure.unit ? { ...amount, unit: figure.unit } : amount;
}

/** "10%", "0.2 points" or "5". */
export function writeTolerance(tolerance: Tolerance): string {
  switch (tolerance.kind) {
    case "percent":
      return `${writeNumber(tolerance.figure)}%`;
    case "points":
      return `${writeNumber(tolerance.figure)} ${tolerance.figure === 1 ? "point" : "points"}`;
    case "amount":
      return writeFigure(tolerance.figure, tolerance.unit ?? null, tolerance.scale);
  }
}

/**
 * Negative, zero or positive as a distance from the target is less than, exactly, or more than the tolerance, exactly at
 * decimal figures; `scale` is the target's. Null when it cannot be told: a percentage of zero is no distance at all.
 */
export function compareToTolerance(distance: number, tolerance: Tolerance, target: number, scale = 1): number | null {
  switch (tolerance.kind) {
    case "percent":
      return target === 0 ? null : compareToPercent(distance, tolerance.figure, target);
    case "points":
      return compareFigures(distance, inScale(tolerance.figure, scale));
    case "amount":
      return compareFigures(distance, tolerance.scale === 1 ? inScale(tolerance.figure, scale) : tolerance.figure);
  }
}

/** A figure written bare beside others in millions is in millions too. */
export function inScale(figure: number, scale: number): number {
  return scale === 1 ? figure : Number((figure * scale).toPrecision(15));
}
