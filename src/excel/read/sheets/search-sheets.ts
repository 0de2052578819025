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
  columnLimit: number;
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
  const extent = untracked(sheet.getUsedRangeOrNullObject(true)).load("rowIndex,rowCount,columnIndex,columnCount");
  return { id, filter, used, extent, columnLimit };
}

/** Reads the values of a sheet; null if it was deleted meanwhile. */
export function readSearch(
  { id, filter, used, extent, columnLimit }: QueuedSearch,
  { sheets, tables }: Outline,
): SearchedSheet | null {
  const outline = sheets.find((candidate) => candidate.id === id);
  if (!outline) return null;
  const nothing = { ...outline, firstRow: 0, firstColumn: 0, values: [], filtered: false };
  if (extent.isNullObject) return { ...nothing, isWhole: true };
  if (used.isNullObject || !areReported(used.values)) return { ...nothing, isWhole: false };
  // Rows in plain cells may be beside another table, or even within it.
  const filtered = filter.isDataFiltered || tables.some((table) => table.sheetId === id && table.filtered);
  return {
    ...nothing,
    firstRow: used.rowIndex,
    firstColumn: used.columnIndex,
    values: used.values,
    filtered,
    isWhole: endOf(used) === endOf(extent),
    ...(extent.columnIndex + extent.columnCount > columnLimit ? { isWider: true } : {}),
  };
}

function endOf({ rowIndex, rowCount }: Excel.Range): number {
  return rowIndex + rowCount;
}

/** The result of a search that Excel refused as too large. */
export function notSearched({ sheetIds }: SheetSearch, outlines: readonly SheetOutline[]): SearchedSheet[] {
  return outlines
    .filter(({ id }) => sheetIds.includes(id))
    .map((outline) => ({ ...outline, firstRow: 0, firstColumn: 0, values: [], filtered: false, isWhole: false }));
}
