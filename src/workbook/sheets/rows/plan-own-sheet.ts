import type { Ruleset } from "../../../rag/rules/ruleset";
import type { SheetContent } from "../content";
import { EMPTY_PLAN, type Edit, type NewSheet, type OwnRow, type PageColumn, type Plan, type SheetPage } from "../../plan";
import { done, refused, type Result } from "../../problem";
import type { OwnSheetSnapshot } from "../../snapshot";
import { findChangedBlocks, isSameCell } from "./changed-blocks";
import { isOwnSheetHeld, holdOf, mergeRows, type MergedRow } from "./merge-rows";
import { readHeldRows, type HeldRow } from "./held-sheet";
import { areColumnsMoved } from "./moved-columns";
import { readMark, SHEET_KEY, shortenKey } from "./row-key";

/** How a sheet of the add-in's own comes to show new content. */
export interface OwnSheetPlan {
  plan: Plan;
  /** True where the sheet is new. */
  isNew: boolean;
  /** Rows of the add-in's own that somebody had typed over; what they held is kept at the sheet's foot. */
  overtyped: number;
}

/** The key of a row that says when the sheet was made: nothing is written for its sake alone. */
export const STAMP_KEY = "stamp";

/** The hidden column's width in pixels, should somebody show it. */
const MARK_WIDTH = 120;

/**
 * Plans a sheet of the add-in's own: a new one, or the rows that differ of the one that is there. A sheet of the same name
 * that is a person's is refused, and so is one whose columns were moved about.
 */
export function planOwnSheet(content: SheetContent, held: OwnSheetSnapshot | null, ruleset: Ruleset): Result<OwnSheetPlan> {
  const named = withHeldKeys(content);
  if (!held) {
    const sheet = newSheet(named, ruleset);
    const plan: Plan = { edits: [{ kind: "add-sheet", sheet }], inverse: [{ kind: "remove-sheet", name: sheet.name }], expects: [] };
    return done({ plan, isNew: true, overtyped: 0 });
  }
  const rows = readHeldRows(held, content.columns.length);
  if (!isOwnSheetHeld(rows)) return refused({ code: "sheet-not-ours", sheet: held.name });
  const merge = mergeRows(named, rows, ruleset);
  if (areColumnsMoved(named, rows)) return refused({ code: "sheet-rearranged", sheet: held.name });
  const marked = rows.filter(({ mark }) => mark !== null).length;
  if (merge.overtyped >= FEW && merge.overtyped > marked / 2) return refused({ code: "sheet-rearranged", sheet: held.name });
  const plan = planRewrite(content, held, rows, merge.rows);
  if (plan !== EMPTY_PLAN && held.protected) return refused({ code: "sheet-protected", sheet: held.name });
  return done({ plan, isNew: false, overtyped: merge.overtyped });
}

/** Where as many rows as these, and most of them, hold something else than was written, it is the columns that moved. */
const FEW = 3;

/** Keys as the hidden column holds them. By its first row's key a sheet is known to be ours. */
function withHeldKeys(content: SheetContent): SheetContent {
  return { ...content, rows: content.rows.map((row, index) => ({ ...row, key: index === 0 ? SHEET_KEY : shortenKey(row.key) })) };
}

/** Rows below a new sheet's own that have its lists of choices too: later ones are written there. */
const LINES_TO_COME = 100;

function newSheet(content: SheetContent, ruleset: Ruleset): NewSheet {
  const { rows } = mergeRows(content, [], ruleset);
  const own = rows.map((row) => toOwnRow(row, 0));
  const page: SheetPage = {
    rows: own,
    columns: pageColumns(content),
    statusColumns: statusColumns(content),
    print: content.print,
  };
  return {
    name: content.name,
    cells: own.map(({ cells }) => cells.map(({ value }) => value)),
    format: "General",
    widths: [MARK_WIDTH, ...content.columns.map(({ width }) => width)],
    looks: [],
    choices: (content.choices ?? []).map(({ column, options }) => ({
      at: { row: content.frozenRows, column: column + 1, rowCount: own.length - content.frozenRows + LINES_TO_COME, columnCount: 1 },
      options,
    })),
    frozenRows: content.frozenRows,
    isLong: true,
    page,
  };
}

function pageColumns({ columns }: SheetContent): PageColumn[] {
  return columns.map(({ align, wraps }) => ({ align, wraps }));
}

/** The columns that hold statuses, and no other figures: the icons go by the numbers. From the hidden column on. */
function statusColumns({ rows, columns }: SheetContent): number[] {
  return columns.flatMap((_, column) => {
    const cells = rows.map((row) => row.cells[column] ?? null).filter((cell) => cell !== null && typeof cell !== "string");
    return cells.length > 0 && cells.every((cell) => "status" in cell) ? [column + 1] : [];
  });
}

/** The rows that differ, written over those that are held. */
function planRewrite(content: SheetContent, held: OwnSheetSnapshot, before: readonly HeldRow[], after: readonly MergedRow[]): Plan {
  const widest = Math.max(0, ...before.map(({ beside }) => beside.length));
  const besideAt = (rows: readonly { beside: HeldRow["beside"] }[], row: number): string => JSON.stringify(padded(rows[row]?.beside ?? [], widest));
  // What stands beside our columns is written only where it moves.
  const isMoved = [...before, ...after].some((_, row) => besideAt(before, row) !== besideAt(after, row));
  const besideWidth = isMoved ? widest : 0;
  const rowsBefore = before.map((row) => heldToOwnRow(row, besideWidth));
  const rowsAfter = after.map((row, index) => toOwnRow(row, besideWidth, rowsBefore[index]?.look));
  const blank: OwnRow = { look: "none", cells: (rowsAfter[0]?.cells ?? []).map(() => ({ value: "", format: "General" })) };
  const rowCount = Math.max(rowsBefore.length, rowsAfter.length);
  const [was, is] = [rowsBefore, rowsAfter].map((rows) => Array.from({ length: rowCount }, (_, row) => rows[row] ?? blank));
  if (!was || !is) return EMPTY_PLAN;
  const differs = new Set(is.flatMap((row, index) => (isSameRow(was[index], row) ? [] : [index])));
  const isStamp = (row: number): boolean => readMark(is[row]?.cells[0]?.value)?.key === STAMP_KEY;
  if ([...differs].every(isStamp)) return EMPTY_PLAN;
  const columns = pageColumns(content);
  const edits = findChangedBlocks(was, is, (row) => differs.has(row)).map((block): RewriteRows => {
    const cut = (rows: readonly OwnRow[]): OwnRow[] =>
      rows.slice(block.row, block.row + block.rowCount).map(({ look, cells }) => ({ look, cells: cells.slice(block.column, block.column + block.columnCount) }));
    return { kind: "rewrite-rows", at: { sheetId: held.id, ...block }, columns, rows: cut(is), before: cut(was) };
  });
  return {
    edits,
    inverse: edits.map((edit) => ({ ...edit, rows: edit.before, before: edit.rows })).reverse(),
    // The edits themselves look whether the rows that they replace are still there.
    expects: [],
  };
}

type RewriteRows = Extract<Edit, { kind: "rewrite-rows" }>;

function toOwnRow({ mark, look, own, beside }: MergedRow, besideWidth: number, heldLook: OwnRow["look"] = null): OwnRow {
  const marked = { value: mark, format: "General" };
  return { look: look ?? heldLook, cells: [marked, ...own.map(toCell), ...padded(beside, besideWidth).map(toCell)] };
}

function heldToOwnRow({ marked, mark, own, beside }: HeldRow, besideWidth: number): OwnRow {
  return {
    look: mark?.look ?? null,
    cells: [{ value: marked, format: "General" }, ...own.map(toCell), ...padded(beside, besideWidth).map(toCell)],
  };
}

function padded(cells: HeldRow["beside"], width: number): HeldRow["beside"] {
  return Array.from({ length: width }, (_, column) => cells[column] ?? { value: "", formula: null, format: "General" });
}

function toCell(cell: MergedRow["own"][number]): OwnRow["cells"][number] {
  const isFormula = "formula" in cell && cell.formula !== null;
  return { value: holdOf(cell), format: cell.format, ...(isFormula ? { isFormula } : {}) };
}

function isSameRow(before: OwnRow | undefined, after: OwnRow): boolean {
  const keepsLook = after.look === null || before?.look === after.look;
  return keepsLook && before?.cells.length === after.cells.length && after.cells.every((_, column) => isSameCell(before, after, column));
}
