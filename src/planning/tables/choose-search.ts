import { isOwnSheet } from "../sheets/own-sheets";
import { findBlocks } from "../../kpi/finding/find-blocks";
import { USUAL_LAYOUT, type LayoutContext } from "../../kpi/layout/layout-context";
import type { Outline, SearchedSheet, SheetOutline, SheetSearch, TableRequest, WholeRequest } from "../snapshot";
import { findHiddenTables, findSeriesSheets } from "./kpi-tables";

/** The most cells to search at first on all sheets together: about 3 MB of text, where Excel on the web returns at most 5. */
const CELL_LIMIT = 200_000;
/** Columns that are searched at first. */
const COLUMN_LIMIT = 100;
/** The most cells of a sheet with KPI rows that is read to its end: 10,000 rows of 100 columns. */
const WHOLE_LIMIT = 1_000_000;
/** Rows that are searched on every sheet, however many sheets there are. */
const FEWEST_ROWS = 200;

/**
 * Chooses the sheets to search for KPI rows in plain cells: those without a KPI table that are not the add-in's own. If there are KPI
 * tables, a protected sheet is taken for an archive, which must not keep the tables from being written.
 */
export function chooseSearch(
  outline: Outline,
  requests: readonly TableRequest[],
  context: LayoutContext = USUAL_LAYOUT,
): SheetSearch {
  const { sheets, tables } = outline;
  const sheetOf = new Map(tables.map(({ id, sheetId }) => [id, sheetId]));
  const requested = requests.map(({ tableId }) => sheetOf.get(tableId));
  const found = new Set([...requested, ...findHiddenTables(outline, context).map(({ sheetId }) => sheetId)]);
  const series = findSeriesSheets(outline, context);
  const isArchive = (sheet: SheetOutline): boolean => requests.length > 0 && sheet.protected && !series.has(sheet.id);
  const sheetIds = sheets
    .filter((sheet) => !found.has(sheet.id) && !isOwnSheet(sheet.name) && !isArchive(sheet))
    .map(({ id }) => id);
  const rowLimit = Math.max(FEWEST_ROWS, Math.floor(CELL_LIMIT / COLUMN_LIMIT / Math.max(1, sheetIds.length)));
  return { sheetIds, rowLimit, columnLimit: COLUMN_LIMIT };
}

/**
 * Chooses the sheets to read to their end: those that go on beyond the search and have KPI rows in what was read, or the beginning of their
 * headings.
 */
export function chooseWhole(searched: readonly SearchedSheet[], context: LayoutContext): WholeRequest {
  const going = searched.filter(({ isWhole, hidden }) => !isWhole && hidden === undefined);
  const sheetIds = going.flatMap((sheet) => {
    const { blocks, near } = findBlocks(sheet, context);
    const isWide = typeof sheet.unread?.column === "number";
    return blocks.length > 0 || (isWide && near.length > 0) ? [sheet.id] : [];
  });
  return { sheetIds, cellLimit: WHOLE_LIMIT };
}
