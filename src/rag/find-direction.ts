import { findPolarity } from "./find-polarity";
import { findRule } from "./judging/find-rule";
import { isReason } from "./not-rated";
import type { IndicatorCells, Rating } from "./rating";
import { DEFAULT_TRAVEL, type TravelOptions } from "./rules/direction";
import type { Ruleset } from "./rules/ruleset";

/**
 * Finds the rule for an indicator's direction of travel: the first rule that fits; what it leaves out comes from the
 * ruleset's defaults, then from DEFAULT_TRAVEL. Rules fit as they do for the status, but a row without a target can fit
 * too.
 */
export function findDirection(
  cells: IndicatorCells,
  rating: Pick<Rating, "target" | "value">,
  ruleset: Ruleset,
): TravelOptions {
  const polarity = findPolarity(cells, rating.target);
  // Without a polarity no rule can give a direction.
  const rule = isReason(polarity) ? null : findRule(ruleset, cells, polarity, rating);
  const chosen = { ...ruleset.defaults.direction, ...rule?.direction };
  return {
    against: chosen.against ?? DEFAULT_TRAVEL.against,
    steadyWithin: chosen.steadyWithin ?? DEFAULT_TRAVEL.steadyWithin,
  };
}
