import type { Finding } from "../../../kpi/checks/finding";
import { sameName } from "../../../kpi/same-name";
import { findSheetNamed } from "../../find-sheet";
import type { Outline, OwnSheetSnapshot, Snapshot } from "../../snapshot";
import { isNewer } from "../layout";
import { findList, type ListCells, type ListPlaces } from "../list";
import { DISMISSED_CHECKS, NEEDED_OF_DISMISSALS, type DismissalColumn } from "./sheet";

export type DismissalPlaces = ListPlaces<DismissalColumn>;

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
  /** True where a later version made it: what it says there is not read, and nothing is written to it. */
  isNewer: boolean;
  dismissals: Dismissal[];
}

/**
 * Reads the list, wherever its columns are; others are a person's own. A line counts while it has a key and a reason, so that
 * emptying or deleting it brings the finding back. Of several lines of one finding the last one tells why.
 */
export function readDismissals(sheet: OwnSheetSnapshot): DismissalList {
  if (isNewer(DISMISSED_CHECKS, sheet)) return { sheet, isOurs: true, isNewer: true, dismissals: [] };
  const layout = findDismissalPlaces(sheet);
  if (!layout) return { sheet, isOurs: false, isNewer: false, dismissals: [] };
  const byKey = new Map<string, Dismissal>();
  for (let row = layout.row + 1; row < sheet.values.length; row += 1) {
    const key = keyInLine(sheet, layout, row);
    const reason = textIn(sheet, layout, row, "reason");
    if (key !== "" && reason !== "") byKey.set(key, { key, reason, when: textIn(sheet, layout, row, "when") });
  }
  return { sheet, isOurs: true, isNewer: false, dismissals: [...byKey.values()] };
}

/** The list to read, by id, where there is one. */
export function requestDismissals({ sheets }: Pick<Outline, "sheets">): string[] {
  const sheet = findSheetNamed(sheets, DISMISSED_CHECKS.name);
  return sheet ? [sheet.id] : [];
}

/** The list as it was read; null where there is none. */
export function findDismissals({ ownSheets }: Pick<Snapshot, "ownSheets">): DismissalList | null {
  const sheet = findSheetNamed(ownSheets, DISMISSED_CHECKS.name);
  return sheet && readDismissals(sheet);
}

/** Where the list's own columns are; null where it is none of ours. */
export function findDismissalPlaces(cells: ListCells, sheet = DISMISSED_CHECKS): DismissalPlaces | null {
  return findList(sheet, NEEDED_OF_DISMISSALS, cells);
}

/** The key of the finding that a line is about; "" where it has none. Rows count from the first that was read. */
export function keyInLine(sheet: OwnSheetSnapshot, layout: DismissalPlaces, row: number): string {
  return sameName(textIn(sheet, layout, row, "key"));
}

function textIn(
  { values }: OwnSheetSnapshot,
  { columns }: DismissalPlaces,
  row: number,
  column: DismissalColumn,
): string {
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
