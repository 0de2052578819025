import type { ContentRow, SheetContent } from "../../../src/report/sheet-content";
import type { Plan } from "../../../src/workbook/plan";
import type { OwnSheetSnapshot } from "../../../src/workbook/snapshot";

const COLUMNS = 3;

/** Content of three columns; the first row is the title. */
export function contentOf(rows: Partial<ContentRow>[]): SheetContent {
  return {
    name: "Combined KPIs",
    columns: Array.from({ length: COLUMNS }, () => ({ width: 100, align: "left", wraps: true })),
    rows: [{ key: "title", look: "title", cells: ["Combined KPIs"] }, ...rows.map((row) => ({ key: "row", look: "body" as const, cells: [], ...row }))],
    frozenRows: 0,
    print: { orientation: "landscape", footer: "" },
  };
}

export function row(key: string, ...cells: ContentRow["cells"]): ContentRow {
  return { key, look: "body", cells };
}

/** A sheet as a workbook holds it: made by plans, and typed into. */
export class HeldSheet {
  private readonly cells = new Map<string, { value: string | number | boolean; formula?: string; format: string }>();

  constructor(plan: Plan) {
    const [edit] = plan.edits;
    if (edit?.kind !== "add-sheet") throw new Error("the plan adds no sheet");
    const rows = edit.sheet.page?.rows ?? [];
    rows.forEach(({ cells }, r) => cells.forEach(({ value, format }, c) => this.put(r, c, { value, format })));
  }

  apply(plan: Plan): this {
    for (const edit of plan.edits) {
      if (edit.kind !== "rewrite-rows") throw new Error(`an edit of the kind ${edit.kind}`);
      edit.rows.forEach(({ cells }, r) =>
        cells.forEach(({ value, format, isFormula }, c) =>
          this.put(edit.at.row + r, edit.at.column + c, isFormula ? { value: 0, formula: String(value), format } : { value, format }),
        ),
      );
    }
    return this;
  }

  /** Types a text, or a formula, into a cell; columns count from the hidden one. */
  type(row: number, column: number, text: string): this {
    const format = this.cells.get(`${row} ${column}`)?.format ?? "General";
    this.put(row, column, text.startsWith("=") ? { value: 0, formula: text, format } : { value: text, format });
    return this;
  }

  insertRow(at: number): this {
    const rows = [...this.cells].map(([key, cell]) => ({ place: key.split(" ").map(Number) as [number, number], cell }));
    this.cells.clear();
    for (const { place, cell } of rows) this.put(place[0] >= at ? place[0] + 1 : place[0], place[1], cell);
    return this;
  }

  /** The visible texts, row by row. */
  texts(): string[][] {
    return this.read().formulas.map((cells) => cells.slice(1).map(String));
  }

  read(): OwnSheetSnapshot {
    const places = [...this.cells.keys()].map((key) => key.split(" ").map(Number) as [number, number]);
    const grid = <T>(read: (key: string) => T): T[][] =>
      Array.from({ length: Math.max(0, ...places.map(([r]) => r + 1)) }, (_, r) =>
        Array.from({ length: Math.max(0, ...places.map(([, c]) => c + 1)) }, (__, c) => read(`${r} ${c}`)),
      );
    const at = (key: string): { value: string | number | boolean; formula?: string; format: string } => this.cells.get(key) ?? { value: "", format: "General" };
    return {
      ...{ id: "own", name: "Combined KPIs", protected: false, firstRow: 0, firstColumn: 0 },
      values: grid((key) => at(key).value),
      formulas: grid((key) => at(key).formula ?? at(key).value),
      formats: grid((key) => at(key).format),
    };
  }

  private put(row: number, column: number, cell: { value: string | number | boolean; formula?: string; format: string }): void {
    if (cell.value === "" && cell.formula === undefined && cell.format === "General") this.cells.delete(`${row} ${column}`);
    else this.cells.set(`${row} ${column}`, cell);
  }
}
