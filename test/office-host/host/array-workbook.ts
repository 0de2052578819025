import { emptySheet } from "../../../src/office-host/workbook/sheet-names";
import type { ArrayData, SheetData, WorkbookData } from "../../../src/office-host/workbook/types";

/** A workbook with one sheet, "S", whose cells A2:A4 are filled by one formula. */
export function filled(kind: ArrayData["kind"], change: Partial<SheetData> = {}): WorkbookData {
  const cell = { value: "x", formula: "=B2:B4" };
  const sheet: SheetData = {
    ...emptySheet("s1", "S"),
    rows: [[{ value: "Head" }], [cell], [{ ...cell }], [{ ...cell }]],
    arrays: [{ area: { row: 1, column: 0, rowCount: 3, columnCount: 1 }, kind }],
    ...change,
  };
  return {
    sheets: [sheet],
    activeSheetId: "s1",
    selection: { row: 0, column: 0, rowCount: 1, columnCount: 1 },
    settings: {},
  };
}
