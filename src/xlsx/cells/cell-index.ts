import type { NumberList } from "./number-list";
import { cellsEnd, type SheetCells } from "./sheet-cells";

/** Finds cells among those of a sheet's part, which are in order. */
export class CellIndex {
  constructor(private readonly part: SheetCells) {}

  /** The index of a row; -1 where the part has no such row. */
  rowIndexOf(row: number): number {
    const { number } = this.part.rows;
    return findSorted(number, row, 0, number.length);
  }

  /** The index of a cell; -1 where the part has no such cell. */
  indexOf(row: number, column: number): number {
    const rowIndex = this.rowIndexOf(row);
    if (rowIndex < 0) return -1;
    const first = this.part.rows.firstCell.at(rowIndex);
    return findSorted(this.part.cells.column, column, first, cellsEnd(this.part, rowIndex));
  }

  /** The row and column of a cell. */
  placeOf(index: number): { row: number; column: number } {
    const { firstCell, number } = this.part.rows;
    let [low, high] = [0, firstCell.length - 1];
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if (firstCell.at(middle) <= index) low = middle;
      else high = middle - 1;
    }
    return { row: number.at(low), column: this.part.cells.column.at(index) };
  }

  /** The rows and columns of all cells, in order. */
  places(): [row: number, column: number][] {
    const { rows, cells } = this.part;
    return Array.from({ length: rows.number.length }, (_, rowIndex) => {
      const first = rows.firstCell.at(rowIndex);
      const columns = Array.from({ length: cellsEnd(this.part, rowIndex) - first }, (_cell, at) =>
        cells.column.at(first + at),
      );
      return columns.map((column): [row: number, column: number] => [rows.number.at(rowIndex), column]);
    }).flat();
  }
}

/** The index of a number in a sorted list, from `start` up to `end`; -1 where it is missing. */
function findSorted(list: NumberList, wanted: number, start: number, end: number): number {
  let [low, high] = [start, end - 1];
  while (low <= high) {
    const middle = (low + high) >> 1;
    const found = list.at(middle);
    if (found === wanted) return middle;
    if (found < wanted) low = middle + 1;
    else high = middle - 1;
  }
  return -1;
}
