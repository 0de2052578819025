import type { Ruleset } from "../../../rag/rules/ruleset";
import { swapRows } from "../../edits/rewrite-rows";
import type { SheetContent } from "../content";
import { planLayoutEdit } from "../../edits/sheet-layout";
import { EMPTY_PLAN, joinPlans, type Edit, type NewSheet, type OwnRow, type Plan, type SheetPage } from "../../plan";
import { findOwnLock } from "../../write-obstacles";
import { done, refused, type Result } from "../../problem";
import type { OwnSheetSnapshot } from "../../snapshot";
import { findChangedBlocks, isSameCell, withoutColumns, type ChangedBlock } from "./changed-blocks";
import { holdOf, mergeRows, type MergedRow } from "./merge-rows";
import { pageColumnsOf, type OwnSheet } from "../declaration";
import { firstLayout, isNewer, layoutAt, newLayout, placeMissing, writeLayout, type HeldPlaces } from "../layout";
import { EMPTY_HELD, isEmptyHeld, readHeldSheet, type HeldCell, type HeldRow, type HeldSheet } from "./held-sheet";
import { planNewSheet } from "../grow-list";
import { areColumnsMoved } from "./moved-columns";
import { readMark, SHEET_KEY, shortenKey, STAMP_KEY } from "./row-key";
import { writeCells } from "./written-rows";

/** How a sheet of the add-in's own comes to show new content. */
export interface OwnSheetPlan {
  plan: Plan;
  /** True where the sheet is new. */
  isNew: boolean;
  /** Rows of the add-in's own that somebody had typed over; what they held is kept at the sheet's foot. */
  overtyped: number;
}

/** Width of the hidden column in pixels, in case someone unhides it. */
const MARK_WIDTH = 120;

/**
 * Plans a sheet of the add-in's own: a new one, or the rows that differ of the one that is there. One of an earlier layout gets
 * the columns that it lacks. A sheet of the same name that is a person's is refused, and so is one whose columns were moved
 * about, one that has no room for a column to come, and one that a later version made.
 */
export function planOwnSheet(
  content: SheetContent,
  held: OwnSheetSnapshot | null,
  ruleset: Ruleset,
): Result<OwnSheetPlan> {
  const named = withHeldKeys(content);
  if (!held) {
    return done({ plan: planNewSheet(newSheet(named, ruleset)), isNew: true, overtyped: 0 });
  }
  if (isNewer(content.sheet, held)) return refused({ code: "sheet-newer", sheet: held.name });
  const before = withKnownTitle(readHeldSheet(held, content.sheet), named, ruleset);
  if (!before.isOurs) return refused({ code: "sheet-not-ours", sheet: held.name });
  const places = placeMissing(before.places, before.width, (place) =>
    before.rows.every(({ cells }) => isEmptyHeld(cells[place] ?? EMPTY_HELD)),
  );
  const merge = mergeRows(named, before.rows, places, ruleset);
  if (areColumnsMoved(named, before)) return refused({ code: "sheet-rearranged", sheet: held.name });
  const marked = before.rows.filter(({ mark }) => mark !== null).length;
  if (merge.overtyped >= FEW && merge.overtyped > marked / 2)
    return refused({ code: "sheet-rearranged", sheet: held.name });
  const rewritten = planRewrite(content, held, before, merge.rows, places);
  const plan =
    rewritten === EMPTY_PLAN
      ? rewritten
      : joinPlans([rewritten, planLayout(content.sheet, held, before.places, places)]);
  const lock = plan === EMPTY_PLAN ? null : findOwnLock(held);
  if (lock) return refused(lock);
  return done({ plan, isNew: false, overtyped: merge.overtyped });
}

/** A title that no row tells of any more, as somebody deleted the row that did, is known by what it says. */
function withKnownTitle(held: HeldSheet, { rows: [title], sheet }: SheetContent, ruleset: Ruleset): HeldSheet {
  if (!title || held.rows.some(({ mark }) => mark?.key === SHEET_KEY)) return held;
  const written = writeCells(title, sheet.columns.length, ruleset);
  const says = ({ own }: HeldRow): boolean =>
    own.every(({ value, formula }, index) => formula === null && value === written[index]?.value);
  const first = held.rows.findIndex(({ mark }) => mark !== null);
  const found = held.rows.slice(0, Math.max(0, first)).find((row) => row.marked === "" && says(row));
  const mark = { look: title.look, hash: "0", typed: new Map<number, string>(), key: title.key };
  return { ...held, rows: held.rows.map((row) => (row === found ? { ...row, mark } : row)) };
}

/** Stores the sheet's new layout, and sets the width of added columns. A sheet without a mark has layout 1. */
function planLayout(sheet: OwnSheet, held: OwnSheetSnapshot, before: HeldPlaces, places: readonly number[]): Plan {
  const added = places.filter((_, index) => before[index] === null);
  const mark = writeLayout(layoutAt(sheet, places));
  const stored = held.mark ?? (mark === null ? null : firstLayout(sheet));
  if (added.length === 0 && mark === stored) return EMPTY_PLAN;
  // The hidden column comes before them.
  return planLayoutEdit(
    held,
    mark,
    added.map((place) => ({ column: place + 1, pixels: sheet.columns[places.indexOf(place)]?.width ?? null })),
  );
}

/** If at least this many rows, and most of them, were edited, assume that columns moved. */
const FEW = 3;

/** Keys as the hidden column holds them. By its first row's key a sheet is known to be ours. */
function withHeldKeys(content: SheetContent): SheetContent {
  return {
    ...content,
    rows: content.rows.map((row, index) => ({ ...row, key: index === 0 ? SHEET_KEY : shortenKey(row.key) })),
  };
}

/** Rows below a new sheet's own that have its lists of choices too: later ones are written there. */
const LINES_TO_COME = 100;

function newSheet(content: SheetContent, ruleset: Ruleset): NewSheet {
  const places = content.sheet.columns.map((_, index) => index);
  const mark = writeLayout(newLayout(content.sheet));
  const { rows } = mergeRows(content, [], places, ruleset);
  const own = rows.map((row) => toOwnRow(row, { places, besidePlaces: [], width: places.length }));
  const page: SheetPage = {
    rows: own,
    columns: pageColumnsOf(content.sheet).map(({ align, wraps }) => ({ align, wraps })),
    statusColumns: statusColumns(content),
    print: content.print,
  };
  return {
    name: content.sheet.name,
    cells: own.map(({ cells }) => cells.map(({ value }) => value)),
    format: "General",
    widths: [MARK_WIDTH, ...content.sheet.columns.map(({ width }) => width)],
    looks: [],
    choices: (content.choices ?? []).map(({ column, options }) => ({
      at: {
        row: content.frozenRows,
        column: column + 1,
        rowCount: own.length - content.frozenRows + LINES_TO_COME,
        columnCount: 1,
      },
      options,
    })),
    frozenRows: content.frozenRows,
    isLong: true,
    page,
    ...(mark === null ? {} : { mark }),
  };
}

/** The columns that hold statuses, and no other figures: the icons go by the numbers. From the hidden column on. */
function statusColumns({ rows, sheet }: SheetContent): number[] {
  return sheet.columns.flatMap((_, column) => {
    const cells = rows
      .map((row) => row.cells[column] ?? null)
      .filter((cell) => cell !== null && typeof cell !== "string");
    return cells.length > 0 && cells.every((cell) => "status" in cell) ? [column + 1] : [];
  });
}

/** Where the cells of a row stand, counted from the one after the hidden column. */
interface RowPlaces {
  /** The own ones, in the declaration's order. */
  places: HeldSheet["places"];
  /** The others that are written too, from left to right. */
  besidePlaces: readonly number[];
  width: number;
}

/** The rows that differ, written over those that are held. */
function planRewrite(
  content: SheetContent,
  held: OwnSheetSnapshot,
  before: HeldSheet,
  after: readonly MergedRow[],
  places: readonly number[],
): Plan {
  const others = Array.from({ length: before.width }, (_, place) => place).filter(
    (place) => !before.places.includes(place),
  );
  const besideAt = (rows: readonly Pick<HeldRow, "beside">[], row: number): string =>
    JSON.stringify(padded(rows[row]?.beside ?? [], others.length));
  // A person's cells beside or between our columns are written only if their rows move.
  const isMoved = [...before.rows, ...after].some((_, row) => besideAt(before.rows, row) !== besideAt(after, row));
  const last = Math.max(...places);
  const besidePlaces = isMoved ? others : [];
  const width = Math.max(last, ...besidePlaces) + 1;
  const isWritten = (place: number): boolean => places.includes(place) || besidePlaces.includes(place);
  const isAllWritten = others.every((place) => place > last || isWritten(place));
  const written = (cells: readonly HeldCell[]): readonly HeldCell[] =>
    isAllWritten ? cells : cells.map((cell, place) => (isWritten(place) ? cell : EMPTY_HELD));
  const rowsBefore = before.rows.map((row) => heldToOwnRow(row, written(row.cells), width));
  const rowsAfter = after.map((row, index) => toOwnRow(row, { places, besidePlaces, width }, rowsBefore[index]?.look));
  const blank: OwnRow = {
    look: "none",
    cells: (rowsAfter[0]?.cells ?? []).map(() => ({ value: "", format: "General" })),
  };
  const rowCount = Math.max(rowsBefore.length, rowsAfter.length);
  const [was, is] = [rowsBefore, rowsAfter].map((rows) =>
    Array.from({ length: rowCount }, (_, row) => rows[row] ?? blank),
  );
  if (!was || !is) return EMPTY_PLAN;
  const differs = new Set(is.flatMap((row, index) => (isSameRow(was[index], row) ? [] : [index])));
  const isStamp = (row: number): boolean => readMark(is[row]?.cells[0]?.value)?.key === STAMP_KEY;
  if ([...differs].every(isStamp)) return EMPTY_PLAN;
  const isNew = (column: number): boolean => before.places[places.indexOf(column - 1)] === null;
  const rewrite = (block: ChangedBlock, columns: RewriteRows["columns"], replaced: readonly OwnRow[]): RewriteRows => {
    const [lastRow, lastColumn] = [block.row + block.rowCount, block.column + block.columnCount];
    const cut = (rows: readonly OwnRow[]): OwnRow[] =>
      rows.slice(block.row, lastRow).map(({ look, cells }) => ({ look, cells: cells.slice(block.column, lastColumn) }));
    return { kind: "rewrite-rows", at: { sheetId: held.id, ...block }, columns, rows: cut(is), before: cut(replaced) };
  };
  const known = columnsAt(content, places, (column) => !isNew(column));
  const added = columnsAt(content, places, isNew);
  // Columns that the sheet gets look as its rows do; the others have their looks already.
  const bare = (): OwnRow[] => was.map(({ look, cells }) => ({ look: look === null ? null : "none", cells }));
  const whole: ChangedBlock = { row: 0, rowCount, column: 0, columnCount: width + 1 };
  const edits = [
    ...findChangedBlocks(was, is, (row) => differs.has(row))
      .flatMap((block) => withoutColumns(block, (column) => column > 0 && (isNew(column) || !isWritten(column - 1))))
      .map((block) => rewrite(block, known, was)),
    ...withoutColumns(whole, (column) => !isNew(column)).map((block) => rewrite(block, added, bare())),
  ];
  return {
    edits,
    inverse: edits.map(swapRows).reverse(),
    // Each edit checks that the rows it replaces are still there.
    expects: [],
  };
}

/** How columns are made, by where they stand; null is another, such as a person's. Columns count from the hidden one. */
function columnsAt(
  { sheet }: SheetContent,
  places: readonly number[],
  isMeant: (column: number) => boolean,
): RewriteRows["columns"] {
  const made = pageColumnsOf(sheet);
  return Array.from({ length: Math.max(...places) + 1 }, (_, place) => {
    const own = isMeant(place + 1) ? made[places.indexOf(place)] : undefined;
    return own ? { align: own.align, wraps: own.wraps } : null;
  });
}

type RewriteRows = Extract<Edit, { kind: "rewrite-rows" }>;

function toOwnRow(row: MergedRow, { places, besidePlaces, width }: RowPlaces, heldLook: OwnRow["look"] = null): OwnRow {
  const { mark, look, own, beside } = row;
  const marked = { value: mark, format: "General" };
  // As a rule, and in long sheets, all columns stand side by side.
  if (areInOrder(places, besidePlaces)) {
    return {
      look: look ?? heldLook,
      cells: [marked, ...own.map(toCell), ...padded(beside, besidePlaces.length).map(toCell)],
    };
  }
  const cells = Array.from({ length: width }, (): OwnRow["cells"][number] => EMPTY_CELL);
  own.forEach((cell, index) => {
    const place = places[index];
    if (place !== null && place !== undefined) cells[place] = toCell(cell);
  });
  besidePlaces.forEach((place, index) => (cells[place] = toCell(beside[index] ?? EMPTY_HELD)));
  return { look: look ?? heldLook, cells: [marked, ...cells] };
}

function areInOrder(places: HeldSheet["places"], besidePlaces: readonly number[]): boolean {
  return (
    places.every((place, index) => place === index) &&
    besidePlaces.every((place, index) => place === places.length + index)
  );
}

function heldToOwnRow({ marked, mark }: HeldRow, cells: readonly HeldCell[], width: number): OwnRow {
  return {
    look: mark?.look ?? null,
    cells: [{ value: marked, format: "General" }, ...padded(cells, width).map(toCell)],
  };
}

const EMPTY_CELL: OwnRow["cells"][number] = { value: "", format: "General" };

function padded(cells: readonly HeldCell[], width: number): HeldCell[] {
  return Array.from({ length: width }, (_, column) => cells[column] ?? EMPTY_HELD);
}

function toCell(cell: MergedRow["own"][number]): OwnRow["cells"][number] {
  const isFormula = "formula" in cell && cell.formula !== null;
  return { value: holdOf(cell), format: cell.format, ...(isFormula ? { isFormula } : {}) };
}

function isSameRow(before: OwnRow | undefined, after: OwnRow): boolean {
  const keepsLook = after.look === null || before?.look === after.look;
  return (
    keepsLook &&
    before?.cells.length === after.cells.length &&
    after.cells.every((_, column) => isSameCell(before, after, column))
  );
}
