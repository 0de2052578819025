import type { CellValue } from "../kpi/kpi-table";
import type { OwnRow, OwnRowCell } from "../workbook/plan";
import { asInput, forEveryCell } from "./blocks";

const GENERAL = "General";

/** Queues number formats column by column, a write for each stretch of cells that have one format. */
export function writeFormats(
  stretch: (row: number, column: number, rowCount: number) => Excel.Range,
  rows: readonly OwnRow[],
  { isNew }: { isNew: boolean },
): void {
  const width = rows[0]?.cells.length ?? 0;
  for (let column = 0; column < width; column += 1) {
    for (let row = 0; row < rows.length; ) {
      const format = rows[row]?.cells[column]?.format ?? GENERAL;
      let end = row + 1;
      while (end < rows.length && (rows[end]?.cells[column]?.format ?? GENERAL) === format) end += 1;
      if (!isNew || format !== GENERAL) stretch(row, column, end - row).numberFormat = forEveryCell(format);
      row = end;
    }
  }
}

/** What to hand to Excel for each cell: a person's formula as it is, a text so that it stays one. */
export function toInputs(rows: readonly OwnRow[]): CellValue[][] {
  return rows.map(({ cells }) => cells.map(toInput));
}

function toInput({ value, format, isFormula }: OwnRowCell): CellValue {
  return isFormula ? value : (asInput(value, format === "@") ?? "");
}
