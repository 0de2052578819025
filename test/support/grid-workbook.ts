import { WorkbookModel } from "../../src/office-host/workbook/workbook-model";
import type { CellData } from "../../src/office-host/workbook/types";

/** A cell of a sheet in a test. */
export type GridCell = string | number | CellData;

/** A workbook with these cells on its sheets, from A1. */
export function gridWorkbook(sheets: Readonly<Record<string, readonly (readonly GridCell[])[]>>): WorkbookModel {
  const made = Object.entries(sheets).map(([name, rows], at) => ({
    ...{ id: `sheet-${at + 1}`, name, visibility: "Visible" as const },
    rows: rows.map((row) =>
      row.map((cell) => (typeof cell === "object" ? cell : cell === "" ? undefined : { value: cell })),
    ),
    ...{ columnWidths: {}, rowHeights: {}, hiddenRows: [], hiddenColumns: [], frozenRows: 0, frozenColumns: 0 },
    ...{ merged: [], tables: [], conditionalFormats: [], validations: [], protected: false },
  }));
  return new WorkbookModel({
    sheets: made,
    activeSheetId: made[0]?.id ?? "",
    selection: { row: 0, column: 0, rowCount: 1, columnCount: 1 },
    settings: {},
  });
}
