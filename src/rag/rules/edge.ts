import { compareFigures } from "../decimal";
import { findFigures, writeFigure, type Unit } from "../reading/figure";
import type { Polarity } from "../polarity";
import { compareToTolerance, inScale, readTolerance, writeTolerance, type Tolerance } from "./tolerance";

/**
 * How far a colour reaches: a distance from the target; a distance for each side, where good is on the target; or a
 * figure of its own, such as a floor below which a result is red; or no worse than the earlier result, as one council
 * parts amber from red.
 */
export type Edge =
  | Tolerance
  | { kind: "sides"; under: Tolerance; over: Tolerance }
  | { kind: "at"; figure: number; unit: Unit | null; scale: number; strict: boolean }
  | { kind: "no-worse" };

/** The levels between green and red, best first: those that miss the target by less than red does. */
export const MIDDLE_LEVELS = ["amber-green", "amber", "amber-red"] as const;

export type MiddleLevel = (typeof MIDDLE_LEVELS)[number];

/**
 * How far each status reaches; the worst takes what is beyond. A green of "met" reaches no further than the target itself.
 * `exceeding` is how far beyond the target a result has to be for that status. There is an edge for each status that the
 * rules list, and for no other.
 */
export interface Edges extends Partial<Record<MiddleLevel, Edge>> {
  green: Edge | "met";
  exceeding?: Tolerance;
}

/** The edges between green and red that are given, best first. */
export function middleEdges(edges: Edges): { level: MiddleLevel; edge: Edge }[] {
  return MIDDLE_LEVELS.flatMap((level) => {
    const edge = edges[level];
    return edge ? [{ level, edge }] : [];
  });
}

/** What a result is held against: its gap to a target, and the result itself. */
export interface Reach {
  value: number;
  /** How far the value is on the wrong side, and the figure that a percentage is of. */
  gap: number;
  base: number;
  polarity: Polarity;
  /** The scale the target was written in: a floor of "180" beside a target of "192m" is 180 million. */
  scale: number;
  /** The earlier result, where there is one. */
  before: number | null;
}

/** True when the result is within the edge, exactly; null when it cannot be told. */
export function reaches(edge: Edge, { value, gap, base, polarity, scale, before }: Reach): boolean | null {
  switch (edge.kind) {
    case "percent":
    case "points":
    case "amount":
      return isWithin(gap, edge, base, scale);
    case "sides":
      return isWithin(gap, value < base ? edge.under : edge.over, base, scale);
    case "at":
      return isAsGoodAs(value, edge.scale === 1 ? inScale(edge.figure, scale) : edge.figure, polarity, edge.strict);
    case "no-worse":
      return before === null ? null : isAsGoodAs(value, before, polarity, false);
  }
}

/** null where good is on the target: neither side of a figure is the better. */
function isAsGoodAs(value: number, limit: number, polarity: Polarity, isStrict: boolean): boolean | null {
  if (polarity === "on-target") return null;
  const side = compareFigures(value, limit) * (polarity === "high" ? 1 : -1);
  return isStrict ? side > 0 : side >= 0;
}

/** A percentage of zero leaves no room: a missed target of zero is within none. */
function isWithin(gap: number, tolerance: Tolerance, base: number, scale: number): boolean {
  const side = compareToTolerance(gap, tolerance, base, scale);
  return side !== null && side <= 0;
}

/**
 * Reads "10%", "0.2 points", "5", "2% under, 5% over", "floor 90%" ("ceiling 12" where low is good) or "no worse than
 * before". Null when it is none.
 */
export function readEdge(text: string): Edge | null {
  if (NO_WORSE.test(text)) return { kind: "no-worse" };
  return readTolerance(text) ?? readSides(text) ?? readFloor(text);
}

const NO_WORSE = /^\s*(?:no worse than|at least as good as) (?:before|last time|(?:the )?previous(?: value| result| period)?)\s*$/i;

/** The parts of a rule, at "and", semicolons, line ends and commas; the comma of "1,000" parts nothing. */
function splitParts(text: string): string[] {
  return text.split(/\s+and\s+|\s*[;\n]\s*|\s*,(?!\d{3}(?!\d))\s*/);
}

function readSides(text: string): Edge | null {
  const [first, second, ...others] = splitParts(text).map((part) => /^(.+?)\s+(under|over|below|above)$/i.exec(part.trim()));
  if (!first || !second || others.length > 0) return null;
  const [a, b] = [readTolerance(first[1] ?? ""), readTolerance(second[1] ?? "")];
  const isUnder = (match: RegExpExecArray): boolean => /under|below/i.test(match[2] ?? "");
  if (!a || !b || isUnder(first) === isUnder(second)) return null;
  return { kind: "sides", under: isUnder(first) ? a : b, over: isUnder(first) ? b : a };
}

function readFloor(text: string): Edge | null {
  const match = /^(?:floor|ceiling|limit)(?:\s+(?:of|standard))?\s*:?\s*(.+)$/i.exec(text.trim());
  return match?.[1] === undefined ? null : readAt(match[1], false);
}

function readAt(text: string, strict: boolean): Edge | null {
  const [figure, ...others] = findFigures(text);
  if (!figure || others.length > 0 || figure.start !== 0 || figure.end !== text.trim().length) return null;
  return { kind: "at", figure: figure.figure, unit: figure.unit, scale: figure.scale, strict };
}

/** "10%", "2% under, 5% over", "limit 90%", "no worse than before": as `readEdge` reads it. */
export function writeEdge(edge: Edge): string {
  switch (edge.kind) {
    case "percent":
    case "points":
    case "amount":
      return writeTolerance(edge);
    case "sides":
      return `${writeTolerance(edge.under)} under, ${writeTolerance(edge.over)} over`;
    case "at":
      return `limit ${writeFigure(edge.figure, edge.unit, edge.scale)}`;
    case "no-worse":
      return "no worse than before";
  }
}

/** An edge in a sentence: "to 10%", "to 2% under, 5% over", "to 90%", "where it is no worse than before". */
export function describeEdge(edge: Edge): string {
  switch (edge.kind) {
    case "percent":
    case "points":
    case "amount":
    case "sides":
      return `to ${writeEdge(edge)}`;
    case "at":
      return `to ${writeFigure(edge.figure, edge.unit, edge.scale)}`;
    case "no-worse":
      return "where it is no worse than before";
  }
}

/** True for a green figure that stands in for the target, whichever of the two is the harder. */
export function isInPlaceOfTarget(green: Edges["green"]): boolean {
  if (green === "met") return false;
  switch (green.kind) {
    case "at":
      return true;
    case "percent":
    case "points":
    case "amount":
    case "sides":
    case "no-worse":
      return false;
  }
}

/**
 * Reads a row's own rule: an edge for amber alone; "green 5%, amber 10%"; or the figures at which the colours begin,
 * "Green >= 55%; Amber >= 50%; Red < 50%". Figures that leave a gap, overlap or point the wrong way are not read.
 */
export function readRowRule(text: string, polarity: Polarity): Partial<Edges> | null {
  const edge = readEdge(text);
  if (edge) return { amber: edge };
  const clauses = splitParts(text)
    .filter((clause) => clause !== "")
    .map((clause) => /^(green|amber|red)\s*[:=]?\s*(>=|<=|>|<|≥|≤)?\s*(.+)$/i.exec(clause.trim()));
  if (clauses.length === 0 || clauses.some((clause) => clause === null)) return null;
  const parts = new Map(clauses.map((clause) => [clause?.[1]?.toLowerCase() ?? "", clause]));
  if (parts.size !== clauses.length || !parts.has("amber")) return null;
  const [green, amber, red] = ["green", "amber", "red"].map((colour) => parts.get(colour) ?? null);
  return amber?.[2] === undefined ? readTolerances(green, amber, red) : readThresholds(green, amber, red, polarity);
}

type Clause = RegExpExecArray | null | undefined;

function readTolerances(green: Clause, amber: Clause, red: Clause): Partial<Edges> | null {
  if (red || green?.[2] !== undefined) return null;
  const amberEdge = readEdge(amber?.[3] ?? "");
  if (!amberEdge) return null;
  if (!green) return { amber: amberEdge };
  const greenEdge = readEdge(green[3] ?? "");
  return greenEdge && { green: greenEdge, amber: amberEdge };
}

function readThresholds(green: Clause, amber: Clause, red: Clause, polarity: Polarity): Partial<Edges> | null {
  if (polarity === "on-target") return null;
  const up = polarity === "high";
  const readSide = (clause: Clause, better: boolean): Extract<Edge, { kind: "at" }> | null => {
    const sign = clause?.[2] ?? "";
    const pointsUp = /[>≥]/.test(sign);
    if (sign === "" || pointsUp !== (up === better)) return null;
    const edge = readAt(clause?.[3]?.trim() ?? "", /^[<>]$/.test(sign));
    return edge?.kind === "at" ? edge : null;
  };
  const [greenEdge, amberEdge] = [readSide(green, true), readSide(amber, true)];
  if (!greenEdge || !amberEdge) return null;
  const order = (greenEdge.figure - amberEdge.figure) * (up ? 1 : -1);
  if (order < 0) return null;
  if (red) {
    const redEdge = readSide(red, false);
    // Red has to begin exactly where amber ends: neither a gap nor an overlap.
    if (!redEdge || redEdge.figure !== amberEdge.figure || redEdge.strict === amberEdge.strict) return null;
  }
  return { green: greenEdge, amber: amberEdge };
}
