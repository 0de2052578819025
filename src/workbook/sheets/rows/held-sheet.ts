import type { CellValue } from "../../../kpi/kpi-table";
import type { OwnSheetSnapshot } from "../../snapshot";
import { readMark, type RowMark } from "./row-key";

/** A cell as a workbook holds it: its formula where it has one, else its value ("" when empty). */
export interface HeldCell {
  value: CellValue;
  /** null where there is none. */
  formula: string | null;
  format: string;
}

export const EMPTY_HELD: HeldCell = { value: "", formula: null, format: "General" };

/** A row of an own sheet as the workbook holds it. Cells are by column, from the one after the hidden column on. */
export interface HeldRow {
  /** Counted from 0. */
  row: number;
  /** The hidden cell as it is, and what it says; null where the row is a person's. */
  marked: CellValue;
  mark: RowMark | null;
  /** The add-in's own columns. */
  own: HeldCell[];
  /** What stands to the right of them, up to the sheet's last used column. */
  beside: HeldCell[];
}

/** The rows of a sheet from its first on, with `ownWidth` columns of the add-in's own. */
export function readHeldRows(sheet: OwnSheetSnapshot, ownWidth: number): HeldRow[] {
  const rowCount = sheet.values.length === 0 ? 0 : sheet.firstRow + sheet.values.length;
  const width = Math.max(ownWidth + 1, sheet.firstColumn + (sheet.values[0]?.length ?? 0));
  return Array.from({ length: rowCount }, (_, row): HeldRow => {
    const cells = Array.from({ length: width }, (__, column) => heldAt(sheet, row, column));
    const marked = cells[0]?.value ?? "";
    return { row, marked, mark: readMark(marked), own: cells.slice(1, ownWidth + 1), beside: cells.slice(ownWidth + 1) };
  });
}

function heldAt({ firstRow, firstColumn, values, formulas, formats }: OwnSheetSnapshot, row: number, column: number): HeldCell {
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
