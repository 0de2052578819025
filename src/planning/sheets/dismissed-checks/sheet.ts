import type { OwnSheet } from "../declaration";

export type DismissalColumn = "when" | "check" | "cell" | "found" | "reason" | "key";

/** Dismissed findings of the checks before publishing, with the reason, a line each. */
export const DISMISSED_CHECKS: OwnSheet<DismissalColumn> = {
  name: "Dismissed Checks",
  columns: [
    { id: "when", heading: "When", width: 130 },
    { id: "check", heading: "Check", width: 160 },
    { id: "cell", heading: "Cell", width: 110 },
    { id: "found", heading: "What was found", width: 420 },
    { id: "reason", heading: "Reason", width: 320 },
    { id: "key", heading: "Key", width: 520 },
  ],
};

/** A sheet without these headings in one row is not ours. */
export const NEEDED_OF_DISMISSALS: readonly DismissalColumn[] = ["found", "reason", "key"];
