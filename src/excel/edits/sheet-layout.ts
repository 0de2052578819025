import type { SheetLayoutEdit } from "../../planning/edits/sheet-layout";
import { LAYOUT_NAME } from "../../planning/sheets/layout";
import { POINTS_PER_PIXEL, untracked } from "../blocks";
import type { EditPort } from "./edit-port";

export const SHEET_LAYOUT: EditPort<SheetLayoutEdit> = {
  queue: (context, edit) => {
    const { sheetId, mark, before, widths } = edit;
    writeLayout(context.workbook.worksheets.getItem(sheetId), edit);
    const back = { mark: before, before: mark, widths: widths.map(({ column }) => ({ column, pixels: null })) };
    return {
      outcome: () => "as-planned",
      rollBack: () => writeLayout(context.workbook.worksheets.getItem(sheetId), back),
    };
  },
  read: ({ sheetId }, reading) => reading.layout(sheetId),
};

/** Stores a sheet's layout mark in a hidden name on that sheet, and sets the widths of its new columns. */
function writeLayout(
  sheet: Excel.Worksheet,
  { mark, before, widths }: Pick<SheetLayoutEdit, "mark" | "before" | "widths">,
): void {
  if (mark === null) {
    if (before !== null) sheet.names.getItem(LAYOUT_NAME).delete();
  } else if (before === null) addLayout(sheet, mark);
  else sheet.names.getItem(LAYOUT_NAME).formula = asFormula(mark);
  for (const { column, pixels } of widths) {
    const { format } = untracked(sheet.getRangeByIndexes(0, column, 1, 1));
    if (pixels === null) format.useStandardWidth = true;
    else format.columnWidth = pixels * POINTS_PER_PIXEL;
  }
}

/** Stores the layout mark of a sheet without one. */
export function addLayout(sheet: Excel.Worksheet, mark: string): void {
  sheet.names.add(LAYOUT_NAME, asFormula(mark)).visible = false;
}

function asFormula(mark: string): string {
  return `="${mark.replaceAll('"', '""')}"`;
}

/** Queues the layout mark of a sheet. */
export function queueLayout(sheet: Excel.Worksheet): Excel.NamedItem {
  return sheet.names.getItemOrNullObject(LAYOUT_NAME).load("value");
}

/** Reads the layout mark of a sheet. If someone has changed its name's text, the name still exists and must not be added again. */
export function readLayoutOf(name: Excel.NamedItem): { mark?: string } {
  return name.isNullObject ? {} : { mark: String(name.value) };
}
