import type { CellValue } from "../kpi/kpi-table";
import type { Block, NewSheet, WrittenValue } from "./plan";

/** The number format whose cells keep what is typed as text. */
export const TEXT_FORMAT = "@";

/** What a new sheet's cells will hold, row by row, all of one length; null where nothing is written. */
export function cellsOf({ cells, format }: NewSheet): WrittenValue[][] {
  const width = Math.max(0, ...cells.map((row) => row.length));
  return cells.map((row) =>
    Array.from({ length: width }, (_, column) => {
      const value = row[column] ?? null;
      if (value === "") return null;
      // Excel makes text of whatever is written to a cell of the Text format.
      return format === TEXT_FORMAT && value !== null ? asText(value) : value;
    }),
  );
}

function asText(value: CellValue): string {
  return typeof value === "string" ? value : String(value).toUpperCase();
}

/** The cells from A1 on that have something written to them; null where there are none. */
export function blockOf(cells: readonly (readonly WrittenValue[])[]): Omit<Block, "sheetId"> | null {
  const [first] = cells;
  if (!first || first.length === 0) return null;
  return { row: 0, column: 0, rowCount: cells.length, columnCount: first.length };
}

/** From A1 to the last cell that is written, looked after or given choices: what is typed there later is kept as typed. */
export function extentOf(sheet: NewSheet): Omit<Block, "sheetId"> | null {
  const blocks = [blockOf(cellsOf(sheet)), ...sheet.looks.map(({ at }) => at), ...sheet.choices.map(({ at }) => at)];
  const rowCount = Math.max(0, ...blocks.map((block) => (block ? block.row + block.rowCount : 0)));
  const columnCount = Math.max(0, ...blocks.map((block) => (block ? block.column + block.columnCount : 0)));
  return rowCount > 0 && columnCount > 0 ? { row: 0, column: 0, rowCount, columnCount } : null;
}
