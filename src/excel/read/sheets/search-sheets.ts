import type { Outline, SearchedSheet, SheetOutline, SheetSearch } from "../../../planning/snapshot";
import { rangeOf, untracked } from "../../blocks";
import { areReported } from "../../cell-values";

/** The queued values of a sheet that is searched for KPI rows. */
export interface QueuedSearch {
  id: string;
  filter: Excel.AutoFilter;
  /** The used cells within the limits, and the extent of the sheet. */
  used: Excel.Range;
  extent: Excel.Range;
  limits: Pick<SheetSearch, "rowLimit" | "columnLimit">;
}

/**
 * Queues the values of a sheet's used cells within limits, because its extent is not known before. Only values are read, because most
 * sheets have no KPI rows.
 */
export function queueSearch(
  context: Excel.RequestContext,
  id: string,
  { rowLimit, columnLimit }: SheetSearch,
): QueuedSearch {
  const sheet = context.workbook.worksheets.getItem(id);
  const filter = sheet.autoFilter.load("isDataFiltered");
  const within = rangeOf(context, { sheetId: id, row: 0, column: 0, rowCount: rowLimit, columnCount: columnLimit });
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
  if (used.isNullObject || !areReported(used.values)) return { ...nothing, isWhole: false };
  // Rows in plain cells may be beside another table, or even within it.
  const filtered = filter.isDataFiltered || own.some((table) => table.filtered);
  const row = extent.rowIndex + extent.rowCount > limits.rowLimit ? limits.rowLimit : null;
  const column = extent.columnIndex + extent.columnCount > limits.columnLimit ? limits.columnLimit : null;
  const isWhole = row === null && column === null;
  return {
    ...{ ...nothing, firstRow: used.rowIndex, firstColumn: used.columnIndex, values: used.values, filtered, isWhole },
    ...(isWhole ? {} : { unread: { row, column } }),
  };
}

/** The result of a search that Excel refused as too large. */
export function notSearched({ sheetIds }: SheetSearch, outlines: readonly SheetOutline[]): SearchedSheet[] {
  return outlines
    .filter(({ id }) => sheetIds.includes(id))
    .map((outline) => ({ ...outline, firstRow: 0, firstColumn: 0, values: [], filtered: false, isWhole: false }));
}
