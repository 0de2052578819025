import type { CellValue } from "../cells";
import { ExcelError } from "../excel-error";
import { writeBlock } from "./edit-cells";
import { inheritFormat, shiftCells, type CellShift } from "./shift-cells";
import { columnNames, normalizeHeaders } from "../table-cells";
import type { WorkbookState } from "../workbook-state";
import { assertUnprotected } from "./write-cells";

/**
 * Adds a column at a table's right edge and returns its index. Like Excel it inserts cells: those to the right of the table's rows
 * move, and the new ones take the format of the column to their left. `values` are those of the whole column, with its header.
 * A name that is taken gets a number.
 */
export function addTableColumn(
  state: WorkbookState,
  id: string,
  values: readonly (readonly (CellValue | null)[])[] | undefined,
  name: string | undefined,
): number {
  const { sheet, table } = state.table(id);
  assertUnprotected(sheet);
  const { row, rowCount, columnCount } = table.area;
  if (values !== undefined && (values.length !== rowCount || values.some((line) => line.length !== 1))) {
    throw new ExcelError("InvalidArgument", `A column of this table has ${rowCount} values, including its header.`);
  }
  const cells = { row, rowCount, column: table.area.column + columnCount, columnCount: 1 };
  const shift: CellShift = { sheetId: sheet.id, axis: "column", cells, isInsert: true };
  shiftCells(state.data, sheet, shift, id);
  table.area = { ...table.area, columnCount: columnCount + 1 };
  inheritFormat(sheet, shift, cells.column - 1);
  normalizeHeaders(sheet, table, state.locale);
  state.notify({ kind: "structure", what: "cells", sheetId: sheet.id, tableId: id, shift, source: state.source });
  if (values !== undefined) writeBlock(state, sheet.id, cells, values);
  if (name !== undefined) writeBlock(state, sheet.id, { ...cells, rowCount: 1 }, name);
  return columnCount;
}

/** Deletes a table's column. Cells to the right of the table's rows move left. */
export function deleteTableColumn(state: WorkbookState, id: string, index: number): void {
  const { sheet, table } = state.table(id);
  assertUnprotected(sheet);
  if (index >= columnNames(sheet, table).length) throw new ExcelError("ItemNotFound", "The column has been deleted.");
  if (table.area.columnCount === 1)
    throw new ExcelError("NotImplemented", "This host does not delete the last column of a table.");
  const cells = { ...table.area, column: table.area.column + index, columnCount: 1 };
  const shift: CellShift = { sheetId: sheet.id, axis: "column", cells, isInsert: false };
  shiftCells(state.data, sheet, shift, id);
  const { area } = table;
  table.area = { ...area, columnCount: area.columnCount - 1 };
  state.notify({ kind: "structure", what: "cells", sheetId: sheet.id, tableId: id, shift, source: state.source });
}
