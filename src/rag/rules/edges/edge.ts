import { compareFigures } from "../../decimal";
import { findFigures, writeFigure, type Unit } from "../../reading/figure";
import type { Polarity } from "../../polarity";
import { figureInFull, isWithin, readTolerance, writeTolerance, type Tolerance } from "./tolerance";

/**
 * How far a colour reaches: a distance from the target; a distance for each side, where good is on the target; a figure
 * of its own, such as a floor below which a result is red; or no worse than the earlier result, which one council uses
 * to separate amber from red. A strict edge excludes its own figure.
 */
export type Edge =
  | Tolerance
  | { kind: "sides"; under: Tolerance; over: Tolerance }
  | { kind: "at"; figure: number; unit: Unit | null; scale: number; strict: boolean }
  | { kind: "no-worse"; strict?: true };

/** The levels between green and red, best first. */
export const MIDDLE_LEVELS = ["amber-green", "amber", "amber-red"] as const;

export type MiddleLevel = (typeof MIDDLE_LEVELS)[number];

/** The levels that have an edge, best first: all but the worst. */
export const EDGE_LEVELS = ["exceeding", "green", ...MIDDLE_LEVELS] as const;

/**
 * How far each status reaches; the worst covers everything beyond. A green of "met" reaches only to the target.
 * `exceeding` is how far past the target a result has to be. There is one edge for each status that the rules list, and
 * no other.
 */
export interface Edges extends Partial<Record<MiddleLevel, Edge>> {
  green: Edge | "met";
  exceeding?: Tolerance;
}

/** The edges between green and red that are present, best first. */
export function middleEdges(edges: Partial<Edges>): { level: MiddleLevel; edge: Edge }[] {
  return MIDDLE_LEVELS.flatMap((level) => {
    const edge = edges[level];
    return edge ? [{ level, edge }] : [];
  });
}

/** What an edge is checked against: the result and its gap to the target. */
export interface Reach {
  value: number;
  /** How far the value is on the wrong side, and the figure that percentages are taken of. */
  gap: number;
  base: number;
  polarity: Polarity;
  /** The scale of the target: a floor of "180" beside a target of "192m" is 180 million. */
  scale: number;
  /** The earlier result, where there is one. */
  before: number | null;
}

/** True when the result is within the edge, calculated exactly; null when this cannot be decided. */
export function reaches(edge: Edge, { value, gap, base, polarity, scale, before }: Reach): boolean | null {
  switch (edge.kind) {
    case "percent":
    case "points":
    case "amount":
      return isWithin(gap, edge, base, scale);
    case "sides":
      return isWithin(gap, value < base ? edge.under : edge.over, base, scale);
    case "at":
      return isAsGoodAs(value, figureInFull(edge, scale), polarity, edge.strict);
    case "no-worse":
      return before === null ? null : isAsGoodAs(value, before, polarity, edge.strict === true);
  }
}

/** null where good is on the target, where neither side of a figure is better. */
function isAsGoodAs(value: number, limit: number, polarity: Polarity, isStrict: boolean): boolean | null {
  if (polarity === "on-target") return null;
  const side = compareFigures(value, limit) * (polarity === "high" ? 1 : -1);
  return isStrict ? side > 0 : side >= 0;
}

/**
 * Reads "10%", "0.2 points", "5", "2% under, 5% over", "floor 90%" ("ceiling 12" where low is good) or "no worse than
 * before", and strict forms: "less than 10%", "better than 90%", "better than before". Null for anything else.
 */
export function readEdge(text: string): Edge | null {
  const words = text.replace(/\s+/g, " ").trim();
  if (NO_WORSE.test(words)) return { kind: "no-worse" };
  if (BETTER.test(words)) return { kind: "no-worse", strict: true };
  return readTolerance(words) ?? readSides(words) ?? readLimit(words);
}

const NO_WORSE =
  /^(?:no worse than|at least as good as) (?:before|last time|(?:the )?previous(?: value| result| period)?)$/i;
const BETTER = /^better than (?:before|last time|(?:the )?previous(?: value| result| period)?)$/i;

/** Splits an edge or a row's rule at "and", semicolons, line breaks and commas, but not at the comma of "1,000". */
export function splitParts(text: string): string[] {
  return text.split(/(?<=\s)and(?=\s)|[;\n]|,(?!\d{3}(?!\d))/).map((part) => part.trim());
}

function readSides(text: string): Edge | null {
  const [first, second, ...others] = splitParts(text).map((part) => /^(.+)\s(under|over|below|above)$/i.exec(part));
  if (!first || !second || others.length > 0) return null;
  const [a, b] = [readTolerance(first[1] ?? ""), readTolerance(second[1] ?? "")];
  const isUnder = (match: RegExpExecArray): boolean => /under|below/i.test(match[2] ?? "");
  if (!a || !b || isUnder(first) === isUnder(second)) return null;
  return { kind: "sides", under: isUnder(first) ? a : b, over: isUnder(first) ? b : a };
}

/** Reads "floor 90%", "ceiling 12", "limit 5", "floor above 90%", "ceiling below 12" or "better than 5". */
function readLimit(text: string): Edge | null {
  const named = /^(floor|ceiling|limit)(?: (?:of|standard))? ?:? ?(.+)$/i.exec(text);
  const side = named?.[1]?.toLowerCase();
  const rest = named?.[2] ?? text;
  const strict = (side === undefined ? /^better than / : (STRICT_LIMIT[side] ?? NEVER)).exec(rest)?.[0];
  if (strict !== undefined) return readAt(rest.slice(strict.length), true);
  if (side === undefined) return null;
  return readAt(rest.replace(INCLUSIVE_LIMIT[side] ?? NEVER, ""), false);
}

const NEVER = /(?!)/;
const STRICT_LIMIT: Record<string, RegExp> = {
  floor: /^(?:better than |above |over |more than |> ?(?!=))/i,
  ceiling: /^(?:better than |below |under |less than |fewer than |< ?(?!=))/i,
  limit: /^better than /i,
};
const INCLUSIVE_LIMIT: Record<string, RegExp> = {
  floor: /^(?:at least |>= ?|≥ ?)/i,
  ceiling: /^(?:at most |no more than |<= ?|≤ ?)/i,
};

/** Reads a figure that a colour reaches to; with `strict` the figure itself is excluded. Null for anything else. */
export function readAt(text: string, strict: boolean): Edge | null {
  const [figure, ...others] = findFigures(text);
  if (!figure || others.length > 0 || figure.start !== 0 || figure.end !== text.trim().length) return null;
  return { kind: "at", figure: figure.figure, unit: figure.unit, scale: figure.scale, strict };
}

/**
 * Writes an edge so that `readEdge` reads it: "10%", "2% under, 5% over", "limit 90%", "better than 90%", "no worse
 * than before".
 */
export function writeEdge(edge: Edge): string {
  switch (edge.kind) {
    case "percent":
    case "points":
    case "amount":
      return writeTolerance(edge);
    case "sides":
      return `${writeTolerance(edge.under)} under, ${writeTolerance(edge.over)} over`;
    case "at":
      return `${edge.strict ? "better than" : "limit"} ${writeFigure(edge.figure, edge.unit, edge.scale)}`;
    case "no-worse":
      return edge.strict ? "better than before" : "no worse than before";
  }
}

/**
 * An edge within a sentence: "to 10%", "to less than 10%", "to 90%", "where it is better than 90%", "where it is no
 * worse than before".
 */
export function describeEdge(edge: Edge): string {
  switch (edge.kind) {
    case "percent":
    case "points":
    case "amount":
    case "sides":
      return `to ${writeEdge(edge)}`;
    case "at":
      return edge.strict ? `where it is ${writeEdge(edge)}` : `to ${writeFigure(edge.figure, edge.unit, edge.scale)}`;
    case "no-worse":
      return `where it is ${writeEdge(edge)}`;
  }
}

/** True for an amber that ends before green does, where the two can be compared without a target. */
export function isShorter(amber: Edge, green: Edges["green"]): boolean {
  if (
    green === "met" ||
    green.kind === "at" ||
    amber.kind !== green.kind ||
    !("figure" in amber) ||
    !("figure" in green)
  )
    return false;
  return (
    green.figure > amber.figure || (green.figure === amber.figure && amber.strict === true && green.strict !== true)
  );
}

/** True for a green figure that replaces the target, whether it is stricter or not. */
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
