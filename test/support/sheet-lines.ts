import type { CellArea } from "../../src/kpi/unwritable";
import type { CellData, SheetData, WorkbookData } from "../../src/office-host/workbook/types";

/** A sheet of a test: lines of cells with "|" between them, a cell of digits being a number. */
export interface SheetLines {
  name?: string;
  lines: readonly string[];
  merged?: readonly CellArea[];
  isHidden?: boolean;
}

/** A workbook with these sheets in plain cells. */
export function workbookOf(sheets: readonly SheetLines[]): WorkbookData {
  return {
    sheets: sheets.map(sheetOf),
    activeSheetId: "sheet-1",
    selection: { row: 0, column: 0, rowCount: 1, columnCount: 1 },
    settings: {},
  };
}

function sheetOf({ name = "KPIs", lines, merged = [], isHidden = false }: SheetLines, index: number): SheetData {
  return {
    ...{ id: `sheet-${index + 1}`, name, visibility: isHidden ? "Hidden" : "Visible" },
    rows: lines.map((line) => line.split("|").map(cellOf)),
    ...{ columnWidths: {}, rowHeights: {}, hiddenRows: [], hiddenColumns: [], frozenRows: 0, frozenColumns: 0 },
    merged: [...merged],
    ...{ tables: [], conditionalFormats: [], validations: [], protected: false },
  };
}

function cellOf(text: string): CellData | undefined {
  const typed = text.trim();
  if (typed === "") return undefined;
  return { value: /^-?\d+(?:\.\d+)?$/.test(typed) ? Number(typed) : typed };
}
