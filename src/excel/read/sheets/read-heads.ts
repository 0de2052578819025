import type { CellValue } from "../../../kpi/kpi-table";
import type { HeadRequest, SheetHead, SheetOutline } from "../../../planning/snapshot";
import { untracked } from "../../blocks";
import { queueLayout, readLayoutOf } from "../../edits/sheet-layout";

/** The queued first row and extent of a sheet. */
export interface QueuedHead {
  id: string;
  used: Excel.Range;
  first: Excel.Range;
  layout: Excel.NamedItem;
}

/** Queues a sheet's first row and its extent. */
export function queueHead(context: Excel.RequestContext, { sheetId, columnCount }: HeadRequest): QueuedHead {
  const sheet = context.workbook.worksheets.getItem(sheetId);
  const used = untracked(sheet.getUsedRangeOrNullObject(true)).load("rowIndex,rowCount,columnIndex,columnCount");
  const first = untracked(sheet.getRangeByIndexes(0, 0, 1, columnCount)).load("values");
  return { id: sheetId, used, first, layout: queueLayout(sheet) };
}

/** Reads a sheet's first row and extent; empty if the sheet was deleted meanwhile. */
export function readHead({ id, used, first, layout }: QueuedHead, outlines: readonly SheetOutline[]): SheetHead[] {
  const outline = outlines.find((candidate) => candidate.id === id);
  if (!outline) return [];
  const rowCount = used.isNullObject ? 0 : used.rowIndex + used.rowCount;
  const columnCount = used.isNullObject ? 0 : used.columnIndex + used.columnCount;
  return [
    { ...outline, ...readLayoutOf(layout), rowCount, columnCount, firstRow: (first.values as CellValue[][])[0] ?? [] },
  ];
}
