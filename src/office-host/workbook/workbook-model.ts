import * as borders from "./edits/border-lines";
import type { BorderEdge } from "./edits/border-lines";
import * as cells from "./edits/edit-cells";
import type { ClearWhat } from "./edits/edit-cells";
import { copyValues } from "./edits/copy-cells";
import * as lines from "./edits/edit-lines";
import * as names from "./edits/edit-names";
import * as sheets from "./edits/edit-sheets";
import { ExcelError } from "./excel-error";
import type { LineShift } from "./edits/shift-lines";
import { SheetRules } from "./sheet-rules";
import { TableEditor } from "./table-editor";
import { EN_GB, type Locale } from "./typed-entry";
import type {
  Area,
  BorderLine,
  CellStyle,
  NameData,
  PrintSetup,
  ProtectionAllowed,
  SheetData,
  WorkbookData,
} from "./types";
import type { ChangeSource } from "./workbook-change";
import { WorkbookState } from "./workbook-state";

/** The locale and clock of a workbook. */
export interface WorkbookModelOptions {
  /** How typed text is read and how dates are displayed. Defaults to en-GB. */
  locale?: Locale;
  /** The clock that gives "1/2" its year. */
  today?: () => Date;
}

/**
 * A workbook that follows Excel's rules. It has no undo and calculates no formulas.
 * Methods throw ExcelError, and then change nothing. Each is implemented, and described, in a file of `edits/`.
 */
export class WorkbookModel extends TableEditor {
  /** Conditional formats and data validation. */
  readonly rules: SheetRules;

  constructor(data: WorkbookData, options: WorkbookModelOptions = {}) {
    const copy = JSON.parse(JSON.stringify(data)) as WorkbookData;
    if (!copy.sheets.some((s) => s.id === copy.activeSheetId)) {
      throw new ExcelError("ItemNotFound", "No sheet has the id activeSheetId.");
    }
    super(new WorkbookState(copy, options.locale ?? EN_GB, options.today ?? (() => new Date())));
    this.rules = new SheetRules(this.state);
  }

  /** Runs `work` and attributes its changes to `source`. */
  actAs<T>(source: ChangeSource, work: () => T): T {
    const before = this.state.source;
    this.state.source = source;
    try {
      return work();
    } finally {
      this.state.source = before;
    }
  }

  // ---- cells -------------------------------------------------------------------------------------------------------

  /** Writes values or formulas: a scalar fills the area, null leaves a cell unchanged, "" empties it. */
  writeValues(sheetId: string, area: Area, written: unknown): void {
    cells.writeBlock(this.state, sheetId, area, written);
  }

  /** Pastes the values of cells onto a range of the same size. */
  copyValues(from: { sheetId: string; area: Area }, to: { sheetId: string; area: Area }): void {
    copyValues(this.state, from, to);
  }

  /** Types text into a cell, as a person does. Throws ExcelError for text that Excel or the model refuses. */
  edit(sheetId: string, row: number, column: number, typed: string): void {
    cells.typeText(this.state, sheetId, row, column, typed);
  }

  /** Sets number formats: one for all cells, or a 2-D array in which null leaves a cell unchanged. */
  writeNumberFormats(sheetId: string, area: Area, written: unknown): void {
    cells.writeNumberFormats(this.state, sheetId, area, written);
  }

  /** Changes parts of the cells' style. A part that is undefined is removed. */
  restyle(sheetId: string, area: Area, change: CellStyle): void {
    cells.restyleCells(this.state, sheetId, area, change);
  }

  /** Replaces each line along an edge of the areas with what `change` returns for it. */
  changeLines(
    sheetId: string,
    areas: readonly Area[],
    edge: BorderEdge,
    change: (line: BorderLine | undefined) => BorderLine | undefined,
  ): void {
    borders.changeLines(this.state, sheetId, areas, edge, change);
  }

  /**
   * Clears contents, formats or both. Clearing formats removes conditional formats that lie wholly inside; "All" also removes
   * drop-down lists.
   */
  clear(sheetId: string, area: Area, what: ClearWhat): void {
    cells.clearCells(this.state, sheetId, area, what);
  }

  /** Merges an area, or each of its rows, into one cell. Like Excel, keeps only the first value. */
  merge(sheetId: string, area: Area, across: boolean): void {
    cells.mergeCells(this.state, sheetId, area, across);
  }

  unmerge(sheetId: string, area: Area): void {
    cells.unmergeCells(this.state, sheetId, area);
  }

  // ---- rows and columns --------------------------------------------------------------------------------------------

  /** Inserts (count > 0) or deletes (count < 0) whole rows or columns. */
  shiftLines(shift: LineShift): void {
    lines.shiftSheetLines(this.state, shift);
  }

  /** Hides or shows rows or columns. */
  hideLines(sheetId: string, axis: "row" | "column", at: number, count: number, hidden: boolean): void {
    lines.hideLines(this.state, sheetId, axis, at, count, hidden);
  }

  /** Sets the size of rows or columns, in pixels. */
  resizeLines(sheetId: string, axis: "row" | "column", at: number, count: number, pixels: number): void {
    lines.resizeLines(this.state, sheetId, axis, at, count, pixels);
  }

  /** Resets columns to the standard width. */
  standardizeColumns(sheetId: string, at: number, count: number): void {
    lines.standardizeColumns(this.state, sheetId, at, count);
  }

  freeze(sheetId: string, rows: number, columns: number): void {
    lines.freezePanes(this.state, sheetId, rows, columns);
  }

  // ---- sheets ------------------------------------------------------------------------------------------------------

  addSheet(name?: string): SheetData {
    return sheets.addSheet(this.state, name);
  }

  /** Throws InvalidOperation for the last visible sheet and for a very hidden one. */
  deleteSheet(id: string): void {
    sheets.deleteSheet(this.state, id);
  }

  renameSheet(id: string, name: unknown): void {
    sheets.renameSheet(this.state, id, name);
  }

  /** Changes a sheet's visibility, tab colour or gridlines. Throws InvalidOperation when no visible sheet would be left. */
  changeSheet(id: string, change: Partial<Pick<SheetData, "visibility" | "tabColor" | "showGridlines">>): void {
    sheets.changeSheet(this.state, id, change);
  }

  moveSheet(id: string, position: number): void {
    sheets.moveSheet(this.state, id, position);
  }

  /** Changes parts of a sheet's page setup. A part that is undefined is removed. */
  changePrint(sheetId: string, change: PrintSetup): void {
    sheets.changePrint(this.state, sheetId, change);
  }

  /** Activates a sheet. Throws InvalidOperation for a hidden one. */
  activate(id: string): void {
    sheets.activateSheet(this.state, id);
  }

  select(sheetId: string, area: Area): void {
    sheets.selectCells(this.state, sheetId, area);
  }

  protect(sheetId: string, password?: string, allowed?: ProtectionAllowed): void {
    sheets.protectSheet(this.state, sheetId, password, allowed);
  }

  unprotect(sheetId: string, password?: string): void {
    sheets.unprotectSheet(this.state, sheetId, password);
  }

  // ---- names and settings ------------------------------------------------------------------------------------------

  /** Adds a name for a constant to the workbook or to one of its sheets. */
  addConstant(name: string, formula: string, scopeSheetId: string | undefined): NameData {
    return names.addConstant(this.state, name, formula, scopeSheetId);
  }

  deleteName(name: NameData): void {
    names.deleteName(this.state, name);
  }

  setSetting(key: string, value: unknown): void {
    this.state.data.settings[key] = value;
  }

  deleteSetting(key: string): void {
    const others = Object.entries(this.state.data.settings).filter(([other]) => other !== key);
    this.state.data.settings = Object.fromEntries(others);
  }
}
