import { countOf } from "../../report/words";
import { cellKey, eachCell, isSameBlock, type Block } from "../block-cells";
import { rowsReadBack } from "../large-blocks";
import { findFormatWrites, formatWriteBytes } from "./format-writes";
import { PIECES, rangeCost, type Cost } from "./cost";
import { OF_BLOCK, type EditKind, type UndoContext, type UndoneEdit, type UndoPart } from "./edit-kind";
import { lookBytes, ownRowsBytes, type OwnRow, type OwnRowCell, type PageColumn } from "./own-rows";

/** Rewrites rows of one of the add-in's own sheets. */
export interface RewriteRowsEdit {
  kind: "rewrite-rows";
  at: Block;
  /** The sheet's visible columns; null is a person's, which keeps its formatting. */
  columns: (PageColumn | null)[];
  rows: OwnRow[];
  /** The rows that are replaced. */
  before: OwnRow[];
}

export const REWRITE_ROWS: EditKind<RewriteRowsEdit> = {
  ...OF_BLOCK,
  kind: "rewrite-rows",
  inverse: "rewrite-rows",
  // The rows' sheet exists at each of these turns.
  turns: { plan: 3, undo: 3, redo: 3, restore: "between" },
  isUndoneBy: (edit, other) => isSameBlock(edit.at, other.at),
  cost,
  // Each piece holds the rows it replaces, so it can be undone by itself.
  cutting: {
    by: "itself",
    pieces: (edit, bytes) => cutRewrite(edit, bytes).map((piece) => [piece]),
    invert: swapRows,
  },
  partUndoing: () => [],
  // The add-in's own sheets have no KPI rows.
  cells: null,
  describe: (edit, _, names) => [{ sheet: names.sheet(edit.at.sheetId), does: describe(edit) }],
  planUndo,
};

type RowsPart = UndoPart<RewriteRowsEdit, RewriteRowsEdit>;

/** The edit that restores the rows that this one replaces. */
export function swapRows(edit: RewriteRowsEdit): RewriteRowsEdit {
  return { ...edit, rows: edit.before, before: edit.rows };
}

function cost({ at, rows, before }: RewriteRowsEdit): Cost {
  const again = rowsReadBack(at).reduce(
    (sum, [from, rowCount]) => sum + ownRowsBytes(rows.slice(from, from + rowCount)),
    0,
  );
  const sent = ownRowsBytes(rows) + formatWriteBytes(findFormatWrites(rows, before)) + lookBytes(rows, before);
  return rangeCost(sent, ownRowsBytes(before) + again);
}

/** Cuts an edit into pieces for requests of this size. */
export function cutRewrite(edit: RewriteRowsEdit, bytes: number): RewriteRowsEdit[] {
  const { sent, read } = cost(edit);
  const { rowCount } = edit.at;
  const most = Math.max(1, Math.floor((bytes * rowCount) / (PIECES * Math.max(sent, read))));
  if (most >= rowCount) return [edit];
  return Array.from({ length: Math.ceil(rowCount / most) }, (_, index) => {
    const [from, to] = [index * most, Math.min(rowCount, (index + 1) * most)];
    const at = { ...edit.at, row: edit.at.row + from, rowCount: to - from };
    return { ...edit, at, rows: edit.rows.slice(from, to), before: edit.before.slice(from, to) };
  });
}

/** Rows are compared by position, so rows that only moved are counted as rewritten. */
function describe({ at, rows, before }: RewriteRowsEdit): string {
  const added = rows.length - before.length;
  const differ = Math.min(rows.length, before.length);
  const first = at.row + 1;
  const where = rows.length > 1 ? `rows ${first} to ${first + rows.length - 1}` : `row ${first}`;
  if (added > 0 && differ === 0) return `${countOf(added, "row is", "rows are")} added`;
  const more =
    added > 0 ? `, ${added} of them new` : added < 0 ? `, and ${countOf(-added, "row goes", "rows go")}` : "";
  return `${where} ${rows.length > 1 ? "are" : "is"} rewritten${more}`;
}

/** A sheet's rows are restored together or not at all: half-restored rows would contradict each other. */
function planUndo(undone: readonly UndoneEdit<RewriteRowsEdit, RewriteRowsEdit>[], context: UndoContext): RowsPart[] {
  if (context.isPartial) return undone.flatMap(({ edit }) => planPartial(edit, context));
  const parts = undone.map(({ edit }) => ({ sheetId: edit.at.sheetId, part: planRows(edit, context) }));
  const leftSheets = new Set(parts.flatMap(({ sheetId, part }) => (part === null ? [sheetId] : [])));
  return parts.flatMap(({ sheetId, part }) => (part === null || leftSheets.has(sheetId) ? [] : [part]));
}

/** Rows are restored only if all of them still hold what was written. */
function planRows(edit: RewriteRowsEdit, { held, leave }: UndoContext): RowsPart | null {
  let isOwn = true;
  let isThere = false;
  eachCell(edit.at, (key, r, c) => {
    const now = held.value(key);
    if (now === undefined) return;
    isThere = true;
    const { value, isFormula = false } = edit.rows[r]?.cells[c] ?? { value: "" };
    if (isFormula === held.isFormula(key) && (isFormula || now === value)) return;
    isOwn = false;
    leave(edit.at, r, c);
  });
  return isOwn && isThere ? { edits: [swapRows(edit)], inverse: [edit], expects: [] } : null;
}

/** After a failed batch, restores rows with new or old values, as even old ones may have new formats. Neighbours share an edit. */
function planPartial(edit: RewriteRowsEdit, { held, leave }: UndoContext): RowsPart[] {
  const { at, rows, before } = edit;
  const isCell = (cell: OwnRowCell | undefined, r: number, c: number): boolean => {
    const key = cellKey(at.sheetId, at.row + r, at.column + c);
    const isFormula = cell?.isFormula ?? false;
    return cell !== undefined && isFormula === held.isFormula(key) && (isFormula || held.value(key) === cell.value);
  };
  const isHeld = (row: OwnRow | undefined, r: number): boolean =>
    row?.cells.every((cell, c) => isCell(cell, r, c)) ?? false;
  const parts: RewriteRowsEdit[] = [];
  let isOpen = false;
  rows.forEach((row, r) => {
    const old = before[r];
    const isWritten = isHeld(row, r);
    if (!old || !(isWritten || isHeld(old, r))) {
      row.cells.forEach((cell, c) => isCell(cell, r, c) || isCell(old?.cells[c], r, c) || leave(at, r, c));
      isOpen = false;
      return;
    }
    const now = isWritten ? row : withFormatting(old, row);
    const last = isOpen ? parts.at(-1) : undefined;
    if (last) {
      last.rows.push(old);
      last.before.push(now);
      last.at.rowCount += 1;
    } else parts.push({ ...edit, at: { ...at, row: at.row + r, rowCount: 1 }, rows: [old], before: [now] });
    isOpen = true;
  });
  return parts.map((part) => ({ edits: [part], inverse: [swapRows(part)], expects: [] }));
}

/** The values of one row with the look and formats of another. */
function withFormatting({ cells }: OwnRow, like: OwnRow): OwnRow {
  return {
    look: like.look,
    cells: cells.map((cell, c) => ({ ...cell, format: like.cells[c]?.format ?? cell.format })),
  };
}
