import type { ChangeSource, WorkbookChange } from "./workbook-change";
import { ExcelError } from "./excel-error";
import type { Locale } from "./typed-entry";
import type { SheetData, TableData, WorkbookData } from "./types";

/** A workbook's data, the listeners to its changes, the source of the current change, and new ids. */
export class WorkbookState {
  readonly #listeners = new Set<(change: WorkbookChange) => void>();
  source: ChangeSource = "host";
  #nextId = 1;

  constructor(
    readonly data: WorkbookData,
    readonly locale: Locale,
    /** The clock that gives "1/2" its year. */
    readonly today: () => Date,
  ) {}

  /** Subscribes to changes. Returns a function that unsubscribes. */
  onChange(listener: (change: WorkbookChange) => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  /** Notifies listeners of a change that has been made. */
  notify(change: WorkbookChange): void {
    for (const listener of [...this.#listeners]) listener(change);
  }

  /** Finds a sheet by its id. Throws ItemNotFound. */
  sheet(id: string): SheetData {
    const sheet = this.data.sheets.find((s) => s.id === id);
    if (!sheet) throw new ExcelError("ItemNotFound", "The sheet has been deleted.");
    return sheet;
  }

  /** All tables with their sheets, in the order of the sheets. */
  tables(): { sheet: SheetData; table: TableData }[] {
    return this.data.sheets.flatMap((sheet) => sheet.tables.map((table) => ({ sheet, table })));
  }

  /** Finds a table by its id. Throws ItemNotFound. */
  table(id: string): { sheet: SheetData; table: TableData } {
    const found = this.tables().find(({ table }) => table.id === id);
    if (!found) throw new ExcelError("ItemNotFound", "The table has been deleted.");
    return found;
  }

  /** Finds a table by name, ignoring letter case, or by id. */
  findTable(nameOrId: string): { sheet: SheetData; table: TableData } | undefined {
    const wanted = nameOrId.toLowerCase();
    return this.tables().find(({ table }) => table.name.toLowerCase() === wanted || table.id.toLowerCase() === wanted);
  }

  /** Creates an id in Excel's format that no other object of the workbook has. */
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
