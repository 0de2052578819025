import type { HeadRequest, SheetHead, SheetOutline } from "../../snapshot";
import type { OwnSheet } from "../declaration";
import { readLayout } from "../layout";
import { findList, type ListPlaces } from "../list";
import { logNumberOf, NEEDED_OF_LOG, RAG_LOG, type LogColumn } from "./sheet";

/** How many cells of the first row are read: people may have inserted columns. */
const HEAD_CELLS = 40;

/** Requests for all sheets that have the name of a log. */
export function requestLogs({ sheets }: { sheets: readonly SheetOutline[] }): HeadRequest[] {
  return sheets
    .filter(({ name }) => logNumberOf(name) !== null)
    .map(({ id }) => ({ sheetId: id, columnCount: HEAD_CELLS }));
}

/** A request for the log before the workbook's sheets are known: there is nearly always just one. */
export function likelyLogs(): HeadRequest[] {
  return [{ sheetId: RAG_LOG.name, columnCount: HEAD_CELLS }];
}

/** True if the workbook has a log created by the add-in. */
export function hasLog(logs: readonly SheetHead[]): boolean {
  return logs.some((log) => findColumns(log, RAG_LOG) !== null);
}

/**
 * Finds the log's columns in its first row; null if the sheet is not ours. A marked sheet is ours as long as it has one of our headings,
 * whatever columns people insert or delete.
 */
export function findColumns({ firstRow, mark }: SheetHead, sheet: OwnSheet<LogColumn>): ListPlaces<LogColumn> | null {
  const found = findList(sheet, readLayout(mark) ? [] : NEEDED_OF_LOG, { values: [firstRow] });
  return found && found.columns.size > 0 ? found : null;
}
