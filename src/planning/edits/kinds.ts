import { ADD_COLUMNS, REMOVE_COLUMNS, type AddColumnsEdit, type RemoveColumnsEdit } from "./columns";
import { CELL_FILLS, type CellFillsEdit } from "./cell-fills";
import type { EditKind, Turns } from "./edit-kind";
import { NUMBER_FORMAT, type NumberFormatEdit } from "./number-format";
import { REWRITE_ROWS, type RewriteRowsEdit } from "./rewrite-rows";
import { ADD_SHEET, REMOVE_SHEET, type AddSheetEdit, type RemoveSheetEdit } from "./sheets";
import { SHEET_LAYOUT, type SheetLayoutEdit } from "./sheet-layout";
import { REMOVE_STATUS_ICONS, STATUS_ICONS, type RemoveStatusIconsEdit, type StatusIconsEdit } from "./icon-set";
import { VALUES, type ValuesEdit } from "./values";

/** One change to a workbook, as plain data. */
export type Edit =
  | ValuesEdit
  | NumberFormatEdit
  | CellFillsEdit
  | StatusIconsEdit
  | RemoveStatusIconsEdit
  | AddColumnsEdit
  | RemoveColumnsEdit
  | AddSheetEdit
  | RemoveSheetEdit
  | RewriteRowsEdit
  | SheetLayoutEdit;

export type EditKindName = Edit["kind"];

/** The edits of one kind. */
export type EditOf<K extends EditKindName> = Extract<Edit, { kind: K }>;

/**
 * All kinds of edit. `kindOf` widens a kind's own edits to all edits. That is safe because it looks a kind up by the edit's own `kind`:
 * a kind only ever gets its own edits, and inverses that it was matched with.
 */
const KINDS: { [K in EditKindName]: EditKind<EditOf<K>, Edit, Edit> } = {
  values: VALUES,
  "number-format": NUMBER_FORMAT,
  "cell-fills": CELL_FILLS,
  "status-icons": STATUS_ICONS,
  "remove-status-icons": REMOVE_STATUS_ICONS,
  "add-columns": ADD_COLUMNS,
  "remove-columns": REMOVE_COLUMNS,
  "add-sheet": ADD_SHEET,
  "remove-sheet": REMOVE_SHEET,
  "rewrite-rows": REWRITE_ROWS,
  "sheet-layout": SHEET_LAYOUT,
};

/** The names of all kinds. */
export const KIND_NAMES = Object.keys(KINDS) as EditKindName[];

/** The turns of a kind in an undo. */
export const turnsOf = (name: EditKindName): Turns => KINDS[name].turns;

/** An edit's own kind. */
export function kindOf({ kind }: Edit): EditKind<Edit, Edit, Edit> {
  return KINDS[kind];
}

/** Edits of one kind. */
export function editsOf<K extends EditKindName>(edits: readonly Edit[], kind: K): EditOf<K>[] {
  return edits.filter((edit): edit is EditOf<K> => edit.kind === kind);
}

/** The edit of an inverse that undoes this one. */
export function findUndoing(edit: Edit, inverse: readonly Edit[]): Edit | undefined {
  const kind = kindOf(edit);
  return inverse.find((other) => other.kind === kind.inverse && kind.isUndoneBy(edit, other));
}
