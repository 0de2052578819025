import type { PageColumn } from "../edits/own-rows";

/** How a new column looks. */
export interface SheetColumn extends PageColumn {
  /** Pixels. */
  width: number;
}

/** A column of one of the add-in's own sheets. */
export interface OwnColumn<Id extends string = string> {
  /**
   * Identifies the column in every version, and is stored with the sheet: no comma, no "|", and not just digits. Never rename an id
   * or give it to another column. To remove a column from a list or RAG Rules, move its id to `removed`. A column of a sheet of rows
   * cannot be removed yet: the hash of each row includes its cell, so every row would look edited.
   */
  id: Id;
  heading: string;
  /** Other headings that identify it: those of earlier versions, and those people use. */
  was?: readonly string[];
  /** Pixels. */
  width: number;
  /** Defaults to left. */
  align?: SheetColumn["align"];
  /** Defaults to true. */
  wraps?: boolean;
  /** The layout number that added the column. Defaults to 1, the layout of 0.1.0. */
  since?: number;
}

/** The declaration of one of the add-in's own sheets. Everything else about its columns is derived from it. */
export interface OwnSheet<Id extends string = string> {
  name: string;
  columns: readonly OwnColumn<Id>[];
  /** Columns of earlier versions: id, and the first layout without it. Sheets that have them keep them, as if a person had added them. */
  removed?: readonly { id: string; since: number }[];
}

/** The layout number of new sheets. Adding or removing a column raises it. */
export function layoutNumber({ columns, removed = [] }: OwnSheet): number {
  return Math.max(1, ...[...columns, ...removed].map(({ since = 1 }) => since));
}

export function headingsOf({ columns }: OwnSheet): string[] {
  return columns.map(({ heading }) => heading);
}

/** A sheet's headings by column id. */
export function headingById<Id extends string>({ columns }: OwnSheet<Id>): Record<Id, string> {
  return Object.fromEntries(columns.map(({ id, heading }) => [id, heading])) as Record<Id, string>;
}

/** All headings that identify a column, the current one first. */
export function namesOf({ heading, was = [] }: Pick<OwnColumn, "heading" | "was">): string[] {
  return [heading, ...was];
}

/** Width, alignment and wrapping of each column. */
export function pageColumnsOf({ columns }: OwnSheet): SheetColumn[] {
  return columns.map(({ width, align = "left", wraps = true }) => ({ width, align, wraps }));
}

/** A column's index in the declaration. Throws if the sheet has no such column. */
export function columnIndex<Id extends string>({ name, columns }: OwnSheet<Id>, id: Id): number {
  const index = columns.findIndex((column) => column.id === id);
  if (index < 0) throw new Error(`${name} has no column ${id}.`);
  return index;
}
