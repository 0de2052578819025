import { findPolarity } from "./find-polarity";
import { findRule } from "./judging/find-rule";
import { isReason } from "./not-rated";
import type { IndicatorCells, Rating } from "./rating";
import { DEFAULT_TRAVEL, type TravelOptions } from "./rules/direction";
import type { Ruleset } from "./rules/ruleset";

/**
 * How the direction of travel of one indicator is worked out: by the first rule that fits it; what that leaves out comes
 * from the ruleset's defaults, and what those leave out from DEFAULT_TRAVEL. A rule fits as it does for the status, and
 * fits a row without a target too.
 */
export function findDirection(
  cells: IndicatorCells,
  rating: Pick<Rating, "target" | "value">,
  ruleset: Ruleset,
): TravelOptions {
  const polarity = findPolarity(cells, rating.target);
  // Where it is not said what is good there is no direction, by whatever rule.
  const rule = isReason(polarity) ? null : findRule(ruleset, cells, polarity, rating);
  const chosen = { ...ruleset.defaults.direction, ...rule?.direction };
  return {
    against: chosen.against ?? DEFAULT_TRAVEL.against,
    steadyWithin: chosen.steadyWithin ?? DEFAULT_TRAVEL.steadyWithin,
  };
}
