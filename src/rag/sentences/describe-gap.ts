import { compareFigures, roundTo } from "../decimal";
import { writeFigure, writeGap, writeNumber } from "../reading/figure";
import type { AskedChange, Comparison } from "../comparison";
import type { DatedGap, Judged, ValueEnds } from "../rating";
import type { End } from "../reading/values/read-bounds";
import { roundFigures, type RoundedFigures } from "./round-figures";
import { ownPlaces } from "../reading/values/shown-figure";

/**
 * How the value compares with the target, without its status and full stop: "89.8% is 5.2 points (5.5%) below the
 * target of 95%".
 */
export function describeGap(judged: Judged): string {
  if (judged.bounds) return describeBounds(judged, judged.bounds);
  if (judged.dated) return describeDates(judged.dated);
  const { comparison, met } = judged;
  const { unit, scale, polarity, strict } = comparison;
  const figures = roundFigures(judged);
  const { value, low, high, gap } = figures;
  const shown = writeFigure(value, unit, scale);
  const named = nameComparison(comparison, figures);
  if (low !== high && value >= low && value <= high) return `${shown} is within ${named}`;
  if (low !== high && met) return `${shown} is better than ${named}`;
  if (gap === 0) {
    // With "Above 75%", a result of 75% misses the target.
    const missed = strict && !met ? `, and has to be ${polarity === "low" ? "below" : "above"} ${shown}` : "";
    return `${shown} is exactly ${named}${missed}`;
  }
  return `${shown} is ${writeGap(gap, unit, scale)}${writePercent(figures)} ${value < low ? "below" : "above"} ${named}`;
}

/**
 * The same for a value known only by its bounds, without naming a figure for it: "less than 5 is below the target of
 * 10".
 */
function describeBounds(judged: Judged, { low, high }: ValueEnds): string {
  const { comparison } = judged;
  const named = nameComparison(comparison, roundFigures(judged));
  return `${writeEnds(low, high, comparison)} is ${placeEnds(low, high, comparison)} ${named}`;
}

function writeEnds(low: End | null, high: End | null, { unit, scale }: Comparison): string {
  // Rounded away from the value, so that it stays beyond: "more than 1.42 weeks" for 10 days.
  const write = ({ figure }: End, away: 1 | -1): string =>
    writeFigure(roundAway(figure, ownPlaces(figure, scale), away), unit, scale);
  if (low && high) return `between ${write(low, -1)} and ${write(high, 1)}`;
  if (low) return `${low.open ? "more than" : "at least"} ${write(low, -1)}`;
  return high ? `${high.open ? "less than" : "at most"} ${write(high, 1)}` : "";
}

function roundAway(figure: number, places: number, away: 1 | -1): number {
  const rounded = roundTo(figure, places);
  return compareFigures(rounded, figure) * away >= 0 ? rounded : roundTo(rounded + away * 10 ** -places, places);
}

/**
 * Where the whole range between the bounds is: "below", "at or above", or on both sides of what it is compared with.
 */
function placeEnds(low: End | null, high: End | null, { low: from, high: to }: Comparison): string {
  const toLow = high && compareFigures(high.figure, from);
  const toHigh = low && compareFigures(low.figure, to);
  if (toLow !== null && (toLow < 0 || (toLow === 0 && high?.open))) return "below";
  if (toHigh !== null && (toHigh > 0 || (toHigh === 0 && low?.open))) return "above";
  const isNotBelow = low !== null && compareFigures(low.figure, from) >= 0;
  const isNotAbove = high !== null && compareFigures(high.figure, to) <= 0;
  if (isNotBelow && isNotAbove) return "within";
  if (isNotBelow) return from === to ? "at or above" : "not below";
  if (isNotAbove) return from === to ? "at or below" : "not above";
  return "on either side of";
}

/** "1 March 2025 is 30 days before the target of 31 March 2025". For a month, the least and the most days. */
function describeDates({ value, target, side, least, most }: DatedGap): string {
  if (least === 0 && most === 0) return `${value} is exactly the target of ${target}`;
  const isLate = most > 0;
  const [near, far] = isLate ? [least, most] : [-most, -least];
  const days = `${near === far ? "" : `${near} to `}${far} ${far === 1 ? "day" : "days"}`;
  return `${value} is ${days} ${isLate === (side === "by") ? "after" : "before"} the target of ${target}`;
}

/**
 * Names what the value is compared with: "the target of 95%", "the national average figure of 5.2%", "the target range
 * of 98.8 to 99.2".
 */
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
  const whole =
    against === "expected-to-date" && profiled
      ? ` (${profiled.elapsed} of ${writeFigure(roundTo(profiled.target, ownPlaces(profiled.target, scale)), unit, scale)})`
      : "";
  return `${nameAgainst(comparison, figure)}${whole}`;
}

function nameAgainst({ against, comparator, covers }: Comparison, figure: string): string {
  switch (against) {
    case "target":
      return `the target ${covers === "to-date" ? "for the year to date " : ""}of ${figure}`;
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

/** Names the change that is asked for: "a reduction of 5% from", "an improvement of 2 points on". */
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

function writePercent({ percent }: RoundedFigures): string {
  if (percent === null) return "";
  return ` (${percent === 0 ? "under 0.1" : writeNumber(percent)}%)`;
}
