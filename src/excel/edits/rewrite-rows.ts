import { isFormula, type CellValue } from "../../kpi/kpi-table";
import type { HeldBlock } from "../../planning/edits/found-work";
import { valuesOfRows, type OwnRow } from "../../planning/edits/own-rows";
import type { RewriteRowsEdit } from "../../planning/edits/rewrite-rows";
import { isLargeBlock, rowsReadBack } from "../../planning/large-blocks";
import { readMark } from "../../planning/sheets/rows/row-key";
import { rangeOf, untracked } from "../blocks";
import { areReported, isFormulaText } from "../cell-values";
import type { EditPort, QueuedEdit } from "./edit-port";
import { toInputs, writeFormats } from "./own-rows";
import { applyRowLooks } from "./row-looks";
import { fitRows } from "./sheet-page";

export const REWRITE_ROWS: EditPort<RewriteRowsEdit> = {
  queue: queueRewriteRows,
  read: (edit, reading) => {
    if (reading.assumes && isSafelyAssumed(edit)) return reading.assume(asWritten(edit));
    return reading.contents(edit.at, cellBytes(edit.rows));
  },
  decoration: ({ at: { sheetId, row, rowCount, column, columnCount } }) => [
    {
      ...{ sheet: sheetId, isAdded: false, does: "fit" },
      queue: (sheet) => fitRows(sheet, { row, rowCount, columnCount: column + columnCount }),
    },
  ],
};

/** Overwriting rows does not check whether a cell holds a formula. */
function isSafelyAssumed({ at, rows, before }: RewriteRowsEdit): boolean {
  const hasFormula = (row: OwnRow): boolean => row.cells.some(({ isFormula }) => isFormula === true);
  return isLargeBlock(at) && !rows.some(hasFormula) && !before.some(hasFormula);
}

function asWritten({ at, rows }: RewriteRowsEdit): HeldBlock {
  const values = valuesOfRows(rows);
  return { at, values, formulas: values };
}

/** Estimates the bytes of a cell, if the rows still hold what was written. */
function cellBytes(rows: readonly OwnRow[]): number {
  const letters = rows.reduce(
    (sum, { cells }) => sum + cells.reduce((all, { value }) => all + String(value).length + 4, 0),
    0,
  );
  return letters / Math.max(1, rows.length * (rows[0]?.cells.length ?? 1));
}

/** Queues a read of the rows to be replaced, because someone may have written there meanwhile, then the new rows. */
function queueRewriteRows(context: Excel.RequestContext, edit: RewriteRowsEdit): QueuedEdit {
  const before = rangeOf(context, edit.at).load(showsFormulas(edit.at) ? "formulas,values" : "formulas");
  writeRows(context, edit, edit.rows, edit.before);
  const written = rowsReadBack(edit.at).map(([from, rowCount]) => ({
    rows: edit.rows.slice(from, from + rowCount),
    range: rangeOf(context, { ...edit.at, row: edit.at.row + from, rowCount }).load("formulas"),
  }));
  return {
    outcome: () => {
      if (![before, ...written.map(({ range }) => range)].every(({ formulas }) => areReported(formulas)))
        return "not-reported";
      if (!isHeld(edit.before, before.formulas as CellValue[][])) return "workbook-changed";
      return written.every(({ rows, range }) => isHeld(rows, range.formulas as CellValue[][]))
        ? "as-planned"
        : "changed-by-excel";
    },
    rollBack: () =>
      writeRows(context, edit, withLooks(rowsOf(before, showsFormulas(edit.at), edit.before), edit), edit.rows),
  };
}

/**
 * True if values are read too, which shows which cells have formulas. In a large block, a formula that someone typed a moment before
 * would be restored as text, because a text must never become a formula.
 */
function showsFormulas(at: RewriteRowsEdit["at"]): boolean {
  return !isLargeBlock(at);
}

/** The rows that were read, with the looks and number formats they are known to have. */
function rowsOf(before: Excel.Range, withValues: boolean, known: readonly OwnRow[]): OwnRow[] {
  const values = withValues ? (before.values as CellValue[][]) : null;
  return (before.formulas as CellValue[][]).map((row, r) => ({
    look: known[r]?.look ?? null,
    cells: row.map((formula, c) => {
      const isKnown = known[r]?.cells[c]?.isFormula === true && known[r].cells[c].value === formula;
      const format = known[r]?.cells[c]?.format ?? "General";
      const isOne = isKnown || (values !== null && isFormula(formula, values[r]?.[c]));
      return { value: formula, format, ...(isOne ? { isFormula: true } : {}) };
    }),
  }));
}

/**
 * Adds to rows that were read the looks they had: by their own marks, because someone may have moved rows meanwhile. A row without a mark
 * has the look of the one above it, as Excel gives an inserted row.
 */
function withLooks(rows: readonly OwnRow[], { at, before }: RewriteRowsEdit): OwnRow[] {
  if (at.column > 0) return [...rows];
  let above: OwnRow["look"] = null;
  return rows.map((row, r) => {
    const isEmpty = row.cells.every(({ value }) => value === "");
    const look =
      readMark(row.cells[0]?.value)?.look ?? (isEmpty && before[r]?.look === "none" ? "none" : (above ?? row.look));
    above = look;
    return { ...row, look };
  });
}

/** Writes rows over others. Only looks and formats that differ are written. */
function writeRows(
  context: Excel.RequestContext,
  { at, columns }: Pick<RewriteRowsEdit, "at" | "columns">,
  rows: readonly OwnRow[],
  others: readonly OwnRow[],
): void {
  const sheet = context.workbook.worksheets.getItem(at.sheetId);
  const rangeAt = (row: number, column: number, rowCount: number): Excel.Range =>
    untracked(sheet.getRangeByIndexes(at.row + row, at.column + column, rowCount, 1));
  // Formats come first, because a Text cell turns everything into text.
  writeFormats(rangeAt, rows, others);
  const range = rangeOf(context, at);
  range.formulas = toInputs(rows);
  const looks = rows.map(({ look }, r) => ({ look: look === others[r]?.look ? null : look }));
  applyRowLooks(sheet, at.row, looks, columns);
}

function isHeld(rows: readonly OwnRow[], held: readonly (readonly CellValue[])[]): boolean {
  return rows.every((row, r) => isRow(row, held[r]));
}

/** Compares a row with what Excel holds. A formula only has to be a formula, because Excel may spell it differently. */
function isRow(row: OwnRow | undefined, held: readonly CellValue[] | undefined): boolean {
  return (
    row !== undefined &&
    row.cells.every(({ value, isFormula }, c) => (isFormula === true ? isFormulaText(held?.[c]) : value === held?.[c]))
  );
}
