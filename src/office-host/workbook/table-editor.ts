import type { CellValue } from "./cells";
import * as filters from "./edits/filter-sheet";
import * as columns from "./edits/edit-table-columns";
import * as rows from "./edits/edit-table-rows";
import * as tables from "./edits/edit-tables";
import type { Area, TableData } from "./types";
import { WorkbookReader } from "./workbook-reader";

/** Changes the tables and the filters of a workbook. */
export class TableEditor extends WorkbookReader {
  /** Creates a table from cells with headers. Throws MergedRangeConflict when it would overlap a table or merged cells. */
  addTable(sheetId: string, wanted: Area, hasHeaders: boolean, name?: string): TableData {
    return tables.addTable(this.state, sheetId, wanted, hasHeaders, name);
  }

  /** Deletes a table. With `keepCells` its cells stay as an ordinary range, otherwise they are cleared. */
  deleteTable(id: string, keepCells: boolean): void {
    tables.deleteTable(this.state, id, keepCells);
  }

  /** Changes a table's name, style, bands or total row. Throws InvalidArgument for a name that Excel refuses. */
  changeTable(id: string, change: Partial<Pick<TableData, "name" | "style" | "showTotals" | "showBandedRows">>): void {
    tables.changeTable(this.state, id, change);
  }

  /** Resizes a table. Its header row has to stay in place. */
  resizeTable(id: string, area: Area): void {
    tables.resizeTable(this.state, id, area);
  }

  /** Adds a column at a table's right edge and returns its index. */
  addTableColumn(id: string, values?: readonly (readonly (CellValue | null)[])[], name?: string): number {
    return columns.addTableColumn(this.state, id, values, name);
  }

  deleteTableColumn(id: string, index: number): void {
    columns.deleteTableColumn(this.state, id, index);
  }

  /** Inserts rows before a table's row `index`, or at its end, and returns the index of the first. */
  addTableRows(id: string, index: number | undefined, values: readonly (readonly (CellValue | null)[])[]): number {
    return rows.addTableRows(this.state, id, index, values);
  }

  deleteTableRow(id: string, index: number): void {
    rows.deleteTableRow(this.state, id, index);
  }

  /** Filters a table, as a person does: hides rows, counted from its first data row. */
  filterTable(id: string, hiddenDataRows: readonly number[]): void {
    tables.filterTable(this.state, id, hiddenDataRows);
  }

  clearFilters(id: string): void {
    tables.clearFilters(this.state, id);
  }

  /** Filters cells under headings, as a person does: hides rows, counted from the first row below the headings. */
  filterSheet(sheetId: string, area: Area, hiddenDataRows: readonly number[]): void {
    filters.filterSheet(this.state, sheetId, area, hiddenDataRows);
  }

  clearSheetFilter(sheetId: string): void {
    filters.clearSheetFilter(this.state, sheetId);
  }
}
