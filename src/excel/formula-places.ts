import type { CellValue } from "../kpi/kpi-table";
import type { Block } from "../planning/plan";

/** The smallest block around what may be formulas, where only formulas were read; null where there are none. */
export function formulasWithin(
  at: Pick<Block, "sheetId" | "row" | "column">,
  formulas: readonly (readonly CellValue[])[],
): Block | null {
  return hullOf(at, formulas, looksLikeFormula);
}

/** The smallest block around the cells of a grid that are so; null where none is. */
export function hullOf(
  at: Pick<Block, "sheetId" | "row" | "column">,
  grid: readonly (readonly CellValue[])[],
  isSo: (cell: CellValue) => boolean,
): Block | null {
  let [top, left, bottom, right] = [Infinity, Infinity, -1, -1];
  grid.forEach((row, r) => {
    row.forEach((cell, c) => {
      if (!isSo(cell)) return;
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

function looksLikeFormula(cell: CellValue): boolean {
  return typeof cell === "string" && cell.startsWith("=");
}
