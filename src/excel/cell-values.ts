import type { CellValue } from "../kpi/kpi-table";
import type { Block, WrittenValue } from "../planning/plan";

/** True if each cell has the expected value. null accepts any value. */
export function isSame(
  expected: readonly (readonly WrittenValue[])[],
  found: readonly (readonly CellValue[])[],
): boolean {
  return expected.every((row, r) => row.every((value, c) => value === null || value === found[r]?.[c]));
}

/** False if Excel returned null instead of cells, as it may for too many at once. */
export function areReported(cells: unknown): cells is CellValue[][] {
  return Array.isArray(cells);
}

/** True for what Excel returns as the formula of a cell that has one. */
export function isFormulaText(formula: CellValue | undefined): boolean {
  return typeof formula === "string" && formula.startsWith("=");
}

/** The bounding block of cells that may have formulas; null if there are none. */
export function formulasWithin(
  at: Pick<Block, "sheetId" | "row" | "column">,
  formulas: readonly (readonly CellValue[])[],
): Block | null {
  return boundingBlock(at, formulas, isFormulaText);
}

/** The bounding block of the cells that match; null if none does. */
export function boundingBlock(
  at: Pick<Block, "sheetId" | "row" | "column">,
  grid: readonly (readonly CellValue[])[],
  matches: (cell: CellValue) => boolean,
): Block | null {
  let [top, left, bottom, right] = [Infinity, Infinity, -1, -1];
  grid.forEach((row, r) => {
    row.forEach((cell, c) => {
      if (!matches(cell)) return;
      [top, left, bottom, right] = [Math.min(top, r), Math.min(left, c), Math.max(bottom, r), Math.max(right, c)];
    });
  });
  if (bottom < 0) return null;
  return {
    sheetId: at.sheetId,
    row: at.row + top,
    column: at.column + left,
    rowCount: bottom - top + 1,
    columnCount: right - left + 1,
  };
}
