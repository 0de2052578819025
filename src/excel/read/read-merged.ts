import { isOverlapping, type Block } from "../../planning/block-cells";
import { rangeOf } from "../blocks";

/** The queued merged cells of a sheet, and the blocks for which they were requested. */
export interface QueuedMerged {
  sheetId: string;
  blocks: readonly Block[];
  found: Excel.RangeAreas;
}

const PLACES = "areas/items/rowIndex,areas/items/columnIndex,areas/items/rowCount,areas/items/columnCount";

/**
 * Queues the merged cells that reach into blocks. Excel reports them since ExcelApi 1.13, and refuses the batch if there are more than 512.
 * On Windows the request may clear the officer's undo list (office-js 5918), so it is made only before writing. Where nothing is reported,
 * the read-back of what was written still notices them.
 */
export function queueMerged(context: Excel.RequestContext, asked: readonly Block[]): QueuedMerged[] {
  if (!Office.context.requirements.isSetSupported("ExcelApi", "1.13")) return [];
  return [...new Set(asked.map(({ sheetId }) => sheetId))].map((sheetId) => {
    const blocks = asked.filter((block) => block.sheetId === sheetId);
    // Excel reports merged cells that begin within a range: those that overlap a block may begin above it or to its left.
    const upToLast = {
      ...{ sheetId, row: 0, column: 0 },
      rowCount: Math.max(...blocks.map(({ row, rowCount }) => row + rowCount)),
      columnCount: Math.max(...blocks.map(({ column, columnCount }) => column + columnCount)),
    };
    const found = rangeOf(context, upToLast).getMergedAreasOrNullObject();
    found.untrack();
    return { sheetId, blocks, found: found.load(PLACES) };
  });
}

/** Reads the merged cells once the batch has run. */
export function readMerged(queued: readonly QueuedMerged[]): Block[] {
  return queued.flatMap(({ sheetId, blocks, found }) => {
    const items = found.isNullObject ? [] : found.areas.items;
    return items
      .map(({ rowIndex: row, columnIndex: column, rowCount, columnCount }): Block => ({
        ...{ sheetId, row, column, rowCount, columnCount },
      }))
      .filter((area) => blocks.some((block) => isOverlapping(area, block)));
  });
}
