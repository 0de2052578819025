import type { HeadRequest, SheetHead, SheetOutline } from "../../snapshot";
import type { OwnSheet } from "../declaration";
import { readLayout } from "../layout";
import { findList, type ListPlaces } from "../list";
import { logNumberOf, NEEDED_OF_LOG, RAG_LOG, type LogColumn } from "./sheet";

/** How many cells of the first row are read: people may have inserted columns. */
const HEAD_CELLS = 40;

/** How the sheets are asked for that may be the log, or that have its name. */
export function requestLogs({ sheets }: { sheets: readonly SheetOutline[] }): HeadRequest[] {
  return sheets
    .filter(({ name }) => logNumberOf(name) !== null)
    .map(({ id }) => ({ sheetId: id, columnCount: HEAD_CELLS }));
}

/** Asks for the log by name where nothing is known of the workbook yet: nearly always there is just one. */
export function likelyLogs(): HeadRequest[] {
  return [{ sheetId: RAG_LOG.name, columnCount: HEAD_CELLS }];
}

/** True where the workbook has a log of the add-in's own. */
export function hasLog(logs: readonly SheetHead[]): boolean {
  return logs.some((log) => findColumns(log, RAG_LOG) !== null);
}

/**
 * Finds the log's columns in its first row; null where the sheet is not ours. A marked sheet is ours while it has one of our headings,
 * whatever columns people inserted or deleted.
 */
export function findColumns({ firstRow, mark }: SheetHead, sheet: OwnSheet<LogColumn>): ListPlaces<LogColumn> | null {
  const found = findList(sheet, readLayout(mark) ? [] : NEEDED_OF_LOG, { values: [firstRow] });
  return found && found.columns.size > 0 ? found : null;
}
