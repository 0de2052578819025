import type { Finding } from "../../../kpi/checks/finding";
import { sameName } from "../../../kpi/same-name";
import type { OwnSheetSnapshot } from "../../snapshot";

/** The sheet that keeps what was dismissed and why, one line each. */
export const DISMISSED_SHEET = "Dismissed Checks";

export type DismissalColumn = "when" | "check" | "cell" | "found" | "reason" | "key";

/** The sheet's headings, in the order in which a new one has them. */
export const DISMISSAL_HEADINGS: Record<DismissalColumn, string> = {
  when: "When",
  check: "Check",
  cell: "Cell",
  found: "What was found",
  reason: "Reason",
  key: "Key",
};

export const DISMISSAL_COLUMNS = Object.keys(DISMISSAL_HEADINGS) as DismissalColumn[];

/** A line without these dismisses nothing; a sheet without them under one row of headings is not ours. */
const NEEDED: readonly DismissalColumn[] = ["found", "reason", "key"];

/** Headings are looked for so far down: a title or a note may stand above them. */
const HEADING_ROWS = 20;

/** What a person decided of one finding. */
export interface Dismissal {
  /** As `dismissalKey` gives it. */
  key: string;
  when: string;
  reason: string;
}

/** The list of what was dismissed. */
export interface DismissalList {
  sheet: OwnSheetSnapshot;
  /** False where a person's own sheet has the name: nothing is read from it, and nothing written to it. */
  isOurs: boolean;
  dismissals: Dismissal[];
}

/** The row of the headings, counted from the first that was read, and which column holds what. */
export interface DismissalLayout {
  row: number;
  columns: ReadonlyMap<DismissalColumn, number>;
}

/**
 * Reads the list, wherever its columns are; others are a person's own. A line counts while it has a key and a reason, so that
 * emptying or deleting it brings the finding back. Of several lines of one finding the last one tells why.
 */
export function readDismissals(sheet: OwnSheetSnapshot): DismissalList {
  const layout = findDismissalLayout(sheet);
  if (!layout) return { sheet, isOurs: false, dismissals: [] };
  const byKey = new Map<string, Dismissal>();
  for (let row = layout.row + 1; row < sheet.values.length; row += 1) {
    const key = keyInLine(sheet, layout, row);
    const reason = textIn(sheet, layout, row, "reason");
    if (key !== "" && reason !== "") byKey.set(key, { key, reason, when: textIn(sheet, layout, row, "when") });
  }
  return { sheet, isOurs: true, dismissals: [...byKey.values()] };
}

/** Where the list's own columns are; null where it is none of ours. Of two columns with one heading the first is ours. */
export function findDismissalLayout({ values }: Pick<OwnSheetSnapshot, "values">): DismissalLayout | null {
  for (let row = 0; row < Math.min(values.length, HEADING_ROWS); row += 1) {
    const headings = (values[row] ?? []).map((value) => sameName(String(value)));
    const columns = new Map(
      DISMISSAL_COLUMNS.flatMap((column): [DismissalColumn, number][] => {
        const index = headings.indexOf(sameName(DISMISSAL_HEADINGS[column]));
        return index < 0 ? [] : [[column, index]];
      }),
    );
    if (NEEDED.every((column) => columns.has(column))) return { row, columns };
  }
  return null;
}

/** The key of the finding that a line is about; "" where it has none. Rows count from the first that was read. */
export function keyInLine(sheet: OwnSheetSnapshot, layout: DismissalLayout, row: number): string {
  return sameName(textIn(sheet, layout, row, "key"));
}

function textIn({ values }: OwnSheetSnapshot, { columns }: DismissalLayout, row: number, column: DismissalColumn): string {
  const index = columns.get(column);
  return index === undefined ? "" : String(values[row]?.[index] ?? "").trim();
}

/** A cell takes 32,767 characters; a key that is longer keeps its two ends, in which names and what was seen stand. */
const KEY_END = 8000;

/** A finding's key as the list holds it. */
export function writeKey({ key }: Pick<Finding, "key">): string {
  return key.length <= 2 * KEY_END ? key : `${key.slice(0, KEY_END)}…${key.slice(-KEY_END)}`;
}

/** A finding's key as it is found again in the list, whatever became of the spaces in it. */
export function dismissalKey(finding: Pick<Finding, "key">): string {
  return sameName(writeKey(finding));
}

/** What can be dismissed: something found in a row, or by another check, of which it says what it is called. */
export type Dismissable = Pick<Finding, "key" | "address" | "sentence"> & (Pick<Finding, "code"> | { check: string });

/** A finding that was dismissed, and why. */
export interface DismissedFinding<T = Finding> {
  finding: T;
  dismissal: Dismissal;
}

/** Findings still to be looked at, and those that were dismissed. A line whose finding is no longer made is neither. */
export function splitFindings<T extends Pick<Finding, "key">>(
  findings: readonly T[],
  dismissals: readonly Dismissal[],
): { open: T[]; dismissed: DismissedFinding<T>[] } {
  const byKey = new Map(dismissals.map((dismissal) => [dismissal.key, dismissal]));
  const open: T[] = [];
  const dismissed: DismissedFinding<T>[] = [];
  for (const finding of findings) {
    const dismissal = byKey.get(dismissalKey(finding));
    if (dismissal) dismissed.push({ finding, dismissal });
    else open.push(finding);
  }
  return { open, dismissed };
}
