import type { CellValue } from "../kpi/kpi-table";
import type { WrittenValue } from "../planning/plan";

/** True when each cell holds what was meant; null means any. */
export function isSame(meant: readonly (readonly WrittenValue[])[], found: readonly (readonly CellValue[])[]): boolean {
  return meant.every((row, r) => row.every((value, c) => value === null || value === found[r]?.[c]));
}

/** False where Excel gave no cells: asked for too many at once, it may give null instead of an error. */
export function isTold(cells: unknown): cells is CellValue[][] {
  return Array.isArray(cells);
}

/** True for what Excel gives as the formula of a cell that has one. */
export function isFormulaText(formula: CellValue | undefined): boolean {
  return typeof formula === "string" && formula.startsWith("=");
}
