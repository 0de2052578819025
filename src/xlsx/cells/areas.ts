import { cellAddress, readAddress } from "../../kpi/address";
import type { Block } from "../../planning/plan";

/** A block of cells on a sheet. Rows and columns count from 0. */
export type Area = Omit<Block, "sheetId">;

/** The size of Excel's sheets. */
export const MAX_ROWS = 1_048_576;
export const MAX_COLUMNS = 16_384;

/** Parses "B2:D9", "B2", "B:D" or "2:9"; null for anything else. */
export function readArea(ref: string): Area | null {
  const [from = "", to = from] = ref.replaceAll("$", "").trim().split(":");
  const first = readCorner(from, { row: 0, column: 0 });
  const last = readCorner(to, { row: MAX_ROWS - 1, column: MAX_COLUMNS - 1 });
  if (!first || !last || last.row < first.row || last.column < first.column) return null;
  return { ...first, rowCount: last.row - first.row + 1, columnCount: last.column - first.column + 1 };
}

function readCorner(text: string, missing: { row: number; column: number }): { row: number; column: number } | null {
  if (/^\d+$/.test(text)) return { row: Number(text) - 1, column: missing.column };
  if (/^[A-Z]{1,3}$/i.test(text)) return { row: missing.row, column: readAddress(`${text}1`)?.column ?? 0 };
  return readAddress(text);
}

/** Parses a list of areas such as "B2:B9 D2". */
export function readAreas(refs: string): Area[] {
  return refs.split(/\s+/).flatMap((ref) => (ref === "" ? [] : (readArea(ref) ?? [])));
}

/** The address of an area: "B2:D9", or "B2" for a single cell. */
export function areaAddress({ row, column, rowCount, columnCount }: Area): string {
  const first = cellAddress(row, column);
  return rowCount === 1 && columnCount === 1
    ? first
    : `${first}:${cellAddress(row + rowCount - 1, column + columnCount - 1)}`;
}

/** True where two areas share a cell. */
export function isOverlapping(a: Area, b: Area): boolean {
  const isAcross = a.row < b.row + b.rowCount && b.row < a.row + a.rowCount;
  return isAcross && a.column < b.column + b.columnCount && b.column < a.column + a.columnCount;
}

/** True where an area contains a cell. */
export function containsCell({ row, column, rowCount, columnCount }: Area, r: number, c: number): boolean {
  return r >= row && r < row + rowCount && c >= column && c < column + columnCount;
}

/** The smallest area that contains both. */
export function joinAreas(a: Area | null, b: Area): Area {
  if (!a) return b;
  const row = Math.min(a.row, b.row);
  const column = Math.min(a.column, b.column);
  const rowCount = Math.max(a.row + a.rowCount, b.row + b.rowCount) - row;
  const columnCount = Math.max(a.column + a.columnCount, b.column + b.columnCount) - column;
  return { row, column, rowCount, columnCount };
}

/** The part of an area outside of another, as up to four areas. */
export function subtractArea(area: Area, gone: Area): Area[] {
  if (!isOverlapping(area, gone)) return [area];
  const endOf = (start: number, count: number): number => start + count;
  const top = Math.max(area.row, gone.row);
  const bottom = Math.min(endOf(area.row, area.rowCount), endOf(gone.row, gone.rowCount));
  const left = Math.max(area.column, gone.column);
  const right = Math.min(endOf(area.column, area.columnCount), endOf(gone.column, gone.columnCount));
  const middle = { row: top, rowCount: bottom - top };
  const parts = [
    { ...area, rowCount: top - area.row },
    { ...area, row: bottom, rowCount: area.row + area.rowCount - bottom },
    { ...middle, column: area.column, columnCount: left - area.column },
    { ...middle, column: right, columnCount: area.column + area.columnCount - right },
  ];
  return parts.filter(({ rowCount, columnCount }) => rowCount > 0 && columnCount > 0);
}
