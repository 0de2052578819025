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

/** True when a block lies wholly in another. */
export function isWithin(block: Block, other: Block): boolean {
  const { row, column } = other;
  const isBelow = block.row >= row && block.row + block.rowCount <= row + other.rowCount;
  const isBeside = block.column >= column && block.column + block.columnCount <= column + other.columnCount;
  return block.sheetId === other.sheetId && isBelow && isBeside;
}
