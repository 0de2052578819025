import type { Comparison } from "../comparison";
import type { DatedGap, Judged } from "../rating";
import { writeFigure, writeGap, writeNumber } from "../reading/figure";
import { isInPlaceOfTarget, middleEdges, type Edge } from "../rules/edges/edge";
import { figureInFull, inScale, writeDistance, type Tolerance } from "../rules/edges/tolerance";
import { wordFor, type Ruleset } from "../rules/ruleset";
import { STATUS_NUMBERS, type RatedStatus } from "../status";
import { roundFigures } from "./round-figures";

/**
 * Names the edge that decided, where it is not the target itself: "; amber reaches to 10% below", "; green has to be
 * above 100%, and amber reaches to 90%".
 */
export function describeReach(judged: Judged, ruleset: Ruleset): string {
  const { status, met, edges, comparison } = judged;
  const wordOf = (one: RatedStatus): string => wordFor(ruleset, one).toLowerCase();
  const { green } = edges;
  if (judged.dated) return status === "green" ? "" : describeAllowed(wordOf("amber"), status === "amber", judged.dated);
  switch (status) {
    case "exceeding": {
      const better = comparison.polarity === "low" ? "below" : "above";
      return edges.exceeding
        ? `; ${wordOf(status)} begins ${edges.exceeding.strict ? "just over " : ""}${writeReach(edges.exceeding, comparison)} ${better}`
        : "";
    }
    case "green":
      return green === "met" || (met && !isInPlaceOfTarget(green))
        ? ""
        : `; ${describeEdgeOf(wordOf(status), green, true, judged)}`;
    case "amber-green":
    case "amber":
    case "amber-red":
    case "red": {
      const missed = nearestMissed(judged);
      const edge = status === "red" ? undefined : edges[status];
      const clauses = [
        ...(missed ? [describeEdgeOf(wordOf(missed.level), missed.edge, false, judged)] : []),
        ...(edge ? [describeEdgeOf(wordOf(status), edge, true, judged)] : []),
      ];
      return clauses.length === 0 ? "" : `; ${clauses.join(", and ")}`;
    }
  }
}

/** How many days amber allows, where the row's Tolerance says so. */
function describeAllowed(word: string, isWithin: boolean, { allowed, side }: DatedGap): string {
  if (allowed === null) return "";
  return `; ${word} reaches ${isWithin ? "" : "only "}to ${writeNumber(allowed)} ${allowed === 1 ? "day" : "days"} ${side === "by" ? "after" : "before"}`;
}

/**
 * The next better status with an edge of its own, which the value missed; null where that edge is the target itself.
 */
function nearestMissed({ status, edges }: Judged): { level: RatedStatus; edge: Edge } | null {
  const better = middleEdges(edges).filter(({ level }) => STATUS_NUMBERS[level] > STATUS_NUMBERS[status]);
  return better.at(-1) ?? (edges.green === "met" ? null : { level: "green", edge: edges.green });
}

/** How far one colour reaches: "amber reaches only to 10% above". */
function describeEdgeOf(word: string, edge: Edge, isWithin: boolean, judged: Judged): string {
  const { comparison, guarded, value, edges } = judged;
  const { polarity, unit, scale, low } = comparison;
  const side = polarity === "high" || (polarity === "on-target" && value < low) ? "below" : "above";
  const reach = `${word} reaches ${isWithin ? "" : "only "}to`;
  if (guarded !== null && edge === edges.amber)
    return `${reach} ${writeGap(guarded, unit, scale)} ${side}, as the target is a small number`;
  switch (edge.kind) {
    case "percent":
    case "points":
    case "amount":
      return describeTolerance(word, reach, edge, isAround(judged) ? "on either side" : side, judged);
    case "sides":
      return describeTolerance(word, reach, side === "below" ? edge.under : edge.over, side, judged);
    case "at": {
      const limit = writeFigure(figureInFull(edge, scale), edge.unit ?? unit, edge.scale === 1 ? scale : edge.scale);
      return edge.strict ? `${word} has to be ${polarity === "low" ? "below" : "above"} ${limit}` : `${reach} ${limit}`;
    }
    case "no-worse": {
      const { before } = roundFigures(judged);
      const figure = before === null ? "" : ` of ${writeFigure(before, unit, scale)}`;
      return `${word} is given ${isWithin ? "" : "only "}where the result is ${edge.strict ? "better" : "no worse"} than the previous value${figure}`;
    }
  }
}

/** True for a value whose bounds lie on both sides of what it is compared with. */
function isAround({ bounds, comparison }: Judged): boolean {
  if (!bounds?.low || !bounds.high) return false;
  return bounds.low.figure < comparison.low && bounds.high.figure > comparison.high;
}

function describeTolerance(
  word: string,
  reach: string,
  tolerance: Tolerance,
  side: string,
  { comparison }: Judged,
): string {
  const base = side === "below" ? comparison.low : comparison.high;
  if (tolerance.kind === "percent" && base === 0) return `${writeDistance(tolerance)} of zero leaves no ${word}`;
  return `${reach} ${tolerance.strict ? "just under " : ""}${writeReach(tolerance, comparison)} ${side}`;
}

/** Writes a tolerance beside its figures: a bare 5 beside "£100m" is £5m. */
function writeReach(tolerance: Tolerance, { unit, scale }: Comparison): string {
  switch (tolerance.kind) {
    case "percent":
      return writeDistance(tolerance);
    case "points":
      return scale === 1 ? writeDistance(tolerance) : writeGap(inScale(tolerance.figure, scale), unit, scale);
    case "amount":
      return writeGap(figureInFull(tolerance, scale), unit, scale);
  }
}
