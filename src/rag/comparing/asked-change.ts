import { multiply, subtract, toDecimal, toNumber } from "../decimal";
import { notRated } from "../not-rated";
import type { Polarity } from "../polarity";
import type { AskedChange, Comparison } from "../comparison";
import type { IndicatorCells, NotRatedReason } from "../rating";
import type { ChangeTarget } from "../reading/targets/target-reading";
import { inScale } from "../rules/edges/tolerance";
import { differ, expressIn, unitOfBare } from "../units/settle-units";
import { convertible, exactUnit, inUnit, type Unit } from "../reading/units/unit";
import { ownPlaces } from "../reading/values/shown-figure";

/**
 * Works out the figure that a change of a stated amount asks for: 95 where the earlier value was 100 and the target is
 * "reduce by 5%".
 */
export function askChange(
  cells: IndicatorCells,
  target: ChangeTarget,
  amount: number,
  comparison: Comparison,
): Comparison | NotRatedReason {
  const { low: earlier, unit, scale, polarity, places } = comparison;
  const percent = target.unit?.family === "percent";
  // From an earlier 60%, "reduce by 5%" asks for 57% or 55%; and a value in per cent may be the movement itself.
  if (percent && (unit?.family === "percent" || MOVEMENT.test(cells.metric)))
    return notRated(cells, "change-unclear", "target");
  if (!percent && target.unit && target.unit.family !== "points" && target.unit.name !== unit?.name) {
    return askInUnit(cells, { ...target, unit: target.unit }, amount, comparison);
  }
  const full = !percent && target.scale === 1 && target.unit === null ? amountInFull(amount, earlier, scale) : amount;
  const asked = { change: target.change, amount: full, unit: target.unit, before: earlier, places };
  const figure = applyChange(asked, earlier, polarity);
  return { ...comparison, low: figure, high: figure, places: ownPlaces(figure, scale), asked };
}

/** A change is hardly ever this many times the earlier result: a larger amount was written in full. */
const BEYOND = 10;

/**
 * The amount in full. A bare amount beside results in millions is in millions too: "5" is 5,000,000, but "500,000" is
 * in full already.
 */
function amountInFull(amount: number, earlier: number, scale: number): number {
  const scaled = inScale(amount, scale);
  return Math.abs(scaled) <= BEYOND * Math.max(Math.abs(earlier), scale) ? scaled : amount;
}

/**
 * Handles a change in another unit than the earlier result's: both are converted to the unit in which nothing is
 * rounded, or the change is refused.
 */
function askInUnit(
  cells: IndicatorCells,
  target: ChangeTarget & { unit: Unit },
  amount: number,
  comparison: Comparison,
): Comparison | NotRatedReason {
  const { unit: asked } = target;
  const unit = comparison.unit ?? unitOfBare(cells.metric, comparison, Math.abs(comparison.low), asked, amount);
  if (unit === null || !convertible(unit, asked)) return differ(cells, "target", undefined, unit);
  const common = exactUnit(unit, asked);
  return askChange(
    cells,
    { ...target, unit: common },
    inUnit(amount, asked, common),
    expressIn({ ...comparison, unit }, common),
  );
}

/** Applies a change to an earlier result: 95 for a reduction of 5% from 100. */
export function applyChange({ change, amount, unit }: AskedChange, before: number, polarity: Polarity): number {
  const [earlier, moved] = [toDecimal(before), toDecimal(amount)];
  const size = unit?.family === "percent" ? multiply(multiply(moved, earlier), { digits: 1n, places: 2 }) : moved;
  const down = change === "reduction" || (change === "improvement" && polarity === "low");
  return toNumber(subtract(earlier, down ? size : { digits: -size.digits, places: size.places }));
}

const MOVEMENT = /\b(?:reduc|increas|decreas|chang|improv|growth|variance)/i;
