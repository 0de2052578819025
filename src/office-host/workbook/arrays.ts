import { cellCountOf, containsArea, intersect } from "./a1-notation";
import { cellAt, emptied, putCell } from "./cells";
import { ExcelError } from "./excel-error";
import type { Area, ArrayData, SheetData } from "./types";

/** The array that fills a cell, if one does. */
export function arrayAt(sheet: SheetData, row: number, column: number): ArrayData | undefined {
  return sheet.arrays?.find(({ area }) => containsCell(area, row, column));
}

/**
 * Whether spilled formulas fill an area: all of it, none, or (null) some cells. The cell that has the formula counts, as Excel draws
 * its border around that one too.
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
 * Makes room where cells of arrays are written over. A spilled formula gives way: where one of its other cells is filled it says
 * #SPILL! and the rest is empty. Throws InvalidOperation for a part of an array of the older kind, or of a data table.
 */
export function writeOverArrays(
  sheet: SheetData,
  area: Area,
  isWritten: (row: number, column: number) => boolean,
): void {
  const met = (sheet.arrays ?? []).filter((array) =>
    someCell(array.area, (row, column) => containsCell(area, row, column) && isWritten(row, column)),
  );
  for (const { kind, area: whole } of met) {
    const isWhole = !someCell(whole, (row, column) => !(containsCell(area, row, column) && isWritten(row, column)));
    if (kind !== "spill" && !isWhole) {
      throw new ExcelError(
        "InvalidOperation",
        kind === "array" ? "You can't change part of an array." : "Cannot change part of a data table.",
      );
    }
  }
  for (const array of met) {
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
  isSo: (row: number, column: number) => boolean,
): boolean {
  for (let r = row; r < row + rowCount; r++) {
    for (let c = column; c < column + columnCount; c++) if (isSo(r, c)) return true;
  }
  return false;
}
