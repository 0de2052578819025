import type { SheetData, WorkbookData } from "../../../src/office-host/workbook/types";
import { emptySheet } from "../../../src/office-host/workbook/sheet-names";

/** A sheet of plain values from A1 on. */
function sheetOf(id: string, name: string, values: (string | number | boolean)[][]): SheetData {
  return { ...emptySheet(id, name), rows: values.map((row) => row.map((value) => (value === "" ? null : { value }))) };
}

/** A workbook with a table "Sales" on A1:C4 of "Q2 figures", and an empty sheet "Notes". */
export function sampleWorkbook(): WorkbookData {
  const figures = sheetOf("{S1}", "Q2 figures", [
    ["Region", "Target", "Actual"],
    ["North", 95, 0.886],
    ["South", "<700", 650],
    ["East", "8 to 10", 9],
  ]);
  const cell = figures.rows[1]?.[2];
  if (cell) cell.format = "0%";
  figures.tables.push({
    id: "{T1}",
    name: "Sales",
    area: { row: 0, column: 0, rowCount: 4, columnCount: 3 },
    showTotals: false,
    style: "TableStyleMedium2",
    filtered: false,
  });
  return {
    sheets: [figures, sheetOf("{S2}", "Notes", [])],
    activeSheetId: "{S1}",
    selection: { row: 0, column: 0, rowCount: 1, columnCount: 1 },
    settings: { version: 1 },
  };
}
