import type { CellValue, ColumnCells } from "../kpi/kpi-table";
import type { StatusIcons } from "../kpi/status-looks/status-icons";
import type { IconRule } from "../kpi/status-looks/looks";
import type { Unwritable } from "../kpi/unwritable";
import type { BookReading, BookRequest, ColumnHints } from "./wording/book-reading";

/** A table before its cells are read. */
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

/** The sheets and tables of a workbook before any cell is read. */
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
  /** Left out for a visible sheet. `very-hidden`: Excel's menus do not list it either. */
  hidden?: Hidden;
}

export type Hidden = "hidden" | "very-hidden";

/** What to read of a workbook: columns of tables, and used cells of sheets. */
export interface ReadRequest {
  tables: TableRequest[];
  /** By id. */
  sheetIds: string[];
  /** Sheets of which only the first row and the extent are read, as they may be long. */
  heads?: HeadRequest[];
  /** The add-in's own sheets to read with their formulas, by id. */
  ownSheetIds?: string[];
  /** Sheets to search for KPI rows in plain cells. */
  search?: SheetSearch;
  /** Sheets whose formulas and colour rules are read. */
  book?: BookRequest;
}

/** A sheet, and the number of cells to read of its first row. */
export interface HeadRequest {
  sheetId: string;
  columnCount: number;
}

/** The first row and the extent of a sheet. */
export interface SheetHead extends SheetOutline {
  /** The number of the last used row; 0 for an empty sheet. */
  rowCount: number;
  /** The first row's cells, as many as were asked for. */
  firstRow: CellValue[];
  /** The number of the last used column. */
  columnCount?: number;
  /** What the add-in stored with the sheet of its layout; left out where it stored nothing. */
  mark?: string;
}

/** The sheets to search, by id, and how far. The limits keep the answer below Excel's maximum. */
export interface SheetSearch {
  sheetIds: string[];
  rowLimit: number;
  columnLimit: number;
}

/** The values of a searched sheet. */
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

/** Rows in plain cells to read as if they were a table. */
export interface RangeRequest {
  outline: TableOutline;
  /** The first data row and the left edge on the sheet, counted from 0. */
  firstRow: number;
  firstColumn: number;
  rowCount: number;
  /** By index from the left edge. */
  columns: ColumnRequest[];
  iconColumn: number | null;
  /** The columns that may be written, by index: their unwritable cells are read. */
  written?: readonly number[];
}

/** Where a block of cells is that a KPI row names: by place, as an Excel table, or by a name. Rows and columns count from 0. */
export type AttachedPlace =
  | { kind: "area"; sheetId: string; row: number; column: number; rowCount: number; columnCount: number }
  | { kind: "table"; tableId: string }
  /** Looked for on each sheet in turn, by id, null being the workbook: a sheet's own name comes before the workbook's. */
  | { kind: "name"; name: string; scopes: (string | null)[] };

/** An attached block to read. Of a block larger than `most`, only the size is read. */
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
  /** Its used cells, and the place of the first on the sheet; null if the block is larger than requested. */
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

/** The parts of a column's cells that can be read. `texts` is for display, never for rating. */
export type ColumnPart = Exclude<keyof ColumnCells, "stale">;

/** A column to read, by index from the table's left edge. `sparse`: expected to be mostly empty. */
export interface ColumnRequest {
  index: number;
  parts: ColumnPart[];
  sparse: boolean;
}

/** The columns to read of a table, by index from its left edge. */
export interface TableRequest {
  tableId: string;
  columns: ColumnRequest[];
  /** The column whose icon sets are read, or null. */
  iconColumn: number | null;
  /** The columns whose locked cells are read on a protected sheet, by index. */
  written?: readonly number[];
}

/** A table as it was read. */
export interface TableSnapshot extends TableOutline {
  /** The first data row and the left edge on the sheet, counted from 0. */
  firstRow: number;
  firstColumn: number;
  rowCount: number;
  /** The requested columns, by index. */
  cells: Map<number, ColumnCells>;
  iconSet: IconSetState;
  /** What keeps the requested cells from being written; left out where nothing does. */
  unwritable?: Unwritable;
  /** The rows whose formulas may be stale, by column index; left out where all have been calculated. */
  stale?: ReadonlyMap<number, ReadonlySet<number>>;
  /** How the icon column's cells are filled by hand, as `KpiTable` has it. */
  fills?: (string | null)[];
  /** The wording of its status column; left out where it has none, or where it was not read. */
  hints?: ColumnHints;
}

/** The icon sets of the icon column: whether one covers all of it, some cover part of it, or none does; and the ids of all. */
export interface IconSetState {
  covers: "all" | "part" | "none";
  ids: string[];
  /** What the topmost set over the first cell draws; null if it is not based on numbers, left out where there is none. */
  drawn?: StatusIcons | null;
  /** All sets that reach into it, the topmost first; left out where there is none. */
  rules?: IconRule[];
  /** True where a colour scale reaches into it. */
  isScaled?: true;
}

export interface Snapshot {
  outline: Outline;
  /** The requested tables, followed by the requested ranges. */
  tables: TableSnapshot[];
  sheets: SheetSnapshot[];
  ownSheets: OwnSheetSnapshot[];
  heads: SheetHead[];
  searched: SearchedSheet[];
  /** The attached tables in the order of their requests; left out where there were none. */
  attached?: AttachedSnapshot[];
  /** The formulas and colour rules of the workbook; left out where they were not read. */
  book?: BookReading;
}
