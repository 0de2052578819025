import type { Status } from "../../rag/status";
import type { RowLook } from "../edits/own-rows";
import type { OwnSheet } from "./declaration";

/**
 * What one of the add-in's own sheets shows: rows from top to bottom. `rows/` merges it with an existing sheet and what people added
 * there.
 */
export interface SheetContent {
  sheet: OwnSheet;
  rows: ContentRow[];
  /** Rows at the top that stay in view and are repeated on every printed page. */
  frozenRows: number;
  /** Columns, by index, with a drop-down list. */
  choices?: { column: number; options: string[] }[];
  print: PrintSetup;
}

export interface PrintSetup {
  orientation: "portrait" | "landscape";
  /** Plain text in the page footer, beside the page number. */
  footer: string;
}

export interface ContentRow {
  /**
   * Unique on the sheet, and the same for as long as the row is about the same thing: "kpi/housing/rent collected". It is how the row
   * is found again, with what people wrote beside it.
   */
  key: string;
  look: RowLook;
  /** From the first column. Missing cells are empty. */
  cells: ContentCell[];
  /** Cells are placed left to right, ignoring the sheet's columns. */
  isAcross?: boolean;
}

/**
 * A text, a figure with an en-US number format, or a status. null is an empty cell.
 */
export type ContentCell = string | { figure: number; format: string } | { status: Status } | TypedCell | null;

/** A cell that people type in. */
export interface TypedCell {
  /** What the cell will hold: the text that was typed, or a default. */
  typed: string;
  /** The text we last wrote; a difference means someone edited it. Defaults to `typed`. */
  known?: string;
}

/** Cells in column order, up to the last one that is not empty. */
export function cellsOf<Id extends string>(
  { columns }: OwnSheet<Id>,
  cells: Partial<Record<Id, ContentCell>>,
): ContentCell[] {
  const all = columns.map(({ id }) => cells[id] ?? null);
  return all.slice(0, all.findLastIndex((cell) => cell !== null) + 1);
}
