import type { SheetContent } from "../content";
import { EMPTY_HELD, isEmptyHeld, type HeldCell, type HeldRow } from "./held-sheet";
import { readTyped } from "./typed-text";

/** A row's cell by its column, counted from the one after the hidden column. */
export function cellAt({ own, beside }: HeldRow, column: number): HeldCell {
  return own[column] ?? beside[column - own.length] ?? EMPTY_HELD;
}

/**
 * Where a heading of ours stands in a row of headings that somebody may have put columns in between of, or taken some away.
 * null where it is nowhere.
 */
export function findHeading(row: HeldRow, headings: readonly string[], column: number): number | null {
  const heading = headings[column] ?? "";
  const isAt = (place: number): boolean => String(cellAt(row, place).value).trim() === heading;
  if (isAt(column)) return column;
  const width = row.own.length + row.beside.length;
  const found = Array.from({ length: width }, (_, place) => place).find((place) => isAt(place) && headings[place] !== heading);
  return found ?? null;
}

/** As few rows of headings as these may have lost one because somebody wrote another. */
const FEW_HEADINGS = 1;

/** True where columns of a sheet were moved about, by its headings: cells to type in would be read from other columns. */
export function areColumnsMoved({ rows }: SheetContent, held: readonly HeldRow[]): boolean {
  const byKey = new Map([...held].reverse().map((row) => [row.mark?.key ?? "", row]));
  const headed = rows.flatMap(({ look, key, cells }) => {
    const row = look === "headings" ? byKey.get(key) : undefined;
    return row ? [{ row, headings: cells.map((cell) => (typeof cell === "string" ? cell : "")) }] : [];
  });
  const moved = headed.filter(({ row, headings }) => headings.some((heading, column) => heading !== "" && (findHeading(row, headings, column) ?? column) !== column));
  if (moved.length * 2 > headed.length) return true;
  const typedColumns = new Set(held.flatMap(({ mark }) => [...(mark?.typed.keys() ?? [])]));
  return [...typedColumns].some((column) => {
    const over = headed.filter(({ headings }) => (headings[column] ?? "") !== "");
    const isGone = over.length > FEW_HEADINGS && over.every(({ row, headings }) => findHeading(row, headings, column) === null);
    // Where the last column was deleted, what stood beside it stands in its place now.
    return isGone && held.some((row) => readTyped(row, column)?.isChanged === true && !isEmptyHeld(cellAt(row, column)));
  });
}

/**
 * The column that stands where a heading of ours does; null where it was taken away. `rows` are those of headings, `typed`
 * those with cells to type in.
 */
export function placeOf(rows: readonly HeldRow[], typed: readonly HeldRow[], headings: readonly string[], column: number): number | null {
  const places = rows.map((row) => findHeading(row, headings, column));
  const found = places.includes(column) ? column : places.find((place) => place !== null);
  if (found !== undefined && found !== null) return found;
  if (rows.length === 0) return column;
  const areOthersMoved = rows.every((row) => headings.some((_, other) => (findHeading(row, headings, other) ?? other) !== other));
  const isGone = areOthersMoved || rows.length > FEW_HEADINGS || typed.every((row) => isEmptyHeld(cellAt(row, column)));
  return isGone ? null : column;
}
