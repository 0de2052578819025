import { ExcelError } from "./excel-error";
import type { Area } from "./types";

/** The number of rows in a sheet. */
export const ROW_LIMIT = 1_048_576;
/** The number of columns in a sheet. */
export const COLUMN_LIMIT = 16_384;

/** The letters of a column: 0 is "A", 26 is "AA". */
export function columnLetters(column: number): string {
  let letters = "";
  for (let n = column + 1; n > 0; n = Math.floor((n - 1) / 26))
    letters = String.fromCharCode(65 + ((n - 1) % 26)) + letters;
  return letters;
}

function columnIndex(letters: string): number {
  let n = 0;
  for (const letter of letters.toUpperCase()) n = n * 26 + letter.charCodeAt(0) - 64;
  return n - 1;
}

/** Quotes a sheet name for an address, unless it is a plain word. */
export function quoteSheetName(name: string): string {
  const plain = /^[\p{L}_][\p{L}\p{N}_.]*$/u.test(name) && !/^[a-z]{1,3}\d+$/i.test(name) && !/^r?c?$/i.test(name);
  return plain ? name : `'${name.replaceAll("'", "''")}'`;
}

/** Formats an area as "A1", "A1:B2", "A:B" or "2:3", without its sheet name. */
export function formatArea(area: Area): string {
  const lastRow = area.row + area.rowCount;
  const firstColumn = columnLetters(area.column);
  const lastColumn = columnLetters(area.column + area.columnCount - 1);
  if (area.columnCount === COLUMN_LIMIT) return `${area.row + 1}:${lastRow}`;
  if (area.rowCount === ROW_LIMIT) return `${firstColumn}:${lastColumn}`;
  const first = `${firstColumn}${area.row + 1}`;
  return area.rowCount === 1 && area.columnCount === 1 ? first : `${first}:${lastColumn}${lastRow}`;
}

/** Formats an address as Excel does: "Sales!A1:B2", "'Q2 sales'!A1". */
export function formatAddress(sheetName: string, area: Area): string {
  return `${quoteSheetName(sheetName)}!${formatArea(area)}`;
}

const CELLS = /^\$?([a-z]{1,3})\$?(\d{1,7})(?::\$?([a-z]{1,3})\$?(\d{1,7}))?$/i;
const COLUMNS = /^\$?([a-z]{1,3}):\$?([a-z]{1,3})$/i;
const ROWS = /^\$?(\d{1,7}):\$?(\d{1,7})$/;

/** Splits "'Q2 sales'!A1" into its sheet name, if it has one, and its cells. */
export function splitAddress(address: string): { sheetName?: string; cells: string } {
  const bang = address.lastIndexOf("!");
  if (bang < 0) return { cells: address.trim() };
  const name = address.slice(0, bang).trim();
  const cells = address.slice(bang + 1).trim();
  return { sheetName: /^'.*'$/.test(name) ? name.slice(1, -1).replaceAll("''", "'") : name, cells };
}

/** Parses "A1:B2", "$A$1", "A:B" or "2:3". Throws InvalidArgument for anything else. */
export function parseArea(cells: string): Area {
  const c = CELLS.exec(cells);
  if (c) {
    return span(
      Number(c[2]) - 1,
      columnIndex(c[1] ?? ""),
      Number(c[4] ?? c[2]) - 1,
      columnIndex(c[3] ?? c[1] ?? ""),
      cells,
    );
  }
  const columns = COLUMNS.exec(cells);
  if (columns) return span(0, columnIndex(columns[1] ?? ""), ROW_LIMIT - 1, columnIndex(columns[2] ?? ""), cells);
  const rows = ROWS.exec(cells);
  if (rows) return span(Number(rows[1]) - 1, 0, Number(rows[2]) - 1, COLUMN_LIMIT - 1, cells);
  throw new ExcelError("InvalidArgument", `"${cells}" is not an address.`);
}

function span(row1: number, column1: number, row2: number, column2: number, address: string): Area {
  const row = Math.min(row1, row2);
  const column = Math.min(column1, column2);
  const area = {
    row,
    column,
    rowCount: Math.abs(row2 - row1) + 1,
    columnCount: Math.abs(column2 - column1) + 1,
  };
  if (!isOnSheet(area)) throw new ExcelError("InvalidArgument", `"${address}" is outside the sheet.`);
  return area;
}

/** True when the area has at least one cell and lies within Excel's grid. */
export function isOnSheet(area: Area): boolean {
  const whole = [area.row, area.column, area.rowCount, area.columnCount].every(Number.isInteger);
  return (
    whole &&
    area.row >= 0 &&
    area.column >= 0 &&
    area.rowCount > 0 &&
    area.columnCount > 0 &&
    area.row + area.rowCount <= ROW_LIMIT &&
    area.column + area.columnCount <= COLUMN_LIMIT
  );
}

/** True for whole rows or columns, whose cells Excel neither reads nor writes as a block. */
export function isUnbounded(area: Area): boolean {
  return area.rowCount === ROW_LIMIT || area.columnCount === COLUMN_LIMIT;
}

/** True for whole columns, but not for the whole sheet. */
export function isWholeColumns(area: Area): boolean {
  return area.rowCount === ROW_LIMIT && area.columnCount < COLUMN_LIMIT;
}

/** The number of cells in an area. */
export function cellCountOf(area: Area): number {
  return area.rowCount * area.columnCount;
}

/** The intersection of two areas, or undefined. */
export function intersect(a: Area, b: Area): Area | undefined {
  const row = Math.max(a.row, b.row);
  const column = Math.max(a.column, b.column);
  const rowCount = Math.min(a.row + a.rowCount, b.row + b.rowCount) - row;
  const columnCount = Math.min(a.column + a.columnCount, b.column + b.columnCount) - column;
  return rowCount > 0 && columnCount > 0 ? { row, column, rowCount, columnCount } : undefined;
}

/** The smallest area that covers both. */
export function boundingArea(a: Area, b: Area): Area {
  const row = Math.min(a.row, b.row);
  const column = Math.min(a.column, b.column);
  return {
    row,
    column,
    rowCount: Math.max(a.row + a.rowCount, b.row + b.rowCount) - row,
    columnCount: Math.max(a.column + a.columnCount, b.column + b.columnCount) - column,
  };
}

/** True when `inner` lies wholly within `outer`. */
export function containsArea(outer: Area, inner: Area): boolean {
  const shared = intersect(outer, inner);
  return shared !== undefined && cellCountOf(shared) === cellCountOf(inner);
}

/** Shifts an area for rows or columns inserted (count > 0) or deleted (count < 0) at `at`. Undefined when all of it is deleted. */
export function shiftArea(area: Area, axis: "row" | "column", at: number, count: number): Area | undefined {
  const size = axis === "row" ? "rowCount" : "columnCount";
  const limit = axis === "row" ? ROW_LIMIT : COLUMN_LIMIT;
  if (area[size] === limit) return area;
  const first = area[axis];
  const end = first + area[size];
  if (count > 0) {
    if (at <= first) return { ...area, [axis]: first + count };
    return at < end ? { ...area, [size]: area[size] + count } : area;
  }
  const move = (edge: number): number => (edge <= at ? edge : Math.max(at, edge + count));
  const length = move(end) - move(first);
  return length > 0 ? { ...area, [axis]: move(first), [size]: length } : undefined;
}

/** Cuts `taken` out of `area`, which leaves up to four rectangles. */
export function subtractArea(area: Area, taken: Area): Area[] {
  const hole = intersect(area, taken);
  if (!hole) return [area];
  const [bottom, right] = [area.row + area.rowCount, area.column + area.columnCount];
  const [holeBottom, holeRight] = [hole.row + hole.rowCount, hole.column + hole.columnCount];
  return [
    { ...area, rowCount: hole.row - area.row },
    { ...area, row: holeBottom, rowCount: bottom - holeBottom },
    { ...hole, column: area.column, columnCount: hole.column - area.column },
    { ...hole, column: holeRight, columnCount: right - holeRight },
  ].filter((rest) => rest.rowCount > 0 && rest.columnCount > 0);
}
