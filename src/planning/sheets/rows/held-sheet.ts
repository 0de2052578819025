import type { CellValue } from "../../../kpi/kpi-table";
import type { OwnSheetSnapshot } from "../../snapshot";
import type { OwnSheet } from "../declaration";
import { findPlaces, leftToRight, readLayout, type HeldPlaces } from "../layout";
import { hashCells, readMarks, SHEET_KEY, type RowMark } from "./row-key";

/** A cell as a workbook holds it: its formula where it has one, else its value ("" when empty). */
export interface HeldCell {
  value: CellValue;
  /** null where there is none. */
  formula: string | null;
  format: string;
}

export const EMPTY_HELD: HeldCell = { value: "", formula: null, format: "General" };

/** A row of an own sheet as the workbook holds it. */
export interface HeldRow {
  /** Counted from 0. */
  row: number;
  /** The hidden cell as it is. */
  marked: CellValue;
  /** What is known of the row, its cells to type in by their columns' order in the declaration; null where it is a person's. */
  mark: RowMark | null;
  /** All cells from the one after the hidden column on, up to the sheet's last used column. */
  cells: HeldCell[];
  /** The add-in's own columns, in the declaration's order; empty where the sheet has one not yet. */
  own: HeldCell[];
  /** All others, from left to right. */
  beside: HeldCell[];
  /** True where a row of ours holds something else than was written, but for the cells to type in. */
  isOvertyped: boolean;
}

/** A sheet of the add-in's own as it is held. */
export interface HeldSheet {
  rows: HeldRow[];
  /** True where the layout mark or one of the rows identifies the sheet as ours. */
  isOurs: boolean;
  /** Where its own columns stand, counted from the one after the hidden column. */
  places: HeldPlaces;
  /** Columns after the hidden one, up to the last that is used or ours. */
  width: number;
}

/** By as many rows it is told which layout they were written in, where nothing is stored of it. */
const ROWS_TRIED = 200;

/** Reads a sheet of rows, whichever layout it has: each row by the columns that it was written with. */
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
    const told = marks.flatMap(({ mark }, row) => (mark ? [{ mark, row }] : [])).slice(0, ROWS_TRIED);
    const trying = leftToRight(tried);
    return told.filter(
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
    [...typed].flatMap(([at, sum]): [number, string][] => (order[at] === undefined ? [] : [[order[at], sum]])),
  );
}

function isOvertyped(mark: RowMark, own: readonly HeldCell[], order: readonly number[]): boolean {
  return (
    own.some(({ formula }, index) => formula !== null && !mark.typed.has(index)) ||
    mark.hash !== hashOwn(own, mark.typed, order)
  );
}

/** The hash of a row's cells, without those to type in, from left to right. */
export function hashOwn(
  own: readonly { value: CellValue }[],
  typed: RowMark["typed"],
  order: readonly number[],
): string {
  return hashCells(order.map((index) => (typed.has(index) ? "" : (own[index]?.value ?? ""))));
}

/**
 * The title has no mark of its own, because its hidden cell is A1: the next of our rows stores it.
 * Picks the nearest unedited match above, then any match, then the row directly above.
 */
function withTitle(
  rows: HeldRow[],
  titles: readonly (RowMark | null)[],
  places: HeldPlaces,
  order: readonly number[],
): HeldRow[] {
  const told = titles.findIndex((title) => title !== null);
  const mark = titles[told];
  if (!mark || rows.some((row) => row.mark?.key === SHEET_KEY)) return rows;
  const free = rows.filter((row) => row.mark === null && row.marked === "");
  const asTitle = (row: HeldRow): HeldRow => placed(row, mark, places, order);
  const found =
    free.findLast((row) => row.row < told && !asTitle(row).isOvertyped) ??
    free.find((row) => !asTitle(row).isOvertyped) ??
    free.find((row) => row.row === told - 1);
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
  // A text that begins with "=" reads the same as a formula, except that its value is itself.
  const isFormula = typeof formula === "string" && formula.startsWith("=") && formula !== value;
  return { value, formula: isFormula ? formula : null, format: formats[r]?.[c] ?? "General" };
}

/** True where a person left nothing. */
export function isEmptyHeld({ value, formula }: HeldCell): boolean {
  return value === "" && formula === null;
}
