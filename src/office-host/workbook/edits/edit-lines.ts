import { COLUMN_LIMIT, ROW_LIMIT } from "../a1-notation";
import { ExcelError } from "../excel-error";
import { shiftLines, type LineShift } from "./shift-lines";
import type { WorkbookState } from "../workbook-state";
import { assertUnprotected } from "./write-cells";

/** Inserts (count > 0) or deletes (count < 0) whole rows or columns. */
export function shiftSheetLines(state: WorkbookState, shift: LineShift): void {
  const sheet = state.sheet(shift.sheetId);
  assertUnprotected(sheet);
  shiftLines(state.data, sheet, shift);
  state.notify({ kind: "structure", what: "lines", sheetId: sheet.id, shift, source: state.source });
}

/** Hides or shows rows or columns. */
export function hideLines(
  state: WorkbookState,
  sheetId: string,
  axis: "row" | "column",
  at: number,
  count: number,
  hidden: boolean,
): void {
  const sheet = state.sheet(sheetId);
  assertUnprotected(sheet);
  const key = axis === "row" ? "hiddenRows" : "hiddenColumns";
  if (hidden && count >= (axis === "row" ? ROW_LIMIT : COLUMN_LIMIT)) {
    throw new ExcelError("NotImplemented", "This host does not hide all rows or columns of a sheet.");
  }
  const others = sheet[key].filter((i) => i < at || i >= at + count);
  sheet[key] = hidden ? [...others, ...Array.from({ length: count }, (_, i) => at + i)].sort((a, b) => a - b) : others;
  state.notify({ kind: "appearance", sheetId, source: state.source });
}

/** Sets the size of rows or columns, in pixels. */
export function resizeLines(
  state: WorkbookState,
  sheetId: string,
  axis: "row" | "column",
  at: number,
  count: number,
  pixels: number,
): void {
  const sheet = state.sheet(sheetId);
  assertUnprotected(sheet);
  const sizes = axis === "row" ? sheet.rowHeights : sheet.columnWidths;
  for (let i = at; i < at + count; i++) sizes[i] = pixels;
  state.notify({ kind: "appearance", sheetId, source: state.source });
}

/** Resets columns to the standard width. */
export function standardizeColumns(state: WorkbookState, sheetId: string, at: number, count: number): void {
  const sheet = state.sheet(sheetId);
  assertUnprotected(sheet);
  const others = Object.entries(sheet.columnWidths).filter(
    ([column]) => Number(column) < at || Number(column) >= at + count,
  );
  sheet.columnWidths = Object.fromEntries(others);
  state.notify({ kind: "appearance", sheetId, source: state.source });
}

/** Freezes the first rows and columns; 0 of both unfreezes. */
export function freezePanes(state: WorkbookState, sheetId: string, rows: number, columns: number): void {
  const sheet = state.sheet(sheetId);
  sheet.frozenRows = rows;
  sheet.frozenColumns = columns;
  state.notify({ kind: "appearance", sheetId, source: state.source });
}
