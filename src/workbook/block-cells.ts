import type { Block } from "./plan";

/** Visits a block's cells row by row, with the key of each and its place within the block. */
export function eachCell(at: Block, visit: (key: string, r: number, c: number) => void): void {
  for (let r = 0; r < at.rowCount; r += 1) {
    for (let c = 0; c < at.columnCount; c += 1) visit(cellKey(at.sheetId, at.row + r, at.column + c), r, c);
  }
}

/** A cell as a text, to find things by. */
export function cellKey(sheetId: string, row: number, column: number): string {
  return `${row} ${column} ${sheetId}`;
}

export function isSameBlock(a: Block, b: Block): boolean {
  return a.sheetId === b.sheetId && a.row === b.row && a.column === b.column && a.rowCount === b.rowCount && a.columnCount === b.columnCount;
}
