import type { CellContent } from "../../rag/cell";

/*
 * Tables that belong to KPIs: "leavers by directorate" below the turnover rate. A KPI row names one in its column Attached
 * Table, by a name of the workbook, a table's name or an address.
 */

/**
 * How large an attached table may be, its headings and total included. Seven columns are what a KPI's own table has, and what
 * an upright page can be read with; forty rows are most of a page.
 */
export const MOST_ROWS = 40;
export const MOST_COLUMNS = 7;

/** A cell of an attached table. */
export interface AttachedCell {
  content: CellContent;
  /** As the workbook displays it. */
  text: string;
}

/** The cells of an attached table as they were read, row by row, all rows of one length. */
export interface AttachedGrid {
  /** What it is called: the name it was found by, or its sheet's. */
  name: string;
  sheetId: string;
  sheetName: string;
  /** The first cell on the sheet, counted from 0. */
  firstRow: number;
  firstColumn: number;
  cells: AttachedCell[][];
}

/** Why what a row names is no table that can be shown. */
export type AttachedProblem =
  | { code: "not-found" | "other-workbook" | "formula" | "whole-lines" | "several-areas" | "not-read" }
  | { code: "no-sheet"; sheet: string }
  | { code: "too-many"; most: number }
  | { code: "too-large"; address: string; rows: number; columns: number }
  | { code: "too-small" | "empty"; address: string };

/** What a KPI row names, and what was found there. */
export interface AttachedReading {
  /** The row that names it: its table, and the data row counted from 0. */
  tableId: string;
  row: number;
  /** The cell that names it, with its sheet: "KPIs!T12". */
  address: string;
  /** As it is typed there. */
  typed: string;
  found: { grid: AttachedGrid } | { problem: AttachedProblem };
}
