import type { PageColumn } from "../edits/own-rows";

/** How a column is made. */
export interface SheetColumn extends PageColumn {
  /** Pixels. */
  width: number;
}

/** A column of one of the add-in's own sheets. */
export interface OwnColumn<Id extends string = string> {
  /** What it is known by in every version. Stored with the sheet where nobody sees it; it has no comma and no "|". */
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
}

/** The number of a sheet's layout as this version makes it: it goes up with every column that is added. */
export function layoutNumber({ columns }: OwnSheet): number {
  return Math.max(1, ...columns.map(({ since = 1 }) => since));
}

export function headingsOf({ columns }: OwnSheet): string[] {
  return columns.map(({ heading }) => heading);
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
export function columnIndex<Id extends string>({ columns }: OwnSheet<Id>, id: Id): number {
  return columns.findIndex((column) => column.id === id);
}
