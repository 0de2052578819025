import type { CellValue } from "../kpi/kpi-table";
import type { HeadRequest, SheetHead, SheetOutline } from "../workbook/snapshot";
import { untracked } from "./blocks";

/** What is queued of a sheet of which only the beginning is wanted. */
export interface QueuedHead {
  id: string;
  used: Excel.Range;
  first: Excel.Range;
}

/** Queues a sheet's first row, and how far down the sheet is used. */
export function queueHead(context: Excel.RequestContext, { sheetId, columnCount }: HeadRequest): QueuedHead {
  const sheet = context.workbook.worksheets.getItem(sheetId);
  const used = untracked(sheet.getUsedRangeOrNullObject(true)).load("rowIndex,rowCount");
  const first = untracked(sheet.getRangeByIndexes(0, 0, 1, columnCount)).load("values");
  return { id: sheetId, used, first };
}

/** How the sheet begins and where it ends; none where it has gone meanwhile. */
export function readHead({ id, used, first }: QueuedHead, outlines: readonly SheetOutline[]): SheetHead[] {
  const outline = outlines.find((candidate) => candidate.id === id);
  if (!outline) return [];
  const rowCount = used.isNullObject ? 0 : used.rowIndex + used.rowCount;
  return [{ ...outline, rowCount, firstRow: (first.values as CellValue[][])[0] ?? [] }];
}
