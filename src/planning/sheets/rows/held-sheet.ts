import { isFormula, type CellValue } from "../../../kpi/kpi-table";
import type { OwnSheetSnapshot } from "../../snapshot";
import type { OwnSheet } from "../declaration";
import { findPlaces, leftToRight, readLayout, type HeldPlaces } from "../layout";
import { hashCells, readMarks, SHEET_KEY, type RowMark } from "./row-key";

/** A cell as the workbook holds it. */
export interface HeldCell {
  /** "" if empty; the result of a formula. */
  value: CellValue;
  formula: string | null;
  format: string;
}

export const EMPTY_HELD: HeldCell = { value: "", formula: null, format: "General" };

/** A row of an own sheet as the workbook holds it. */
export interface HeldRow {
  /** Counted from 0. */
  row: number;
  /** The text of the hidden cell. */
  marked: CellValue;
  /** The parsed hidden cell, with typed cells by their column's index in the declaration; null for a person's row. */
  mark: RowMark | null;
  /** All cells after the hidden column, up to the sheet's last used column. */
  cells: HeldCell[];
  /** Cells of the add-in's columns, in the order of the declaration; empty cells for columns that the sheet does not have yet. */
  own: HeldCell[];
  /** All other cells, from left to right. */
  beside: HeldCell[];
  /** True if someone edited one of our rows. Typed cells do not count. */
  isOvertyped: boolean;
}

/** One of the add-in's own sheets as the workbook holds it. */
export interface HeldSheet {
  rows: HeldRow[];
  /** True if the layout mark or one of the rows identifies the sheet as ours. */
  isOurs: boolean;
  /** Where its own columns are, counted from the one after the hidden column. */
  places: HeldPlaces;
  /** Columns after the hidden one, up to the last that is used or ours. */
  width: number;
}

/** Rows that are checked to choose between possible layouts of an unmarked sheet. */
const ROWS_TRIED = 200;

/** Reads a sheet of rows in any layout. */
export function readHeldSheet(snapshot: OwnSheetSnapshot, sheet: OwnSheet): HeldSheet {
  const rowCount = snapshot.values.length === 0 ? 0 : snapshot.firstRow + snapshot.values.length;
  const used = snapshot.firstColumn + (snapshot.values[0]?.length ?? 0) - 1;
  const marks = Array.from({ length: rowCount }, (_, row) => readMarks(heldAt(snapshot, row, 0).value));
  const isHeadings = ({ mark }: (typeof marks)[number]): boolean => mark?.look === "headings" || mark?.look === "group";
  const headings = marks.flatMap((one, row) => (isHeadings(one) ? [textsOf(snapshot, row, used)] : []));
  const layout = readLayout(snapshot.mark);
  const cellsOf = (row: number, width: number): HeldCell[] =>
    Array.from({ length: width }, (_, place) => heldAt(snapshot, row, place + 1));
  const places = findPlaces(sheet, layout, headings, (tried) => {
    const marked = marks.flatMap(({ mark }, row) => (mark ? [{ mark, row }] : [])).slice(0, ROWS_TRIED);
    const trying = leftToRight(tried);
    return marked.filter(
      ({ mark, row }) => !placed({ row, marked: "", cells: cellsOf(row, used) }, mark, tried, trying).isOvertyped,
    ).length;
  });
  const width = Math.max(used, ...places.map((place) => (place ?? -1) + 1));
  const order = leftToRight(places);
  const rows = marks.map(({ mark }, row) =>
    placed({ row, marked: heldAt(snapshot, row, 0).value, cells: cellsOf(row, width) }, mark, places, order),
  );
  const isOurs = layout !== null || marks.some(({ mark }) => mark !== null);
  return {
    rows: withTitle(
      rows,
      marks.map(({ title }) => title),
      places,
      order,
    ),
    isOurs,
    places,
    width,
  };
}

type HeldCells = Pick<HeldRow, "row" | "marked" | "cells">;

function placed(held: HeldCells, written: RowMark | null, places: HeldPlaces, order: readonly number[]): HeldRow {
  const { cells } = held;
  const own = places.map((place) => (place === null ? EMPTY_HELD : (cells[place] ?? EMPTY_HELD)));
  const beside = cells.length === order.length ? [] : cells.filter((_, place) => !places.includes(place));
  // The hidden column stores typed cells by position.
  const mark = written && written.typed.size > 0 ? { ...written, typed: byColumn(written.typed, order) } : written;
  return { ...held, mark, own, beside, isOvertyped: mark !== null && isOvertyped(mark, own, order) };
}

function byColumn(typed: RowMark["typed"], order: readonly number[]): RowMark["typed"] {
  return new Map(
    [...typed].flatMap(([at, hash]): [number, string][] => (order[at] === undefined ? [] : [[order[at], hash]])),
  );
}

function isOvertyped(mark: RowMark, own: readonly HeldCell[], order: readonly number[]): boolean {
  return (
    own.some(({ formula }, index) => formula !== null && !mark.typed.has(index)) ||
    mark.hash !== hashOwn(own, mark.typed, order)
  );
}

/** The hash of a row's cells from left to right, without typed cells. */
export function hashOwn(
  own: readonly { value: CellValue }[],
  typed: RowMark["typed"],
  order: readonly number[],
): string {
  return hashCells(order.map((index) => (typed.has(index) ? "" : (own[index]?.value ?? ""))));
}

/**
 * The title has no mark of its own, because its hidden cell is A1: the next of our rows stores it. Picks the nearest unedited match above
 * that row, then any match, then the row directly above.
 */
function withTitle(
  rows: HeldRow[],
  titles: readonly (RowMark | null)[],
  places: HeldPlaces,
  order: readonly number[],
): HeldRow[] {
  const carrier = titles.findIndex((title) => title !== null);
  const mark = titles[carrier];
  if (!mark || rows.some((row) => row.mark?.key === SHEET_KEY)) return rows;
  const free = rows.filter((row) => row.mark === null && row.marked === "");
  const asTitle = (row: HeldRow): HeldRow => placed(row, mark, places, order);
  const found =
    free.findLast((row) => row.row < carrier && !asTitle(row).isOvertyped) ??
    free.find((row) => !asTitle(row).isOvertyped) ??
    free.find((row) => row.row === carrier - 1);
  return rows.map((row) => (row === found ? asTitle(row) : row));
}

function textsOf(snapshot: OwnSheetSnapshot, row: number, width: number): string[] {
  return Array.from({ length: width }, (_, column) => String(heldAt(snapshot, row, column + 1).value));
}

function heldAt(
  { firstRow, firstColumn, values, formulas, formats }: OwnSheetSnapshot,
  row: number,
  column: number,
): HeldCell {
  const [r, c] = [row - firstRow, column - firstColumn];
  const value = values[r]?.[c];
  if (value === undefined) return EMPTY_HELD;
  const formula = formulas[r]?.[c];
  return { value, formula: isFormula(formula, value) ? formula : null, format: formats[r]?.[c] ?? "General" };
}

/** True for an empty cell. */
export function isEmptyHeld({ value, formula }: HeldCell): boolean {
  return value === "" && formula === null;
}
