import type { OwnRow } from "../../plan";

/** Some rows and neighbouring columns of an own sheet, counted from its first. */
export interface ChangedBlock {
  row: number;
  rowCount: number;
  column: number;
  columnCount: number;
}

/** Smaller blocks are written whole: splitting them by column costs more than it saves. */
const FEW_CELLS = 400;

/** Beyond this many stretches nothing is saved: each is a range of its own in the request. */
const MOST_STRETCHES = 40;

/**
 * The blocks in which rows differ from those they replace, with little else in them: in a long sheet a few figures change and
 * most names stay. `before` and `after` are of one length, their rows of one width.
 */
export function findChangedBlocks(
  before: readonly OwnRow[],
  after: readonly OwnRow[],
  isChanged: (row: number) => boolean,
): ChangedBlock[] {
  return stretchesOf(after.length, isChanged).flatMap(({ first, last }): ChangedBlock[] => {
    const rowCount = last - first + 1;
    const width = after[first]?.cells.length ?? 0;
    const rows = Array.from({ length: rowCount }, (_, index) => first + index);
    const keepsLooks = rows.every((row) => after[row]?.look === null || after[row]?.look === before[row]?.look);
    if (rowCount * width <= FEW_CELLS || !keepsLooks) return [{ row: first, rowCount, column: 0, columnCount: width }];
    // The hidden column is included so that the write can check that rows have not moved.
    return columnsOf(
      width,
      (column) => column === 0 || rows.some((row) => !isSameCell(before[row], after[row], column)),
    ).map((columns) => ({ row: first, rowCount, ...columns }));
  });
}

function stretchesOf(rowCount: number, isChanged: (row: number) => boolean): { first: number; last: number }[] {
  const changed = Array.from({ length: rowCount }, (_, row) => row).filter(isChanged);
  for (let gap = 10; ; gap *= 4) {
    const stretches: { first: number; last: number }[] = [];
    for (const row of changed) {
      const open = stretches.at(-1);
      if (open && row - open.last <= gap) open.last = row;
      else stretches.push({ first: row, last: row });
    }
    if (stretches.length <= MOST_STRETCHES) return stretches;
  }
}

function columnsOf(width: number, isChanged: (column: number) => boolean): { column: number; columnCount: number }[] {
  const stretches: { column: number; columnCount: number }[] = [];
  for (let column = 0; column < width; column += 1) {
    if (!isChanged(column)) continue;
    const open = stretches.at(-1);
    if (open && open.column + open.columnCount === column) open.columnCount += 1;
    else stretches.push({ column, columnCount: 1 });
  }
  return stretches;
}

/** A block without some of its columns: those on either side of them. */
export function withoutColumns(block: ChangedBlock, isLeftOut: (column: number) => boolean): ChangedBlock[] {
  const { row, rowCount, column, columnCount } = block;
  return columnsOf(column + columnCount, (at) => at >= column && !isLeftOut(at)).map((columns) => ({
    row,
    rowCount,
    ...columns,
  }));
}

/** True where two cells hold the same, under the same number format. */
export function isSameCell(one: OwnRow | undefined, other: OwnRow | undefined, column: number): boolean {
  const [a, b] = [one?.cells[column], other?.cells[column]];
  return a?.value === b?.value && a?.format === b?.format && a?.isFormula === b?.isFormula;
}
