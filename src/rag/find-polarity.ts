import { notRated } from "./not-rated";
import { readPolarity, type Polarity } from "./polarity";
import type { IndicatorCells, NotRatedReason } from "./rating";
import type { Bound, TargetReading } from "./reading/targets/target-reading";

/**
 * Good Is, checked against what the target's own words say is good. Where Good Is is blank, the target's words decide.
 */
export function findPolarity(cells: IndicatorCells, target: TargetReading): Polarity | NotRatedReason {
  const implied = impliedPolarity(target);
  if (cells.goodIs.kind === "empty") return implied ?? notRated(cells, "good-is-missing", "goodIs");
  const polarity = writtenPolarity(cells);
  if (!polarity) return notRated(cells, "good-is-unknown", "goodIs");
  if (implied && implied !== polarity) return notRated(cells, "good-is-contradicts", "goodIs");
  if (polarity === "on-target" && asksForBetter(target)) return notRated(cells, "good-is-contradicts", "goodIs");
  return polarity;
}

/** The polarity written in Good Is; null where it is blank or not understood. */
export function writtenPolarity({ goodIs }: IndicatorCells): Polarity | null {
  return goodIs.kind === "empty" ? null : readPolarity(String(goodIs.value));
}

function impliedPolarity(target: TargetReading): Polarity | null {
  switch (target.kind) {
    case "number":
    case "benchmark":
      return polarityOf(target.bound);
    case "change":
      return (
        polarityOf(target.bound) ??
        (target.change === "reduction" ? "low" : target.change === "increase" ? "high" : null)
      );
    case "date":
      return target.side === "by" ? "low" : "high";
    case "range":
    case "ratio":
    case "none":
    case "not-read":
      return null;
  }
}

function polarityOf(bound: Bound): Polarity | null {
  return bound === "at-least" ? "high" : bound === "at-most" ? "low" : null;
}

/**
 * True for "Better than 700" or "An improving trend": where good is on the target, nothing beats it and neither
 * direction is an improvement.
 */
function asksForBetter(target: TargetReading): boolean {
  switch (target.kind) {
    case "number":
    case "benchmark":
      return target.strict;
    case "change":
      return target.change !== "maintain";
    case "range":
    case "ratio":
    case "date":
    case "none":
    case "not-read":
      return false;
  }
}
