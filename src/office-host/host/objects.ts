import type { BorderEdge } from "../workbook/edits/border-lines";
import { ExcelError } from "../workbook/excel-error";
import type { Area } from "../workbook/types";

/** Cells of one sheet. A tracked range moves with inserted and deleted rows and columns; `isDeleted` when all of its cells were. */
export interface RangeRef {
  sheetId: string;
  area: Area;
  isDeleted?: boolean;
}

/** Several blocks of cells of one sheet. */
export interface AreasRef {
  sheetId: string;
  parts: RangeRef[];
}

/** Cells of one sheet, in one block or several. */
export type CellsRef = RangeRef | AreasRef;

/** An edge of cells. */
export interface BorderRef {
  cells: CellsRef;
  edge: BorderEdge | "DiagonalDown" | "DiagonalUp";
}

/** A sheet by its id. It may have been deleted since, as may the objects of the types below. */
export interface SheetRef {
  id: string;
}

/** A table by its id. */
export interface TableRef {
  tableId: string;
}

/** The tables of one sheet or of the workbook. */
export interface TablesRef {
  sheetId?: string;
}

/** A table's column by its index. */
export interface ColumnRef extends TableRef {
  index: number;
}

/** A table's data row by its index. */
export interface RowRef extends TableRef {
  index: number;
}

/** A conditional format by its id. */
export interface FormatRef {
  sheetId: string;
  id: string;
}

/** The comments of one sheet or of the workbook. */
export interface CommentsRef {
  sheetId?: string;
}

/** A comment by its id. */
export interface CommentRef {
  sheetId: string;
  id: string;
}

/** A setting by its key. */
export interface SettingRef {
  key: string;
}

/** The names of the workbook or of one sheet. */
export interface NamesRef {
  scopeSheetId?: string;
}

/** A defined name in its scope. */
export interface NameRef extends NamesRef {
  name: string;
}

/** What identifies an object of each type in the workbook. */
export interface Selves {
  AddinInternalService: null;
  Application: null;
  CellValueConditionalFormat: FormatRef;
  ConditionalFormatRule: FormatRef;
  CustomConditionalFormat: FormatRef;
  TextConditionalFormat: FormatRef;
  /** The filter of a table or of a sheet. */
  AutoFilter: TableRef | SheetRef;
  Comment: CommentRef;
  CommentCollection: CommentsRef;
  ConditionalFormat: FormatRef;
  ConditionalFormatCollection: RangeRef;
  DataValidation: RangeRef;
  FormatProtection: CellsRef;
  HeaderFooter: SheetRef;
  HeaderFooterGroup: SheetRef;
  IconSetConditionalFormat: FormatRef;
  NamedItem: NameRef;
  NamedItemCollection: NamesRef;
  PageLayout: SheetRef;
  Range: RangeRef;
  RangeAreas: AreasRef;
  RangeBorder: BorderRef;
  RangeBorderCollection: CellsRef;
  RangeCollection: AreasRef;
  RangeFill: CellsRef;
  RangeFont: CellsRef;
  RangeFormat: CellsRef;
  Runtime: null;
  Setting: SettingRef;
  SettingCollection: null;
  Table: TableRef;
  TableCollection: TablesRef;
  TableColumn: ColumnRef;
  TableColumnCollection: TableRef;
  TableRow: RowRef;
  TableRowCollection: TableRef;
  Workbook: null;
  Worksheet: SheetRef;
  WorksheetCollection: null;
  WorksheetFreezePanes: SheetRef;
  WorksheetProtection: SheetRef;
}

/** The name of a type of the API. */
export type TypeName = keyof Selves;

/** An object of the API: its type, and what identifies it in the workbook. */
export class HostObject {
  constructor(
    readonly type: TypeName,
    readonly self: unknown,
  ) {}
}

/** Creates an object of a type. */
export function object<T extends TypeName>(type: T, self: Selves[T]): HostObject {
  return new HostObject(type, self);
}

/** The range of an argument. Undefined when it is not a Range. */
export function rangeBehind(value: unknown): RangeRef | undefined {
  return value instanceof HostObject && value.type === "Range" ? (value.self as RangeRef) : undefined;
}

/** The areas of an argument. Undefined when it is neither a Range nor a RangeAreas. */
export function partsBehind(value: unknown): { sheetId: string; parts: readonly RangeRef[] } | undefined {
  if (value instanceof HostObject && value.type === "RangeAreas") return value.self as AreasRef;
  const range = rangeBehind(value);
  return range && { sheetId: range.sheetId, parts: [range] };
}

/** The answer of an OrNullObject method that found nothing. */
export const NULL_OBJECT = Symbol("null object");

/** The object that was found. Throws ItemNotFound for a null object. */
export function orNotFound(found: HostObject | typeof NULL_OBJECT, detail?: string): HostObject {
  if (found === NULL_OBJECT) throw new ExcelError("ItemNotFound", detail);
  return found;
}
