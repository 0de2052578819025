import { notRated } from "./not-rated";
import { readPolarity, type Polarity } from "./polarity";
import type { IndicatorCells, NotRatedReason } from "./rating";
import type { TargetReading } from "./reading/target-reading";

/** Good Is, checked against what the target's own words say is good; a target's words stand in for a blank Good Is. */
export function findPolarity(cells: IndicatorCells, target: TargetReading): Polarity | NotRatedReason {
  const said = impliedPolarity(target);
  if (cells.goodIs.kind === "empty") return said ?? notRated(cells, "good-is-missing", "goodIs");
  const polarity = readPolarity(String(cells.goodIs.value));
  if (!polarity) return notRated(cells, "good-is-unknown", "goodIs");
  if (said && said !== polarity) return notRated(cells, "good-is-contradicts", "goodIs");
  return polarity;
}

function impliedPolarity(target: TargetReading): Polarity | null {
  if (target.kind === "change") {
    if (target.bound) return target.bound === "at-least" ? "high" : "low";
    return target.change === "reduction" ? "low" : target.change === "increase" ? "high" : null;
  }
  if (target.kind !== "number" && target.kind !== "benchmark") return null;
  return target.bound === "at-least" ? "high" : target.bound === "at-most" ? "low" : null;
}
