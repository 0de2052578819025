import { EMPTY_CELL, type CellContent } from "../../rag/cell";
import type { Reporting } from "../../rag/periods/reporting";
import { cellAddress } from "../address";
import type { Answers } from "../answers/answer";
import { toCell, type ColumnCells } from "../kpi-table";
import { hasResult } from "./judged-point";
import type { SeriesHeadings } from "./period-columns";

/** A table with periods across, as read. */
export interface AcrossTable {
  headings: readonly string[];
  series: SeriesHeadings;
  /** The rows that are indicators, counted from 0. */
  rows: readonly number[];
  rowCount: number;
  sheetName: string;
  reporting: Reporting;
  /** A column's cells by index from the left edge. */
  column: (index: number) => ColumnCells | undefined;
  /** The place of the first cell on the sheet, counted from 0. */
  firstRow: number;
  firstColumn: number;
  /** True where an officer chose an older period than the newest: a column of no period of its own does not end with it. */
  isOlder?: boolean;
  /** What an officer answered where the workbook can be read in several ways. */
  answers?: Answers;
  /** The place of a row's cell in the block, where it does not stand in its row and column. */
  address?: (index: number, row: number) => { row: number; column: number };
}

/** The cells of rows that stand in different columns. What identifies the rows are the cells of one of these, `own`. */
export function pick({ column }: AcrossTable, columnAt: readonly (number | undefined)[], own?: number): ColumnCells {
  const partOf = (row: number): ColumnCells | undefined => {
    const index = columnAt[row];
    return index === undefined ? undefined : column(index);
  };
  const held = own === undefined ? undefined : column(own)?.values;
  const formulas = columnAt.map((_, row) => partOf(row)?.formulas?.[row] ?? partOf(row)?.values[row] ?? "");
  return {
    values: columnAt.map((_, row) => partOf(row)?.values[row] ?? ""),
    formats: columnAt.map((_, row) => partOf(row)?.formats?.[row] ?? "General"),
    ...(columnAt.some((_, row) => partOf(row)?.formulas) ? { formulas } : {}),
    ...(held ? { held } : {}),
  };
}

/** A cell of a column as Excel holds it. */
export function cellOf(column: ColumnCells | undefined, row: number): CellContent {
  return column ? toCell(column.values[row] ?? "", column.formats?.[row]) : EMPTY_CELL;
}

/** True where a row has a result or a target in a column. */
export function isFilled({ column }: AcrossTable, index: number | undefined, row: number): boolean {
  return index !== undefined && hasResult(column(index)?.values[row]);
}

/** The place of a row's cell in a column, on the sheet. */
export function placeAt(
  { firstRow, firstColumn, address }: AcrossTable,
  index: number,
  row: number,
): { row: number; column: number } {
  const at = address?.(index, row) ?? { row, column: index };
  return { row: firstRow + at.row, column: firstColumn + at.column };
}

/** The address of a row's cell in a column. */
export function addressAt(table: AcrossTable, index: number, row: number): string {
  const at = placeAt(table, index, row);
  return cellAddress(at.row, at.column);
}
