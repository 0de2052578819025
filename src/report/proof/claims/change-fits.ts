import { convertible, type Unit } from "../../../rag/reading/units/unit";
import type { WrittenFigure } from "../text/read-figures";
import { isFair } from "../sums/multiples";
import type { ChangeClaim } from "./find-change-claims";
import type { KnownResults, Result } from "./known-results";

/** The margin for an amount with a word such as "around" before it, either way. */
const ROUGHLY = 0.2;
const NOISE = 1e-9;

/** The lowest and highest that something may be, as its figures were rounded. */
type Range = readonly [low: number, high: number];

/** True where the result can be measured in the unit of the claimed change. */
export function isMeasured({ unit }: Pick<WrittenFigure, "unit">, now: KnownResults["now"]): boolean {
  if (unit === null || unit.family === "percent") return true;
  if (unit.family === "points") return now.unit === null || now.unit.family === "percent";
  return now.unit === null ? unit.family === "rate" || unit.family === "measure" : convertible(unit, now.unit);
}

/**
 * True where the figure may be an amount in the result's own unit: "5%" of a percentage may be points. A count is not
 * one.
 */
export function isAmountOf(unit: Unit | null, now: KnownResults["now"]): boolean {
  return unit?.family !== "percent" || (now.unit === null ? now.step > 0 : now.unit.family === "percent");
}

/** True where the change between two results is the claimed one, allowing for the rounding of each. */
export function fitsClaim({ amount }: ChangeClaim, now: KnownResults["now"], before: Result): boolean {
  if (amount.kind === "times")
    return (
      before.shown > 0 &&
      (isFair(amount.times, now.shown / before.shown) || isFair(amount.times, now.figure / before.figure))
    );
  const { figure, hedge } = amount;
  const { unit } = figure;
  const difference = spanOf(now, before, (a, b) => a - b);
  if (isAmountOf(unit, now) && isWithin(figure, hedge, difference, factorOf(unit, now.unit))) return true;
  const isRelative = unit?.family === "percent" && before.figure !== 0;
  return (
    isRelative &&
    isWithin(
      figure,
      hedge,
      spanOf(now, before, (a, b) => (b === 0 ? Infinity : ((a - b) / Math.abs(b)) * 100)),
      1,
    )
  );
}

/** The range of a change over all figures that the two results may have been before rounding. */
function spanOf(now: Result, before: Result, change: (now: number, before: number) => number): Range {
  // 29 beside 31.5 means 29.0.
  const step = Math.min(now.step, before.step);
  const [ends, starts] = [endsOf(now, step), endsOf(before, step)];
  const sizes = ends.flatMap((a) => starts.map((b) => Math.abs(change(a, b))));
  const overlap = Math.min(...ends) <= Math.max(...starts) && Math.min(...starts) <= Math.max(...ends);
  return [overlap ? 0 : Math.min(...sizes), Math.max(...sizes)];
}

function endsOf({ figure, shown }: Result, step: number): number[] {
  return [figure, shown, shown - step / 2, shown + step / 2];
}

function isWithin(
  { figure, step, isRough }: WrittenFigure,
  hedge: "more" | "less" | null,
  [low, high]: Range,
  factor: number,
): boolean {
  const size = Math.abs(figure) * factor;
  // "Over 2 points" is true of anything more.
  if (hedge === "more") return high >= size - NOISE * Math.max(1, size);
  if (hedge === "less")
    return low <= size + NOISE * Math.max(1, size) && high >= size * (1 - ROUGHLY) - (step * factor) / 2;
  const slack =
    (isRough ? Math.max(size * ROUGHLY, (step * factor) / 2) : (step * factor) / 2) + NOISE * Math.max(1, size);
  return size >= low - slack && size <= high + slack;
}

function factorOf(from: Unit | null, to: Unit | null): number {
  return from && to && from.family === to.family ? from.size / to.size : 1;
}
