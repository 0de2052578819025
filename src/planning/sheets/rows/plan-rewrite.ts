import { swapRows } from "../../edits/rewrite-rows";
import { EMPTY_PLAN, type Edit, type OwnRow, type Plan } from "../../plan";
import type { OwnSheetSnapshot } from "../../snapshot";
import type { SheetContent } from "../content";
import { pageColumnsOf } from "../declaration";
import { findChangedBlocks, withoutColumns, type ChangedBlock } from "./changed-blocks";
import type { HeldRow, HeldSheet } from "./held-sheet";
import type { MergedRow } from "./merge-rows";
import { blankRow, heldToOwnRow, isSameRow, mergedToOwnRow, padCells, type RowPlaces } from "./own-row";
import { readMark, STAMP_KEY } from "./row-key";

type RewriteRows = Extract<Edit, { kind: "rewrite-rows" }>;

/** Plans the merged rows that differ from those on the sheet. Columns count from the hidden one, places from the next. */
export function planRewrite(
  content: SheetContent,
  held: OwnSheetSnapshot,
  before: HeldSheet,
  after: readonly MergedRow[],
  places: readonly number[],
): Plan {
  const written = writtenPlaces(before, after, places);
  const isWritten = (column: number): boolean =>
    column === 0 || places.includes(column - 1) || written.besidePlaces.includes(column - 1);
  const { was, is } = rowsToCompare(before, after, written, isWritten);
  const differs = new Set(is.flatMap((row, index) => (isSameRow(was[index], row) ? [] : [index])));
  const isStamp = (row: number): boolean => readMark(is[row]?.cells[0]?.value)?.key === STAMP_KEY;
  if ([...differs].every(isStamp)) return EMPTY_PLAN;
  const isNew = (column: number): boolean => before.places[places.indexOf(column - 1)] === null;
  const rewrite = (block: ChangedBlock, columns: RewriteRows["columns"], replaced: readonly OwnRow[]): RewriteRows => ({
    kind: "rewrite-rows",
    at: { sheetId: held.id, ...block },
    ...{ columns, rows: cutRows(is, block), before: cutRows(replaced, block) },
  });
  const known = columnsAt(content, places, (column) => !isNew(column));
  const added = columnsAt(content, places, isNew);
  // New columns get the formatting of their rows; the others have it already.
  const unformatted = (): OwnRow[] => was.map(({ look, cells }) => ({ look: look === null ? null : "none", cells }));
  const whole: ChangedBlock = { row: 0, rowCount: is.length, column: 0, columnCount: written.width + 1 };
  const edits = [
    ...findChangedBlocks(was, is, (row) => differs.has(row))
      .flatMap((block) => withoutColumns(block, (column) => isNew(column) || !isWritten(column)))
      .map((block) => rewrite(block, known, was)),
    ...withoutColumns(whole, (column) => !isNew(column)).map((block) => rewrite(block, added, unformatted())),
  ];
  return {
    edits,
    inverse: edits.map(swapRows).reverse(),
    // Each edit checks that the rows it replaces are still there.
    expects: [],
  };
}

/** People's cells beside or between our columns are written only if their rows move. */
function writtenPlaces(before: HeldSheet, after: readonly MergedRow[], places: readonly number[]): RowPlaces {
  const others = Array.from({ length: before.width }, (_, place) => place).filter(
    (place) => !before.places.includes(place),
  );
  const besideAt = (rows: readonly Pick<HeldRow, "beside">[], row: number): string =>
    JSON.stringify(padCells(rows[row]?.beside ?? [], others.length));
  const isMoved = [...before.rows, ...after].some((_, row) => besideAt(before.rows, row) !== besideAt(after, row));
  const besidePlaces = isMoved ? others : [];
  return { places, besidePlaces, width: Math.max(...places, ...besidePlaces) + 1 };
}

/** The rows before and after in the same columns, with blank rows at the end of the shorter list. */
function rowsToCompare(
  before: HeldSheet,
  after: readonly MergedRow[],
  written: RowPlaces,
  isWritten: (column: number) => boolean,
): { was: OwnRow[]; is: OwnRow[] } {
  const { width } = written;
  const byPlace = Array.from({ length: width }, (_, place) => isWritten(place + 1));
  const was = before.rows.map((row) => heldToOwnRow(row, width, (place) => byPlace[place] === true));
  const is = after.map((row, index) => mergedToOwnRow(row, written, was[index]?.look));
  const blank = blankRow(is[0]);
  const rowCount = Math.max(was.length, is.length);
  const fill = (rows: readonly OwnRow[]): OwnRow[] => Array.from({ length: rowCount }, (_, row) => rows[row] ?? blank);
  return { was: fill(was), is: fill(is) };
}

function cutRows(rows: readonly OwnRow[], { row, rowCount, column, columnCount }: ChangedBlock): OwnRow[] {
  return rows
    .slice(row, row + rowCount)
    .map(({ look, cells }) => ({ look, cells: cells.slice(column, column + columnCount) }));
}

/** The formatting of our columns by place; null for other columns and those that are not wanted. */
function columnsAt(
  { sheet }: SheetContent,
  places: readonly number[],
  isWanted: (column: number) => boolean,
): RewriteRows["columns"] {
  const made = pageColumnsOf(sheet);
  return Array.from({ length: Math.max(...places) + 1 }, (_, place) => {
    const own = isWanted(place + 1) ? made[places.indexOf(place)] : undefined;
    return own ? { align: own.align, wraps: own.wraps } : null;
  });
}
