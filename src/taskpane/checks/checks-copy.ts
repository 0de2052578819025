import { writeDay } from "../../rag/periods/days";
import { countOf } from "../../report/words";

/** The words of the checks before publishing. */
export const CHECKS_COPY = {
  title: "Before you publish",
  found: (count: number): string =>
    count === 0 ? "Nothing to look at." : `${countOf(count, "thing", "things")} to look at.`,
  about:
    "Any of them may be right as it is. What you dismiss with a reason stays dismissed until something else is found there.",
  dismiss: "Dismiss…",
  dismissLabel: (address: string): string => `Dismiss… ${address}`,
  formLabel: (address: string): string => `Dismiss what was found in ${address}`,
  reason: "Reason",
  reasonHint: "It stays in the sheet Dismissed Checks.",
  missingReason: "Write why it is right as it is.",
  save: "Dismiss",
  dismissed: (count: number): string => `${count.toLocaleString("en-GB")} dismissed`,
  why: (reason: string, when: string): string => `Dismissed${whenOf(when)}: ${reason}`,
  bringBack: "Bring back",
  bringBackLabel: (address: string): string => `Bring back ${address}`,
} as const;

/** The day, without the time; a text that is not a date is shown as it is. */
function whenOf(when: string): string {
  const day = /^\d{4}-\d{2}-\d{2}(?= |$)/.exec(when)?.[0];
  return when === "" ? "" : ` ${day ? writeDay(day) : when}`;
}
