import * as borders from "./border-lines";
import type { BorderEdge } from "./border-lines";
import { cellAt, readBlock, readers, usedArea, type CellValue, type ValueType } from "./cells";
import type { ChangeSource, WorkbookChange } from "./workbook-change";
import * as cells from "./edits/edit-cells";
import type { ClearWhat } from "./edits/edit-cells";
import { copyValues } from "./edits/copy-cells";
import * as filters from "./edits/filter-sheet";
import * as lines from "./edits/edit-lines";
import * as names from "./edits/edit-names";
import * as rules from "./edits/edit-rules";
import * as sheets from "./edits/edit-sheets";
import * as columns from "./edits/edit-table-columns";
import * as rows from "./edits/edit-table-rows";
import * as tables from "./edits/edit-tables";
import { ExcelError } from "./excel-error";
import type { LineShift } from "./lines";
import { columnNames } from "./table-cells";
import { EN_GB, type Locale } from "./typed-entry";
import type {
  Area,
  BorderLine,
  CellData,
  CellStyle,
  ColourRule,
  IconSetFormat,
  ListValidation,
  NameData,
  PrintSetup,
  ProtectionAllowed,
  SheetData,
  TableData,
  WorkbookData,
} from "./types";
import { WorkbookState } from "./workbook-state";

export interface WorkbookModelOptions {
  /** How typed text is read and dates are shown. en-GB unless told. */
  locale?: Locale;
  /** Gives "1/2" its year. */
  today?: () => Date;
}

/**
 * A workbook that obeys Excel's rules. It keeps no history and calculates no formulas.
 * Its methods throw ExcelError, and write nothing when they do. What each does is in the file that it comes from.
 */
export class WorkbookModel {
  readonly #state: WorkbookState;

  constructor(data: WorkbookData, options: WorkbookModelOptions = {}) {
    const copy = JSON.parse(JSON.stringify(data)) as WorkbookData;
    if (!copy.sheets.some((s) => s.id === copy.activeSheetId)) {
      throw new ExcelError("ItemNotFound", "activeSheetId names none of the sheets.");
    }
    this.#state = new WorkbookState(copy, options.locale ?? EN_GB, options.today ?? (() => new Date()));
  }

  get locale(): Locale {
    return this.#state.locale;
  }

  /** The workbook as plain data: a copy. */
  toData(): WorkbookData {
    return JSON.parse(JSON.stringify(this.#state.data)) as WorkbookData;
  }

  /** The workbook's own data, for reading only. */
  get data(): Readonly<WorkbookData> {
    return this.#state.data;
  }

  get sheets(): readonly SheetData[] {
    return this.#state.data.sheets;
  }

  get activeSheet(): SheetData {
    return this.sheet(this.#state.data.activeSheetId);
  }

  /** Tells the listener of every change. The answer stops it. */
  onChange(listener: (change: WorkbookChange) => void): () => void {
    return this.#state.onChange(listener);
  }

  /** Runs `work` so that its changes are known as made by `source`. */
  actAs<T>(source: ChangeSource, work: () => T): T {
    const before = this.#state.source;
    this.#state.source = source;
    try {
      return work();
    } finally {
      this.#state.source = before;
    }
  }

  /** Finds a sheet by its id. Throws ItemNotFound. */
  sheet(id: string): SheetData {
    return this.#state.sheet(id);
  }

  /** Finds a sheet by name, letter case aside, or by id. */
  findSheet(nameOrId: string): SheetData | undefined {
    const wanted = nameOrId.toLowerCase();
    return this.sheets.find((s) => s.name.toLowerCase() === wanted || s.id.toLowerCase() === wanted);
  }

  // ---- reading -----------------------------------------------------------------------------------------------

  values(sheetId: string, area: Area): CellValue[][] {
    return readBlock(this.sheet(sheetId), area, readers.value);
  }

  valueTypes(sheetId: string, area: Area): ValueType[][] {
    return readBlock(this.sheet(sheetId), area, readers.valueType);
  }

  numberFormats(sheetId: string, area: Area): string[][] {
    return readBlock(this.sheet(sheetId), area, readers.numberFormat);
  }

  formulas(sheetId: string, area: Area): CellValue[][] {
    return readBlock(this.sheet(sheetId), area, readers.formula);
  }

  /** What Excel shows, in columns wide enough for it. */
  text(sheetId: string, area: Area): string[][] {
    return readBlock(this.sheet(sheetId), area, readers.text(this.locale, this.data.date1904));
  }

  cell(sheetId: string, row: number, column: number): Readonly<CellData> | undefined {
    return cellAt(this.sheet(sheetId), row, column);
  }

  usedArea(sheetId: string, within: Area | undefined, valuesOnly: boolean): Area | undefined {
    return usedArea(this.sheet(sheetId), within, valuesOnly);
  }

  // ---- cells -------------------------------------------------------------------------------------------------------

  /** Writes values or formula texts: a scalar fills the area, null leaves a cell, "" empties it. */
  writeValues(sheetId: string, area: Area, written: unknown): void {
    cells.writeBlock(this.#state, sheetId, area, written);
  }

  /** Copies the values of cells onto as many others, as pasting values does. */
  copyValues(from: { sheetId: string; area: Area }, to: { sheetId: string; area: Area }): void {
    copyValues(this.#state, from, to);
  }

  /** A person types into a cell. Throws ExcelError for what Excel, or the model, would not take. */
  edit(sheetId: string, row: number, column: number, typed: string): void {
    cells.typeText(this.#state, sheetId, row, column, typed);
  }

  /** Sets number formats: one for all, or a 2-D array in which null leaves a cell. */
  writeNumberFormats(sheetId: string, area: Area, written: unknown): void {
    cells.writeNumberFormats(this.#state, sheetId, area, written);
  }

  /** Changes parts of the cells' style; a part given as undefined is taken away. */
  restyle(sheetId: string, area: Area, change: CellStyle): void {
    cells.restyleCells(this.#state, sheetId, area, change);
  }

  /** Changes the lines along an edge of each area: `change` is told what stands there and gives what shall. */
  changeLines(
    sheetId: string,
    areas: readonly Area[],
    edge: BorderEdge,
    change: (line: BorderLine | undefined) => BorderLine | undefined,
  ): void {
    borders.changeLines(this.#state, sheetId, areas, edge, change);
  }

  /**
   * Clears contents, formats or both. Formats take with them the conditional formats that lie wholly inside; "All" also
   * takes the lists of choices.
   */
  clear(sheetId: string, area: Area, what: ClearWhat): void {
    cells.clearCells(this.#state, sheetId, area, what);
  }

  /** Merges an area into one cell (or each of its rows), keeping the first value only, as Excel does. */
  merge(sheetId: string, area: Area, across: boolean): void {
    cells.mergeCells(this.#state, sheetId, area, across);
  }

  unmerge(sheetId: string, area: Area): void {
    cells.unmergeCells(this.#state, sheetId, area);
  }

  // ---- rows and columns --------------------------------------------------------------------------------------------

  /** Inserts (count > 0) or deletes (count < 0) whole rows or columns. */
  shiftLines(shift: LineShift): void {
    lines.shiftSheetLines(this.#state, shift);
  }

  /** Hides or shows rows or columns. */
  hideLines(sheetId: string, axis: "row" | "column", at: number, count: number, hidden: boolean): void {
    lines.hideLines(this.#state, sheetId, axis, at, count, hidden);
  }

  /** Sets the size of rows or columns, in pixels. */
  resizeLines(sheetId: string, axis: "row" | "column", at: number, count: number, pixels: number): void {
    lines.resizeLines(this.#state, sheetId, axis, at, count, pixels);
  }

  /** Gives columns the sheet's standard width again. */
  standardizeColumns(sheetId: string, at: number, count: number): void {
    lines.standardizeColumns(this.#state, sheetId, at, count);
  }

  freeze(sheetId: string, rows: number, columns: number): void {
    lines.freezePanes(this.#state, sheetId, rows, columns);
  }

  // ---- sheets ------------------------------------------------------------------------------------------------------

  addSheet(name?: string): SheetData {
    return sheets.addSheet(this.#state, name);
  }

  /** Throws InvalidOperation for the last visible sheet and for a very hidden one. */
  deleteSheet(id: string): void {
    sheets.deleteSheet(this.#state, id);
  }

  renameSheet(id: string, name: unknown): void {
    sheets.renameSheet(this.#state, id, name);
  }

  /** Changes what a sheet shows of itself. Throws InvalidOperation when the last visible sheet would be hidden. */
  changeSheet(id: string, change: Partial<Pick<SheetData, "visibility" | "tabColor" | "showGridlines">>): void {
    sheets.changeSheet(this.#state, id, change);
  }

  moveSheet(id: string, position: number): void {
    sheets.moveSheet(this.#state, id, position);
  }

  /** Changes parts of how a sheet is printed; a part given as undefined is taken away. */
  changePrint(sheetId: string, change: PrintSetup): void {
    sheets.changePrint(this.#state, sheetId, change);
  }

  /** Brings a sheet to the front. Throws InvalidOperation for a hidden one. */
  activate(id: string): void {
    sheets.activateSheet(this.#state, id);
  }

  select(sheetId: string, area: Area): void {
    sheets.selectCells(this.#state, sheetId, area);
  }

  protect(sheetId: string, password?: string, allowed?: ProtectionAllowed): void {
    sheets.protectSheet(this.#state, sheetId, password, allowed);
  }

  unprotect(sheetId: string, password?: string): void {
    sheets.unprotectSheet(this.#state, sheetId, password);
  }

  // ---- tables ------------------------------------------------------------------------------------------------------

  /** All tables with their sheets, sheet by sheet. */
  tables(): { sheet: SheetData; table: TableData }[] {
    return this.#state.tables();
  }

  /** Finds a table by its id. Throws ItemNotFound. */
  table(id: string): { sheet: SheetData; table: TableData } {
    return this.#state.table(id);
  }

  findTable(nameOrId: string): { sheet: SheetData; table: TableData } | undefined {
    return this.#state.findTable(nameOrId);
  }

  tableAt(sheetId: string, row: number, column: number): TableData | undefined {
    return this.#state.tableAt(sheetId, row, column);
  }

  columnNames(table: TableData): string[] {
    return columnNames(this.table(table.id).sheet, table);
  }

  /** Makes a table of cells with headers. Throws MergedRangeConflict where it would overlap a table or merged cells. */
  addTable(sheetId: string, wanted: Area, hasHeaders: boolean, name?: string): TableData {
    return tables.addTable(this.#state, sheetId, wanted, hasHeaders, name);
  }

  /** Takes a table away; with `keepCells` it becomes an ordinary range, else its cells are emptied. */
  deleteTable(id: string, keepCells: boolean): void {
    tables.deleteTable(this.#state, id, keepCells);
  }

  /** Changes a table's name, look or total row. Throws InvalidArgument for a name Excel refuses. */
  changeTable(id: string, change: Partial<Pick<TableData, "name" | "style" | "showTotals" | "showBandedRows">>): void {
    tables.changeTable(this.#state, id, change);
  }

  /** Gives a table other cells. The header row stays where it is, as Excel demands. */
  resizeTable(id: string, area: Area): void {
    tables.resizeTable(this.#state, id, area);
  }

  /** Adds a column at a table's right edge and gives its index. */
  addTableColumn(id: string, values?: readonly (readonly (CellValue | null)[])[], name?: string): number {
    return columns.addTableColumn(this.#state, id, values, name);
  }

  deleteTableColumn(id: string, index: number): void {
    columns.deleteTableColumn(this.#state, id, index);
  }

  /** Puts rows into a table before its row `index`, or at its foot, and gives the index of the first. */
  addTableRows(id: string, index: number | undefined, values: readonly (readonly (CellValue | null)[])[]): number {
    return rows.addTableRows(this.#state, id, index, values);
  }

  deleteTableRow(id: string, index: number): void {
    rows.deleteTableRow(this.#state, id, index);
  }

  /** Hides the given rows of a table (counted from its first data row), as a filter set by a person does. */
  filterTable(id: string, hiddenDataRows: readonly number[]): void {
    tables.filterTable(this.#state, id, hiddenDataRows);
  }

  clearFilters(id: string): void {
    tables.clearFilters(this.#state, id);
  }

  /** Filters plain cells under headings, as a person does: hides rows, counted from the first below the headings. */
  filterSheet(sheetId: string, area: Area, hiddenDataRows: readonly number[]): void {
    filters.filterSheet(this.#state, sheetId, area, hiddenDataRows);
  }

  clearSheetFilter(sheetId: string): void {
    filters.clearSheetFilter(this.#state, sheetId);
  }

  // ---- conditional formats, lists, settings ------------------------------------------------------------------------

  /** Adds an icon set above all others, with Excel's own beginnings: three traffic lights at 33 and 67 per cent. */
  addIconSet(sheetId: string, area: Area): IconSetFormat {
    return rules.addIconSet(this.#state, sheetId, area);
  }

  changeIconSet(sheetId: string, id: string, change: Partial<Omit<IconSetFormat, "id" | "type">>): void {
    rules.changeIconSet(this.#state, sheetId, id, change);
  }

  removeConditionalFormats(sheetId: string, isGone: (format: IconSetFormat | ColourRule) => boolean): void {
    rules.removeConditionalFormats(this.#state, sheetId, isGone);
  }

  /** Takes an area out of the conditional formats that reach into it. */
  clearConditionalFormats(sheetId: string, area: Area): void {
    rules.clearConditionalFormats(this.#state, sheetId, area);
  }

  /** Gives the cells of an area one list of choices, or none; what they had before is taken away. */
  setValidation(sheetId: string, area: Area, list: Omit<ListValidation, "id" | "area"> | undefined): void {
    rules.setValidation(this.#state, sheetId, area, list);
  }

  /** Adds a name for a constant, to the workbook or to one of its sheets. */
  addConstant(name: string, formula: string, scopeSheetId: string | undefined): NameData {
    return names.addConstant(this.#state, name, formula, scopeSheetId);
  }

  deleteName(name: NameData): void {
    names.deleteName(this.#state, name);
  }

  setSetting(key: string, value: unknown): void {
    this.#state.data.settings[key] = value;
  }

  deleteSetting(key: string): void {
    const others = Object.entries(this.#state.data.settings).filter(([other]) => other !== key);
    this.#state.data.settings = Object.fromEntries(others);
  }
}
