import type { CellValue, ColumnCells } from "../kpi/kpi-table";
import type { StatusIcons } from "../kpi/status-looks/icon-thresholds";
import type { IconRule } from "../kpi/status-looks/looks";
import type { CellArea, Unwritable } from "../kpi/unwritable";
import type { Block } from "./block-cells";
import type { BookReading, BookRequest, ColumnHints } from "./wording/book-reading";

/** A table before its cells are read. */
export interface TableOutline {
  id: string;
  name: string;
  sheetId: string;
  sheetName: string;
  headings: string[];
  /** True if the sheet is protected. */
  protected: boolean;
  /** True if a filter hides some of its rows. */
  filtered: boolean;
  /** True for rows in plain cells, which are not an Excel table. */
  isRange?: boolean;
  /** Where a totals row is shown: how many rows of data stand above it. */
  rowsAboveTotals?: number;
}

/** The sheets and tables of a workbook before any cell is read. */
export interface Outline {
  sheets: SheetOutline[];
  tables: TableOutline[];
  /** The sheet that was requested by name; null or left out if there is none. */
  named?: SheetSnapshot | null;
}

export interface SheetOutline {
  id: string;
  name: string;
  protected: boolean;
  /** True if a filter of its own hides some of its rows. */
  filtered?: boolean;
  /** Left out for a visible sheet. `very-hidden`: Excel's menus do not list it either. */
  hidden?: Hidden;
}

export type Hidden = "hidden" | "very-hidden";

/** What to read of a workbook. */
export interface ReadRequest {
  tables: TableRequest[];
  /** Sheets whose used cells are read. */
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
  /** The requested cells of the first row. */
  firstRow: CellValue[];
  /** The number of the last used column. */
  columnCount?: number;
  /** The layout mark that the add-in stored with the sheet; left out if there is none. */
  mark?: string;
}

/** The sheets to search, and how much of each. The limits keep the answer below Excel's maximum. */
export interface SheetSearch {
  sheetIds: string[];
  rowLimit: number;
  columnLimit: number;
}

/** Sheets of a search to read to their end. A sheet with more cells than the limit stays as it was read. */
export interface WholeRequest {
  sheetIds: string[];
  cellLimit: number;
}

/** The values of a searched sheet. */
export interface SearchedSheet extends SheetOutline {
  /** Where the first value is, counted from 0. */
  firstRow: number;
  firstColumn: number;
  values: CellValue[][];
  /** True if a filter on the sheet hides some of its rows. */
  filtered: boolean;
  /** The Excel tables on it; left out if there are none. */
  tables?: TableOutline[];
  /** False if the sheet goes on below what was read, or to the right of it. */
  isWhole: boolean;
  /**
   * Its merged cells; left out where they are not known. Excel is asked only before writing: on Windows the question may clear the
   * officer's undo list.
   */
  merged?: readonly CellArea[];
  /** The first row and the first column that were not read and have content in them or beyond; null for none. Left out if nothing was read. */
  unread?: { row: number | null; column: number | null };
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
  /** Columns, by index, whose unwritable cells are read. */
  written?: readonly number[];
}

/** A block of cells that a KPI row names. Rows and columns count from 0. */
export type AttachedPlace =
  | { kind: "area"; sheetId: string; row: number; column: number; rowCount: number; columnCount: number }
  | { kind: "table"; tableId: string }
  /** `scopes` are the sheets, by id, on which the name is looked for in turn; null is the workbook. */
  | { kind: "name"; name: string; scopes: (string | null)[] };

/** An attached block to read. Of a block larger than `most`, only the size is read. */
export interface AttachedRequest {
  place: AttachedPlace;
  most: { rows: number; columns: number };
}

/** What was found at a place. `no-cells`: the name is not one block of cells; `not-read`: Excel refused. */
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
  /** The layout mark that the add-in stored with the sheet; left out if there is none. */
  mark?: string;
  /** Where the first cell is, counted from 0. */
  firstRow: number;
  firstColumn: number;
  values: CellValue[][];
  /** Number formats in en-US form. */
  formats: string[][];
}

/** The used cells of one of the add-in's own sheets. */
export interface OwnSheetSnapshot extends SheetSnapshot {
  /** Formulas of cells that have one, values of the others. */
  formulas: CellValue[][];
}

/** The parts of a column's cells that can be read. `texts` is for display, never for rating. */
export type ColumnPart = Exclude<keyof ColumnCells, "stale" | "held">;

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
  /** Columns, by index, whose locked cells are read on a protected sheet. */
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
  /** What keeps cells from being written; left out if nothing does. */
  unwritable?: Unwritable;
  /** Rows whose formulas may be stale, by column index; left out if there are none. */
  stale?: ReadonlyMap<number, ReadonlySet<number>>;
  /** The manual fills of the icon column, as in `KpiTable`. */
  fills?: (string | null)[];
  /** Hints to the wording of its status column; left out if there are none or they were not read. */
  hints?: ColumnHints;
}

/** The icon sets of the icon column. */
export interface IconSetState {
  /** Whether one of them covers all of the column. */
  covers: "all" | "part" | "none";
  ids: string[];
  /** What the topmost set that covers the column draws; null if it is not based on numbers, left out if there is none. */
  drawn?: StatusIcons | null;
  /** All sets that overlap it, the topmost first; left out if there are none. */
  rules?: IconRule[];
  /** True if a colour scale overlaps it. */
  isScaled?: true;
}

/** Everything that was read of a workbook. */
export interface Snapshot {
  outline: Outline;
  /** The requested tables, followed by the requested ranges. */
  tables: TableSnapshot[];
  sheets: SheetSnapshot[];
  ownSheets: OwnSheetSnapshot[];
  heads: SheetHead[];
  searched: SearchedSheet[];
  /** The attached tables in the order of their requests; left out if there were none. */
  attached?: AttachedSnapshot[];
  /** The merged cells that reach into the requested blocks; left out if there were none. Excel may not report them. */
  merged?: Block[];
  /** The formulas and colour rules of the workbook; left out if they were not read. */
  book?: BookReading;
}
