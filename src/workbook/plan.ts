import type { CellValue } from "../kpi/kpi-table";
import type { PrintSetup, RowLook, SheetColumn } from "./sheets/content";

/** A block of cells on a sheet. Rows and columns count from 0. */
export interface Block {
  sheetId: string;
  row: number;
  column: number;
  rowCount: number;
  columnCount: number;
}

/**
 * A value to be written. null leaves the cell as it is; "" empties it. A text is always written as text: one that
 * starts with =, +, - or @ never becomes a formula.
 */
export type WrittenValue = CellValue | null;

/** One change to a workbook, as plain data. */
export type Edit =
  /**
   * `isAppended`: texts below all others, in cells of the Text format that are empty, and which may be so many that they are
   * not read again once they are written. `copies`: those of them that stand elsewhere in the workbook too.
   */
  | { kind: "values"; at: Block; values: WrittenValue[][]; isAppended?: boolean; copies?: CellCopy[] }
  /** One format for the whole block, or one for each cell (null leaves it). `isAppended`: below all that is written, where columns are alike. */
  | { kind: "number-format"; at: Block; format: string | (string | null)[][]; isAppended?: boolean }
  /**
   * The status icons: three uncircled symbols over the numbers 3, 2 and 1. Icon sets that are there already, over part of
   * the cells, may be an officer's: these lie above them, and take nothing away. `others` are their ids.
   */
  | { kind: "status-icons"; at: Block; others: string[] }
  /** New columns at a table's right edge, empty but for their headings. Edits that follow may write into them. */
  | { kind: "add-columns"; tableId: string; columns: NewColumn[] }
  /** A sheet of the add-in's own, in front of none: after the others. Its name must still be free. */
  | { kind: "add-sheet"; sheet: NewSheet }
  /** Takes icon sets away again: those with these ids, or where they are not known every one that is not older. */
  | { kind: "remove-status-icons"; at: Block; ids?: string[] }
  | { kind: "remove-columns"; tableId: string; headings: string[] }
  | { kind: "remove-sheet"; name: string }
  /** Whole rows of a sheet of the add-in's own, from its hidden first column on; `before` are the rows they replace, `columns` the visible ones: null is a person's. */
  | { kind: "rewrite-rows"; at: Block; columns: (PageColumn | null)[]; rows: OwnRow[]; before: OwnRow[] }
  /**
   * Stores with a sheet of the add-in's own which layout it has, where nobody sees it; null stores nothing. `before` is what was
   * stored. `widths` are those of columns that come to hold something, in pixels; null is the usual one.
   */
  | { kind: "sheet-layout"; sheetId: string; mark: string | null; before: string | null; widths: { column: number; pixels: number | null }[] };

/**
 * Cells below each other whose texts stand, just so, in other cells: Excel can copy them, and is not sent them again. `row`
 * and `column` are counted from the block's first cell.
 */
export interface CellCopy {
  row: number;
  column: number;
  rowCount: number;
  from: Pick<Block, "sheetId" | "row" | "column">;
}

export type PageColumn = Pick<SheetColumn, "align" | "wraps">;

/**
 * A row of a sheet of the add-in's own. Without a look it keeps the one it has; "none" is the look of a row that was never
 * written to.
 */
export interface OwnRow {
  look: RowLook | "none" | null;
  cells: OwnRowCell[];
}

/** A value, or a person's formula that goes with its row; and its number format. */
export interface OwnRowCell {
  value: CellValue;
  format: string;
  isFormula?: boolean;
}

/** How a new sheet of rows looks, beyond its cells: its first column is hidden. */
export interface SheetPage {
  rows: OwnRow[];
  /** From the first visible column on. */
  columns: PageColumn[];
  /** Columns of statuses, counted from the hidden one: they get the status icons. */
  statusColumns: number[];
  print: PrintSetup;
}

export interface NewColumn {
  heading: string;
  /** Pixels. */
  width: number;
  /** Drop-down choices; none where it is left out. */
  options?: string[];
  /** The format of its cells, in en-US form. */
  format?: string;
  /** What its cells hold from the first data row on; nothing where it is left out. */
  cells?: WrittenValue[];
}

/** A sheet to be added, with what it holds from A1 on. */
export interface NewSheet {
  name: string;
  cells: WrittenValue[][];
  /** The format of its cells: "@" where what is typed must stay as typed. */
  format: string;
  /** Other formats, of stretches of cells in a column. */
  formats?: { row: number; column: number; rowCount: number; format: string }[];
  /** Widths in pixels, by column. */
  widths: number[];
  looks: { at: Omit<Block, "sheetId">; look: CellLook }[];
  choices: { at: Omit<Block, "sheetId">; options: string[] }[];
  /** Rows that stay in view. */
  frozenRows: number;
  /** True where its cells are too many to be read again once they are written. */
  isLong?: boolean;
  /** Of the cells of a long sheet, those that stand elsewhere in the workbook too. */
  copies?: CellCopy[];
  page?: SheetPage;
  /** What is stored with it of its layout. */
  mark?: string;
}

/** How cells of the add-in's own sheets look: a sheet's title, a heading over others, a note beside them, plain and wrapped. */
export type CellLook = "title" | "heading" | "note" | "body";

/** What has to be still there when the edits are made, or nothing is written. */
export interface Expectation {
  at: Block;
  values: CellValue[][];
}

/**
 * The edits of one action, to be made as one, and the edits that take them back (what gets its id only when it is made is
 * found again to be removed).
 */
export interface Plan {
  edits: Edit[];
  inverse: Edit[];
  expects: Expectation[];
  /**
   * Cells that tell rows apart. An undo, which may come long after, leaves a row alone where one of them holds something
   * else by then; they are not read when the plan is applied.
   */
  rows?: Expectation[];
  /** True where an undo takes back all of it or nothing, for half of it would make no sense. */
  isWhole?: boolean;
}

/** A plan that does nothing. */
export const EMPTY_PLAN: Plan = { edits: [], inverse: [], expects: [] };

export function isEmpty(plan: Plan): boolean {
  return plan.edits.length === 0;
}
