import type { Block } from "../../../planning/plan";
import type { SheetSearch } from "../../../planning/snapshot";

/** A sheet that is read to its end together with the search, and how far it goes. */
export interface Ahead extends Pick<SheetSearch, "rowLimit" | "columnLimit"> {
  sheetId: string;
}

/**
 * The bytes that a cell is expected to take in an answer, with its comma: figures with decimals take six to eight, and rows with long names
 * and thirty months across seven on average. Within the safe limit of 4.4 MB that is 400,000 cells.
 */
const CELL_BYTES = 11;

/**
 * Chooses the active sheet if it goes on beyond the search and fits into these bytes: of all sheets, the officer most likely has the KPI
 * rows in front of them. What is found does not depend on it, only the number of round trips.
 */
export function chooseAhead(active: Block | null, search: SheetSearch, bytes: number): Ahead | null {
  if (active === null || !search.sheetIds.includes(active.sheetId)) return null;
  const rows = active.row + active.rowCount;
  const columns = active.column + active.columnCount;
  const isSearchedWhole = rows <= search.rowLimit && columns <= search.columnLimit;
  if (isSearchedWhole || active.rowCount * active.columnCount * CELL_BYTES > bytes) return null;
  return {
    sheetId: active.sheetId,
    rowLimit: Math.max(rows, search.rowLimit),
    columnLimit: Math.max(columns, search.columnLimit),
  };
}
