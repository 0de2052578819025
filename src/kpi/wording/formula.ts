/** A block of cells. Rows and columns count from 0. */
export interface CellArea {
  row: number;
  column: number;
  rowCount: number;
  columnCount: number;
}

/** A parsed formula, as far as is needed to see what it compares. */
export type Formula =
  | { is: "text"; text: string }
  | { is: "number"; figure: number }
  /** Cells of a sheet; `sheet` is null for the formula's own sheet. */
  | { is: "cells"; sheet: string | null; area: CellArea }
  /**
   * Columns of an Excel table by their headings: one, or the first and last of several. `table` is null for the table
   * around the formula.
   */
  | { is: "column"; table: string | null; headings: string[] }
  | { is: "name"; sheet: string | null; name: string }
  | { is: "call"; name: string; given: Formula[] }
  | { is: "comparison"; left: Formula; right: Formula }
  | { is: "joined"; left: Formula; right: Formula }
  | { is: "sum"; left: Formula; right: Formula }
  /** A list of constants: {"Red","Amber"}. */
  | { is: "list"; members: Formula[] }
  /** A missing argument, TRUE, an error, or cells of another workbook. */
  | { is: "other" };
