import { roundTo } from "./decimal";
import { writeFigure, writeNumber, type Unit } from "./reading/figure";
import type { AskedChange, Comparison, Judged } from "./rating";
import { roundFigures, type RoundedFigures } from "./round-figures";
import { isInPlaceOfTarget, middleEdges, type Edge } from "./rules/edge";
import { wordFor, type Ruleset } from "./rules/ruleset";
import { ownPlaces } from "./shown-figure";
import { STATUS_NUMBERS, type RatedStatus } from "./status";
import { inScale, writeTolerance, type Tolerance } from "./rules/tolerance";

/** Where the value stands, without its status and without a full stop: "89.8% is 5.2 points (5.5%) below the target of 95%". */
export function describeGap(judged: Judged): string {
  const { comparison, met } = judged;
  const { unit, scale, polarity, strict } = comparison;
  const figures = roundFigures(judged);
  const { value, low, high, gap } = figures;
  const shown = writeFigure(value, unit, scale);
  const named = nameComparison(comparison, figures);
  if (low !== high && value >= low && value <= high) return `${shown} is within ${named}`;
  if (low !== high && met) return `${shown} is better than ${named}`;
  if (gap === 0) {
    // "Above 75%": a result of 75% is not.
    const missed = strict && !met ? `, and has to be ${polarity === "low" ? "below" : "above"} ${shown}` : "";
    return `${shown} is exactly ${named}${missed}`;
  }
  return `${shown} is ${writeGap(gap, unit, scale)}${writePercent(figures)} ${value < low ? "below" : "above"} ${named}`;
}

/** "the target of 95%", "the national average figure of 5.2%", "the target range of 98.8 to 99.2". */
function nameComparison(comparison: Comparison, { low, high, askedFrom }: RoundedFigures): string {
  const { unit, scale, against, asked, profiled } = comparison;
  if (low !== high) {
    const first = writeFigure(low, unit?.family === "currency" ? unit : null, scale);
    return `the target range of ${first} to ${writeFigure(high, unit, scale)}`;
  }
  const figure = writeFigure(low, unit, scale);
  if (asked && askedFrom !== null) {
    return `the ${figure} asked for (${describeAsked(asked, comparison)} ${nameAgainst(comparison, writeFigure(askedFrom, unit, scale))})`;
  }
  const whole = against === "expected-to-date" && profiled ? ` (${profiled.elapsed} of ${writeFigure(roundTo(profiled.target, ownPlaces(profiled.target, scale)), unit, scale)})` : "";
  return `${nameAgainst(comparison, figure)}${whole}`;
}

function nameAgainst({ against, comparator }: Comparison, figure: string): string {
  switch (against) {
    case "target":
      return `the target of ${figure}`;
    case "expected-to-date":
      return `the ${figure} expected by now`;
    case "benchmark":
      return `the ${comparator} figure of ${figure}`;
    case "previous-value":
      return `the previous value of ${figure}`;
    case "last-year":
      return `the ${figure} of the same period last year`;
    case "base":
      return `the ${figure} of “${comparator}”`;
  }
}

/** "a reduction of 5% from", "an improvement of 2 points on". */
function describeAsked({ change, amount, unit }: AskedChange, comparison: Comparison): string {
  const isBare = unit === null || unit.family === "currency";
  const size = isBare ? writeGap(amount, unit ?? comparison.unit, comparison.scale) : writeFigure(amount, unit);
  switch (change) {
    case "reduction":
      return `a reduction of ${size} from`;
    case "increase":
      return `an increase of ${size} from`;
    case "improvement":
      return `an improvement of ${size} on`;
    case "maintain":
      return `${size} of`;
  }
}

/** A distance: percentages differ by points, everything else by its own unit. */
function writeGap(gap: number, unit: Unit | null, scale: number): string {
  if (unit?.family === "percent") return `${writeNumber(gap)} ${gap === 1 ? "point" : "points"}`;
  return writeFigure(gap, unit, scale);
}

function writePercent({ percent }: RoundedFigures): string {
  if (percent === null) return "";
  return ` (${percent === 0 ? "under 0.1" : writeNumber(percent)}%)`;
}

/** What decided where it is not the target: "; amber reaches to 10% below", "; green has to be above 100%, and amber reaches to 90%". */
export function describeReach(judged: Judged, ruleset: Ruleset): string {
  const { status, met, edges, comparison } = judged;
  const wordOf = (one: RatedStatus): string => wordFor(ruleset, one).toLowerCase();
  const { green } = edges;
  switch (status) {
    case "exceeding": {
      const better = comparison.polarity === "low" ? "below" : "above";
      return edges.exceeding ? `; ${wordOf(status)} begins ${writeReach(edges.exceeding, comparison)} ${better}` : "";
    }
    case "green":
      return green === "met" || (met && !isInPlaceOfTarget(green)) ? "" : `; ${describeEdgeOf(wordOf(status), green, true, judged)}`;
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

/** The next better status that has an edge of its own, which the value is beyond; null where that is the target itself. */
function nearestMissed({ status, edges }: Judged): { level: RatedStatus; edge: Edge } | null {
  const better = middleEdges(edges).filter(({ level }) => STATUS_NUMBERS[level] > STATUS_NUMBERS[status]);
  return better.at(-1) ?? (edges.green === "met" ? null : { level: "green", edge: edges.green });
}

/** How far a colour reaches: "amber reaches only to 10% above". */
function describeEdgeOf(word: string, edge: Edge, isWithin: boolean, judged: Judged): string {
  const { comparison, guarded, value, edges } = judged;
  const { polarity, unit, scale, low } = comparison;
  const side = polarity === "high" || (polarity === "on-target" && value < low) ? "below" : "above";
  const reach = `${word} reaches ${isWithin ? "" : "only "}to`;
  if (guarded !== null && edge === edges.amber) return `${reach} ${writeGap(guarded, unit, scale)} ${side}, as the target is a small number`;
  switch (edge.kind) {
    case "percent":
    case "points":
    case "amount":
      return describeTolerance(word, reach, edge, side, judged);
    case "sides":
      return describeTolerance(word, reach, side === "below" ? edge.under : edge.over, side, judged);
    case "at": {
      const limit = writeFigure(edge.scale === 1 ? inScale(edge.figure, scale) : edge.figure, edge.unit ?? unit, edge.scale === 1 ? scale : edge.scale);
      return edge.strict ? `${word} has to be ${polarity === "low" ? "below" : "above"} ${limit}` : `${reach} ${limit}`;
    }
    case "no-worse": {
      const { before } = roundFigures(judged);
      const figure = before === null ? "" : ` of ${writeFigure(before, unit, scale)}`;
      return `${word} is given ${isWithin ? "" : "only "}where the result is no worse than the previous value${figure}`;
    }
  }
}

function describeTolerance(word: string, reach: string, tolerance: Tolerance, side: string, { comparison }: Judged): string {
  const base = side === "below" ? comparison.low : comparison.high;
  if (tolerance.kind === "percent" && base === 0) return `${writeTolerance(tolerance)} of zero leaves no ${word}`;
  return `${reach} ${writeReach(tolerance, comparison)} ${side}`;
}

/** A tolerance beside the figures that it is of: a bare 5 beside "£100m" is £5m. */
function writeReach(tolerance: Tolerance, { unit, scale }: Comparison): string {
  switch (tolerance.kind) {
    case "percent":
      return writeTolerance(tolerance);
    case "points":
      return scale === 1 ? writeTolerance(tolerance) : writeGap(inScale(tolerance.figure, scale), unit, scale);
    case "amount":
      return writeGap(tolerance.scale === 1 ? inScale(tolerance.figure, scale) : tolerance.figure, unit, scale);
  }
}
