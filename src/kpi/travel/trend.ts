import { withoutNoise } from "../../rag/decimal";
import { toleranceIn } from "../../rag/judging/edge-units";
import type { Polarity } from "../../rag/polarity";
import { PERCENT, POINTS, writeFigure, type Unit } from "../../rag/reading/figure";
import { describeMost, isWithin, type Tolerance } from "../../rag/rules/edges/tolerance";
import type { HistoryRecord } from "../history/record";
import type { RatedIndicator } from "../rated-indicator";
import { chartOf, FEWEST, isOfOneUnit, sinceBreak } from "./chart";
import { refuse } from "./earlier";
import { distanceTo, noTarget } from "./target-distance";
import { DIRECTION_WORDS, type Travel } from "./travel";

/**
 * How much of the variation the line has to explain (R squared); below it there is no clear trend. The figure is our
 * own: Kent, which publishes direction of travel by regression over the periods charted since 2020/21, in these three
 * outcomes, prints none.
 */
const CLEAR = 0.5;

/** The direction of the least squares line through the charted periods since the last break in series. */
export function findTrend(
  indicator: RatedIndicator,
  records: readonly HistoryRecord[],
  polarity: Polarity,
  steadyWithin: Tolerance | null,
): Travel {
  const places = sinceBreak(chartOf(indicator, records));
  const points = places.flatMap(({ figure }, x) => (figure === null ? [] : [{ x, y: figure }]));
  const [first, last, latest] = [places[points[0]?.x ?? 0], places[points.at(-1)?.x ?? 0], points.at(-1)];
  if (points.length < FEWEST || !first || !last || !latest) {
    return refuse(
      "too-few",
      `a trend needs ${FEWEST} periods with a figure, and there ${points.length === 1 ? "is 1" : `are ${points.length}`}.`,
    );
  }
  if (!isOfOneUnit(places)) return refuse("units-differ", "its figures are in different units.");
  const { computed } = indicator.rating;
  const target =
    computed.status !== "not-rated" && computed.comparison.against === "target" ? computed.comparison : null;
  if (polarity === "on-target" && target === null) return noTarget();
  if (polarity === "on-target" && target?.unit && last.unit && target.unit.name !== last.unit.name) {
    return refuse("units-differ", "its figures and its target are in different units.");
  }

  const own = fitLine(points);
  const moved = own.slope > 0 ? "up" : own.slope < 0 ? "down" : "level";
  const judged =
    polarity === "on-target" && target ? fitLine(points.map(({ x, y }) => ({ x, y: distanceTo(target, y) }))) : own;
  const span = `over ${points.length} figures from ${first.period} to ${last.period}`;
  if (judged.slope === 0 || judged.share < CLEAR)
    return { direction: "steady", moved, sentence: `Steady: no clear trend ${span}.` };
  const change = judged.slope * (latest.x - (points[0]?.x ?? 0));
  const amount = writeChange(Math.abs(change), last.unit, last.scale);
  const way = judged.slope > 0 ? "up" : "down";
  const line =
    polarity === "on-target"
      ? `the distance from the target goes ${way} by ${amount}`
      : `the line goes ${way} by ${amount}`;
  const steady = steadyWithin && toleranceIn(steadyWithin, last.unit, last.scale);
  if (steadyWithin && steady && isWithin(change, steady, points[0]?.y ?? 0, last.scale)) {
    return {
      direction: "steady",
      moved,
      sentence: `Steady: ${span}, ${line}, which is ${describeMost(steadyWithin)}.`,
    };
  }
  const direction = judged.slope > 0 === (polarity === "high") ? "improving" : "worsening";
  const good = polarity === "on-target" ? "" : `, and ${polarity} is good`;
  return { direction, moved, sentence: `${DIRECTION_WORDS[direction]}: ${span}, ${line}${good}.` };
}

/** Fits the least squares line: its slope per period, and the share of the variation that it explains. */
function fitLine(points: readonly { x: number; y: number }[]): { slope: number; share: number } {
  const mean = (of: (point: { x: number; y: number }) => number): number =>
    points.reduce((sum, point) => sum + of(point) / points.length, 0);
  const [x, y] = [mean((point) => point.x), mean((point) => point.y)];
  // Scaled by the largest distance, so that squares of large figures do not overflow and noise counts as zero.
  const size = Math.max(...points.map((point) => Math.abs(point.y - y)));
  if (!(size > 1e-12 * Math.max(...points.map((point) => Math.abs(point.y)))) || !Number.isFinite(size))
    return { slope: 0, share: 0 };
  const xx = mean((point) => (point.x - x) ** 2);
  const xy = mean((point) => ((point.x - x) * (point.y - y)) / size);
  const yy = mean((point) => ((point.y - y) / size) ** 2);
  return { slope: (xy / xx) * size, share: xy ** 2 / (xx * yy) };
}

/** A change, to three digits: "1.2 points", "£4.5m". */
function writeChange(change: number, unit: Unit | null, scale: number): string {
  return writeFigure(withoutNoise(Number(change.toPrecision(3))), unit?.name === PERCENT.name ? POINTS : unit, scale);
}
