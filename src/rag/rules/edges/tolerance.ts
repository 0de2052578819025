import { compareFigures, compareToPercent } from "../../decimal";
import { findFigures, writeFigure, writeNumber, type Unit } from "../../reading/figure";

/**
 * How far from a target is still within an edge. "10%" is of the target; "0.2 points" and "5" are amounts in the
 * indicator's own unit, the first worded as points. An amount written without a scale (1) is in the target's own, and
 * one without a unit in the target's unit. A strict one ends just before its figure: "less than 10%".
 */
export type Tolerance = { strict?: true } & (
  | { kind: "percent"; figure: number }
  | { kind: "points"; figure: number }
  | { kind: "amount"; figure: number; scale: number; unit?: Unit }
);

/** What stands before a figure that is itself within; what before one that is not. The longer of two that begin alike is first. */
const INCLUSIVE =
  /^(?:(?:less|fewer) than or equal to|(?:within|up to|no more than|not more than|at most|<=|≤)(?! (?:less|fewer) than| just| <| but)) ?/i;
const STRICT = /^(?:(?:within|up to) )?(?:but not including|just under|less than|fewer than|under|below|<) ?/i;
const BEYOND_INCLUSIVE = /^(?:(?:more|greater) than or equal to|at least|by at least|>=|≥) ?/i;
const BEYOND_STRICT = /^(?:by )?(?:just over|more than|greater than|over|above|>) ?/i;

/** Reads "10%", "0.2 points" or "5", and "less than 10%", "<5", "within 2 points". Null when the text is none of these or is negative. */
export function readTolerance(text: string): Tolerance | null {
  return readAround(text, INCLUSIVE, STRICT);
}

/** Reads how far beyond the target something begins: "10%" or "at least 10%", and "more than 10%", ">5". Null when it is none. */
export function readBeyond(text: string): Tolerance | null {
  return readAround(text, BEYOND_INCLUSIVE, BEYOND_STRICT);
}

function readAround(text: string, inclusive: RegExp, strict: RegExp): Tolerance | null {
  const words = text.replace(/\s+/g, " ").trim();
  if (inclusive.test(words)) return readDistance(words.replace(inclusive, ""));
  if (!strict.test(words)) return readDistance(words);
  const found = readDistance(words.replace(strict, ""));
  return found && { ...found, strict: true };
}

function readDistance(text: string): Tolerance | null {
  const trimmed = text.replace(PLUS_OR_MINUS, "");
  const [figure, ...others] = findFigures(trimmed);
  if (!figure || others.length > 0 || figure.start !== 0 || figure.end !== trimmed.length) return null;
  if (figure.figure < 0) return null;
  if (figure.unit?.family === "percent") return { kind: "percent", figure: figure.figure };
  if (figure.unit?.family === "points") return { kind: "points", figure: figure.figure };
  const amount: Tolerance = { kind: "amount", figure: figure.figure, scale: figure.scale };
  return figure.unit ? { ...amount, unit: figure.unit } : amount;
}

const PLUS_OR_MINUS = /^(?:±|\+ ?\/? ?-|plus or minus|plus\/minus) ?/i;

/** True for a text that calls its figure a distance, whatever its size: "±5%", "+/- 5". */
export function isPlusOrMinus(text: string): boolean {
  return /±|\+ ?\/? ?-|plus(?: or |\/)minus/i.test(text);
}

/** "10%", "0.2 points", "5", "less than 10%": as `readTolerance` reads it. */
export function writeTolerance(tolerance: Tolerance): string {
  return tolerance.strict ? `less than ${writeDistance(tolerance)}` : writeDistance(tolerance);
}

/** "10%", "more than 10%": as `readBeyond` reads it. */
export function writeBeyond(tolerance: Tolerance): string {
  return tolerance.strict ? `more than ${writeDistance(tolerance)}` : writeDistance(tolerance);
}

/** In a sentence: "no more than 1%", "less than 1%". */
export function describeMost(tolerance: Tolerance): string {
  return tolerance.strict ? writeTolerance(tolerance) : `no more than ${writeDistance(tolerance)}`;
}

/** "10%", "0.2 points" or "5": the figure, whether it is itself within or not. */
export function writeDistance(tolerance: Tolerance): string {
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
      return compareFigures(distance, figureInFull(tolerance, scale));
  }
}

/** True for a distance within the tolerance; a percentage of zero leaves no room. */
export function isWithin(distance: number, tolerance: Tolerance, target: number, scale = 1): boolean {
  const side = compareToTolerance(distance, tolerance, target, scale);
  return side !== null && (tolerance.strict ? side < 0 : side <= 0);
}

/** The figure of an edge in full: one written without a scale is in that of the target. */
export function figureInFull({ figure, scale }: { figure: number; scale: number }, ofTarget: number): number {
  return scale === 1 ? inScale(figure, ofTarget) : figure;
}

/** A figure written bare beside others in millions is in millions too. */
export function inScale(figure: number, scale: number): number {
  return scale === 1 ? figure : Number((figure * scale).toPrecision(15));
}
