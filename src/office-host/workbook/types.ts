/** A workbook as plain data, which survives a round trip through JSON unchanged. */

/** What a cell holds. An error is the text Excel shows ("#N/A") with `error: true`. */
export interface CellData {
  value: string | number | boolean;
  /** The formula as typed, with its leading "=". `value` is its last result. */
  formula?: string;
  /** True when `value` is an error such as "#N/A". */
  error?: boolean;
  /** Number format in en-US form. Absent means "General". */
  format?: string;
  /** True when the text was entered behind an apostrophe, so that it can never become a formula. */
  quotePrefix?: boolean;
  style?: CellStyle;
}

/** A line along an edge of a cell. */
export interface BorderLine {
  /** "#RRGGBB" */
  color: string;
  weight: "Hairline" | "Thin" | "Medium" | "Thick";
}

export type CellSide = "top" | "bottom" | "left" | "right";

/** The part of a cell's appearance that the model keeps. Colours are "#RRGGBB". */
export interface CellStyle {
  fill?: string;
  color?: string;
  bold?: boolean;
  italic?: boolean;
  fontName?: string;
  fontSize?: number;
  wrap?: boolean;
  horizontal?: "Left" | "Center" | "Right";
  vertical?: "Top" | "Center" | "Bottom";
  /** A line between two cells is kept with one of them: see `lineAt`. */
  borders?: Partial<Record<CellSide, BorderLine>>;
  /** False where somebody unlocked the cell; Excel's default is locked. */
  locked?: boolean;
}

/**
 * Cells that one formula fills: it spills, or was entered for just these cells, or makes a what-if data table. Each of the cells has
 * the formula, as Excel gives it of them.
 */
export interface ArrayData {
  area: Area;
  kind: "spill" | "array" | "data-table";
}

/** What a protected sheet allows all the same: of what Excel can allow, the names are those of its protection options. */
export interface ProtectionAllowed {
  /** Changing formats, conditional ones too, of locked cells as well. */
  allowFormatCells?: boolean;
}

/** A filter over plain cells of a sheet; its first row is the headings'. */
export interface SheetFilter {
  area: Area;
  /** True when it is hiding some of its rows. */
  filtered: boolean;
}

/** A block of cells. Rows and columns count from 0. */
export interface Area {
  row: number;
  column: number;
  rowCount: number;
  columnCount: number;
}

/** An Excel table. `area` covers its header row, data rows and, when shown, its total row. */
export interface TableData {
  id: string;
  name: string;
  area: Area;
  showTotals: boolean;
  style: string;
  /** True when a filter is hiding some of its rows. */
  filtered: boolean;
  /** Absent means true, as Excel makes a new table. */
  showBandedRows?: boolean;
}

export interface IconCriterion {
  type: "Number" | "Percent" | "Formula" | "Percentile" | "Invalid";
  operator: "GreaterThan" | "GreaterThanOrEqual" | "Invalid";
  formula: string;
  /** An icon chosen in place of the set's own: its set and its place there. */
  customIcon?: { set: string; index: number };
}

export interface IconSetFormat {
  id: string;
  area: Area;
  type: "IconSet";
  /** An Excel icon set's name: "ThreeSymbols2" is the uncircled tick, exclamation mark and cross. */
  style: string;
  showIconOnly: boolean;
  reverseIconOrder: boolean;
  stopIfTrue?: boolean;
  criteria: IconCriterion[];
}

/** A conditional format that goes by what a cell holds, by a text within it, or by a formula. What it paints is the file's alone. */
export interface ColourRule {
  id: string;
  area: Area;
  type: "CellValue" | "ContainsText" | "Custom";
  /** As Excel writes it: "EqualTo", "Contains"; absent for a formula. */
  operator?: string;
  /** With "=" before each: what a cell is compared with, or the formula. */
  formulas?: string[];
  text?: string;
}

export interface ListValidation {
  id: string;
  area: Area;
  /** The choices, comma separated, as Excel writes them; or a range, "=Lists!$A$1:$A$3". */
  source: string;
  /** The message beside the cell, and the one shown when an entry is refused. */
  prompt?: { title: string; message: string };
  errorAlert?: { title: string; message: string };
}

/** A comment on a cell, without the replies to it. */
export interface CommentData {
  id: string;
  /** One cell. */
  area: Area;
  content: string;
}

/** How a sheet is printed; what is absent is as Excel begins. Margins are in points. */
export interface PrintSetup {
  orientation?: "Portrait" | "Landscape";
  /** A size of Excel's by its name: "A4". */
  paperSize?: string;
  /** In per cent; or so many pages wide and high, where an absent number is as many as it takes. */
  zoom?: { scale: number } | { wide?: number; high?: number };
  leftMargin?: number;
  rightMargin?: number;
  topMargin?: number;
  bottomMargin?: number;
  headerMargin?: number;
  footerMargin?: number;
  centerHorizontally?: boolean;
  centerVertically?: boolean;
  printGridlines?: boolean;
  printHeadings?: boolean;
  blackAndWhite?: boolean;
  draftMode?: boolean;
  /** Whole rows printed at the top of each page, and whole columns at its left. */
  titleRows?: Area;
  titleColumns?: Area;
  areas?: Area[];
  /** Texts with Excel's codes: "&P" is the page's number. */
  leftHeader?: string;
  centerHeader?: string;
  rightHeader?: string;
  leftFooter?: string;
  centerFooter?: string;
  rightFooter?: string;
}

export interface SheetData {
  id: string;
  name: string;
  visibility: "Visible" | "Hidden" | "VeryHidden";
  /** `rows[r][c]`; both may be sparse (undefined, or null in JSON). */
  rows: ((CellData | null | undefined)[] | null | undefined)[];
  /** Column widths in pixels, by column index. */
  columnWidths: Record<number, number>;
  rowHeights: Record<number, number>;
  /** The looks of whole columns: those of their cells that are not in `rows`. */
  columnStyles?: Record<number, CellStyle>;
  hiddenRows: number[];
  hiddenColumns: number[];
  frozenRows: number;
  frozenColumns: number;
  merged: Area[];
  arrays?: ArrayData[];
  tables: TableData[];
  /** A sheet has one filter at most, tables apart. */
  filter?: SheetFilter;
  /** True while an advanced filter hides rows: Excel tells an add-in nothing of it. */
  hasAdvancedFilter?: boolean;
  conditionalFormats: IconSetFormat[];
  /** Conditional formats that are no icon sets; below those. */
  colourRules?: ColourRule[];
  validations: ListValidation[];
  comments?: CommentData[];
  /** True when the sheet is protected: locked cells refuse writes with AccessDenied. */
  protected: boolean;
  allowed?: ProtectionAllowed;
  /** The password that `unprotect` must be given. */
  password?: string;
  tabColor?: string;
  /** Absent means true. */
  showGridlines?: boolean;
  print?: PrintSetup;
}

/** A name that stands for a range, or for what `instead` says. */
export interface NameData {
  name: string;
  sheetId: string;
  area: Area;
  /** Id of the sheet it belongs to; absent when it belongs to the workbook. */
  scopeSheetId?: string;
  /** A value that it stands for, as a constant or a formula gives it; "#REF!" where its cells were deleted. There is no range then. */
  instead?: { type: "Error" | "String" | "Double" | "Boolean" | "Array"; value: string | number | boolean };
  /** True where Excel does not list it in its Name Manager. */
  isHidden?: boolean;
}

export interface WorkbookData {
  sheets: SheetData[];
  /** Id of the sheet in front. */
  activeSheetId: string;
  selection: Area;
  /** Add-in settings (Excel.SettingCollection): JSON values by key. */
  settings: Record<string, unknown>;
  names?: NameData[];
  /** The 1904 date system. */
  date1904?: boolean;
  /** How Excel calculates, and whether it has; absent where it does so by itself, and is done. */
  calculation?: { mode: "Automatic" | "AutomaticExceptTables" | "Manual"; state: "Done" | "Calculating" | "Pending" };
}
