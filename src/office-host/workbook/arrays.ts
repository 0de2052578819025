import { cellCountOf, containsArea, intersect } from "./a1-notation";
import { cellAt, emptied, putCell } from "./cells";
import { ExcelError } from "./excel-error";
import type { Area, ArrayData, SheetData } from "./types";

/** The array whose formula fills a cell, if there is one. */
export function arrayAt(sheet: SheetData, row: number, column: number): ArrayData | undefined {
  return sheet.arrays?.find(({ area }) => containsCell(area, row, column));
}

/**
 * Whether spilled formulas fill an area: all of it (true), none of it (false), or some of it (null). The cell with the formula
 * counts, as Excel's spill border includes it.
 */
export function hasSpill(sheet: SheetData, area: Area): boolean | null {
  const shared = (sheet.arrays ?? []).flatMap((array) =>
    array.kind === "spill" ? (intersect(array.area, area) ?? []) : [],
  );
  if (shared.length === 0) return false;
  const count = shared.reduce((sum, one) => sum + cellCountOf(one), 0);
  return count === cellCountOf(area) ? true : null;
}

/**
 * Breaks up the arrays whose cells are overwritten. A spilled formula shows #SPILL! when one of its other cells is filled, and its
 * remaining cells are emptied. Throws InvalidOperation for part of an array formula (Ctrl+Shift+Enter) or of a data table.
 */
export function writeOverArrays(
  sheet: SheetData,
  area: Area,
  isWritten: (row: number, column: number) => boolean,
): void {
  const overwritten = (sheet.arrays ?? []).filter((array) =>
    someCell(array.area, (row, column) => containsCell(area, row, column) && isWritten(row, column)),
  );
  for (const { kind, area: whole } of overwritten) {
    const isWhole = !someCell(whole, (row, column) => !(containsCell(area, row, column) && isWritten(row, column)));
    if (kind !== "spill" && !isWhole) {
      throw new ExcelError(
        "InvalidOperation",
        kind === "array" ? "You can't change part of an array." : "Cannot change part of a data table.",
      );
    }
  }
  for (const array of overwritten) {
    sheet.arrays = sheet.arrays?.filter((one) => one !== array);
    const { row: first, column: firstColumn } = array.area;
    someCell(array.area, (row, column) => {
      const cell = cellAt(sheet, row, column);
      const isFirst = row === first && column === firstColumn;
      if (cell)
        putCell(
          sheet,
          row,
          column,
          isFirst && cell.formula !== undefined ? { ...cell, value: "#SPILL!", error: true } : emptied(cell),
        );
      return false;
    });
  }
}

function containsCell(area: Area, row: number, column: number): boolean {
  return containsArea(area, { row, column, rowCount: 1, columnCount: 1 });
}

function someCell(
  { row, column, rowCount, columnCount }: Area,
  matches: (row: number, column: number) => boolean,
): boolean {
  for (let r = row; r < row + rowCount; r++) {
    for (let c = column; c < column + columnCount; c++) if (matches(r, c)) return true;
  }
  return false;
}
