import type { Block } from "../block-cells";
import { findSheetById } from "../find-sheet";
import { rangeCost } from "./cost";
import type { EditKind, UndoContext, UndoneEdit, UndoPart } from "./edit-kind";

/** Stores the layout mark of one of the add-in's own sheets in a hidden name, and sets the width of new columns. */
export interface SheetLayoutEdit {
  kind: "sheet-layout";
  sheetId: string;
  /** The mark to store and the one stored before; null is none. */
  mark: string | null;
  before: string | null;
  /** Widths in pixels by the column's index on the sheet; null is the standard width. */
  widths: { column: number; pixels: number | null }[];
}

export const SHEET_LAYOUT: EditKind<SheetLayoutEdit> = {
  kind: "sheet-layout",
  inverse: "sheet-layout",
  // Planned late: a sheet with a cell that is left alone keeps its new layout.
  turns: { plan: 9, undo: 9, redo: 9, restore: "last" },
  isUndoneBy: ({ sheetId }, other) => other.sheetId === sheetId,
  target: (edit) => ({ is: "cells", at: firstCell(edit) }),
  rowCount: () => 0,
  cost: () => rangeCost(0),
  cutting: { by: "itself", pieces: (edit) => [[edit]], invert: swapped },
  partUndoing: () => [],
  cells: null,
  describe: ({ sheetId, widths }, _, names) =>
    widths.length > 0 ? [{ sheet: names.sheet(sheetId), does: "gets the columns of this version" }] : [],
  stillThere: (edit, { sheets }) => (findSheetById(sheets, edit.sheetId) ? edit : null),
  planUndo: (undone, context) => undone.flatMap((one) => planBack(one, context)),
};

/** Plans to store a layout mark with a sheet (null removes it) and to set the widths of new columns. */
export function planLayoutEdit(
  { id, mark: before = null }: { id: string; mark?: string | null | undefined },
  mark: string | null,
  widths: SheetLayoutEdit["widths"] = [],
): { edits: [SheetLayoutEdit]; inverse: [SheetLayoutEdit]; expects: [] } {
  const edit: SheetLayoutEdit = { kind: "sheet-layout", sheetId: id, mark, before, widths };
  return { edits: [edit], inverse: [swapped(edit)], expects: [] };
}

/** The edit that undoes a change of layout. */
function swapped({ sheetId, mark, before, widths }: SheetLayoutEdit): SheetLayoutEdit {
  return {
    kind: "sheet-layout",
    sheetId,
    mark: before,
    before: mark,
    widths: widths.map(({ column }) => ({ column, pixels: null })),
  };
}

/** Restores the earlier mark, unless a cell of the sheet is left alone or someone has changed the mark. */
function planBack(
  { edit, undoing }: UndoneEdit<SheetLayoutEdit, SheetLayoutEdit>,
  { found, isSheetLeft }: UndoContext,
): UndoPart<SheetLayoutEdit, SheetLayoutEdit>[] {
  const stored = found.layouts.find(({ sheetId }) => sheetId === edit.sheetId)?.mark ?? null;
  if (!findSheetById(found.sheets, edit.sheetId) || isSheetLeft(edit.sheetId) || stored !== edit.mark) return [];
  return [{ edits: [undoing ?? swapped(edit)], inverse: [edit], expects: [] }];
}

function firstCell({ sheetId, widths }: SheetLayoutEdit): Block {
  return { sheetId, row: 0, column: widths[0]?.column ?? 0, rowCount: 1, columnCount: 1 };
}
