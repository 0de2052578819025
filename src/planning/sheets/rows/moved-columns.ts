import type { ContentRow, SheetContent } from "../content";
import { namesOf, type OwnSheet } from "../declaration";
import type { HeldPlaces } from "../layout";
import { EMPTY_HELD, isEmptyHeld, type HeldCell, type HeldRow, type HeldSheet } from "./held-sheet";
import { readTyped } from "./typed-text";

/** A row's cell by its place, counted from the one after the hidden column. */
export function cellAt({ cells }: HeldRow, place: number): HeldCell {
  return cells[place] ?? EMPTY_HELD;
}

/** Each column's possible headings and place, in the order of the declaration. */
interface Headed {
  names: readonly (readonly string[])[];
  places: HeldPlaces;
}

/** Finds a column's heading in a row where columns may have been inserted or deleted; null if it is missing. */
function findHeading(row: HeldRow, { names, places }: Headed, column: number): number | null {
  const own = names[column] ?? [];
  const isAt = (place: number): boolean => own.includes(String(cellAt(row, place).value).trim());
  const expected = places[column];
  if (expected !== null && expected !== undefined && isAt(expected)) return expected;
  // Two columns may have the same heading. One at the other's place belongs to the other.
  const isOthers = (place: number): boolean =>
    names[places.indexOf(place)]?.some((name) => own.includes(name)) ?? false;
  return row.cells.map((_, place) => place).find((place) => isAt(place) && !isOthers(place)) ?? null;
}

function isMoved(row: HeldRow, headed: Headed, column: number): boolean {
  const expected = headed.places[column];
  if (expected === null || expected === undefined || (headed.names[column] ?? []).length === 0) return false;
  return (findHeading(row, headed, column) ?? expected) !== expected;
}

/** With this few heading rows, a missing heading may just be a rename. */
const FEW_HEADINGS = 1;

/** True if the headings show that someone moved columns: typed cells would be read from the wrong ones. */
export function areColumnsMoved({ rows, sheet }: SheetContent, { rows: held, places }: HeldSheet): boolean {
  const byKey = new Map([...held].reverse().map((row) => [row.mark?.key ?? "", row]));
  // A long sheet has the same headings above thousands of blocks.
  const known = new Map<string, Headed>();
  const headedBy = (cells: ContentRow["cells"]): Headed => {
    const key = JSON.stringify(cells);
    const headed = known.get(key) ?? { names: namesIn(sheet, cells), places };
    known.set(key, headed);
    return headed;
  };
  const headed = rows.flatMap(({ look, key, cells }) => {
    const row = look === "headings" ? byKey.get(key) : undefined;
    return row ? [{ row, headed: headedBy(cells) }] : [];
  });
  const moved = headed.filter(({ row, headed: by }) => by.names.some((_, column) => isMoved(row, by, column)));
  if (moved.length * 2 > headed.length) return true;
  const typedColumns = new Set(held.flatMap(({ mark }) => [...(mark?.typed.keys() ?? [])]));
  return [...typedColumns].some((column) => {
    const over = headed.filter(({ headed: by }) => (by.names[column] ?? []).length > 0);
    const isGone =
      over.length > FEW_HEADINGS && over.every(({ row, headed: by }) => findHeading(row, by, column) === null);
    // If the last column was deleted, the column beside it has taken its place.
    return (
      isGone &&
      held.some((row) => readTyped(row, column)?.isChanged === true && !isEmptyHeld(row.own[column] ?? EMPTY_HELD))
    );
  });
}

/** The headings to accept for each cell of a heading row: earlier ones too, if the row shows the declared heading. */
function namesIn({ columns }: OwnSheet, cells: SheetContent["rows"][number]["cells"]): string[][] {
  return columns.map((column, index) => {
    const heading = cells[index];
    if (typeof heading !== "string" || heading === "") return [];
    return heading === column.heading ? namesOf(column) : [heading];
  });
}

/**
 * Finds one of our columns by its headings, counted from the one after the hidden column; null if it was deleted or not added yet.
 * `rows` are the heading rows, `typed` the rows with typed cells.
 */
export function placeOf(
  { columns }: OwnSheet,
  rows: readonly HeldRow[],
  typed: readonly HeldRow[],
  column: number,
  places: HeldPlaces,
): number | null {
  const expected = places[column] ?? null;
  if (expected === null) return null;
  const headed: Headed = { names: columns.map(namesOf), places };
  const found = rows.map((row) => findHeading(row, headed, column));
  const at = found.includes(expected) ? expected : found.find((place) => place !== null);
  if (at !== undefined && at !== null) return at;
  if (rows.length === 0) return expected;
  const areOthersMoved = rows.every((row) => columns.some((_, other) => isMoved(row, headed, other)));
  const isGone =
    areOthersMoved || rows.length > FEW_HEADINGS || typed.every((row) => isEmptyHeld(cellAt(row, expected)));
  return isGone ? null : expected;
}
