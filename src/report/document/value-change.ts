import type { HistoryRecord } from "../../kpi/history/record";
import type { RatedIndicator } from "../../kpi/rated-indicator";
import { findEarlier } from "../../kpi/travel/earlier";
import { convertEarlier, findTravel, roundAsShown } from "../../kpi/travel/find-travel";
import type { Travel } from "../../kpi/travel/travel";
import { compareFigures, difference } from "../../rag/decimal";
import { findDirection } from "../../rag/find-direction";
import { findPolarity } from "../../rag/find-polarity";
import { findValueCell } from "../../rag/comparing/numerator-denominator";
import { POINTS, writeFigure, type Unit } from "../../rag/reading/figure";
import type { Against } from "../../rag/rules/direction";
import type { Background } from "./background";

type Compared = Exclude<Travel, { direction: "not-comparable" }>;

/**
 * Describes the change of a value as performance: since the previous result; since the same period last year, where the
 * ruleset compares with that or nothing else can be compared; or its trend, where the ruleset uses one. Without
 * sentences where nothing can be compared.
 */
export function describeChange(indicator: RatedIndicator, { recordsOf, ruleset, trends }: Background): string[] {
  const records = recordsOf(indicator);
  const { against, steadyWithin } = findDirection(indicator.cells, indicator.rating, ruleset);
  const known = trends.get(indicator)?.travel;
  const travelBy = (one: Against): Travel =>
    known && one === against ? known : findTravel(indicator, records, ruleset, { against: one, steadyWithin });
  const since = (one: "previous" | "last-year"): string[] => {
    const travel = travelBy(one);
    return travel.direction === "not-comparable" ? [] : writeChange(indicator, records, one, travel);
  };
  const before = since("previous");
  const lastYear = against === "last-year" || before.length === 0 ? since("last-year") : [];
  const trend = against === "trend" ? travelBy(against) : null;
  return [...before, ...lastYear, ...(trend && trend.direction !== "not-comparable" ? [trend.sentence] : [])];
}

/**
 * "It was 91.2% in 2024/25 Q1: a fall of 1.4 points, which is worse." The figures and their difference are those
 * displayed.
 */
function writeChange(
  indicator: RatedIndicator,
  records: readonly HistoryRecord[],
  against: "previous" | "last-year",
  travel: Compared,
): string[] {
  const earlier = findEarlier(indicator, records, against);
  const { value } = indicator.rating;
  if ("code" in earlier || value.kind !== "number") return [];
  if (travel.moved === "level") return [`It is as it was ${earlier.when}.`];
  const before = convertEarlier(indicator.cells, value, earlier);
  if (before === null) return [];
  const { scale } = value;
  const unit = value.unit ?? judgedUnit(indicator);
  const change = Math.abs(
    difference(roundAsShown(findValueCell(indicator.cells, indicator.rating.target), value), before.shown),
  );
  const amount = writeFigure(change, unit?.family === "percent" ? POINTS : unit, scale);
  const was = `It was ${writeFigure(before.shown, unit, scale)} ${earlier.when}`;
  return [`${was}: a ${travel.moved === "up" ? "rise" : "fall"} of ${amount}, ${judge(indicator, travel)}.`];
}

/** The unit a value was judged in: a bare figure judged against a target in per cent is a percentage. */
function judgedUnit({ rating: { value, computed } }: RatedIndicator): Unit | null {
  if (computed.status === "not-rated" || value.kind !== "number" || computed.comparison.scale !== value.scale)
    return null;
  return compareFigures(computed.value, value.figure) === 0 ? computed.comparison.unit : null;
}

function judge({ cells, rating }: RatedIndicator, { direction }: Compared): string {
  const isAimed = findPolarity(cells, rating.target) === "on-target";
  if (direction === "improving") return isAimed ? "which is nearer the target" : "which is better";
  if (direction === "worsening") return isAimed ? "which is further from the target" : "which is worse";
  return "which counts as steady";
}
