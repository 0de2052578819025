import type { Finding } from "../../../kpi/checks/finding";
import { foldName } from "../../../rag/fold-name";
import { findSheetNamed } from "../../find-sheet";
import type { Outline, OwnSheetSnapshot, Snapshot } from "../../snapshot";
import { isNewer } from "../layout";
import { findList, type ListCells, type ListPlaces } from "../list";
import { DISMISSED_CHECKS, NEEDED_OF_DISMISSALS, type DismissalColumn } from "./sheet";

export type DismissalPlaces = ListPlaces<DismissalColumn>;

/** A person's decision about one finding. */
export interface Dismissal {
  /** As `dismissalKey` gives it. */
  key: string;
  when: string;
  reason: string;
}

/** The list of dismissed findings. */
export interface DismissalList {
  sheet: OwnSheetSnapshot;
  /** False for a person's own sheet of that name: it is neither read nor written. */
  isOurs: boolean;
  /** True for a sheet that a later version made: it is neither read nor written. */
  isNewer: boolean;
  dismissals: Dismissal[];
}

/**
 * Reads the list with its columns in any order. A line counts while it has a key and a reason, so emptying or deleting it brings the
 * finding back. The last of several lines about one finding gives the reason.
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

/** The id of the list, if there is one. */
export function requestDismissals({ sheets }: Pick<Outline, "sheets">): string[] {
  const sheet = findSheetNamed(sheets, DISMISSED_CHECKS.name);
  return sheet ? [sheet.id] : [];
}

/** The list as it was read; null if there is none. */
export function findDismissals({ ownSheets }: Pick<Snapshot, "ownSheets">): DismissalList | null {
  const sheet = findSheetNamed(ownSheets, DISMISSED_CHECKS.name);
  return sheet && readDismissals(sheet);
}

/** Where the list's own columns are; null if the sheet is not ours. */
export function findDismissalPlaces(cells: ListCells, sheet = DISMISSED_CHECKS): DismissalPlaces | null {
  return findList(sheet, NEEDED_OF_DISMISSALS, cells);
}

/** The key of the finding that a line is about, or "". Rows count from the first that was read. */
export function keyInLine(sheet: OwnSheetSnapshot, layout: DismissalPlaces, row: number): string {
  return foldName(textIn(sheet, layout, row, "key"));
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

/** A cell takes 32,767 characters. A longer key keeps its two ends, which hold the names and what was found. */
const KEY_END = 8000;

/** A finding's key as the list holds it. */
export function writeKey({ key }: Pick<Finding, "key">): string {
  return key.length <= 2 * KEY_END ? key : `${key.slice(0, KEY_END)}…${key.slice(-KEY_END)}`;
}

/** A finding's key as it is compared with those in the list: case and spacing are ignored. */
export function dismissalKey(finding: Pick<Finding, "key">): string {
  return foldName(writeKey(finding));
}

/** What can be dismissed: a finding of the checks of rows, or of another check with its name. */
export type Dismissable = Pick<Finding, "key" | "address" | "sentence"> & (Pick<Finding, "code"> | { check: string });

/** A dismissed finding, with the reason. */
export interface DismissedFinding<T = Finding> {
  finding: T;
  dismissal: Dismissal;
}

/** Splits findings into open and dismissed ones. Lines about findings that no longer occur are ignored. */
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
