import { LAYOUT_NAME } from "../../../planning/sheets/layout";
import type { AddSheetEdit, RemoveSheetEdit } from "../../../planning/edits/sheets";
import type { HeldSheet } from "../../../planning/edits/found-work";
import { findSheetNamed } from "../../../planning/find-sheet";
import { blockOf, cellsOf, extentOf, type NewSheet } from "../../../planning/new-sheet-cells";
import { applyCellLook, applyRowLooks } from "../apply-looks";
import { MAX_ROWS } from "../../cells/areas";
import { addChoices } from "../choices";
import { addEmptySheet, emptySheetText } from "../empty-sheet";
import { FileFault } from "../../file-fault";
import { addStatusIcons } from "../../conditional-formats/icon-sets";
import type { SheetEntry, WorkbookFile } from "../../workbook/workbook-file";
import { writeFormat, writeValues } from "../write-cell";
import { heldIn, type EditPort } from "./edit-port";

/** Adds a sheet with its content. */
export const ADD_SHEET: EditPort<AddSheetEdit> = {
  make: (file, { sheet }) => addSheet(file, sheet),
  read: (file, { sheet }) => {
    const entry = findSheetNamed(file.sheets(), sheet.name);
    return entry ? { added: [findAdded(file, entry)] } : {};
  },
};

/** Removes a sheet that a plan added. */
export const REMOVE_SHEET: EditPort<RemoveSheetEdit> = {
  make: (file, { name }) => {
    const entry = file.findSheet(name);
    if (!entry) throw new FileFault({ code: "item-gone" });
    if (file.isStructureLocked) throw new FileFault({ code: "write-refused", sheet: entry.name });
    file.removeSheet(entry);
  },
  read: () => ({}),
};

function findAdded(file: WorkbookFile, entry: SheetEntry): HeldSheet {
  const sheet = file.sheet(entry);
  const used = sheet.used();
  const { id, name } = entry;
  if (!used) return { name, at: { sheetId: id, row: 0, column: 0, rowCount: 0, columnCount: 0 } };
  return { name, at: { ...used, sheetId: id }, ...heldIn(sheet, used) };
}

/** Adds a sheet with its content after all others. Throws a FileFault. */
function addSheet(file: WorkbookFile, added: NewSheet): void {
  const { name, format, formats = [], widths, frozenRows, looks, choices, page } = added;
  const entry = addEmptySheet(file, name, emptySheetText({ widths, frozenRows, ...(page ? { page } : {}) }));
  const sheet = file.sheet(entry);
  // Format first: a text written to a cell of the Text format stays as it is.
  const extent = extentOf(added);
  const setFormats = (row: number, column: number, rowCount: number, one: string): void => {
    for (let r = row; r < row + rowCount; r += 1) writeFormat(file, sheet, r, column, one);
  };
  if (extent)
    for (let column = 0; column < extent.columnCount; column += 1) setFormats(0, column, extent.rowCount, format);
  for (const { row, column, rowCount, format: one } of formats) setFormats(row, column, rowCount, one);
  page?.rows.forEach(({ cells }, row) =>
    cells.forEach((cell, column) => cell.format !== "General" && writeFormat(file, sheet, row, column, cell.format)),
  );
  const cells = cellsOf(added);
  const block = blockOf(cells);
  if (block && !writeValues(file, sheet, block, cells))
    throw new FileFault({ code: "not-written-as-planned", restored: true });
  for (const { at, look } of looks) applyCellLook(file, sheet, at, look);
  for (const { at, options } of choices) addChoices(sheet, at, options);
  if (added.mark !== undefined) file.setSheetText(entry, LAYOUT_NAME, added.mark);
  if (!page) return;
  applyRowLooks(file, sheet, 0, page.rows, page.columns);
  for (const column of page.statusColumns)
    addStatusIcons(sheet, { row: 0, column, rowCount: MAX_ROWS, columnCount: 1 });
  if (frozenRows > 0) file.repeatInPrint(entry, frozenRows);
}
