import type { CellValue } from "../../src/kpi/kpi-table";
import { emptySheet } from "../../src/office-host/workbook/sheet-names";
import { WorkbookModel } from "../../src/office-host/workbook/workbook-model";
import type { CellData, SheetData, WorkbookData } from "../../src/office-host/workbook/types";

/** A cell of a sheet in a test; "" is empty. */
export type GridCell = CellValue | CellData;

/** A sheet of a test, before it is in a workbook: its name, and its plain cells from A1 on. */
export interface SheetCells {
  name: string;
  rows: readonly (readonly GridCell[])[];
}

/** A sheet with these cells. */
export function gridSheet(id: string, { name, rows }: SheetCells): SheetData {
  return { ...emptySheet(id, name), rows: rows.map((row) => row.map(toCell)) };
}

function toCell(cell: GridCell): CellData | undefined {
  if (cell === "") return undefined;
  return typeof cell === "object" ? cell : { value: cell };
}

/** A workbook of these sheets, the first of which is active. */
export function workbookData(sheets: SheetData[]): WorkbookData {
  return {
    sheets,
    activeSheetId: sheets[0]?.id ?? "",
    selection: { row: 0, column: 0, rowCount: 1, columnCount: 1 },
    settings: {},
  };
}

/** A workbook with these sheets, as `change` leaves them. */
export function bookOf(
  cells: readonly SheetCells[],
  change: (sheets: SheetData[]) => void = () => undefined,
): WorkbookModel {
  const sheets = cells.map((one, at) => gridSheet(`sheet-${at + 1}`, one));
  change(sheets);
  return new WorkbookModel(workbookData(sheets));
}

/** A workbook with these cells on its sheets, by their names. */
export function gridWorkbook(sheets: Readonly<Record<string, SheetCells["rows"]>>): WorkbookModel {
  return bookOf(Object.entries(sheets).map(([name, rows]) => ({ name, rows })));
}
