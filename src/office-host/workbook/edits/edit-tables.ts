import { formatAddress, intersect, isUnbounded } from "../a1-notation";
import { isBlank, readBlock } from "../cells";
import { clearCells } from "./edit-cells";
import { READS_AS_CELL } from "./edit-names";
import { ExcelError } from "../excel-error";
import { freeName } from "../sheet-names";
import { dataArea, normalizeHeaders } from "../table-cells";
import type { Area, SheetData, TableData } from "../types";
import type { WorkbookState } from "../workbook-state";
import { assertUnprotected } from "./write-cells";

/** Creates a table from cells with headers. Throws MergedRangeConflict when it would overlap a table or merged cells. */
export function addTable(
  state: WorkbookState,
  sheetId: string,
  wanted: Area,
  hasHeaders: boolean,
  name?: string,
): TableData {
  const sheet = state.sheet(sheetId);
  assertUnprotected(sheet);
  if (!hasHeaders) throw new ExcelError("NotImplemented", "This host creates tables only from cells with headers.");
  if (isUnbounded(wanted)) throw new ExcelError("InvalidArgument", "A table needs a bounded range.");
  const area = { ...wanted, rowCount: Math.max(2, wanted.rowCount) };
  assertRoomForTable(sheet, area, undefined);
  const tables = state.tables().map((t) => t.table);
  const id = state.newId();
  const table: TableData = {
    id,
    name:
      name ??
      freeName(
        "Table",
        tables.map((t) => t.name),
      ),
    area,
    showTotals: false,
    style: "TableStyleMedium2",
    filtered: false,
  };
  sheet.tables.push(table);
  normalizeHeaders(sheet, table, state.locale);
  state.notify({ kind: "structure", what: "table-added", sheetId, tableId: id, source: state.source });
  return table;
}

/** Deletes a table. With `keepCells` its cells stay as an ordinary range, otherwise they are cleared. */
export function deleteTable(state: WorkbookState, id: string, keepCells: boolean): void {
  const { sheet, table } = state.table(id);
  assertUnprotected(sheet);
  if (table.filtered) clearFilters(state, id);
  sheet.tables = sheet.tables.filter((t) => t.id !== id);
  if (!keepCells) clearCells(state, sheet.id, table.area, "All");
  state.notify({ kind: "structure", what: "table-deleted", sheetId: sheet.id, tableId: id, source: state.source });
}

/** Changes a table's name, style, bands or total row. Throws InvalidArgument for a name that Excel refuses. */
export function changeTable(
  state: WorkbookState,
  id: string,
  change: Partial<Pick<TableData, "name" | "style" | "showTotals" | "showBandedRows">>,
): void {
  const { sheet, table } = state.table(id);
  assertUnprotected(sheet);
  if (change.name !== undefined) assertTableName(state, change.name, id);
  const { showTotals } = change;
  if (showTotals !== undefined && showTotals !== table.showTotals) {
    const rowCount = table.area.rowCount + (showTotals ? 1 : -1);
    if (showTotals) assertBlank(sheet, { ...table.area, row: table.area.row + table.area.rowCount, rowCount: 1 });
    else clearCells(state, sheet.id, { ...table.area, row: table.area.row + rowCount, rowCount: 1 }, "All");
    table.area = { ...table.area, rowCount };
  }
  Object.assign(table, change);
  state.notify({ kind: "structure", what: "table-changed", sheetId: sheet.id, tableId: id, source: state.source });
}

/** Resizes a table. Its header row has to stay in place. */
export function resizeTable(state: WorkbookState, id: string, area: Area): void {
  const { sheet, table } = state.table(id);
  assertUnprotected(sheet);
  if (area.row !== table.area.row || !intersect(area, table.area)) {
    throw new ExcelError("InvalidArgument", "A table keeps its header row and overlaps its old cells when resized.");
  }
  if (area.rowCount < 2 || isUnbounded(area)) {
    throw new ExcelError("InvalidArgument", "A table has a header row and at least one row of data.");
  }
  assertRoomForTable(sheet, area, id);
  table.area = { ...area };
  normalizeHeaders(sheet, table, state.locale);
  state.notify({ kind: "structure", what: "table-changed", sheetId: sheet.id, tableId: id, source: state.source });
}

/** Filters a table, as a person does: hides rows, counted from its first data row. */
export function filterTable(state: WorkbookState, id: string, hiddenDataRows: readonly number[]): void {
  const { sheet, table } = state.table(id);
  clearFilters(state, id);
  table.filtered = hiddenDataRows.length > 0;
  const first = dataArea(table).row;
  sheet.hiddenRows = [...new Set([...sheet.hiddenRows, ...hiddenDataRows.map((r) => first + r)])].sort((a, b) => a - b);
  state.notify({ kind: "appearance", sheetId: sheet.id, source: state.source });
}

/** Shows the rows that a table's filter hides. */
export function clearFilters(state: WorkbookState, id: string): void {
  const { sheet, table } = state.table(id);
  const data = dataArea(table);
  if (table.filtered) {
    sheet.hiddenRows = sheet.hiddenRows.filter((r) => r < data.row || r >= data.row + data.rowCount);
  }
  table.filtered = false;
  state.notify({ kind: "appearance", sheetId: sheet.id, source: state.source });
}

function assertTableName(state: WorkbookState, name: string, id: string): void {
  if (!/^[\p{L}_\\][\p{L}\p{N}_.\\]{0,254}$/u.test(name) || READS_AS_CELL.test(name)) {
    throw new ExcelError("InvalidArgument", `Excel does not allow ${JSON.stringify(name)} as a table's name.`);
  }
  const other = state.findTable(name);
  if (other && other.table.id !== id) {
    throw new ExcelError("ItemAlreadyExists", `There is already a table named ${name}.`);
  }
}

function assertRoomForTable(sheet: SheetData, area: Area, id: string | undefined): void {
  const overlapped = sheet.tables.find((t) => t.id !== id && intersect(t.area, area));
  const merged = sheet.merged.find((m) => intersect(m, area));
  if (overlapped || merged) {
    throw new ExcelError("MergedRangeConflict", `${formatAddress(sheet.name, area)} is not free for a table.`);
  }
}

function assertBlank(sheet: SheetData, area: Area): void {
  if (readBlock(sheet, area, isBlank).flat().every(Boolean)) return;
  const address = formatAddress(sheet.name, area);
  throw new ExcelError("NotImplemented", `${address} is not blank, and this host does not shift cells.`);
}
