import type { CellValue } from "../../kpi/kpi-table";
import { findFormatWrites } from "../../planning/edits/format-writes";
import type { OwnRow, OwnRowCell } from "../../planning/plan";
import { asInput, forEveryCell } from "../blocks";

/** Queues the number formats of rows that differ from those of `others`, which the cells have now. */
export function writeFormats(
  rangeAt: (row: number, column: number, rowCount: number) => Excel.Range,
  rows: readonly OwnRow[],
  others: readonly OwnRow[] = [],
): void {
  for (const { row, column, rowCount, format } of findFormatWrites(rows, others)) {
    // The object model accepts null for a cell that stays as it is; its types do not.
    rangeAt(row, column, rowCount).numberFormat =
      typeof format === "string" ? forEveryCell(format) : (format.map((one) => [one]) as string[][]);
  }
}

/** The input for each cell: a person's formula unchanged, a text so that it stays text. */
export function toInputs(rows: readonly OwnRow[]): CellValue[][] {
  return rows.map(({ cells }) => cells.map(toInput));
}

function toInput({ value, format, isFormula }: OwnRowCell): CellValue {
  return isFormula ? value : (asInput(value, format === "@") ?? "");
}
