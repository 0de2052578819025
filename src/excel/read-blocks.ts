import type { Block } from "../planning/plan";
import { rangeOf } from "./blocks";

/** A block of cells, and its queued range. */
export interface BlockRead {
  at: Block;
  range: Excel.Range;
}

/** Queues a block of cells and the parts to load, at an estimate of bytes per cell. */
export type QueueRead = (at: Block, parts: string, cellBytes: number) => Promise<BlockRead[]>;

/** Queues blocks of cells, cut by rows, and syncs whenever the next rows would make the answer too large. */
export function pacedReads(context: Excel.RequestContext, bytes: number): QueueRead {
  let queued = 0;
  return async (at, parts, cellBytes) => {
    const perRow = Math.max(1, at.columnCount * cellBytes);
    const reads: BlockRead[] = [];
    for (let row = 0; row < at.rowCount;) {
      const room = Math.floor((bytes - queued) / perRow);
      if (queued > 0 && room < Math.min(FEWEST_ROWS, at.rowCount - row)) {
        // eslint-disable-next-line office-addins/no-context-sync-in-loop -- all at once would be more than Excel returns
        await context.sync();
        queued = 0;
        continue;
      }
      const rowCount = Math.min(Math.max(1, room), at.rowCount - row);
      queued += rowCount * perRow;
      const block = { ...at, row: at.row + row, rowCount };
      reads.push({ at: block, range: rangeOf(context, block).load(parts) });
      row += rowCount;
    }
    return reads;
  };
}

/** Fewer rows than these are not added to fill up an answer. */
const FEWEST_ROWS = 50;
