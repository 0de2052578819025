import type { CellValue } from "../../kpi/kpi-table";
import { isLargeBlock } from "../../planning/large-blocks";
import type { Block } from "../../planning/plan";
import type { HeldBlock } from "../../planning/edits/found-work";
import { areReported, formulasWithin } from "../cell-values";
import { pacedReads, type BlockRead, type QueueRead } from "../read-blocks";

/** A queued read of contents. */
export interface ContentRead extends BlockRead {
  /** True if values are not read, because Excel returns the value of a cell without a formula as its formula. */
  onlyFormulas: boolean;
  /** The expected bytes of a cell's value in an answer. */
  valueBytes: number;
}

/** Queues the contents of a block. */
export async function queueContents(queue: QueueRead, at: Block, valueBytes: number): Promise<ContentRead[]> {
  const onlyFormulas = isLargeBlock(at);
  const reads = await (onlyFormulas ? queue(at, "formulas", valueBytes) : queue(at, "values,formulas", 2 * valueBytes));
  return reads.map((read) => ({ ...read, onlyFormulas, valueBytes }));
}

/** The contents of a block, values and formulas. */
export interface Contents extends HeldBlock {
  values: CellValue[][];
  formulas: CellValue[][];
}

/**
 * Reads contents once the batch has run; null if Excel returned none. Values of possible formulas take another round trip, or more if
 * they are large.
 */
export async function readContents(
  context: Excel.RequestContext,
  reads: readonly ContentRead[],
  bytes: number,
): Promise<Contents[] | null> {
  if (
    !reads.every(
      ({ range, onlyFormulas }) => areReported(range.formulas) && (onlyFormulas || areReported(range.values)),
    )
  )
    return null;
  const queue = pacedReads(context, bytes);
  const doubts: BlockRead[][] = [];
  for (const { at, range, onlyFormulas, valueBytes } of reads) {
    const doubted = onlyFormulas ? formulasWithin(at, range.formulas as CellValue[][]) : null;
    doubts.push(doubted ? await queue(doubted, "values", valueBytes) : []);
  }
  if (doubts.some((of) => of.length > 0)) await context.sync();
  if (!doubts.flat().every(({ range }) => areReported(range.values))) return null;
  return reads.map(({ at, range, onlyFormulas }, index) => ({
    at,
    formulas: range.formulas as CellValue[][],
    values: (doubts[index] ?? []).reduce(
      (grid, doubt) => withBlock(grid, at, doubt),
      (onlyFormulas ? range.formulas : range.values) as CellValue[][],
    ),
  }));
}

function withBlock(grid: CellValue[][], within: Block, { at, range }: BlockRead): CellValue[][] {
  const [down, right] = [at.row - within.row, at.column - within.column];
  return grid.map((line, r) => line.map((cell, c) => (range.values as CellValue[][])[r - down]?.[c - right] ?? cell));
}
