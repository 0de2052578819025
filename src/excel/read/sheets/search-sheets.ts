import type { CellValue } from "../../../kpi/kpi-table";
import type { Outline, SearchedSheet, SheetOutline, SheetSearch } from "../../../planning/snapshot";
import { rangeOf, untracked } from "../../blocks";
import { areReported } from "../../cell-values";
import type { Ahead } from "./read-ahead";

/** The queued values of a sheet that is searched for KPI rows. */
export interface QueuedSearch {
  id: string;
  filter: Excel.AutoFilter;
  /** The used cells within the limits, or beyond them where the sheet is read ahead; and the extent of the sheet. */
  used: Excel.Range;
  extent: Excel.Range;
  limits: Pick<SheetSearch, "rowLimit" | "columnLimit">;
}

/**
 * Queues the values of a sheet's used cells within limits, because its extent is not known before. Only values are read, because most
 * sheets have no KPI rows. A sheet that is read ahead is read as far as it was said to go.
 */
export function queueSearch(
  context: Excel.RequestContext,
  id: string,
  { rowLimit, columnLimit }: SheetSearch,
  ahead: Ahead | null,
): QueuedSearch {
  const sheet = context.workbook.worksheets.getItem(id);
  const filter = sheet.autoFilter.load("isDataFiltered");
  const most = ahead?.sheetId === id ? ahead : { rowLimit, columnLimit };
  const block = { sheetId: id, row: 0, column: 0, rowCount: most.rowLimit, columnCount: most.columnLimit };
  const within = rangeOf(context, block);
  const used = untracked(within.getUsedRangeOrNullObject(true)).load("rowIndex,columnIndex,rowCount,values");
  const extent = untracked(sheet.getUsedRangeOrNullObject(true)).load("rowIndex,columnIndex,rowCount,columnCount");
  return { id, filter, used, extent, limits: { rowLimit, columnLimit } };
}

/** Reads the values of a sheet; null if it was deleted meanwhile. */
export function readSearch(
  { id, filter, used, extent, limits }: QueuedSearch,
  { sheets, tables }: Outline,
): SearchedSheet | null {
  const outline = sheets.find((candidate) => candidate.id === id);
  if (!outline) return null;
  const own = tables.filter(({ sheetId }) => sheetId === id);
  const withTables = own.length > 0 ? { tables: own } : {};
  const nothing = { ...outline, firstRow: 0, firstColumn: 0, values: [], filtered: false, ...withTables };
  if (extent.isNullObject) return { ...nothing, isWhole: true };
  const values = isGiven(used) ? valuesWithin(used, limits) : [];
  if (values.length === 0) return { ...nothing, isWhole: false };
  // Rows in plain cells may be beside another table, or even within it.
  const filtered = filter.isDataFiltered || own.some((table) => table.filtered);
  const row = extent.rowIndex + extent.rowCount > limits.rowLimit ? limits.rowLimit : null;
  const column = extent.columnIndex + extent.columnCount > limits.columnLimit ? limits.columnLimit : null;
  const isWhole = row === null && column === null;
  return {
    ...{ ...nothing, firstRow: used.rowIndex, firstColumn: used.columnIndex, values, filtered, isWhole },
    ...(isWhole ? {} : { unread: { row, column } }),
  };
}

/** False if Excel returned null instead of failing, as it may for too much at once, or if nothing is used. */
function isGiven(used: Excel.Range): boolean {
  return !used.isNullObject && areReported(used.values);
}

/** True if Excel returned null for a search, as it may for too much at once. */
export function isWithheld({ used }: QueuedSearch): boolean {
  return !used.isNullObject && !areReported(used.values);
}

/** What was read within the limits of the search: a sheet that is read ahead is searched like any other. */
function valuesWithin(
  { rowIndex, columnIndex, values: read }: Excel.Range,
  { rowLimit, columnLimit }: QueuedSearch["limits"],
): CellValue[][] {
  const values = read as CellValue[][];
  const [rows, columns] = [rowLimit - rowIndex, columnLimit - columnIndex];
  if (columns <= 0) return [];
  const top = values.length > rows ? values.slice(0, Math.max(0, rows)) : values;
  return (top[0]?.length ?? 0) > columns ? top.map((row) => row.slice(0, columns)) : top;
}

/** The values of a sheet that was read to its end; null if it was not, or goes on further by now. */
export function valuesToEnd({ used, extent }: QueuedSearch): CellValue[][] | null {
  if (!isGiven(used)) return null;
  const values = used.values as CellValue[][];
  const isAll =
    used.rowIndex === extent.rowIndex &&
    used.columnIndex === extent.columnIndex &&
    values.length === extent.rowCount &&
    values[0]?.length === extent.columnCount;
  return isAll ? values : null;
}

/** The result of a search that Excel refused as too large. */
export function notSearched({ sheetIds }: SheetSearch, outlines: readonly SheetOutline[]): SearchedSheet[] {
  return outlines
    .filter(({ id }) => sheetIds.includes(id))
    .map((outline) => ({ ...outline, firstRow: 0, firstColumn: 0, values: [], filtered: false, isWhole: false }));
}
