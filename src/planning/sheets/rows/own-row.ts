import type { OwnRow } from "../../plan";
import { isSameCell } from "./changed-blocks";
import { EMPTY_HELD, type HeldCell, type HeldRow } from "./held-sheet";
import { holdOf, type MergedRow } from "./merge-rows";

/** The columns of a row that are written. Places count from the column after the hidden one. */
export interface RowPlaces {
  /** Places of our columns, in the order of the declaration. */
  places: readonly number[];
  /** Places of other columns that are written too, from left to right. */
  besidePlaces: readonly number[];
  width: number;
}

const EMPTY_CELL: OwnRow["cells"][number] = { value: "", format: "General" };

/** A merged row as it is written. `heldLook` is the look of the row that it replaces. */
export function mergedToOwnRow(
  { mark, look, own, beside }: MergedRow,
  { places, besidePlaces, width }: RowPlaces,
  heldLook: OwnRow["look"] = null,
): OwnRow {
  const marked = { value: mark, format: "General" };
  // Most sheets, and long ones above all, have their columns in order and need no lookup by place.
  if (areInOrder(places, besidePlaces)) {
    return {
      look: look ?? heldLook,
      cells: [marked, ...own.map(toCell), ...padCells(beside, besidePlaces.length).map(toCell)],
    };
  }
  const cells = Array.from({ length: width }, () => EMPTY_CELL);
  own.forEach((cell, index) => {
    const place = places[index];
    if (place !== undefined) cells[place] = toCell(cell);
  });
  besidePlaces.forEach((place, index) => (cells[place] = toCell(beside[index] ?? EMPTY_HELD)));
  return { look: look ?? heldLook, cells: [marked, ...cells] };
}

function areInOrder(places: readonly number[], besidePlaces: readonly number[]): boolean {
  return (
    places.every((place, index) => place === index) &&
    besidePlaces.every((place, index) => place === places.length + index)
  );
}

/** A row on the sheet in the same columns; cells in columns that are not written are empty. */
export function heldToOwnRow(
  { marked, mark, cells }: HeldRow,
  width: number,
  isWritten: (place: number) => boolean,
): OwnRow {
  const kept = padCells(cells, width).map((cell, place) => (isWritten(place) ? toCell(cell) : EMPTY_CELL));
  return { look: mark?.look ?? null, cells: [{ value: marked, format: "General" }, ...kept] };
}

/** Cells cut or filled up with empty ones to this width. */
export function padCells(cells: readonly HeldCell[], width: number): HeldCell[] {
  return Array.from({ length: width }, (_, column) => cells[column] ?? EMPTY_HELD);
}

function toCell(cell: MergedRow["own"][number]): OwnRow["cells"][number] {
  const isFormula = "formula" in cell && cell.formula !== null;
  return { value: holdOf(cell), format: cell.format, ...(isFormula ? { isFormula } : {}) };
}

/** An empty row with as many cells as another. */
export function blankRow(like: OwnRow | undefined): OwnRow {
  return { look: "none", cells: (like?.cells ?? []).map(() => EMPTY_CELL) };
}

/** True if a row has the same cells, and the same look unless the new look is null. */
export function isSameRow(before: OwnRow | undefined, after: OwnRow): boolean {
  const keepsLook = after.look === null || before?.look === after.look;
  return (
    keepsLook &&
    before?.cells.length === after.cells.length &&
    after.cells.every((_, column) => isSameCell(before, after, column))
  );
}
