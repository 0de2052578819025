import { multiply, subtract, toDecimal, toNumber } from "./decimal";
import { notRated } from "./not-rated";
import type { Comparison, IndicatorCells, NotRatedReason } from "./rating";
import type { ChangeTarget } from "./reading/target-reading";

/** The figure that a movement of a stated amount asks for: 95 where the earlier value was 100 and the target is "reduce by 5%". */
export function findAskedFigure(
  cells: IndicatorCells,
  target: ChangeTarget,
  { low, unit, polarity }: Comparison,
): number | NotRatedReason {
  const amount = toDecimal(target.amount ?? 0);
  const percent = target.unit?.family === "percent";
  // 5% of an earlier 60% is 57%, or 55%; and a value in per cent may be the movement itself.
  if (percent && (unit?.family === "percent" || MOVEMENT.test(cells.metric))) return notRated(cells, "change-unclear", "target");
  if (!percent && target.unit && target.unit.family !== "points" && unit && target.unit.name !== unit.name) {
    return notRated(cells, "units-differ", "target");
  }
  const before = toDecimal(low);
  const size = percent ? multiply(multiply(amount, before), { digits: 1n, places: 2 }) : amount;
  const down = target.change === "reduction" || (target.change === "improvement" && polarity === "low");
  return toNumber(subtract(before, down ? size : { digits: -size.digits, places: size.places }));
}

const MOVEMENT = /\b(?:reduc|increas|decreas|chang|improv|growth|variance)/i;
