import type { Polarity } from "../polarity";
import type { Bound, TargetReading } from "../reading/targets/target-reading";
import { signUnder } from "../reading/metric-sides";

/**
 * Gives the target its sign where a word reverses its figure and the metric says which side is positive: "At most £1m
 * underspend" is at least -£1m under "Overspend". Other targets are returned unchanged.
 */
export function signTarget(target: TargetReading, metric: string, goodIs: Polarity | null): TargetReading {
  if (target.kind !== "not-read" || !target.withSideWord) return target;
  const { sideWord, target: written } = target.withSideWord;
  const side = signUnder(sideWord, metric, goodIs);
  if (side === null) return target;
  if (side === 1 || written.figure === 0)
    return { ...written, bound: side === 1 ? written.bound : opposite(written.bound), isSideApplied: true };
  return { ...written, figure: -written.figure, bound: opposite(written.bound), isSideApplied: true };
}

function opposite(bound: Bound): Bound {
  return bound === null ? null : bound === "at-least" ? "at-most" : "at-least";
}
