import type { CellValue } from "../kpi/kpi-table";
import type { OwnRow, OwnRowCell } from "../workbook/plan";
import { asInput, forEveryCell } from "./blocks";

const GENERAL = "General";

/** Queues number formats column by column, a write for each stretch of cells that get one format other than they have. */
export function writeFormats(
  stretch: (row: number, column: number, rowCount: number) => Excel.Range,
  rows: readonly OwnRow[],
  others: readonly OwnRow[] = [],
): void {
  const width = rows[0]?.cells.length ?? 0;
  for (let column = 0; column < width; column += 1) {
    const formatIn = (of: readonly OwnRow[], row: number): string => of[row]?.cells[column]?.format ?? GENERAL;
    for (let row = 0; row < rows.length; ) {
      const format = formatIn(rows, row);
      const differs = format !== formatIn(others, row);
      let end = row + 1;
      while (end < rows.length && formatIn(rows, end) === format && (format !== formatIn(others, end)) === differs) end += 1;
      if (differs) stretch(row, column, end - row).numberFormat = forEveryCell(format);
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
