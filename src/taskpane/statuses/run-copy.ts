import { countOf, listSome } from "../../report/words";

/** What an undo takes back. */
export type Undoable = "run" | "override" | "rules" | "sheets" | "closing" | "dismissal" | "bring-back" | "columns";

const UNDO: Record<Undoable, string> = {
  run: "Undo last run",
  override: "Undo override",
  rules: "Undo rules",
  sheets: "Undo sheets",
  closing: "Undo close",
  dismissal: "Undo dismissal",
  "bring-back": "Undo bring back",
  columns: "Undo columns",
};

const UNDONE: Record<Undoable, string> = {
  run: "The last run is undone.",
  override: "The override is undone.",
  rules: "The rules are as they were before.",
  sheets: "The sheets are as they were before.",
  closing: "The period is open again.",
  dismissal: "What was dismissed is there to look at again.",
  "bring-back": "What was brought back is dismissed again.",
  columns: "What was said of the columns is as it was before.",
};

/** The pane's words for the preview of a run, and for undoing one. */
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
  undo: (what: Undoable): string => UNDO[what],
  undoing: "Undoing…",
  undone: (what: Undoable): string => UNDONE[what],
  left: (places: readonly string[]): string => {
    const [only] = places;
    if (places.length === 1 && only) return `${only} was changed since and was left as it is.`;
    return `${listSome(places)} were changed since and were left as they are.`;
  },
} as const;
