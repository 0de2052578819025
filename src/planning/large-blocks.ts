import type { Block } from "./block-cells";

/** Of blocks with more cells as little is read as is safe, because Excel's answers are limited. */
const MANY_CELLS = 5_000;

/** The rows at each end of a large block that are read back after writing. */
const SAMPLE_ROWS = 100;

type Size = Pick<Block, "rowCount" | "columnCount">;

/** True if a block is too large to be read back as a whole. */
export function isLargeBlock({ rowCount, columnCount }: Size): boolean {
  return rowCount * columnCount > MANY_CELLS;
}

/** The runs of rows of a block to read back after writing: only both ends of a large block. */
export function rowsReadBack(at: Size): [from: number, rowCount: number][] {
  const { rowCount } = at;
  if (!isLargeBlock(at) || rowCount <= 2 * SAMPLE_ROWS) return [[0, rowCount]];
  return [
    [0, SAMPLE_ROWS],
    [rowCount - SAMPLE_ROWS, SAMPLE_ROWS],
  ];
}
