import type { CellValue } from "../../kpi/kpi-table";

/** The sheets of which it is wanted what they say in formulas and colour rules, by id, and how far on each. */
export interface BookRequest {
  sheetIds: string[];
  rowLimit: number;
  columnLimit: number;
}

/** What a workbook says in formulas, as far as it was read: of a sheet that was not, nothing is known. */
export interface BookReading {
  formulas: FormulaBlock[];
  /** Colour rules that go by a formula, with "=" before it. */
  rules: { sheetId: string; formula: string }[];
  /** Names of the workbook (`sheetId` is null) and of sheets, with the formulas that they stand for. */
  names: BookName[];
  pivots: BookPivot[];
}

/** Cells of which some have formulas. Rows and columns count from 0. */
export interface FormulaBlock {
  sheetId: string;
  row: number;
  column: number;
  /** Formulas as typed where a cell has one, else its value. */
  formulas: CellValue[][];
}

export interface BookName {
  name: string;
  sheetId: string | null;
  formula: string;
}

/** A pivot table: where it stands, the cells or the name that it is made from, and the fields that it shows with what they hold. */
export interface BookPivot {
  sheetId: string;
  address: string;
  source: string;
  fields: { name: string; items: CellValue[] }[];
}

/** What the workbook says of a status column itself. */
export interface ColumnHints {
  /** The column, by index from the table's left edge. */
  column: number;
  /** Where the lists of choices of its cells come from: "Red,Amber,Green", or a formula with "=". */
  lists: string[];
  /** What its colour rules compare its cells with. */
  rules: ColumnRule[];
}

/**
 * How much is read of what a workbook says of its status columns. Some versions of Excel fail to tell the rules of two conditional
 * formats over the same cells (OfficeDev/office-js issues 6827 and 6835): what else is said is then read without them.
 */
export type HintLevel = "all" | "without-rules" | "none";

/** `cell`: with what formulas come to, "=\"Green\""; `text`: cells that contain a text, begin or end with it. */
export type ColumnRule = { by: "cell"; formulas: string[] } | { by: "text"; text: string };

/** As much as is read of one sheet in one answer: formulas are some sixty bytes each. */
const ROW_LIMIT = 2000;
const COLUMN_LIMIT = 60;

/** What is wanted of a workbook with these sheets. */
export function requestBook(sheets: readonly { id: string }[]): BookRequest {
  return { sheetIds: sheets.map(({ id }) => id), rowLimit: ROW_LIMIT, columnLimit: COLUMN_LIMIT };
}

/** True where anything was read that may speak of a status column. */
export function hasClues(book: BookReading | undefined, hints: readonly (ColumnHints | undefined)[]): boolean {
  if (!hints.some((hints) => hints !== undefined)) return false;
  if (hints.some((hints) => hints && hints.lists.length + hints.rules.length > 0)) return true;
  return book !== undefined && book.formulas.length + book.rules.length + book.pivots.length > 0;
}
