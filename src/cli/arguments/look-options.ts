import { canReplaceIcons } from "../../actions/recalculate";
import type { Review } from "../../actions/review";
import { fillsToClear, type LookChoices } from "../../planning/status-looks/offers";
import type { Arguments, OptionSpec } from "./command";

/** The options that accept what is offered about the looks of status columns. */
export const LOOK_OPTIONS = {
  "replace-icons": { about: "put KPI Reporter's symbols over icon sets that would contradict the statuses" },
  "clear-fills": { about: "take away fills by hand that contradict the status in their cell" },
} satisfies Record<string, OptionSpec>;

/** The officer's choices by these options. */
export function choicesOf(given: Arguments): LookChoices {
  return { replacesIcons: given.isOn("replace-icons"), clearsFills: given.isOn("clear-fills") };
}

/** Names the options for offers that are still open, a sentence each. */
export function describeLookOptions(looks: Review["looks"]): string[] {
  return [
    ...(canReplaceIcons({ looks })
      ? ["With --replace-icons the symbols are put over that icon set, and the statuses are written."]
      : []),
    ...(fillsToClear(looks, { replacesIcons: false }).length > 0
      ? ["With --clear-fills these fills are removed."]
      : []),
  ];
}
