import type { CellValue } from "../cells";
import { ExcelError } from "../excel-error";
import { writeBlock } from "./edit-cells";
import { inheritLook, shiftCells, type CellShift } from "./shift-cells";
import { columnNames, settleHeaders } from "../table-cells";
import type { WorkbookState } from "../workbook-state";
import { assertUnprotected } from "./write-cells";

/**
 * Adds a column at a table's right edge and gives its index. Excel puts cells in there: what stands to the right of the
 * table's rows moves, and the new cells look as their left neighbours do. `values` are of the whole column, its heading
 * included; a name that is taken becomes another, as every heading does.
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
    throw new ExcelError("InvalidArgument", `A column of this table has ${rowCount} values, with its heading.`);
  }
  const cells = { row, rowCount, column: table.area.column + columnCount, columnCount: 1 };
  const shift: CellShift = { sheetId: sheet.id, axis: "column", cells, isInsert: true };
  shiftCells(state.data, sheet, shift, id);
  table.area = { ...table.area, columnCount: columnCount + 1 };
  inheritLook(sheet, shift, cells.column - 1);
  settleHeaders(sheet, table, state.locale);
  state.tell({ kind: "structure", what: "cells", sheetId: sheet.id, tableId: id, shift, source: state.source });
  if (values !== undefined) writeBlock(state, sheet.id, cells, values);
  if (name !== undefined) writeBlock(state, sheet.id, { ...cells, rowCount: 1 }, name);
  return columnCount;
}

/** Takes a column out of a table; what stands to the right of the table's rows moves to the left. */
export function deleteTableColumn(state: WorkbookState, id: string, index: number): void {
  const { sheet, table } = state.table(id);
  assertUnprotected(sheet);
  if (index >= columnNames(sheet, table).length) throw new ExcelError("ItemNotFound", "The column has been deleted.");
  if (table.area.columnCount === 1) throw new ExcelError("NotImplemented", "A table keeps its last column here.");
  const cells = { ...table.area, column: table.area.column + index, columnCount: 1 };
  const shift: CellShift = { sheetId: sheet.id, axis: "column", cells, isInsert: false };
  shiftCells(state.data, sheet, shift, id);
  const { area } = table;
  table.area = { ...area, columnCount: area.columnCount - 1 };
  state.tell({ kind: "structure", what: "cells", sheetId: sheet.id, tableId: id, shift, source: state.source });
}
