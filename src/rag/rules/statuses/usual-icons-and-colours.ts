import type { RatedStatus } from "../../status";
import type { ListedStatus } from "./status-list";

/**
 * The icon and colour of each status, and what it counts as, where a ruleset does not say. The default ruleset leaves
 * icons and colours to this table.
 */
export const USUAL_LOOKS: Readonly<Record<RatedStatus, Pick<ListedStatus, "icon" | "colour" | "countsAs">>> = {
  exceeding: { icon: "star", colour: "blue", countsAs: "green" },
  green: { icon: "green tick", colour: "green", countsAs: "green" },
  "amber-green": { icon: "amber exclamation", colour: "lime", countsAs: "amber" },
  amber: { icon: "amber exclamation", colour: "amber", countsAs: "amber" },
  "amber-red": { icon: "amber exclamation", colour: "orange", countsAs: "amber" },
  red: { icon: "red cross", colour: "red", countsAs: "red" },
};
