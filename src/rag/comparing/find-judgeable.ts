import { notRated, withReadings } from "../not-rated";
import type { IndicatorCells, NotRatedReason } from "../rating";
import { namesOtherSide } from "../reading/metric-sides";
import type {
  BenchmarkTarget,
  ChangeTarget,
  FigureTarget,
  NumberTarget,
  RangeTarget,
} from "../reading/targets/target-reading";
import { PERCENT } from "../reading/units/unit";
import type { ValueReading } from "../reading/values/read-value";
import { namingOf } from "../units/naming";

/** A target that a value can be compared with. */
export type JudgeableTarget = NumberTarget | RangeTarget | BenchmarkTarget | ChangeTarget;

/**
 * The target if a value can be compared with it, otherwise the reason. "17 of 20" becomes a count or a percentage,
 * whichever the value is.
 */
export function findJudgeable(
  cells: IndicatorCells,
  target: FigureTarget,
  value: ValueReading,
): JudgeableTarget | NotRatedReason {
  switch (target.kind) {
    case "none":
      return notRated(cells, "no-target", "target");
    case "not-read":
      return withReadings(
        notRated(cells, target.why === "error" ? "target-error" : "target-not-read", "target"),
        target.candidates,
      );
    case "ratio":
      return notRated(cells, "ratio", "target");
    case "number":
      // A word reverses the sign of figures ("underspend"), and the metric does not say which side is positive.
      if (target.isSideApplied !== true && namesOtherSide(target.text, cells.metric))
        return notRated(cells, "target-not-read", "target");
      return takePart(cells, target, value);
    case "range":
      return namesOtherSide(target.text, cells.metric) ? notRated(cells, "target-not-read", "target") : target;
    case "benchmark":
    case "change":
      return target;
  }
}

/**
 * "17 of 20" as the figure to compare with: 85% where the metric or the value is a percentage, 17 beside a count of up
 * to 20. Beside any other value it is unclear which is meant.
 */
function takePart(cells: IndicatorCells, target: NumberTarget, value: ValueReading): NumberTarget | NotRatedReason {
  const { figure, of } = target;
  if (of === null) return target;
  const unit = (value.kind === "number" ? value.unit : null) ?? namingOf(cells, "latestValue").unit;
  if (unit?.family === "percent")
    return { ...target, figure: Number(((figure / of) * 100).toPrecision(15)), unit: PERCENT, of: null };
  if (value.kind !== "number") return { ...target, of: null };
  const isCount =
    unit === null && value.scale === 1 && Number.isInteger(value.figure) && value.figure >= 0 && value.figure <= of;
  // A 1 or 0 in a General cell may be a fraction of the whole.
  const mayBeShare = value.figure === 1 && figure > 1;
  return isCount && !mayBeShare ? { ...target, of: null } : notRated(cells, "units-differ", "latestValue");
}
