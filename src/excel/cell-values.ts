import type { CellValue } from "../kpi/kpi-table";
import type { WrittenValue } from "../workbook/plan";

/** True when each cell holds what was meant; null means any. */
export function isSame(meant: readonly (readonly WrittenValue[])[], found: readonly (readonly CellValue[])[]): boolean {
  return meant.every((row, r) => row.every((value, c) => value === null || value === found[r]?.[c]));
}
