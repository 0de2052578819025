import { colour } from "./colour";
import { convert } from "./convert";
import type { FoundEdges } from "./find-edges";
import type { Gap } from "./thresholds/place-bands";
import { asVerdict, isReason, notRated } from "../not-rated";
import type { Comparison } from "../comparison";
import type { IndicatorCells, Judged, NotRatedReason, Verdict } from "../rating";
import { textCell } from "../cell";
import type { End } from "../reading/values/read-bounds";
import type { BoundsValue } from "../reading/values/read-value";
import type { Defaults } from "../rules/ruleset";
import { ownPlaces } from "../reading/values/shown-figure";

/** Larger than any figure a public body reports. */
const FAR = 1e15;

/** How close a value may come to a bound that it does not reach ("less than 5"), as a share of that bound. */
const SHORT = 1e-9;

/**
 * Rates a value known only by its bounds ("less than 5"): where every figure it could be has the same status, that is
 * its status. A status only gets worse with distance from the target, so it is enough to try both bounds, and the
 * target's own figure where it is between them.
 */
export function judgeBounds(
  cells: IndicatorCells,
  value: BoundsValue,
  comparison: Comparison,
  edges: FoundEdges,
  defaults: Defaults,
): Verdict {
  const low = convertEnd(cells, value, value.low, comparison);
  if (isReason(low)) return asVerdict(low);
  const high = convertEnd(cells, value, value.high, comparison);
  if (isReason(high)) return asVerdict(high);
  const from = low ? stepInside(low, 1) : leastOf(cells, comparison);
  const to = high ? stepInside(high, -1) : mostOf(cells, comparison, low);
  if (edges.gaps?.some((gap) => meets(gap, from, to)))
    return asVerdict(notRated(cells, "value-bounded", "latestValue"));
  const within = [comparison.low, comparison.high].filter((figure) => figure > from && figure < to);
  const verdicts: Judged[] = [];
  for (const figure of [from, to, ...within]) {
    const verdict = colour(cells, figure, comparison, edges, defaults);
    if (verdict.status === "not-rated") return verdict;
    verdicts.push(verdict);
  }
  const [first] = verdicts;
  const end = nearestEnd(low, high, comparison);
  if (!first || end === null || verdicts.some(({ status }) => status !== first.status)) {
    return asVerdict(notRated(cells, "value-bounded", "latestValue"));
  }
  const atEnd = colour(cells, end.figure, comparison, edges, defaults);
  if (atEnd.status === "not-rated") return atEnd;
  const met = verdicts.every((verdict) => verdict.met);
  return {
    ...atEnd,
    status: first.status,
    met,
    places: ownPlaces(end.figure, comparison.scale),
    bounds: { low, high },
  };
}

/** True where a gap lies, in whole or in part, between two figures. */
function meets({ low, high }: Gap, from: number, to: number): boolean {
  return (low === null || low.figure <= to) && (high === null || high.figure >= from);
}

/** Converts a bound to the comparison's unit; null where there is none. */
function convertEnd(
  cells: IndicatorCells,
  value: BoundsValue,
  end: End | null,
  comparison: Comparison,
): End | null | NotRatedReason {
  if (end === null) return null;
  const { unit, scale } = value;
  // A bound without a percent sign may be a fraction, as a figure may.
  const alone = value.text.includes("%") ? cells : { ...cells, latestValue: textCell(String(end.figure / scale)) };
  const figure = convert(
    alone,
    { kind: "number", figure: end.figure, unit, scale, noun: "", setAside: [] },
    end.figure,
    comparison,
  );
  return isReason(figure) ? figure : { ...end, figure };
}

function stepInside({ figure, open }: End, direction: 1 | -1): number {
  return open ? figure + direction * SHORT * Math.max(1, Math.abs(figure)) : figure;
}

/** Measures that can fall below zero, or exceed the whole they are a part of. */
const MAY_PASS =
  /\b(?:net|variance|variation|change|growth|difference|gap|balance|surplus|deficit|profit|loss|over-?\s?spen[dt]\w*|under-?\s?spen[dt]\w*|movement|temperature|margin|improvement|reduction|increase|decrease|return|index|position|occupancy|against|versus|vs|of (?:the )?(?:target|budget|plan|profile|trajectory|capacity))\b/i;

/** The lowest figure for a value without a lower bound: zero, for counts, times and shares. */
function leastOf({ metric }: IndicatorCells, { unit }: Comparison): number {
  return unit?.family === "currency" || unit?.family === "points" || MAY_PASS.test(metric) ? -FAR : 0;
}

/** The highest figure for a value without an upper bound: the whole, for a share. */
function mostOf({ metric }: IndicatorCells, { unit }: Comparison, low: End | null): number {
  const isShare =
    unit?.family === "percent" && /^\s*(?:%|percentage|proportion|share)/i.test(metric) && !MAY_PASS.test(metric);
  return isShare && low !== null && low.figure < 100 ? 100 : FAR;
}

/** The bound nearer to what the value is compared with. */
function nearestEnd(low: End | null, high: End | null, comparison: Comparison): End | null {
  if (low === null || high === null) return low ?? high;
  const distance = ({ figure }: End): number => Math.max(comparison.low - figure, figure - comparison.high, 0);
  return distance(low) <= distance(high) ? low : high;
}
