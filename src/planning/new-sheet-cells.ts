import type { CellValue } from "../kpi/kpi-table";
import { TEXT_FORMAT, type Block, type WrittenValue } from "./block-cells";
import type { PrintSetup } from "./sheets/content";
import type { OwnRow, PageColumn } from "./edits/own-rows";
import type { CellCopy } from "./edits/values";

/** The formatting of a new sheet of rows. Its first column is hidden. */
export interface SheetPage {
  rows: OwnRow[];
  /** From the first visible column. */
  columns: PageColumn[];
  /** Columns that get the status icons, counted from the hidden one. */
  statusColumns: number[];
  print: PrintSetup;
}

/** A sheet to add, with its cells from A1. */
export interface NewSheet {
  name: string;
  cells: WrittenValue[][];
  /** The number format of its cells. "@" keeps what is typed as text. */
  format: string;
  /** Other number formats, for runs of cells in a column. */
  formats?: { row: number; column: number; rowCount: number; format: string }[];
  /** Widths in pixels, by column. */
  widths: number[];
  looks: { at: Omit<Block, "sheetId">; look: CellLook }[];
  choices: { at: Omit<Block, "sheetId">; options: string[] }[];
  /** Rows that stay in view. */
  frozenRows: number;
  /** True if it has too many cells to be read back after writing. */
  isLong?: boolean;
  /** Cells of a long sheet that can be copied from elsewhere in the workbook. */
  copies?: CellCopy[];
  page?: SheetPage;
  /** The layout stored with it. */
  mark?: string;
}

/** Looks of cells on the add-in's own sheets. "body" is plain and wraps. */
export type CellLook = "title" | "heading" | "note" | "body";

export { TEXT_FORMAT };

/** The cells of a new sheet as Excel will hold them, in rows of the same length. null is not written. */
export function cellsOf({ cells, format }: NewSheet): WrittenValue[][] {
  const width = Math.max(0, ...cells.map((row) => row.length));
  return cells.map((row) =>
    Array.from({ length: width }, (_, column) => {
      const value = row[column] ?? null;
      if (value === "") return null;
      // Excel stores everything written to a cell of the Text format as text.
      return format === TEXT_FORMAT && value !== null ? asText(value) : value;
    }),
  );
}

function asText(value: CellValue): string {
  return typeof value === "string" ? value : String(value).toUpperCase();
}

/** The block from A1 that is written; null if there is none. */
export function blockOf(cells: readonly (readonly WrittenValue[])[]): Omit<Block, "sheetId"> | null {
  const [first] = cells;
  if (!first || first.length === 0) return null;
  return { row: 0, column: 0, rowCount: cells.length, columnCount: first.length };
}

/** The block from A1 to the last cell with content, looks or choices. It gets the sheet's format, so that later input is kept as typed. */
export function extentOf(sheet: NewSheet): Omit<Block, "sheetId"> | null {
  const blocks = [blockOf(cellsOf(sheet)), ...sheet.looks.map(({ at }) => at), ...sheet.choices.map(({ at }) => at)];
  const rowCount = Math.max(0, ...blocks.map((block) => (block ? block.row + block.rowCount : 0)));
  const columnCount = Math.max(0, ...blocks.map((block) => (block ? block.column + block.columnCount : 0)));
  return rowCount > 0 && columnCount > 0 ? { row: 0, column: 0, rowCount, columnCount } : null;
}
