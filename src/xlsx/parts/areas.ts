import { cellAddress, readAddress } from "../../kpi/address";
import type { Block } from "../../planning/plan";

/** A block of cells on some sheet. Rows and columns count from 0. */
export type Area = Omit<Block, "sheetId">;

const LAST_ROW = 1_048_575;
export const LAST_COLUMN = 16_383;

/** "B2:D9", "B2", "B:D" or "2:9" as an area; null for what is none. */
export function readArea(ref: string): Area | null {
  const [from = "", to = from] = ref.replaceAll("$", "").trim().split(":");
  const first = readCorner(from, { row: 0, column: 0 });
  const last = readCorner(to, { row: LAST_ROW, column: LAST_COLUMN });
  if (!first || !last || last.row < first.row || last.column < first.column) return null;
  return { ...first, rowCount: last.row - first.row + 1, columnCount: last.column - first.column + 1 };
}

function readCorner(text: string, missing: { row: number; column: number }): { row: number; column: number } | null {
  if (/^\d+$/.test(text)) return { row: Number(text) - 1, column: missing.column };
  if (/^[A-Z]{1,3}$/i.test(text)) return { row: missing.row, column: readAddress(`${text}1`)?.column ?? 0 };
  return readAddress(text);
}

/** The areas of a list such as "B2:B9 D2". */
export function readAreas(refs: string): Area[] {
  return refs.split(/\s+/).flatMap((ref) => (ref === "" ? [] : (readArea(ref) ?? [])));
}

/** "B2:D9", and "B2" for a single cell. */
export function areaAddress({ row, column, rowCount, columnCount }: Area): string {
  const first = cellAddress(row, column);
  return rowCount === 1 && columnCount === 1
    ? first
    : `${first}:${cellAddress(row + rowCount - 1, column + columnCount - 1)}`;
}

export function isOverlapping(a: Area, b: Area): boolean {
  const isAcross = a.row < b.row + b.rowCount && b.row < a.row + a.rowCount;
  return isAcross && a.column < b.column + b.columnCount && b.column < a.column + a.columnCount;
}

export function holdsCell({ row, column, rowCount, columnCount }: Area, r: number, c: number): boolean {
  return r >= row && r < row + rowCount && c >= column && c < column + columnCount;
}

/** The smallest area with both in it. */
export function joinAreas(a: Area | null, b: Area): Area {
  if (!a) return b;
  const row = Math.min(a.row, b.row);
  const column = Math.min(a.column, b.column);
  const rowCount = Math.max(a.row + a.rowCount, b.row + b.rowCount) - row;
  const columnCount = Math.max(a.column + a.columnCount, b.column + b.columnCount) - column;
  return { row, column, rowCount, columnCount };
}

/** What is left of an area without another: up to four of them. */
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
