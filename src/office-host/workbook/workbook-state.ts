import type { ChangeSource, WorkbookChange } from "./workbook-change";
import { ExcelError } from "./excel-error";
import { tableAt } from "./table-cells";
import type { Locale } from "./typed-entry";
import type { SheetData, TableData, WorkbookData } from "./types";

/** A workbook's data with what every change of it needs: who makes it, who is told of it, and ids unlike all others. */
export class WorkbookState {
  readonly #listeners = new Set<(change: WorkbookChange) => void>();
  source: ChangeSource = "host";
  #nextId = 1;

  constructor(
    readonly data: WorkbookData,
    readonly locale: Locale,
    /** Gives "1/2" its year. */
    readonly today: () => Date,
  ) {}

  onChange(listener: (change: WorkbookChange) => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  tell(change: WorkbookChange): void {
    for (const listener of [...this.#listeners]) listener(change);
  }

  /** Throws ItemNotFound. */
  sheet(id: string): SheetData {
    const sheet = this.data.sheets.find((s) => s.id === id);
    if (!sheet) throw new ExcelError("ItemNotFound", "The sheet has been deleted.");
    return sheet;
  }

  /** All tables with their sheets, sheet by sheet. */
  tables(): { sheet: SheetData; table: TableData }[] {
    return this.data.sheets.flatMap((sheet) => sheet.tables.map((table) => ({ sheet, table })));
  }

  /** Throws ItemNotFound. */
  table(id: string): { sheet: SheetData; table: TableData } {
    const found = this.tables().find(({ table }) => table.id === id);
    if (!found) throw new ExcelError("ItemNotFound", "The table has been deleted.");
    return found;
  }

  /** Finds a table by name, letter case aside, or by id. */
  findTable(nameOrId: string): { sheet: SheetData; table: TableData } | undefined {
    const wanted = nameOrId.toLowerCase();
    return this.tables().find(({ table }) => table.name.toLowerCase() === wanted || table.id.toLowerCase() === wanted);
  }

  tableAt(sheetId: string, row: number, column: number): TableData | undefined {
    return tableAt(this.sheet(sheetId), row, column);
  }

  /** An id in the form of Excel's, unlike every other in the workbook. */
  newId(): string {
    const used = new Set(
      this.data.sheets.flatMap((s) =>
        [
          s,
          ...s.tables,
          ...s.conditionalFormats,
          ...(s.colourRules ?? []),
          ...s.validations,
          ...(s.comments ?? []),
        ].map((o) => o.id),
      ),
    );
    let id: string;
    do id = `{${(this.#nextId++).toString(16).padStart(8, "0").toUpperCase()}-0001-0000-0000-000000000000}`;
    while (used.has(id));
    return id;
  }
}
