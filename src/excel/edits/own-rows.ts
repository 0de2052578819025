import type { CellValue } from "../../kpi/kpi-table";
import { findFormatWrites } from "../../planning/edits/format-writes";
import type { OwnRow, OwnRowCell } from "../../planning/plan";
import { asInput, forEveryCell } from "../blocks";

/** Queues number formats of rows that have those of other rows by now; none where they are new. */
export function writeFormats(
  stretch: (row: number, column: number, rowCount: number) => Excel.Range,
  rows: readonly OwnRow[],
  others: readonly OwnRow[] = [],
): void {
  for (const { row, column, rowCount, format } of findFormatWrites(rows, others)) {
    // The object model takes null for a cell that is to stay as it is; its types do not say so.
    stretch(row, column, rowCount).numberFormat =
      typeof format === "string" ? forEveryCell(format) : (format.map((one) => [one]) as string[][]);
  }
}

/** What to hand to Excel for each cell: a person's formula as it is, a text so that it stays one. */
export function toInputs(rows: readonly OwnRow[]): CellValue[][] {
  return rows.map(({ cells }) => cells.map(toInput));
}

function toInput({ value, format, isFormula }: OwnRowCell): CellValue {
  return isFormula ? value : (asInput(value, format === "@") ?? "");
}
