import { countOf } from "../../report/words";

/** The words of the preview of a run. */
export const RUN_COPY = {
  title: (count: number): string =>
    count === 0 ? "No status to write yet" : `${countOf(count, "status", "statuses")} to write`,
  nothingYet: "Nothing is written yet.",
  changedMeanwhile: "The sheet has changed meanwhile. This is what would be written now.",
  kinds: "Changes by kind",
  changes: "Changes",
  isNew: (count: number): string => `${count.toLocaleString("en-GB")} new`,
  moved: (count: number, from: string, to: string): string => `${count.toLocaleString("en-GB")} ${from} → ${to}`,
  write: (count: number): string => (count === 0 ? "Write" : `Write ${countOf(count, "status", "statuses")}`),
  writing: "Writing…",
  notNow: "Not now",
  newStatus: "new",
} as const;
