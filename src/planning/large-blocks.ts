import type { Block } from "./block-cells";

/** Blocks of more cells are told as little of as is safe: everything that is read takes its place in an answer. */
const MANY_CELLS = 5_000;

/** So many rows at either end of a large block are read again once they are written. */
const SAMPLE_ROWS = 100;

type Size = Pick<Block, "rowCount" | "columnCount">;

export function isLargeBlock({ rowCount, columnCount }: Size): boolean {
  return rowCount * columnCount > MANY_CELLS;
}

/**
 * The rows of a block that are read again once they are written, counted from its first: from where and how many. Of a large
 * block both ends are enough to see that the cells were taken as they were meant.
 */
export function stretchesReadAgain(at: Size): [from: number, rowCount: number][] {
  const { rowCount } = at;
  if (!isLargeBlock(at) || rowCount <= 2 * SAMPLE_ROWS) return [[0, rowCount]];
  return [
    [0, SAMPLE_ROWS],
    [rowCount - SAMPLE_ROWS, SAMPLE_ROWS],
  ];
}
