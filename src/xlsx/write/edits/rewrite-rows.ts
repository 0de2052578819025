import type { OwnRow } from "../../../planning/edits/own-rows";
import type { RewriteRowsEdit } from "../../../planning/edits/rewrite-rows";
import { applyRowLooks } from "../apply-looks";
import { FileFault } from "../../file-fault";
import type { Sheet } from "../../sheet/edited-sheet";
import type { WorkbookFile } from "../../workbook/workbook-file";
import { sheetToWrite, writeFormat, writeFormula, writeValue } from "../write-cell";
import { readContents, type EditPort } from "./edit-port";

/** Replaces whole rows of one of the add-in's own sheets. */
export const REWRITE_ROWS: EditPort<RewriteRowsEdit> = {
  make: rewriteRows,
  read: (file, { at }) => readContents(file, at),
};

/** Replaces whole rows of an own sheet if they are still what the plan knew. Throws a FileFault. */
function rewriteRows(file: WorkbookFile, { at, columns, rows, before }: RewriteRowsEdit): void {
  const { sheet } = sheetToWrite(file, at.sheetId);
  if (!isHeld(sheet, at, before)) throw new FileFault({ code: "workbook-changed" });
  // Formulas that move are recognised by their values, so all are read before any is overwritten.
  const known = new Map(
    before.flatMap(({ cells }, r) =>
      cells.flatMap((cell, c) =>
        cell.isFormula ? [[`${r} ${c}`, sheet.contentAt(at.row + r, at.column + c)] as const] : [],
      ),
    ),
  );
  rows.forEach(({ cells }, r) =>
    cells.forEach(({ value, format, isFormula }, c) => {
      const [row, column] = [at.row + r, at.column + c];
      writeFormat(file, sheet, row, column, format);
      if (!isFormula) writeValue(file, sheet, row, column, value);
      else if (known.get(`${r} ${c}`)?.formula !== value) writeFormula(sheet, row, column, String(value));
    }),
  );
  const looks = rows.map(({ look }, r) => ({ look: look === before[r]?.look ? null : look }));
  applyRowLooks(file, sheet, at.row, looks, columns);
  for (let row = at.row; row < at.row + at.rowCount; row += 1) sheet.refit(row);
  if (!isHeld(sheet, at, rows)) throw new FileFault({ code: "not-written-as-planned", restored: true });
}

/** Formulas are not compared: Excel spells function names its own way. */
function isHeld(sheet: Sheet, at: { row: number; column: number }, rows: readonly OwnRow[]): boolean {
  return rows.every(({ cells }, r) =>
    cells.every(
      ({ value, isFormula }, c) => isFormula === true || value === sheet.formulaAt(at.row + r, at.column + c),
    ),
  );
}
