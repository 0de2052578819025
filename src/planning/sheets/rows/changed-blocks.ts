import type { OwnRow } from "../../plan";

/** A block of cells on an own sheet, counted from its first row and column. */
export interface ChangedBlock {
  row: number;
  rowCount: number;
  column: number;
  columnCount: number;
}

/** Smaller blocks are written whole: splitting them by column costs more than it saves. */
const FEW_CELLS = 400;

/** With more runs than this nothing is saved: each is a separate range in the request. */
const MOST_RUNS = 40;

/**
 * Finds blocks that cover the cells that changed and few others: in a long sheet a few figures change and most names stay. `before` and
 * `after` have the same length, and their rows the same width.
 */
export function findChangedBlocks(
  before: readonly OwnRow[],
  after: readonly OwnRow[],
  isChanged: (row: number) => boolean,
): ChangedBlock[] {
  return changedRuns(after.length, isChanged).flatMap(({ first, last }): ChangedBlock[] => {
    const rowCount = last - first + 1;
    const width = after[first]?.cells.length ?? 0;
    const rows = Array.from({ length: rowCount }, (_, index) => first + index);
    const keepsLooks = rows.every((row) => after[row]?.look === null || after[row]?.look === before[row]?.look);
    if (rowCount * width <= FEW_CELLS || !keepsLooks) return [{ row: first, rowCount, column: 0, columnCount: width }];
    // The hidden column is included so that the write can check that rows have not moved.
    return columnRuns(
      width,
      (column) => column === 0 || rows.some((row) => !isSameCell(before[row], after[row], column)),
    ).map((columns) => ({ row: first, rowCount, ...columns }));
  });
}

/** Runs of changed rows. Small gaps are bridged, and larger ones until there are few enough runs. */
function changedRuns(rowCount: number, isChanged: (row: number) => boolean): { first: number; last: number }[] {
  const changed = Array.from({ length: rowCount }, (_, row) => row).filter(isChanged);
  for (let gap = 10; ; gap *= 4) {
    const runs: { first: number; last: number }[] = [];
    for (const row of changed) {
      const open = runs.at(-1);
      if (open && row - open.last <= gap) open.last = row;
      else runs.push({ first: row, last: row });
    }
    if (runs.length <= MOST_RUNS) return runs;
  }
}

function columnRuns(width: number, isWanted: (column: number) => boolean): { column: number; columnCount: number }[] {
  const runs: { column: number; columnCount: number }[] = [];
  for (let column = 0; column < width; column += 1) {
    if (!isWanted(column)) continue;
    const open = runs.at(-1);
    if (open && open.column + open.columnCount === column) open.columnCount += 1;
    else runs.push({ column, columnCount: 1 });
  }
  return runs;
}

/** Splits a block so that it skips some columns. */
export function withoutColumns(block: ChangedBlock, isLeftOut: (column: number) => boolean): ChangedBlock[] {
  const { row, rowCount, column, columnCount } = block;
  return columnRuns(column + columnCount, (at) => at >= column && !isLeftOut(at)).map((columns) => ({
    row,
    rowCount,
    ...columns,
  }));
}

/** True if two cells have the same value or formula, and the same number format. */
export function isSameCell(one: OwnRow | undefined, other: OwnRow | undefined, column: number): boolean {
  const [a, b] = [one?.cells[column], other?.cells[column]];
  return a?.value === b?.value && a?.format === b?.format && a?.isFormula === b?.isFormula;
}
