import { containsArea, formatAddress, intersect, isOnSheet, isUnbounded, ROW_LIMIT, COLUMN_LIMIT } from "./address";
import { cellAt, emptied, isBlank, readBlock, readers, reformatted, restyled, usedArea, valueTypeOf } from "./cells";
import type { CellValue, ValueType } from "./cells";
import type { CellChangeDetails, ChangeSource, WorkbookChange } from "./changes";
import { ExcelError } from "./excel-error";
import { shiftLines, type LineShift } from "./lines";
import { assertSheetName, emptySheet, freeName } from "./sheet-names";
import { columnNames, dataArea, extendOverRowsBelow, settleHeaders, tableAt } from "./tables";
import { EN_GB, readTypedText, type Locale } from "./typed-text";
import type { Area, CellData, CellStyle, IconSetFormat, SheetData, TableData, WorkbookData } from "./types";
import { assertUnprotected, assertWritable, blockOf, changeCells, writeValues } from "./write-cells";

export interface WorkbookModelOptions {
  /** How typed text is read and dates are shown. en-GB unless told. */
  locale?: Locale;
  /** Gives "1/2" its year. */
  today?: () => Date;
}

export type ClearWhat = "All" | "Contents" | "Formats" | "Hyperlinks" | "RemoveHyperlinks";

/**
 * A workbook that obeys Excel's rules. It keeps no history and calculates no formulas.
 * Its methods throw ExcelError, and write nothing when they do.
 */
export class WorkbookModel {
  readonly locale: Locale;
  readonly #today: () => Date;
  readonly #listeners = new Set<(change: WorkbookChange) => void>();
  #data: WorkbookData;
  #source: ChangeSource = "host";
  #nextId = 1;

  constructor(data: WorkbookData, options: WorkbookModelOptions = {}) {
    this.locale = options.locale ?? EN_GB;
    this.#today = options.today ?? (() => new Date());
    this.#data = JSON.parse(JSON.stringify(data)) as WorkbookData;
    if (!this.#data.sheets.some((s) => s.id === this.#data.activeSheetId)) {
      throw new ExcelError("ItemNotFound", "activeSheetId names none of the sheets.");
    }
  }

  /** The workbook as plain data: a copy. */
  toData(): WorkbookData {
    return JSON.parse(JSON.stringify(this.#data)) as WorkbookData;
  }

  /** The workbook's own data, for reading only. */
  get data(): Readonly<WorkbookData> {
    return this.#data;
  }

  get sheets(): readonly SheetData[] {
    return this.#data.sheets;
  }

  get activeSheet(): SheetData {
    return this.sheet(this.#data.activeSheetId);
  }

  /** Tells the listener of every change. The answer stops it. */
  onChange(listener: (change: WorkbookChange) => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  /** Runs `work` so that its changes are known as made by `source`. */
  actAs<T>(source: ChangeSource, work: () => T): T {
    const before = this.#source;
    this.#source = source;
    try {
      return work();
    } finally {
      this.#source = before;
    }
  }

  /** Finds a sheet by its id. Throws ItemNotFound. */
  sheet(id: string): SheetData {
    const sheet = this.#data.sheets.find((s) => s.id === id);
    if (!sheet) throw new ExcelError("ItemNotFound", "The sheet has been deleted.");
    return sheet;
  }

  /** Finds a sheet by name, letter case aside, or by id. */
  findSheet(nameOrId: string): SheetData | undefined {
    const wanted = nameOrId.toLowerCase();
    return this.#data.sheets.find((s) => s.name.toLowerCase() === wanted || s.id.toLowerCase() === wanted);
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
    return readBlock(this.sheet(sheetId), area, readers.text(this.locale));
  }

  cell(sheetId: string, row: number, column: number): Readonly<CellData> | undefined {
    return cellAt(this.sheet(sheetId), row, column);
  }

  usedArea(sheetId: string, within: Area | undefined, valuesOnly: boolean): Area | undefined {
    return usedArea(this.sheet(sheetId), within, valuesOnly);
  }

  // ---- cells -------------------------------------------------------------------------------------------------

  /** Writes values or formula texts: a scalar fills the area, null leaves a cell, "" empties it. */
  writeValues(sheetId: string, area: Area, written: unknown): void {
    const sheet = this.sheet(sheetId);
    const before = this.#detailsBefore(sheet, area);
    const below = this.#blankBelowTable(sheet, area);
    writeValues(sheet, area, written, this.locale, this.#today);
    this.#afterContents(sheet, area, before, below);
  }

  /** A person types into a cell. Throws ExcelError for what Excel, or the model, would not take. */
  edit(sheetId: string, row: number, column: number, typed: string): void {
    const sheet = this.sheet(sheetId);
    const area = { row, column, rowCount: 1, columnCount: 1 };
    const format = cellAt(sheet, row, column)?.format ?? "General";
    this.#assertAllowed(sheet, area, typed);
    const entry = typed === "" ? undefined : readTypedText(typed, format, this.locale, this.#today);
    // A plain number typed into a percentage cell is a percentage: "85" and "0.85" both become 85%.
    const isPercent = typeof entry?.value === "number" && /%/.test(format) && !typed.includes("%");
    const percent = isPercent && typeof entry?.value === "number" && Math.abs(entry.value) >= 1;
    const written = percent && typeof entry?.value === "number" ? entry.value / 100 : typed;
    this.writeValues(sheetId, area, written);
  }

  /** Sets number formats: one for all, or a 2-D array in which null leaves a cell. */
  writeNumberFormats(sheetId: string, area: Area, written: unknown): void {
    const sheet = this.sheet(sheetId);
    const formats = blockOf(written, area, (item): item is string => typeof item === "string");
    assertUnprotected(sheet);
    const flat = formats.flat();
    let i = 0;
    changeCells(sheet, area, (cell) => {
      const format = flat[i++] ?? null;
      if (format === null || format === (cell?.format ?? "General")) return cell;
      return reformatted(cell, { format });
    });
    this.#tell({ kind: "appearance", sheetId, area, source: this.#source });
  }

  /** Changes parts of the cells' style; a part given as undefined is taken away. */
  restyle(sheetId: string, area: Area, change: CellStyle): void {
    const sheet = this.sheet(sheetId);
    assertUnprotected(sheet);
    changeCells(sheet, area, (cell) => reformatted(cell, { style: restyled(cell?.style, change) }));
    this.#tell({ kind: "appearance", sheetId, area, source: this.#source });
  }

  /**
   * Clears contents, formats or both. Formats take with them the conditional formats that lie wholly inside; "All" also
   * takes the lists of choices.
   */
  clear(sheetId: string, area: Area, what: ClearWhat): void {
    if (what === "Hyperlinks" || what === "RemoveHyperlinks") return;
    const sheet = this.sheet(sheetId);
    const within = isUnbounded(area) ? usedArea(sheet, area, false) : area;
    if (what === "Contents") assertWritable(sheet, within ?? { ...area, rowCount: 1, columnCount: 1 }, () => true);
    else assertUnprotected(sheet);
    const before = within && this.#detailsBefore(sheet, within);
    if (within) {
      changeCells(sheet, within, (cell) => {
        if (!cell || what === "All") return undefined;
        return what === "Contents" ? emptied(cell) : reformatted(cell, { format: undefined, style: undefined });
      });
    }
    if (what !== "Contents") {
      sheet.conditionalFormats = sheet.conditionalFormats.filter((f) => !containsArea(area, f.area));
      this.#tell({ kind: "appearance", sheetId, area, source: this.#source });
    }
    if (what === "All") sheet.validations = sheet.validations.filter((v) => !containsArea(area, v.area));
    if (what !== "Formats" && within) this.#afterContents(sheet, within, before, false);
  }

  /** Merges an area into one cell (or each of its rows), keeping the first value only, as Excel does. */
  merge(sheetId: string, area: Area, across: boolean): void {
    const sheet = this.sheet(sheetId);
    assertUnprotected(sheet);
    if (isUnbounded(area)) throw new ExcelError("NotImplemented", "Whole rows and columns cannot be merged here.");
    if (sheet.tables.some((t) => intersect(t.area, area))) throw new ExcelError("MergedRangeConflict");
    this.unmerge(sheetId, area);
    const rowCount = across ? 1 : area.rowCount;
    for (let row = area.row; row < area.row + area.rowCount; row += rowCount) {
      const merged = { ...area, row, rowCount };
      let first = true;
      changeCells(sheet, merged, (cell) => {
        const kept = first ? cell : emptied(cell);
        first = false;
        return kept;
      });
      sheet.merged.push(merged);
    }
    this.#tell({ kind: "cells", sheetId, area, source: this.#source });
  }

  unmerge(sheetId: string, area: Area): void {
    const sheet = this.sheet(sheetId);
    assertUnprotected(sheet);
    sheet.merged = sheet.merged.filter((m) => !intersect(m, area));
    this.#tell({ kind: "appearance", sheetId, area, source: this.#source });
  }

  // ---- rows and columns --------------------------------------------------------------------------------------

  /** Inserts (count > 0) or deletes (count < 0) whole rows or columns. */
  shiftLines(shift: LineShift): void {
    const sheet = this.sheet(shift.sheetId);
    assertUnprotected(sheet);
    shiftLines(this.#data, sheet, shift);
    this.#tell({ kind: "structure", what: "lines", sheetId: sheet.id, shift, source: this.#source });
  }

  /** Hides or shows rows or columns. */
  hideLines(sheetId: string, axis: "row" | "column", at: number, count: number, hidden: boolean): void {
    const sheet = this.sheet(sheetId);
    assertUnprotected(sheet);
    const key = axis === "row" ? "hiddenRows" : "hiddenColumns";
    if (hidden && count >= (axis === "row" ? ROW_LIMIT : COLUMN_LIMIT)) {
      throw new ExcelError("NotImplemented", "All of a sheet's lines cannot be hidden here.");
    }
    const others = sheet[key].filter((i) => i < at || i >= at + count);
    sheet[key] = hidden
      ? [...others, ...Array.from({ length: count }, (_, i) => at + i)].sort((a, b) => a - b)
      : others;
    this.#tell({ kind: "appearance", sheetId, source: this.#source });
  }

  /** Sets the size of rows or columns, in pixels. */
  resizeLines(sheetId: string, axis: "row" | "column", at: number, count: number, pixels: number): void {
    const sheet = this.sheet(sheetId);
    assertUnprotected(sheet);
    const sizes = axis === "row" ? sheet.rowHeights : sheet.columnWidths;
    for (let i = at; i < at + count; i++) sizes[i] = pixels;
    this.#tell({ kind: "appearance", sheetId, source: this.#source });
  }

  freeze(sheetId: string, rows: number, columns: number): void {
    const sheet = this.sheet(sheetId);
    sheet.frozenRows = rows;
    sheet.frozenColumns = columns;
    this.#tell({ kind: "appearance", sheetId, source: this.#source });
  }

  // ---- sheets ------------------------------------------------------------------------------------------------

  addSheet(name?: string): SheetData {
    const wanted =
      name ??
      freeName(
        "Sheet",
        this.#data.sheets.map((s) => s.name),
      );
    assertSheetName(wanted, this.#data.sheets);
    const sheet = emptySheet(this.#newId(), wanted);
    this.#data.sheets.push(sheet);
    this.#tell({ kind: "structure", what: "sheet-added", sheetId: sheet.id, source: this.#source });
    return sheet;
  }

  /** Throws InvalidOperation for the last visible sheet and for a very hidden one. */
  deleteSheet(id: string): void {
    const sheet = this.sheet(id);
    if (sheet.visibility === "VeryHidden") {
      throw new ExcelError("InvalidOperation", "A very hidden sheet cannot be deleted.");
    }
    const next = this.#data.sheets.find((s) => s.id !== id && s.visibility === "Visible");
    if (!next) throw new ExcelError("InvalidOperation", "A workbook keeps at least one visible sheet.");
    if (this.#data.activeSheetId === id) this.activate(next.id);
    this.#data.sheets = this.#data.sheets.filter((s) => s.id !== id);
    this.#data.names = this.#data.names?.filter((n) => n.sheetId !== id && n.scopeSheetId !== id);
    this.#tell({ kind: "structure", what: "sheet-deleted", sheetId: id, source: this.#source });
  }

  renameSheet(id: string, name: unknown): void {
    const sheet = this.sheet(id);
    assertSheetName(
      name,
      this.#data.sheets.filter((s) => s.id !== id),
    );
    sheet.name = name;
    this.#tell({ kind: "structure", what: "sheet-changed", sheetId: id, source: this.#source });
  }

  /** Changes what a sheet shows of itself. Throws InvalidOperation when the last visible sheet would be hidden. */
  changeSheet(id: string, change: Partial<Pick<SheetData, "visibility" | "tabColor" | "showGridlines">>): void {
    const sheet = this.sheet(id);
    const hides = change.visibility !== undefined && change.visibility !== "Visible";
    const next = this.#data.sheets.find((s) => s.id !== id && s.visibility === "Visible");
    if (hides && !next) throw new ExcelError("InvalidOperation", "A workbook keeps at least one visible sheet.");
    if (hides && next && this.#data.activeSheetId === id) this.activate(next.id);
    Object.assign(sheet, change);
    this.#tell({ kind: "structure", what: "sheet-changed", sheetId: id, source: this.#source });
  }

  moveSheet(id: string, position: number): void {
    const sheet = this.sheet(id);
    if (!Number.isInteger(position) || position < 0 || position >= this.#data.sheets.length) {
      throw new ExcelError("InvalidArgument", `There is no position ${position}.`);
    }
    const others = this.#data.sheets.filter((s) => s.id !== id);
    this.#data.sheets = [...others.slice(0, position), sheet, ...others.slice(position)];
    this.#tell({ kind: "structure", what: "sheet-changed", sheetId: id, source: this.#source });
  }

  /** Brings a sheet to the front. Throws InvalidOperation for a hidden one. */
  activate(id: string): void {
    const sheet = this.sheet(id);
    if (sheet.visibility !== "Visible") throw new ExcelError("InvalidOperation", `${sheet.name} is hidden.`);
    const previousSheetId = this.#data.activeSheetId;
    if (previousSheetId === id) return;
    this.#data.activeSheetId = id;
    this.#data.selection = { row: 0, column: 0, rowCount: 1, columnCount: 1 };
    this.#tell({ kind: "activation", sheetId: id, previousSheetId, source: this.#source });
  }

  select(sheetId: string, area: Area): void {
    if (!isOnSheet(area)) throw new ExcelError("InvalidArgument", "The selection is outside the sheet.");
    this.activate(sheetId);
    const { row, column, rowCount, columnCount } = this.#data.selection;
    if (row === area.row && column === area.column && rowCount === area.rowCount && columnCount === area.columnCount)
      return;
    this.#data.selection = { ...area };
    this.#tell({ kind: "selection", sheetId, area: { ...area }, source: this.#source });
  }

  protect(sheetId: string, password?: string): void {
    const sheet = this.sheet(sheetId);
    if (sheet.protected) throw new ExcelError("AccessDenied", `The sheet ${sheet.name} is protected already.`);
    sheet.protected = true;
    if (password !== undefined && password !== "") sheet.password = password;
    this.#tell({ kind: "appearance", sheetId, source: this.#source });
  }

  unprotect(sheetId: string, password?: string): void {
    const sheet = this.sheet(sheetId);
    if (sheet.password !== undefined && sheet.password !== password) {
      throw new ExcelError("AccessDenied", "The password is not the one the sheet was protected with.");
    }
    sheet.protected = false;
    delete sheet.password;
    this.#tell({ kind: "appearance", sheetId, source: this.#source });
  }

  // ---- tables ------------------------------------------------------------------------------------------------

  /** All tables with their sheets, sheet by sheet. */
  tables(): { sheet: SheetData; table: TableData }[] {
    return this.#data.sheets.flatMap((sheet) => sheet.tables.map((table) => ({ sheet, table })));
  }

  /** Finds a table by its id. Throws ItemNotFound. */
  table(id: string): { sheet: SheetData; table: TableData } {
    const found = this.tables().find(({ table }) => table.id === id);
    if (!found) throw new ExcelError("ItemNotFound", "The table has been deleted.");
    return found;
  }

  findTable(nameOrId: string): { sheet: SheetData; table: TableData } | undefined {
    const wanted = nameOrId.toLowerCase();
    return this.tables().find(({ table }) => table.name.toLowerCase() === wanted || table.id.toLowerCase() === wanted);
  }

  tableAt(sheetId: string, row: number, column: number): TableData | undefined {
    return tableAt(this.sheet(sheetId), row, column);
  }

  columnNames(table: TableData): string[] {
    return columnNames(this.table(table.id).sheet, table);
  }

  /** Makes a table of cells with headers. Throws MergedRangeConflict where it would overlap a table or merged cells. */
  addTable(sheetId: string, wanted: Area, hasHeaders: boolean, name?: string): TableData {
    const sheet = this.sheet(sheetId);
    assertUnprotected(sheet);
    if (!hasHeaders) throw new ExcelError("NotImplemented", "The workbench makes tables of cells with headers only.");
    if (isUnbounded(wanted)) throw new ExcelError("InvalidArgument", "A table is made of a bounded range.");
    const area = { ...wanted, rowCount: Math.max(2, wanted.rowCount) };
    this.#assertRoomForTable(sheet, area, undefined);
    const tables = this.tables().map((t) => t.table);
    const id = this.#newId();
    const table: TableData = {
      id,
      name:
        name ??
        freeName(
          "Table",
          tables.map((t) => t.name),
        ),
      area,
      showTotals: false,
      style: "TableStyleMedium2",
      filtered: false,
    };
    sheet.tables.push(table);
    settleHeaders(sheet, table, this.locale);
    this.#tell({ kind: "structure", what: "table-added", sheetId, tableId: id, source: this.#source });
    return table;
  }

  /** Takes a table away; with `keepCells` it becomes an ordinary range, else its cells are emptied. */
  deleteTable(id: string, keepCells: boolean): void {
    const { sheet, table } = this.table(id);
    assertUnprotected(sheet);
    if (table.filtered) this.clearFilters(id);
    sheet.tables = sheet.tables.filter((t) => t.id !== id);
    if (!keepCells) this.clear(sheet.id, table.area, "All");
    this.#tell({ kind: "structure", what: "table-deleted", sheetId: sheet.id, tableId: id, source: this.#source });
  }

  /** Changes a table's name, look or total row. Throws InvalidArgument for a name Excel refuses. */
  changeTable(id: string, change: Partial<Pick<TableData, "name" | "style" | "showTotals" | "showBandedRows">>): void {
    const { sheet, table } = this.table(id);
    assertUnprotected(sheet);
    if (change.name !== undefined) this.#assertTableName(change.name, id);
    const { showTotals } = change;
    if (showTotals !== undefined && showTotals !== table.showTotals) {
      const rowCount = table.area.rowCount + (showTotals ? 1 : -1);
      if (showTotals)
        this.#assertBlank(sheet, { ...table.area, row: table.area.row + table.area.rowCount, rowCount: 1 });
      else this.clear(sheet.id, { ...table.area, row: table.area.row + rowCount, rowCount: 1 }, "All");
      table.area = { ...table.area, rowCount };
    }
    Object.assign(table, change);
    this.#tell({ kind: "structure", what: "table-changed", sheetId: sheet.id, tableId: id, source: this.#source });
  }

  /** Gives a table other cells. The header row stays where it is, as Excel demands. */
  resizeTable(id: string, area: Area): void {
    const { sheet, table } = this.table(id);
    assertUnprotected(sheet);
    if (area.row !== table.area.row || !intersect(area, table.area)) {
      throw new ExcelError("InvalidArgument", "A table keeps its header row and overlaps its old cells when resized.");
    }
    if (area.rowCount < 2 || isUnbounded(area)) {
      throw new ExcelError("InvalidArgument", "A table has a header row and at least one row of data.");
    }
    this.#assertRoomForTable(sheet, area, id);
    table.area = { ...area };
    settleHeaders(sheet, table, this.locale);
    this.#tell({ kind: "structure", what: "table-changed", sheetId: sheet.id, tableId: id, source: this.#source });
  }

  /** Hides the given rows of a table (counted from its first data row), as a filter set by a person does. */
  filterTable(id: string, hiddenDataRows: readonly number[]): void {
    const { sheet, table } = this.table(id);
    this.clearFilters(id);
    table.filtered = hiddenDataRows.length > 0;
    const first = dataArea(table).row;
    sheet.hiddenRows = [...new Set([...sheet.hiddenRows, ...hiddenDataRows.map((r) => first + r)])].sort(
      (a, b) => a - b,
    );
    this.#tell({ kind: "appearance", sheetId: sheet.id, source: this.#source });
  }

  clearFilters(id: string): void {
    const { sheet, table } = this.table(id);
    const data = dataArea(table);
    if (table.filtered) {
      sheet.hiddenRows = sheet.hiddenRows.filter((r) => r < data.row || r >= data.row + data.rowCount);
    }
    table.filtered = false;
    this.#tell({ kind: "appearance", sheetId: sheet.id, source: this.#source });
  }

  // ---- conditional formats, lists, settings ------------------------------------------------------------------

  /** Adds an icon set above all others, with Excel's own beginnings: three traffic lights at 33 and 67 per cent. */
  addIconSet(sheetId: string, area: Area): IconSetFormat {
    const sheet = this.sheet(sheetId);
    assertUnprotected(sheet);
    const at = (formula: string): IconSetFormat["criteria"][number] => ({
      type: "Percent",
      operator: "GreaterThanOrEqual",
      formula,
    });
    const format: IconSetFormat = {
      id: this.#newId(),
      area: { ...area },
      type: "IconSet",
      style: "ThreeTrafficLights1",
      showIconOnly: false,
      reverseIconOrder: false,
      criteria: [at("=0"), at("=33"), at("=67")],
    };
    sheet.conditionalFormats.unshift(format);
    this.#tell({ kind: "appearance", sheetId, area, source: this.#source });
    return format;
  }

  changeIconSet(sheetId: string, id: string, change: Partial<Omit<IconSetFormat, "id" | "type">>): void {
    const sheet = this.sheet(sheetId);
    assertUnprotected(sheet);
    const format = sheet.conditionalFormats.find((f) => f.id === id);
    if (!format) throw new ExcelError("ItemNotFound", "The conditional format has been deleted.");
    Object.assign(format, change);
    this.#tell({ kind: "appearance", sheetId, area: format.area, source: this.#source });
  }

  removeConditionalFormats(sheetId: string, isGone: (format: IconSetFormat) => boolean): void {
    const sheet = this.sheet(sheetId);
    assertUnprotected(sheet);
    sheet.conditionalFormats = sheet.conditionalFormats.filter((f) => !isGone(f));
    this.#tell({ kind: "appearance", sheetId, source: this.#source });
  }

  /** Gives the cells of an area one list of choices, or none; what they had before is taken away. */
  setValidation(
    sheetId: string,
    area: Area,
    list: Omit<SheetData["validations"][number], "id" | "area"> | undefined,
  ): void {
    const sheet = this.sheet(sheetId);
    assertUnprotected(sheet);
    sheet.validations = sheet.validations.filter((v) => !intersect(v.area, area));
    if (list) sheet.validations.push({ id: this.#newId(), area: { ...area }, ...list });
    this.#tell({ kind: "appearance", sheetId, area, source: this.#source });
  }

  setSetting(key: string, value: unknown): void {
    this.#data.settings[key] = value;
  }

  deleteSetting(key: string): void {
    const others = Object.entries(this.#data.settings).filter(([other]) => other !== key);
    this.#data.settings = Object.fromEntries(others);
  }

  // ---- inner workings ----------------------------------------------------------------------------------------

  #tell(change: WorkbookChange): void {
    for (const listener of [...this.#listeners]) listener(change);
  }

  /** An id in the form of Excel's, unlike every other in the workbook. */
  #newId(): string {
    const used = new Set(
      this.#data.sheets.flatMap((s) => [s, ...s.tables, ...s.conditionalFormats, ...s.validations].map((o) => o.id)),
    );
    let id: string;
    do id = `{${(this.#nextId++).toString(16).padStart(8, "0").toUpperCase()}-0001-0000-0000-000000000000}`;
    while (used.has(id));
    return id;
  }

  #detailsBefore(sheet: SheetData, area: Area): CellData | undefined | "several" {
    return area.rowCount === 1 && area.columnCount === 1 ? cellAt(sheet, area.row, area.column) : "several";
  }

  /** True when the cells are the blank ones directly under a table, which grows over what is written there. */
  #blankBelowTable(sheet: SheetData, area: Area): boolean {
    const touches = sheet.tables.some((t) => t.area.row + t.area.rowCount === area.row && !t.showTotals);
    return touches && !isUnbounded(area) && readBlock(sheet, area, isBlank).flat().every(Boolean);
  }

  #afterContents(sheet: SheetData, area: Area, before: CellData | undefined | "several", wasBelowTable: boolean): void {
    for (const table of sheet.tables) {
      if (intersect({ ...table.area, rowCount: 1 }, area)) settleHeaders(sheet, table, this.locale);
    }
    const grown = wasBelowTable ? extendOverRowsBelow(sheet, area) : undefined;
    const details = before === "several" ? undefined : this.#details(before, cellAt(sheet, area.row, area.column));
    this.#tell({
      kind: "cells",
      sheetId: sheet.id,
      area: { ...area },
      source: this.#source,
      ...(details ? { details } : {}),
    });
    if (grown) {
      this.#tell({
        kind: "structure",
        what: "table-changed",
        sheetId: sheet.id,
        tableId: grown.id,
        source: this.#source,
      });
    }
  }

  #details(before: CellData | undefined, after: CellData | undefined): CellChangeDetails {
    return {
      valueBefore: readers.value(before),
      valueAfter: readers.value(after),
      valueTypeBefore: valueTypeOf(before),
      valueTypeAfter: valueTypeOf(after),
    };
  }

  /** A list of choices stops a person, but not the API. Lists that refer to cells are not looked up. */
  #assertAllowed(sheet: SheetData, area: Area, typed: string): void {
    const list = sheet.validations.find((v) => containsArea(v.area, area));
    if (!list || typed === "" || list.source.startsWith("=")) return;
    if (list.source.split(",").some((choice) => choice.trim() === typed.trim())) return;
    throw new ExcelError(
      "InvalidArgument",
      list.errorAlert?.message ?? `${formatAddress(sheet.name, area)} takes one of: ${list.source}.`,
    );
  }

  #assertTableName(name: string, id: string): void {
    if (!/^[\p{L}_\\][\p{L}\p{N}_.\\]{0,254}$/u.test(name) || /^[a-z]{1,3}\d+$/i.test(name) || /^[rc]$/i.test(name)) {
      throw new ExcelError("InvalidArgument", `Excel does not allow ${JSON.stringify(name)} as a table's name.`);
    }
    const other = this.findTable(name);
    if (other && other.table.id !== id) {
      throw new ExcelError("ItemAlreadyExists", `There is already a table named ${name}.`);
    }
  }

  #assertRoomForTable(sheet: SheetData, area: Area, id: string | undefined): void {
    const overlapped = sheet.tables.find((t) => t.id !== id && intersect(t.area, area));
    const merged = sheet.merged.find((m) => intersect(m, area));
    if (overlapped || merged) {
      throw new ExcelError("MergedRangeConflict", `${formatAddress(sheet.name, area)} is not free for a table.`);
    }
  }

  #assertBlank(sheet: SheetData, area: Area): void {
    if (readBlock(sheet, area, isBlank).flat().every(Boolean)) return;
    const address = formatAddress(sheet.name, area);
    throw new ExcelError("NotImplemented", `${address} is not blank, and the workbench does not shift cells.`);
  }
}
