import { compareFigures, compareToPercent } from "../../decimal";
import { findFigures, writeFigure, writeNumber, type Unit } from "../../reading/figure";

/**
 * How far from a target is still within an edge. "10%" is of the target; "0.2 points" and "5" are amounts in the
 * indicator's own unit. An amount without a scale or unit takes the target's. A strict tolerance excludes its own
 * figure: "less than 10%".
 */
export type Tolerance = { strict?: true } & (
  | { kind: "percent"; figure: number }
  | { kind: "points"; figure: number }
  | { kind: "amount"; figure: number; scale: number; unit?: Unit }
);

/**
 * Words before a figure that is included, and before one that is not. Of two with the same beginning, the longer comes
 * first.
 */
const INCLUSIVE =
  /^(?:(?:less|fewer) than or equal to|(?:within|up to|no more than|not more than|at most|<=|≤)(?! (?:less|fewer) than| just| <| but)) ?/i;
const STRICT = /^(?:(?:within|up to) )?(?:but not including|just under|less than|fewer than|under|below|<) ?/i;
const BEYOND_INCLUSIVE = /^(?:(?:more|greater) than or equal to|at least|by at least|>=|≥) ?/i;
const BEYOND_STRICT = /^(?:by )?(?:just over|more than|greater than|over|above|>) ?/i;

/**
 * Reads "10%", "0.2 points" or "5", and "less than 10%", "<5", "within 2 points". Null for any other text and for
 * negative figures.
 */
export function readTolerance(text: string): Tolerance | null {
  return readAround(text, INCLUSIVE, STRICT);
}

/**
 * Reads how far past the target something begins: "10%" or "at least 10%", "more than 10%", ">5". Null for anything
 * else.
 */
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

/** True for a text that marks its figure as a distance of any size: "±5%", "+/- 5". */
export function isPlusOrMinus(text: string): boolean {
  return /±|\+ ?\/? ?-|plus(?: or |\/)minus/i.test(text);
}

/** Writes a tolerance so that `readTolerance` reads it: "10%", "0.2 points", "5", "less than 10%". */
export function writeTolerance(tolerance: Tolerance): string {
  return tolerance.strict ? `less than ${writeDistance(tolerance)}` : writeDistance(tolerance);
}

/** Writes a distance so that `readBeyond` reads it: "10%", "more than 10%". */
export function writeBeyond(tolerance: Tolerance): string {
  return tolerance.strict ? `more than ${writeDistance(tolerance)}` : writeDistance(tolerance);
}

/** A tolerance within a sentence: "no more than 1%", "less than 1%". */
export function describeMost(tolerance: Tolerance): string {
  return tolerance.strict ? writeTolerance(tolerance) : `no more than ${writeDistance(tolerance)}`;
}

/** The figure of a tolerance, whether it is included or not: "10%", "0.2 points" or "5". */
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
 * Compares a distance from the target with the tolerance, in exact decimal arithmetic: negative, zero or positive as it
 * is less, equal or more. `scale` is the target's. Null for a percentage of zero, which is not a distance.
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

/** True for a distance within the tolerance. A percentage of zero leaves no room. */
export function isWithin(distance: number, tolerance: Tolerance, target: number, scale = 1): boolean {
  const side = compareToTolerance(distance, tolerance, target, scale);
  return side !== null && (tolerance.strict ? side < 0 : side <= 0);
}

/** The figure of an edge in full: without a scale of its own, it takes the target's. */
export function figureInFull({ figure, scale }: { figure: number; scale: number }, ofTarget: number): number {
  return scale === 1 ? inScale(figure, ofTarget) : figure;
}

/** A bare figure beside others in millions is in millions too. */
export function inScale(figure: number, scale: number): number {
  return scale === 1 ? figure : Number((figure * scale).toPrecision(15));
}
