import type { CellValue, ColumnCells } from "../kpi/kpi-table";
import type { StatusIcons } from "../kpi/status-looks/status-icons";
import type { IconRule } from "../kpi/status-looks/looks";
import type { Unwritable } from "../kpi/unwritable";
import type { BookReading, BookRequest, ColumnSpeech } from "./wording/book-reading";

/** What is known of a table before its cells are read. */
export interface TableOutline {
  id: string;
  name: string;
  sheetId: string;
  sheetName: string;
  headings: string[];
  /** True when the sheet is protected. */
  protected: boolean;
  /** True when a filter hides some of its rows. */
  filtered: boolean;
  /** True for rows in plain cells, which are no Excel table. */
  isRange?: boolean;
}

/** What is known of a workbook before any cell is read. */
export interface Outline {
  sheets: SheetOutline[];
  tables: TableOutline[];
  /** The sheet that was asked for by name; null or left out where there is none. */
  named?: SheetSnapshot | null;
}

export interface SheetOutline {
  id: string;
  name: string;
  protected: boolean;
  /** True when a filter of its own hides some of its rows. */
  filtered?: boolean;
  /** Left out for a sheet that officers see. `very-hidden`: Excel's menus do not show it either. */
  hidden?: Hidden;
}

export type Hidden = "hidden" | "very-hidden";

/** What is wanted of a workbook: columns of some tables, and the used cells of some sheets. */
export interface ReadRequest {
  tables: TableRequest[];
  /** By id. */
  sheetIds: string[];
  /** Sheets of which only the first row and how far down they are used is wanted: those may be long. */
  heads?: HeadRequest[];
  /** Sheets of the add-in's own, by id, whose cells are wanted with their formulas. */
  ownSheetIds?: string[];
  /** Sheets to be looked through for KPI rows in plain cells. */
  search?: SheetSearch;
  /** Sheets of which it is wanted what their formulas and colour rules say. */
  book?: BookRequest;
}

/** A sheet, and how many of its first row's cells are wanted. */
export interface HeadRequest {
  sheetId: string;
  columnCount: number;
}

/** How a sheet begins and where it ends. */
export interface SheetHead extends SheetOutline {
  /** Rows from the first of the sheet to the last one used; 0 where nothing is. */
  rowCount: number;
  /** The first row's cells, as many as were asked for. */
  firstRow: CellValue[];
  /** Columns from the first of the sheet to the last one used. */
  columnCount?: number;
  /** What the add-in stored with the sheet of its layout; left out where it stored nothing. */
  mark?: string;
}

/** Which sheets are looked through, by id, and how far: more would be too much for Excel to hand over at once. */
export interface SheetSearch {
  sheetIds: string[];
  rowLimit: number;
  columnLimit: number;
}

/** The values of a sheet that was looked through. */
export interface SearchedSheet extends SheetOutline {
  /** Where the first of them is, counted from 0. */
  firstRow: number;
  firstColumn: number;
  values: CellValue[][];
  /** True when a filter on the sheet hides some of its rows. */
  filtered: boolean;
  /** False where the sheet goes on below what was read. */
  isWhole: boolean;
}

/** Rows wanted of plain cells, as if they were a table's. */
export interface RangeRequest {
  outline: TableOutline;
  /** The first data row and the left edge on the sheet, counted from 0. */
  firstRow: number;
  firstColumn: number;
  rowCount: number;
  /** By index from the left edge. */
  columns: ColumnRequest[];
  iconColumn: number | null;
  /** The columns of which it has to be known which cells can be written, by index. */
  written?: readonly number[];
}

/** Where a block of cells is that a KPI row names: by place, as an Excel table, or by a name. Rows and columns count from 0. */
export type AttachedPlace =
  | { kind: "area"; sheetId: string; row: number; column: number; rowCount: number; columnCount: number }
  | { kind: "table"; tableId: string }
  /** Looked for on each sheet in turn, by id, null being the workbook: a sheet's own name comes before the workbook's. */
  | { kind: "name"; name: string; scopes: (string | null)[] };

/** A block of cells wanted besides, of no more rows and columns than these: the cells of a larger one are not wanted. */
export interface AttachedRequest {
  place: AttachedPlace;
  most: { rows: number; columns: number };
}

/**
 * What was found at a place. `not-found`: there is no such name; `no-cells`: it stands for something else than one block of
 * cells; `not-read`: Excel refused.
 */
export type AttachedSnapshot = "not-found" | "no-cells" | "not-read" | AttachedCells;

export interface AttachedCells {
  sheetId: string;
  /** Where the block is on its sheet, counted from 0. */
  row: number;
  column: number;
  rowCount: number;
  columnCount: number;
  /** Its used cells, and where the first of them is on the sheet; null where the block is larger than was wanted. */
  used: { row: number; column: number; values: CellValue[][]; texts: string[][]; formats: string[][] } | null;
}

/** The used cells of a sheet. */
export interface SheetSnapshot extends SheetOutline {
  /** What the add-in stored with the sheet of its layout; left out where it stored nothing. */
  mark?: string;
  /** Where the first of them is, counted from 0. */
  firstRow: number;
  firstColumn: number;
  values: CellValue[][];
  /** Number formats in en-US form. */
  formats: string[][];
}

/** The used cells of a sheet of the add-in's own. */
export interface OwnSheetSnapshot extends SheetSnapshot {
  /** Formulas as typed where a cell has one, else its value. */
  formulas: CellValue[][];
}

/** The parts of a column's cells that can be asked for. `texts` is for showing, never for judging. */
export type ColumnPart = Exclude<keyof ColumnCells, "stale">;

/** A column wanted of a table, by index from its left edge. `sparse` ones are expected to be mostly empty. */
export interface ColumnRequest {
  index: number;
  parts: ColumnPart[];
  sparse: boolean;
}

/** The columns wanted of one table, by index from its left edge. */
export interface TableRequest {
  tableId: string;
  columns: ColumnRequest[];
  /** The column whose icon set is looked for, or null. */
  iconColumn: number | null;
  /** The columns of which it has to be known which cells a protected sheet keeps locked, by index. */
  written?: readonly number[];
}

/** One table as it was read. */
export interface TableSnapshot extends TableOutline {
  /** The first data row and the left edge on the sheet, counted from 0. */
  firstRow: number;
  firstColumn: number;
  rowCount: number;
  /** The asked-for columns, by index. */
  cells: Map<number, ColumnCells>;
  iconSet: IconSetState;
  /** What keeps cells from being written, as far as was asked; left out where nothing does. */
  unwritable?: Unwritable;
  /** By index, the rows whose formulas may give an old value; left out where all have been calculated. */
  stale?: ReadonlyMap<number, ReadonlySet<number>>;
  /** How the icon column's cells are filled by hand, as `KpiTable` has it. */
  fills?: (string | null)[];
  /** What the workbook says of its status column; left out where it has none, or where that was not read. */
  speech?: ColumnSpeech;
}

/** Whether the icon column has an icon set: one over all of it, some over part of it, or none; and the ids of all that reach into it. */
export interface IconSetState {
  covers: "all" | "part" | "none";
  ids: string[];
  /** How the uppermost that covers the first cell draws; null where it does not go by numbers, left out where there is none. */
  drawn?: StatusIcons | null;
  /** All that reach into it, the uppermost first; left out where there is none. */
  rules?: IconRule[];
  /** True where a colour scale reaches into it. */
  isScaled?: true;
}

export interface Snapshot {
  outline: Outline;
  /** The tables that were asked for, and the ranges after them. */
  tables: TableSnapshot[];
  sheets: SheetSnapshot[];
  ownSheets: OwnSheetSnapshot[];
  heads: SheetHead[];
  searched: SearchedSheet[];
  /** What was found of the attached tables, in the order in which they were asked for; left out where none was. */
  attached?: AttachedSnapshot[];
  /** What the workbook says in formulas and colour rules; left out where that was not read. */
  book?: BookReading;
}
