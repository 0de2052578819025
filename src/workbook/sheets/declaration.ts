import type { PageColumn } from "../edits/own-rows";

/** How a column is made. */
export interface SheetColumn extends PageColumn {
  /** Pixels. */
  width: number;
}

/** A column of one of the add-in's own sheets. */
export interface OwnColumn<Id extends string = string> {
  /**
   * What it is known by in every version. Stored with the sheet where nobody sees it: it has no comma and no "|", and is no number.
   * It is never changed, and never given to another column. A column that is removed from a list goes to `removed`; one of a sheet of
   * rows cannot be removed yet, as the sums in its hidden column count that column's cells too.
   */
  id: Id;
  heading: string;
  /** Other headings by which it is found: those of earlier versions, and what people call theirs. */
  was?: readonly string[];
  /** Pixels. */
  width: number;
  /** Left where it is left out. */
  align?: SheetColumn["align"];
  /** True where it is left out. */
  wraps?: boolean;
  /** The layout that brought the column. Left out for those of 0.1.0, which is layout 1. */
  since?: number;
}

/** The declaration of one of the add-in's own sheets: all else about its columns is drawn from it. */
export interface OwnSheet<Id extends string = string> {
  name: string;
  columns: readonly OwnColumn<Id>[];
  /** Ids of columns that earlier versions had, and the layout without each. They stay on the sheets that have them, as a person's do. */
  removed?: readonly { id: string; since: number }[];
}

/** The number of a sheet's layout as this version makes it: it goes up with every column that is added or removed. */
export function layoutNumber({ columns, removed = [] }: OwnSheet): number {
  return Math.max(1, ...[...columns, ...removed].map(({ since = 1 }) => since));
}

export function headingsOf({ columns }: OwnSheet): string[] {
  return columns.map(({ heading }) => heading);
}

/** A sheet's headings by their columns. */
export function headingById<Id extends string>({ columns }: OwnSheet<Id>): Record<Id, string> {
  return Object.fromEntries(columns.map(({ id, heading }) => [id, heading])) as Record<Id, string>;
}

/** All headings that a column is found by, its own first. */
export function namesOf({ heading, was = [] }: OwnColumn): string[] {
  return [heading, ...was];
}

/** How a sheet's columns are made, from its first own one on. */
export function pageColumnsOf({ columns }: OwnSheet): SheetColumn[] {
  return columns.map(({ width, align = "left", wraps = true }) => ({ width, align, wraps }));
}

/** Where a column stands among a sheet's own. */
export function columnIndex<Id extends string>({ name, columns }: OwnSheet<Id>, id: Id): number {
  const index = columns.findIndex((column) => column.id === id);
  if (index < 0) throw new Error(`${name} has no column ${id}.`);
  return index;
}
