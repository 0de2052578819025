import { applyChange } from "../comparing/asked-change";
import { compareFigures, difference, roundTo } from "../decimal";
import type { Judged } from "../rating";
import { middleEdges, type Edge } from "../rules/edges/edge";
import { compareToTolerance, figureInFull, type Tolerance } from "../rules/edges/tolerance";
import { ownPlaces } from "../reading/values/shown-figure";

/** The figures of one sentence, rounded so that they still show the relations the verdict rests on. */
export interface RoundedFigures {
  value: number;
  low: number;
  high: number;
  /** From the value to the nearest end of what it is compared with. */
  gap: number;
  /** The gap in per cent of that end; null where the end is zero. */
  percent: number | null;
  /** The earlier results that the sentence names: one for a change, and one for a "no worse than before" edge. */
  askedFrom: number | null;
  before: number | null;
}

/** More decimals than any figure has, so the last attempt uses the exact figures. */
const MOST_MORE = 20;

/**
 * Rounds all figures of a sentence together: to the digits that the cells show, and one more for as long as a side, an
 * equality or an edge would read differently from the verdict. The gap is that of the rounded figures, so that a reader
 * who recalculates it gets the same.
 */
export function roundFigures(judged: Judged): RoundedFigures {
  const exact = percentOf({ value: judged.value, low: judged.comparison.low, high: judged.comparison.high });
  const wanted = relationsOf(judged, judged.value, judged.comparison.low, judged.comparison.high, judged.before);
  for (let more = 0; more < MOST_MORE; more += 1) {
    const rounded = roundAll(judged, more);
    const { value, low, high, before } = rounded;
    const agrees =
      sameRelations(relationsOf(judged, value, low, high, before), wanted) && isNear(percentOf(rounded), exact);
    if (agrees && agreesWithChange(judged, rounded, more))
      return { ...rounded, percent: roundPercent(judged, rounded) };
  }
  const { value, comparison, before } = judged;
  const { gap } = nearestOf(value, comparison.low, comparison.high);
  const held = {
    value,
    low: comparison.low,
    high: comparison.high,
    gap,
    askedFrom: comparison.asked?.before ?? null,
    before,
  };
  return { ...held, percent: roundPercent(judged, held) };
}

type Figures = Omit<RoundedFigures, "percent">;

function roundAll({ value, places, before, comparison }: Judged, more: number): Figures {
  const { low, high, asked, scale } = comparison;
  const round = (figure: number, from: number): number => roundTo(figure, from + more);
  const figures = {
    value: round(value, places),
    low: round(low, comparison.places),
    high: round(high, comparison.places),
    askedFrom: asked && round(asked.before, asked.places),
    before: before === null ? null : round(before, ownPlaces(before, scale)),
  };
  return { ...figures, gap: nearestOf(figures.value, figures.low, figures.high).gap };
}

/** The end that the value is nearest to or beyond; within a range the distance is zero. */
function nearestOf(value: number, low: number, high: number): { base: number; gap: number } {
  const base = value < low ? low : value > high ? high : value;
  return { base, gap: Math.abs(difference(value, base)) };
}

/** The gap in per cent of the figure it is measured from; null where that is zero. */
function percentOf({ value, low, high }: Pick<RoundedFigures, "value" | "low" | "high">): number | null {
  const { base, gap } = nearestOf(value, low, high);
  return base === 0 ? null : (gap / Math.abs(base)) * 100;
}

/** True where applying the change to the earlier result as printed gives the expected figure as printed. */
function agreesWithChange({ comparison }: Judged, { low, askedFrom }: Figures, more: number): boolean {
  const { asked, places, polarity } = comparison;
  return (
    asked === null || askedFrom === null || roundTo(applyChange(asked, askedFrom, polarity), places + more) === low
  );
}

/**
 * True unless rounding distorts the percentage: 3.7 beside 3.3 would make 12% of a 10% gap, and such figures need
 * another digit.
 */
function isNear(percent: number | null, exact: number | null): boolean {
  if (percent === null || exact === null) return percent === exact;
  return Math.abs(percent - exact) <= Math.max(0.1, exact / 100);
}

/** The relations of the figures to each other, to every edge, and to a change: one sign each. */
function relationsOf(judged: Judged, value: number, low: number, high: number, before: number | null): number[] {
  const { edges, comparison, guarded } = judged;
  const { base, gap } = nearestOf(value, low, high);
  const edgeSign = (edge: Edge): number => signToEdge(edge, value, gap, base, comparison.scale, value < low, before);
  return [
    Math.sign(compareFigures(value, low)),
    Math.sign(compareFigures(value, high)),
    edges.green === "met" ? 0 : edgeSign(edges.green),
    ...middleEdges(edges).map(({ edge }) => edgeSign(edge)),
    edges.exceeding ? edgeSign(edges.exceeding) : 0,
    guarded === null ? 0 : Math.sign(compareFigures(gap, guarded)),
  ];
}

function signToEdge(
  edge: Edge,
  value: number,
  gap: number,
  base: number,
  scale: number,
  isBelow: boolean,
  before: number | null,
): number {
  const within = (tolerance: Tolerance): number => Math.sign(compareToTolerance(gap, tolerance, base, scale) ?? 0);
  switch (edge.kind) {
    case "percent":
    case "points":
    case "amount":
      return within(edge);
    case "sides":
      return within(isBelow ? edge.under : edge.over);
    case "at":
      return Math.sign(compareFigures(value, figureInFull(edge, scale)));
    case "no-worse":
      return before === null ? 0 : Math.sign(compareFigures(value, before));
  }
}

function sameRelations(a: readonly number[], b: readonly number[]): boolean {
  return a.every((sign, index) => sign === b[index]);
}

/** Rounds a percentage to one decimal, or more where an edge is closer than that. */
function roundPercent({ edges, comparison }: Judged, { value, low, high, gap }: Figures): number | null {
  const { base } = nearestOf(value, low, high);
  const percent = percentOf({ value, low, high });
  if (percent === null) return null;
  const limits = [
    edges.green === "met" ? null : edges.green,
    ...middleEdges(edges).map(({ edge }) => edge),
    edges.exceeding ?? null,
  ].flatMap((edge) => (edge === null ? [] : percentsOf(edge)));
  const signs = limits.map((limit) =>
    Math.sign(compareToTolerance(gap, { kind: "percent", figure: limit }, base, comparison.scale) ?? 0),
  );
  for (let decimals = 1; decimals < MOST_MORE; decimals += 1) {
    const rounded = roundTo(Number(percent.toPrecision(15)), decimals);
    if (limits.every((limit, index) => Math.sign(compareFigures(rounded, limit)) === signs[index])) return rounded;
  }
  return percent;
}

function percentsOf(edge: Edge): number[] {
  switch (edge.kind) {
    case "percent":
      return [edge.figure];
    case "sides":
      return [...percentsOf(edge.under), ...percentsOf(edge.over)];
    case "points":
    case "amount":
    case "at":
    case "no-worse":
      return [];
  }
}
