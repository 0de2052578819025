/** A workbook as plain data, which survives a round trip through JSON unchanged. */

/** A cell. An error is the text that Excel displays ("#N/A") with `error: true`. */
export interface CellData {
  value: string | number | boolean;
  /** The formula with its leading "=". `value` is its last result. */
  formula?: string;
  /** True when `value` is an error such as "#N/A". */
  error?: boolean;
  /** Number format in en-US form. Absent means "General". */
  format?: string;
  /** True for text entered after an apostrophe, which is never read as a formula. */
  quotePrefix?: boolean;
  style?: CellStyle;
}

/** A line along an edge of a cell. */
export interface BorderLine {
  /** "#RRGGBB" */
  color: string;
  weight: "Hairline" | "Thin" | "Medium" | "Thick";
}

/** A side of a cell. */
export type CellSide = "top" | "bottom" | "left" | "right";

/** A pattern over a cell's fill, by Excel's name ("LightUp"), and the colour of its lines. */
export interface FillPattern {
  name: string;
  color: string;
}

/** A cell's appearance, as far as it is modelled. Colours are "#RRGGBB". */
export interface CellStyle {
  /** The colour all over, or between the lines of a pattern. */
  fill?: string;
  pattern?: FillPattern;
  color?: string;
  bold?: boolean;
  italic?: boolean;
  fontName?: string;
  fontSize?: number;
  wrap?: boolean;
  horizontal?: "Left" | "Center" | "Right";
  vertical?: "Top" | "Center" | "Bottom";
  /** A line between two cells is stored with one of them: see `lineAt`. */
  borders?: Partial<Record<CellSide, BorderLine>>;
  /** False where somebody unlocked the cell; Excel's default is locked. */
  locked?: boolean;
}

/**
 * Cells that one formula fills: a spill, an array formula (Ctrl+Shift+Enter) or a what-if data table. Each of the cells stores the
 * formula, as Excel reports it.
 */
export interface ArrayData {
  area: Area;
  kind: "spill" | "array" | "data-table";
}

/** What a protected sheet allows, by the names of `Excel.WorksheetProtectionOptions`. */
export interface ProtectionAllowed {
  /** Allows changing formats and conditional formats, of locked cells too. */
  allowFormatCells?: boolean;
}

/** A sheet's filter over cells outside tables. Its first row has the headings. */
export interface SheetFilter {
  area: Area;
  /** True when it hides rows. */
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
  /** True when a filter hides rows of the table. */
  filtered: boolean;
  /** Defaults to true, as for a new table in Excel. */
  showBandedRows?: boolean;
}

/** The limit from which an icon applies (`Excel.ConditionalIconCriterion`). */
export interface IconCriterion {
  type: "Number" | "Percent" | "Formula" | "Percentile" | "Invalid";
  operator: "GreaterThan" | "GreaterThanOrEqual" | "Invalid";
  formula: string;
  /** An icon that replaces the set's own: its set and its index there. */
  customIcon?: { set: string; index: number };
}

/** A conditional format that draws icons. */
export interface IconSetFormat {
  id: string;
  area: Area;
  type: "IconSet";
  /** The name of an Excel icon set: "ThreeSymbols2" has an uncircled tick, exclamation mark and cross. */
  style: string;
  showIconOnly: boolean;
  reverseIconOrder: boolean;
  stopIfTrue?: boolean;
  criteria: IconCriterion[];
}

/** A conditional format by value, by contained text or by formula. Its colours are not modelled. */
export interface ColourRule {
  id: string;
  area: Area;
  type: "CellValue" | "ContainsText" | "Custom";
  /** Excel's name for the operator: "EqualTo", "Contains". Absent for a formula. */
  operator?: string;
  /** The values that a cell is compared with, or the formula. Each begins with "=". */
  formulas?: string[];
  text?: string;
}

/** Data validation by a drop-down list. */
export interface ListValidation {
  id: string;
  area: Area;
  /** The choices, separated by commas, or a range: "=Lists!$A$1:$A$3". */
  source: string;
  /** The message beside the cell, and the one for a refused entry. */
  prompt?: { title: string; message: string };
  errorAlert?: { title: string; message: string };
}

/** A comment on a cell, without its replies. */
export interface CommentData {
  id: string;
  /** One cell. */
  area: Area;
  content: string;
}

/** A sheet's page setup. Absent parts have Excel's defaults. Margins are in points. */
export interface PrintSetup {
  orientation?: "Portrait" | "Landscape";
  /** The name of an `Excel.PaperType`: "A4". */
  paperSize?: string;
  /** A scale in per cent, or the number of pages to fit; an absent number is as many as needed. */
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
  /** Rows repeated at the top of each page, and columns repeated at its left. */
  titleRows?: Area;
  titleColumns?: Area;
  areas?: Area[];
  /** Text with Excel's codes: "&P" is the page number. */
  leftHeader?: string;
  centerHeader?: string;
  rightHeader?: string;
  leftFooter?: string;
  centerFooter?: string;
  rightFooter?: string;
}

/** A worksheet. */
export interface SheetData {
  id: string;
  name: string;
  visibility: "Visible" | "Hidden" | "VeryHidden";
  /** Cells by row and column. Both levels may be sparse (undefined, or null in JSON). */
  rows: ((CellData | null | undefined)[] | null | undefined)[];
  /** Column widths in pixels, by column index. */
  columnWidths: Record<number, number>;
  rowHeights: Record<number, number>;
  /** Styles of whole columns, for their cells that are not in `rows`. */
  columnStyles?: Record<number, CellStyle>;
  hiddenRows: number[];
  hiddenColumns: number[];
  frozenRows: number;
  frozenColumns: number;
  merged: Area[];
  arrays?: ArrayData[];
  tables: TableData[];
  /** A sheet has at most one filter besides those of its tables. */
  filter?: SheetFilter;
  /** True while an advanced filter hides rows, which the API does not reveal. */
  hasAdvancedFilter?: boolean;
  conditionalFormats: IconSetFormat[];
  /** Conditional formats other than icon sets, with lower priority than those. */
  colourRules?: ColourRule[];
  validations: ListValidation[];
  comments?: CommentData[];
  /** True when the sheet is protected: locked cells refuse writes with AccessDenied. */
  protected: boolean;
  allowed?: ProtectionAllowed;
  /** The password that `unprotect` requires. */
  password?: string;
  tabColor?: string;
  /** Defaults to true. */
  showGridlines?: boolean;
  print?: PrintSetup;
}

/** A defined name of a range or of a constant. */
export interface NameData {
  name: string;
  sheetId: string;
  area: Area;
  /** The id of the sheet that it belongs to; absent for a name of the workbook. */
  scopeSheetId?: string;
  /** The value of a name without a range: a constant or a formula's result, or "#REF!" when its cells were deleted. */
  constant?: { type: "Error" | "String" | "Double" | "Boolean" | "Array"; value: string | number | boolean };
  /** True when the Name Manager does not list it. */
  isHidden?: boolean;
}

/** A workbook. */
export interface WorkbookData {
  sheets: SheetData[];
  /** The id of the active sheet. */
  activeSheetId: string;
  selection: Area;
  /** Add-in settings (Excel.SettingCollection): JSON values by key. */
  settings: Record<string, unknown>;
  names?: NameData[];
  /** True for the 1904 date system. */
  date1904?: boolean;
  /** Excel's calculation mode and state. Absent for automatic calculation that is done. */
  calculation?: { mode: "Automatic" | "AutomaticExceptTables" | "Manual"; state: "Done" | "Calculating" | "Pending" };
}
