import type { ContentRow, SheetContent } from "../../../../src/planning/sheets/content";
import type { OwnSheet } from "../../../../src/planning/sheets/declaration";
import type { Plan } from "../../../../src/planning/plan";
import type { OwnSheetSnapshot } from "../../../../src/planning/snapshot";

export const THREE_COLUMNS: OwnSheet = {
  name: "Combined KPIs",
  columns: ["one", "two", "three"].map((id) => ({ id, heading: id, width: 100 })),
};

/** Content with three columns. The first row is the title. */
export function contentOf(rows: Partial<ContentRow>[]): SheetContent {
  return {
    sheet: THREE_COLUMNS,
    rows: [
      { key: "title", look: "title", cells: ["Combined KPIs"] },
      ...rows.map((row) => ({ key: "row", look: "body" as const, cells: [], ...row })),
    ],
    frozenRows: 0,
    print: { orientation: "landscape", footer: "" },
  };
}

export function row(key: string, ...cells: ContentRow["cells"]): ContentRow {
  return { key, look: "body", cells };
}

/** A sheet as a workbook holds it, made by plans and typed into. */
export class HeldSheet {
  private readonly cells = new Map<string, { value: string | number | boolean; formula?: string; format: string }>();

  private readonly name: string;
  private mark: string | null;
  private isStored = false;

  constructor(
    plan: Plan,
    private readonly id = "own",
  ) {
    const [edit] = plan.edits;
    if (edit?.kind !== "add-sheet") throw new Error("the plan adds no sheet");
    this.name = edit.sheet.name;
    this.mark = edit.sheet.mark ?? null;
    const rows = edit.sheet.page?.rows ?? [];
    rows.forEach(({ cells }, r) => cells.forEach(({ value, format }, c) => this.put(r, c, { value, format })));
  }

  apply(plan: Plan): this {
    for (const edit of plan.edits) {
      if (edit.kind === "sheet-layout") {
        if (this.isStored && edit.before !== this.mark)
          throw new Error(`${String(this.mark)} is stored, and not ${String(edit.before)}`);
        [this.mark, this.isStored] = [edit.mark, edit.mark !== null];
        continue;
      }
      if (edit.kind !== "rewrite-rows") throw new Error(`an edit of the kind ${edit.kind}`);
      edit.rows.forEach(({ cells }, r) =>
        cells.forEach(({ value, format, isFormula }, c) =>
          this.put(
            edit.at.row + r,
            edit.at.column + c,
            isFormula ? { value: 0, formula: String(value), format } : { value, format },
          ),
        ),
      );
    }
    return this;
  }

  /** Reads its layout mark too, if it has one. Without, it is as 0.1.0 made it, or a program has dropped hidden names. */
  stored(isStored = true): this {
    this.isStored = isStored;
    return this;
  }

  /** Types a text, a formula, or a text after an apostrophe into a cell. Columns count from the hidden one. */
  type(row: number, column: number, text: string): this {
    const format = this.cells.get(`${row} ${column}`)?.format ?? "General";
    this.put(
      row,
      column,
      text.startsWith("=") ? { value: 0, formula: text, format } : { value: text.replace(/^'/, ""), format },
    );
    return this;
  }

  /** Enters what Excel makes of a typed number, date or boolean, or a formula with this result. */
  enter(
    row: number,
    column: number,
    value: string | number | boolean,
    { format = "General", formula }: { format?: string; formula?: string } = {},
  ): this {
    this.put(row, column, formula === undefined ? { value, format } : { value, formula, format });
    return this;
  }

  deleteRow(at: number): this {
    return this.reorder((row) => (row === at ? null : row > at ? row - 1 : row));
  }

  /** Inserts a column before another. */
  insertColumn(at: number): this {
    return this.move((row, column) => [row, column >= at ? column + 1 : column]);
  }

  deleteColumn(at: number): this {
    return this.move((row, column) => (column === at ? null : [row, column > at ? column - 1 : column]));
  }

  /** Reorders whole rows, as sorting does. null removes a row. */
  reorder(to: (row: number) => number | null): this {
    return this.move((from, column) => {
      const row = to(from);
      return row === null ? null : [row, column];
    });
  }

  insertRow(at: number): this {
    return this.reorder((row) => (row >= at ? row + 1 : row));
  }

  /** The visible texts, row by row. */
  texts(): string[][] {
    return this.read().formulas.map((cells) => cells.slice(1).map(String));
  }

  read(): OwnSheetSnapshot {
    const places = [...this.cells.keys()].map((key) => key.split(" ").map(Number) as [number, number]);
    const [height, width] = [0, 1].map((axis) =>
      places.reduce((most, place) => Math.max(most, (place[axis] ?? 0) + 1), 0),
    );
    const grid = <T>(read: (key: string) => T): T[][] =>
      Array.from({ length: height ?? 0 }, (_, r) => Array.from({ length: width ?? 0 }, (__, c) => read(`${r} ${c}`)));
    const at = (key: string): { value: string | number | boolean; formula?: string; format: string } =>
      this.cells.get(key) ?? { value: "", format: "General" };
    return {
      ...{ id: this.id, name: this.name, protected: false, firstRow: 0, firstColumn: 0 },
      ...(this.isStored && this.mark !== null ? { mark: this.mark } : {}),
      values: grid((key) => at(key).value),
      formulas: grid((key) => at(key).formula ?? at(key).value),
      formats: grid((key) => at(key).format),
    };
  }

  private move(to: (row: number, column: number) => [row: number, column: number] | null): this {
    const cells = [...this.cells].map(([key, cell]) => ({
      place: key.split(" ").map(Number) as [number, number],
      cell,
    }));
    this.cells.clear();
    for (const { place, cell } of cells) {
      const moved = to(...place);
      if (moved) this.put(...moved, cell);
    }
    return this;
  }

  private put(
    row: number,
    column: number,
    cell: { value: string | number | boolean; formula?: string; format: string },
  ): void {
    if (cell.value === "" && cell.formula === undefined && cell.format === "General")
      this.cells.delete(`${row} ${column}`);
    else this.cells.set(`${row} ${column}`, cell);
  }
}
