import type { Block } from "./block-cells";

/** Blocks with more cells are read no more than is safe, as everything that is read takes room in an answer. */
const MANY_CELLS = 5_000;

/** The rows at each end of a large block that are read back after writing. */
const SAMPLE_ROWS = 100;

type Size = Pick<Block, "rowCount" | "columnCount">;

export function isLargeBlock({ rowCount, columnCount }: Size): boolean {
  return rowCount * columnCount > MANY_CELLS;
}

/** The runs of rows of a block to read back after writing. Both ends of a large block are enough to see that Excel took the cells as meant. */
export function rowsReadBack(at: Size): [from: number, rowCount: number][] {
  const { rowCount } = at;
  if (!isLargeBlock(at) || rowCount <= 2 * SAMPLE_ROWS) return [[0, rowCount]];
  return [
    [0, SAMPLE_ROWS],
    [rowCount - SAMPLE_ROWS, SAMPLE_ROWS],
  ];
}
