/** A block of cells on a sheet. Rows and columns count from 0. */
export interface CellArea {
  row: number;
  column: number;
  rowCount: number;
  columnCount: number;
}

/** Consecutive rows of a sheet. */
export type Rows = Pick<CellArea, "row" | "rowCount">;

/**
 * What prevents cells of a table from being written. Positions are on the sheet; a part that is left out prevents none.
 */
export interface Unwritable {
  /** Ranges that one formula fills: spilled cells, legacy arrays, what-if data tables. */
  arrays?: readonly CellArea[];
  merged?: readonly CellArea[];
  /** Locked cells of a protected sheet. */
  locked?: readonly CellArea[] | "all";
  /** True where protection prevents changes of formats and icons, also on unlocked cells. */
  areFormatsLocked?: boolean;
  /** Hidden rows while a filter is on. */
  filtered?: readonly Rows[] | "all";
  /** Hidden rows while no filter is known to be on: they are written, separately from visible ones. */
  hidden?: readonly Rows[];
}

/** Why a cell cannot be written. */
export type UnwritableWhy = "array" | "merged" | "locked" | "filtered";

/** A cell that cannot be written: why, and the range that it belongs to. */
export interface Unwritten {
  why: UnwritableWhy;
  at: CellArea;
}

interface TablePlace {
  firstRow: number;
  rowCount: number;
  skippedRows?: readonly number[];
  unwritable?: Unwritable;
}

/** Ranges are normally disjoint. In a file in which they overlap, a column with more than this many is left alone. */
const MOST_OVERLAPS = 20;

/** A test for cells of a column that cannot be written, by the column on the sheet and the row of the table. */
export function unwrittenIn(table: TablePlace, column: number): (row: number) => Unwritten | null {
  const { firstRow, rowCount, unwritable } = table;
  if (!unwritable) return () => null;
  const { arrays = [], merged = [], locked = [], filtered = [] } = unwritable;
  const found = new Map<number, Unwritten>();
  const whole = { row: firstRow, column, rowCount, columnCount: 1 };
  let looksLeft = MOST_OVERLAPS * rowCount;
  const add = (why: UnwritableWhy, area: CellArea, isFree: (row: number) => boolean = () => false): void => {
    if (column < area.column || column >= area.column + area.columnCount || looksLeft < 0) return;
    looksLeft -= Math.min(area.rowCount, rowCount);
    const at = looksLeft < 0 ? whole : area;
    const end = Math.min(at.row + at.rowCount, firstRow + rowCount);
    for (let row = Math.max(at.row, firstRow); row < end; row += 1) {
      if (!found.has(row - firstRow) && !isFree(row)) found.set(row - firstRow, { why, at });
    }
  };
  const skipped = new Set(table.skippedRows);
  const isAlone = (at: CellArea): boolean => !hasOtherRows(table, at, skipped);
  for (const at of arrays) add("array", at);
  for (const at of merged) add("merged", at, (row) => row === at.row && column === at.column && isAlone(at));
  for (const at of locked === "all" ? [whole] : locked) add("locked", at);
  for (const rows of filtered === "all" ? [whole] : filtered) add("filtered", { ...rows, column, columnCount: 1 });
  return (row) => found.get(row) ?? null;
}

/** True where a merged cell, of which only the first cell takes a value, covers another row of the table. */
function hasOtherRows({ firstRow, rowCount }: TablePlace, at: CellArea, skipped: ReadonlySet<number>): boolean {
  const end = Math.min(at.row + at.rowCount, firstRow + rowCount);
  for (let row = Math.max(at.row + 1, firstRow); row < end; row += 1) {
    if (!skipped.has(row - firstRow)) return true;
  }
  return false;
}

/** Up to this many hidden rows are written one by one. */
const FEW_ROWS = 300;

/**
 * The runs of rows that can each be written as one range, without an unwritable cell. A hidden row is written on its
 * own, because in Excel a range write goes wrong across rows hidden by an advanced filter, which Excel does not report;
 * writing a single cell always works.
 */
export function writableStretches(
  table: TablePlace,
  isUnwritten: (row: number) => boolean,
): { from: number; to: number }[] {
  const { firstRow, rowCount, unwritable } = table;
  const hidden = new Set(rowsIn(unwritable?.hidden ?? []));
  const stretches: { from: number; to: number }[] = [];
  let isOpen = false;
  for (let row = 0; row < rowCount; row += 1) {
    if (isUnwritten(row)) {
      isOpen = false;
      continue;
    }
    const last = stretches.at(-1);
    const isHidden = hidden.has(firstRow + row);
    const isAlone = isHidden && hidden.size <= FEW_ROWS;
    if (isOpen && last && !isAlone && isHidden === hidden.has(firstRow + row - 1)) last.to = row + 1;
    else stretches.push({ from: row, to: row + 1 });
    isOpen = true;
  }
  return stretches;
}

function* rowsIn(areas: readonly Rows[]): Generator<number> {
  for (const { row, rowCount } of areas) for (let r = 0; r < rowCount; r += 1) yield row + r;
}
