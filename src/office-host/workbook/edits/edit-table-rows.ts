import { cellAt, emptied, isBlank, putCell, readBlock, type CellValue } from "../cells";
import { writeBlock } from "./edit-cells";
import { ExcelError } from "../excel-error";
import { inheritFormat, shiftCells, type CellShift } from "./shift-cells";
import { emptySheet } from "../sheet-names";
import { dataArea } from "../table-cells";
import type { Area, TableData } from "../types";
import type { WorkbookState } from "../workbook-state";
import { assertUnprotected, writeValues } from "./write-cells";

/**
 * Inserts rows before a table's row `index`, or at its end, and returns the index of the first. Like Excel it inserts cells: those below
 * the table's columns move down, and the new ones take the format of the row above. The one blank row of an empty table is filled
 * first. Throws InsertDeleteConflict when another table or merged cells below would be split.
 */
export function addTableRows(
  state: WorkbookState,
  id: string,
  index: number | undefined,
  values: readonly (readonly (CellValue | null)[])[],
): number {
  const { sheet, table } = state.table(id);
  assertUnprotected(sheet);
  assertUnfiltered(table, "add");
  const data = dataArea(table);
  const at = index ?? data.rowCount;
  if (at < 0 || at > data.rowCount) throw new ExcelError("InvalidArgument", `The table has no place ${at}.`);
  const { columnCount } = table.area;
  if (values.length === 0 || values.some((row) => row.length !== columnCount)) {
    throw new ExcelError("InvalidArgument", `A row of this table has ${columnCount} values.`);
  }
  // Write to a scratch sheet first: a refused value must be refused before anything moves.
  const scratch = { row: 0, column: 0, rowCount: values.length, columnCount };
  writeValues(emptySheet("", "Scratch"), scratch, values, state.locale, state.today);

  const isEmpty = data.rowCount === 1 && readBlock(sheet, data, isBlank).flat().every(Boolean);
  const first = isEmpty ? 0 : at;
  const inserted = values.length - (isEmpty ? 1 : 0);
  if (inserted > 0) insertRows(state, table, isEmpty ? 1 : at, inserted);
  const cells = { ...data, row: data.row + first, rowCount: values.length };
  if (values.flat().some((value) => value !== null)) writeBlock(state, sheet.id, cells, values);
  return first;
}

function insertRows(state: WorkbookState, table: TableData, at: number, count: number): void {
  const { sheet } = state.table(table.id);
  const data = dataArea(table);
  const cells = { ...data, row: data.row + at, rowCount: count };
  const shift: CellShift = { sheetId: sheet.id, axis: "row", cells, isInsert: true };
  shiftCells(state.data, sheet, shift, table.id);
  table.area = { ...table.area, rowCount: table.area.rowCount + count };
  // A row directly below the header takes the format of the row below it, not of the header.
  inheritFormat(sheet, shift, at === 0 ? cells.row + count : cells.row - 1);
  state.notify({ kind: "structure", what: "cells", sheetId: sheet.id, tableId: table.id, shift, source: state.source });
}

/** Deletes a table's row. Cells below the table's columns move up. The last remaining row is only emptied. */
export function deleteTableRow(state: WorkbookState, id: string, index: number): void {
  const { sheet, table } = state.table(id);
  assertUnprotected(sheet);
  assertUnfiltered(table, "delete");
  const cells = rowArea(table, index);
  if (dataArea(table).rowCount === 1) {
    for (let column = cells.column; column < cells.column + cells.columnCount; column++) {
      putCell(sheet, cells.row, column, emptied(cellAt(sheet, cells.row, column)));
    }
    state.notify({ kind: "cells", sheetId: sheet.id, area: cells, source: state.source });
    return;
  }
  const shift: CellShift = { sheetId: sheet.id, axis: "row", cells, isInsert: false };
  shiftCells(state.data, sheet, shift, id);
  table.area = { ...table.area, rowCount: table.area.rowCount - 1 };
  state.notify({ kind: "structure", what: "cells", sheetId: sheet.id, tableId: id, shift, source: state.source });
}

/** The cells of a table's data row. Throws ItemNotFound when there is no row of that index. */
export function rowArea(table: TableData, index: number): Area {
  const data = dataArea(table);
  if (index < 0 || index >= data.rowCount) throw new ExcelError("ItemNotFound", `The table has no row ${index}.`);
  return { ...data, row: data.row + index, rowCount: 1 };
}

/** Microsoft documents a filter as a conflict for `deleteRows`; the model applies that to every change of rows. */
function assertUnfiltered(table: TableData, what: "add" | "delete"): void {
  if (!table.filtered) return;
  throw new ExcelError("InsertDeleteConflict", `A filter hides rows of table ${table.name}: clear it to ${what} rows.`);
}
