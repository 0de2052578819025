import { cellAddress } from "../kpi/address";
import type { CellValue } from "../kpi/kpi-table";

/** A block of cells on a sheet. Rows and columns count from 0. */
export interface Block {
  sheetId: string;
  row: number;
  column: number;
  rowCount: number;
  columnCount: number;
}

/**
 * A value to write. null leaves the cell as it is; "" empties it. A text is always written as text, even if it starts with =, +, - or
 * @.
 */
export type WrittenValue = CellValue | null;

/** The number format whose cells keep what is typed as text. */
export const TEXT_FORMAT = "@";

/** No fill, in a list of fills. */
export const NO_FILL = "none";

/** Visits a block's cells row by row, with the key of each and its place within the block. */
export function eachCell(at: Block, visit: (key: string, r: number, c: number) => void): void {
  for (let r = 0; r < at.rowCount; r += 1) {
    for (let c = 0; c < at.columnCount; c += 1) visit(cellKey(at.sheetId, at.row + r, at.column + c), r, c);
  }
}

/** The key of a cell in a map. */
export function cellKey(sheetId: string, row: number, column: number): string {
  return `${row} ${column} ${sheetId}`;
}

/** Builds a grid over a block, cell by cell. */
export function gridOf<T>(at: Block, read: (key: string, r: number, c: number) => T): T[][] {
  return Array.from({ length: at.rowCount }, (_row, r) =>
    Array.from({ length: at.columnCount }, (_column, c) => read(cellKey(at.sheetId, at.row + r, at.column + c), r, c)),
  );
}

/** True if any cell of a grid is not null. */
export function hasAny(grid: readonly (readonly unknown[])[]): boolean {
  return grid.some((row) => row.some((cell) => cell !== null));
}

/** True if two blocks have the same cells. */
export function isSameBlock(a: Block, b: Block): boolean {
  return isSamePlace(a, b) && a.rowCount === b.rowCount && a.columnCount === b.columnCount;
}

/** True if two blocks begin at the same cell. */
export function isSamePlace(a: Block, b: Block): boolean {
  return a.sheetId === b.sheetId && a.row === b.row && a.column === b.column;
}

/** True if a block is contained in another. */
export function isWithin(block: Block, other: Block): boolean {
  const { row, column } = other;
  const isBelow = block.row >= row && block.row + block.rowCount <= row + other.rowCount;
  const isBeside = block.column >= column && block.column + block.columnCount <= column + other.columnCount;
  return block.sheetId === other.sheetId && isBelow && isBeside;
}

/** True if two blocks have a cell in common. */
export function isOverlapping(one: Block, other: Block): boolean {
  const isAcross = one.row < other.row + other.rowCount && other.row < one.row + one.rowCount;
  return isAcross && one.sheetId === other.sheetId && isAbove(one, other);
}

/** True if two blocks have a column in common, whatever their rows. */
export function isAbove(
  one: Pick<Block, "column" | "columnCount">,
  other: Pick<Block, "column" | "columnCount">,
): boolean {
  return one.column < other.column + other.columnCount && other.column < one.column + one.columnCount;
}

/** "I2:I50" */
export function areaOf({ row, column, rowCount, columnCount }: Omit<Block, "sheetId">): string {
  const [first, last] = [cellAddress(row, column), cellAddress(row + rowCount - 1, column + columnCount - 1)];
  return first === last ? first : `${first}:${last}`;
}

// Texts that Excel would take for a formula, a number, a date, a boolean or an error.
const NOT_PLAIN_TEXT =
  /^\s*(?:[=+\-@'\d(£$€.#]|(?:true|false)\s*$|(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*[\s\-/.,]*\d)/i;

// A year with a quarter or a half is not a number, a date or a formula in any language of Excel.
const PERIOD_TEXT = /^(?:19|20)\d\d(?:[/-]\d\d)? [QH][1-4]$/i;

/** True for a text that Excel keeps as text, however it gets into a cell. */
export function isPlainText(text: string): boolean {
  return !NOT_PLAIN_TEXT.test(text) || PERIOD_TEXT.test(text);
}
