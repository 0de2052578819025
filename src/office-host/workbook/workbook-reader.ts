import { cellAt, readBlock, readers, usedArea, type CellValue, type ValueType } from "./cells";
import type { WorkbookChange } from "./workbook-change";
import { columnNames } from "./table-cells";
import type { Locale } from "./typed-entry";
import type { Area, CellData, SheetData, TableData, WorkbookData } from "./types";
import type { WorkbookState } from "./workbook-state";

/** Reads a workbook: its sheets, tables and cells, and what changes in it. */
export class WorkbookReader {
  constructor(protected readonly state: WorkbookState) {}

  get locale(): Locale {
    return this.state.locale;
  }

  /** Copies the workbook as plain data. */
  toData(): WorkbookData {
    return JSON.parse(JSON.stringify(this.state.data)) as WorkbookData;
  }

  /** The workbook's own data, for reading only. */
  get data(): Readonly<WorkbookData> {
    return this.state.data;
  }

  get sheets(): readonly SheetData[] {
    return this.state.data.sheets;
  }

  get activeSheet(): SheetData {
    return this.sheet(this.state.data.activeSheetId);
  }

  /** Subscribes to changes. Returns a function that unsubscribes. */
  onChange(listener: (change: WorkbookChange) => void): () => void {
    return this.state.onChange(listener);
  }

  /** Finds a sheet by its id. Throws ItemNotFound. */
  sheet(id: string): SheetData {
    return this.state.sheet(id);
  }

  /** Finds a sheet by name, ignoring letter case, or by id. */
  findSheet(nameOrId: string): SheetData | undefined {
    const wanted = nameOrId.toLowerCase();
    return this.sheets.find((s) => s.name.toLowerCase() === wanted || s.id.toLowerCase() === wanted);
  }

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

  /** Reads the text that Excel displays in columns that are wide enough. */
  text(sheetId: string, area: Area): string[][] {
    return readBlock(this.sheet(sheetId), area, readers.text(this.locale, this.data.date1904));
  }

  cell(sheetId: string, row: number, column: number): Readonly<CellData> | undefined {
    return cellAt(this.sheet(sheetId), row, column);
  }

  /** The smallest area with every used cell, of the sheet or within an area of it. */
  usedArea(sheetId: string, within: Area | undefined, valuesOnly: boolean): Area | undefined {
    return usedArea(this.sheet(sheetId), within, valuesOnly);
  }

  /** All tables with their sheets, in the order of the sheets. */
  tables(): { sheet: SheetData; table: TableData }[] {
    return this.state.tables();
  }

  /** Finds a table by its id. Throws ItemNotFound. */
  table(id: string): { sheet: SheetData; table: TableData } {
    return this.state.table(id);
  }

  /** Finds a table by name, ignoring letter case, or by id. */
  findTable(nameOrId: string): { sheet: SheetData; table: TableData } | undefined {
    return this.state.findTable(nameOrId);
  }

  /** The headers of a table, from left to right. */
  columnNames(table: TableData): string[] {
    return columnNames(this.table(table.id).sheet, table);
  }
}
