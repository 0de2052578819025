import type { CellContent } from "../../rag/cell";

/*
 * Attached tables, such as "leavers by directorate" below the turnover rate. A KPI row names its table in the column
 * Attached Table, by a defined name, a table's name or an address.
 */

/**
 * The largest attached table, with headings and total. A KPI's own table has seven columns, the most that an upright
 * page holds legibly; forty rows are most of a page.
 */
export const MOST_ROWS = 40;
export const MOST_COLUMNS = 7;

/** A cell of an attached table. */
export interface AttachedCell {
  content: CellContent;
  /** As displayed in the workbook. */
  text: string;
}

/** The cells of an attached table as read, row by row, all rows of one length. */
export interface AttachedGrid {
  /** The name it was found by, or its sheet's. */
  name: string;
  sheetId: string;
  sheetName: string;
  /** The position of its first cell on the sheet, counted from 0. */
  firstRow: number;
  firstColumn: number;
  cells: AttachedCell[][];
}

/** Why the reference in a row does not lead to a table that can be shown. */
export type AttachedProblem =
  | { code: "not-found" | "other-workbook" | "formula" | "whole-lines" | "several-areas" | "not-read" }
  | { code: "no-sheet"; sheet: string }
  | { code: "too-many"; most: number }
  | { code: "too-large"; address: string; rows: number; columns: number }
  | { code: "too-small" | "empty"; address: string };

/** A reference in a KPI row, and what it leads to. */
export interface AttachedReading {
  /** The row with the reference: its table, and the data row counted from 0. */
  tableId: string;
  row: number;
  /** The cell with the reference, and its sheet: "KPIs!T12". */
  address: string;
  /** The reference as typed. */
  typed: string;
  found: { grid: AttachedGrid } | { problem: AttachedProblem };
}
