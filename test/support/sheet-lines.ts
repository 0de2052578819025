import type { CellValue } from "../../src/kpi/kpi-table";
import type { CellArea } from "../../src/kpi/unwritable";
import type { SheetData, WorkbookData } from "../../src/office-host/workbook/types";
import { gridSheet, workbookData } from "./grid-workbook";

/** A sheet of a test: lines of cells with "|" between them. */
export interface SheetLines {
  name?: string;
  lines: readonly string[];
  merged?: readonly CellArea[];
  isHidden?: boolean;
}

/** A workbook with these sheets in plain cells. */
export function workbookOf(sheets: readonly SheetLines[]): WorkbookData {
  return workbookData(sheets.map(sheetOf));
}

function sheetOf({ name = "KPIs", lines, merged = [], isHidden = false }: SheetLines, index: number): SheetData {
  return {
    ...gridSheet(`sheet-${index + 1}`, { name, rows: lines.map(cellsInLine) }),
    visibility: isHidden ? "Hidden" : "Visible",
    merged: [...merged],
  };
}

/** The cells of a line with "|" between them. A cell of digits is a number. */
export function cellsInLine(line: string): CellValue[] {
  return line
    .split("|")
    .map((cell) => cell.trim())
    .map((cell) => (/^-?\d+(?:\.\d+)?$/.test(cell) ? Number(cell) : cell));
}
