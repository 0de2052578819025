import type { CellValue } from "../../kpi/kpi-table";

/** The sheets whose formulas and colour rules are read, by id, and how much of each. */
export interface BookRequest {
  sheetIds: string[];
  rowLimit: number;
  columnLimit: number;
}

/** The formulas, colour rules, names and pivot tables of a workbook, as far as they were read. */
export interface BookReading {
  formulas: FormulaBlock[];
  /** Formulas of colour rules, with "=". */
  rules: { sheetId: string; formula: string }[];
  /** Names of the workbook (`sheetId` is null) and of sheets. */
  names: BookName[];
  pivots: BookPivot[];
}

/** A block with some formulas. Rows and columns count from 0. */
export interface FormulaBlock {
  sheetId: string;
  row: number;
  column: number;
  /** Formulas of cells that have one, values of the others. */
  formulas: CellValue[][];
}

export interface BookName {
  name: string;
  sheetId: string | null;
  formula: string;
}

/** A pivot table, with the fields that it shows. */
export interface BookPivot {
  sheetId: string;
  address: string;
  /** The range or name that it is made from. */
  source: string;
  fields: { name: string; items: CellValue[] }[];
}

/** The drop-down lists and colour rules of a status column, which show how its statuses are worded. */
export interface ColumnHints {
  /** The column, by index from the table's left edge. */
  column: number;
  /** The sources of its drop-down lists: "Red,Amber,Green", or a formula with "=". */
  lists: string[];
  rules: ColumnRule[];
}

/**
 * How much is read of the hints about status columns. Some versions of Excel cannot return the rules of two conditional formats over the
 * same cells (OfficeDev/office-js issues 6827 and 6835). The other hints are then read without them.
 */
export type HintLevel = "all" | "without-rules" | "none";

/** What a colour rule compares cells with: the results of formulas ("=\"Green\""), or a text that they contain, begin or end with. */
export type ColumnRule = { by: "cell"; formulas: string[] } | { by: "text"; text: string };

/** The most that fits into Excel's answer for one sheet: formulas take about sixty bytes each. */
const ROW_LIMIT = 2000;
const COLUMN_LIMIT = 60;

/** The request for a workbook with these sheets. */
export function requestBook(sheets: readonly { id: string }[]): BookRequest {
  return { sheetIds: sheets.map(({ id }) => id), rowLimit: ROW_LIMIT, columnLimit: COLUMN_LIMIT };
}

/** True if anything was read that may be a clue to how a status column is worded. */
export function hasClues(book: BookReading | undefined, hints: readonly (ColumnHints | undefined)[]): boolean {
  if (!hints.some((one) => one !== undefined)) return false;
  if (hints.some((one) => one && one.lists.length + one.rules.length > 0)) return true;
  return book !== undefined && book.formulas.length + book.rules.length + book.pivots.length > 0;
}
