import { NO_MAPPING, type ColumnMapping } from "../../kpi/columns/column-mapping";
import { isOwnSheet } from "../sheets/own-sheets";
import type { Outline, SheetOutline, SheetSearch, TableRequest } from "../snapshot";
import { findHiddenTables } from "./kpi-tables";

/** The most cells to search on all sheets together: about 3 MB of text, where Excel on the web returns at most 5. */
const CELL_LIMIT = 200_000;
/** Three years of months with a target, a value and a status each are 108 columns. What is further right is not read, and that is said. */
const COLUMN_LIMIT = 128;
/** Few sheets are wider. Excel refuses what is too large after all. */
const USUAL_COLUMNS = 50;
/** Rows that are searched on every sheet, however many sheets there are. */
const FEWEST_ROWS = 200;

/**
 * Chooses the sheets to search for KPI rows in plain cells: those without a KPI table that are not the add-in's own. If there are KPI
 * tables, a protected sheet is taken for an archive, which must not keep the tables from being written.
 */
export function chooseSearch(
  outline: Outline,
  requests: readonly TableRequest[],
  mapping: ColumnMapping = NO_MAPPING,
): SheetSearch {
  const { sheets, tables } = outline;
  const sheetOf = new Map(tables.map(({ id, sheetId }) => [id, sheetId]));
  const requested = requests.map(({ tableId }) => sheetOf.get(tableId));
  const found = new Set([...requested, ...findHiddenTables(outline, mapping).map(({ sheetId }) => sheetId)]);
  const isArchive = (sheet: SheetOutline): boolean => requests.length > 0 && sheet.protected;
  const sheetIds = sheets
    .filter((sheet) => !found.has(sheet.id) && !isOwnSheet(sheet.name) && !isArchive(sheet))
    .map(({ id }) => id);
  const rowLimit = Math.max(FEWEST_ROWS, Math.floor(CELL_LIMIT / USUAL_COLUMNS / Math.max(1, sheetIds.length)));
  return { sheetIds, rowLimit, columnLimit: COLUMN_LIMIT };
}
