import type { Status } from "../../rag/status";
import type { RowLook } from "../edits/own-rows";
import type { OwnSheet } from "./declaration";

/*
 * What a sheet of the add-in's own shows, as plain data: rows from top to bottom. How it is brought into a workbook that
 * has such a sheet already, with what a person added to it, is planned in `rows/`.
 */

/** A sheet of the add-in's own. */
export interface SheetContent {
  /** What it is called, and its columns. */
  sheet: OwnSheet;
  rows: ContentRow[];
  /** Rows from the top that stay in view, and are repeated on every printed page. */
  frozenRows: number;
  /** Columns, by index, in which one of a few words is chosen. */
  choices?: { column: number; options: string[] }[];
  print: PrintSetup;
}

export interface PrintSetup {
  orientation: "portrait" | "landscape";
  /** Plain text at the foot of every page, beside the page's number. */
  footer: string;
}

export interface ContentRow {
  /**
   * Tells the row from all others of the sheet, and stays the same for as long as the row is about the same thing:
   * "kpi/housing/rent collected". What a person wrote beside the row is found again by it.
   */
  key: string;
  look: RowLook;
  /** From the first column on; missing ones are empty. */
  cells: ContentCell[];
  /** Cells are placed left to right, ignoring the sheet's columns. */
  isAcross?: boolean;
}

/**
 * A text, a figure under an en-US number format, or a status: a number from 4 to 1 in the native form, with its icon, or
 * the ruleset's word for not rated. null is an empty cell.
 */
export type ContentCell = string | { figure: number; format: string } | { status: Status } | TypedCell | null;

/** A cell of ours for people to type in. */
export interface TypedCell {
  /** What it is to hold: what was typed, or what we propose. */
  typed: string;
  /** The text we last wrote; a difference means someone edited it. Defaults to `typed`. */
  known?: string;
}

/** A row's cells from what its columns hold, up to the last that holds something. */
export function cellsOf<Id extends string>(
  { columns }: OwnSheet<Id>,
  cells: Partial<Record<Id, ContentCell>>,
): ContentCell[] {
  const all = columns.map(({ id }) => cells[id] ?? null);
  return all.slice(0, all.findLastIndex((cell) => cell !== null) + 1);
}
