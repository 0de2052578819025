import { notRated } from "../not-rated";
import type { IndicatorCells, NotRatedReason } from "../rating";
import { namingOf } from "../units/naming";
import { PERCENT } from "../reading/figure";
import type { NumberTarget } from "../reading/targets/target-reading";
import type { ValueReading } from "../reading/values/read-value";

/**
 * A target that is a part of a whole, as the figure that its value is compared with: 85% for "17 of 20" where the metric or
 * the value is a percentage, 17 beside a count of those 20. Any other value leaves open which of the two is meant.
 */
export function takePart(cells: IndicatorCells, target: NumberTarget, value: ValueReading): NumberTarget | NotRatedReason {
  const { figure, of } = target;
  if (of === null) return target;
  const unit = (value.kind === "number" ? value.unit : null) ?? namingOf(cells, "latestValue").unit;
  if (unit?.family === "percent") return { ...target, figure: Number(((figure / of) * 100).toPrecision(15)), unit: PERCENT, of: null };
  if (value.kind !== "number") return { ...target, of: null };
  const isCount = unit === null && value.scale === 1 && Number.isInteger(value.figure) && value.figure >= 0 && value.figure <= of;
  // A part in a General cell ("1", "0") may be a fraction of the whole.
  const mayBeShare = value.figure === 1 && figure > 1;
  return isCount && !mayBeShare ? { ...target, of: null } : notRated(cells, "units-differ", "latestValue");
}
