import type { SheetLayoutEdit } from "../../../planning/edits/sheet-layout";
import { LAYOUT_NAME } from "../../../planning/sheets/layout";
import { setWidths, sheetToWrite } from "../write-cell";
import type { EditPort } from "./edit-port";

/** Stores the layout of one of the add-in's own sheets, and sets the widths of its columns. */
export const SHEET_LAYOUT: EditPort<SheetLayoutEdit> = {
  make: (file, { sheetId, mark, widths }) => {
    const { entry, sheet } = sheetToWrite(file, sheetId);
    file.setSheetText(entry, LAYOUT_NAME, mark);
    if (widths.length === 0) return;
    setWidths(sheet, new Map(widths.map(({ column, pixels }) => [column, pixels])));
  },
  read: (file, { sheetId }) => {
    const entry = file.findSheet(sheetId);
    return entry ? { layouts: [{ sheetId, mark: file.sheetText(entry, LAYOUT_NAME) }] } : {};
  },
};
