import { cellAddress } from "../../src/kpi/address";
import type { CellValue } from "../../src/kpi/kpi-table";
import type { Block, Edit, Plan } from "../../src/planning/plan";
import type { FoundWork } from "../../src/planning/edits/found-work";
import type { SheetSnapshot } from "../../src/planning/snapshot";

interface HeldCell {
  value: CellValue;
  format: string;
}

/** A sheet in memory to which plans of values and formats can be applied. */
export class SheetGrid {
  private readonly cells = new Map<string, HeldCell>();

  constructor(
    readonly id: string,
    readonly name: string,
  ) {}

  at(row: number, column: number): HeldCell {
    return this.cells.get(`${row} ${column}`) ?? { value: "", format: "General" };
  }

  set(row: number, column: number, cell: Partial<HeldCell>): void {
    this.cells.set(`${row} ${column}`, { ...this.at(row, column), ...cell });
  }

  apply(edits: readonly Edit[]): void {
    for (const edit of edits) {
      if (edit.kind === "values")
        each(edit.at, (row, column, r, c) => this.put(row, column, { value: edit.values[r]?.[c] }));
      else if (edit.kind === "number-format") {
        const { format } = edit;
        each(edit.at, (row, column, r, c) =>
          this.put(row, column, { format: typeof format === "string" ? format : format[r]?.[c] }),
        );
      } else throw new Error(`${edit.kind} is not held here`);
    }
  }

  private put(
    row: number,
    column: number,
    { value, format }: { value?: CellValue | null | undefined; format?: string | null | undefined },
  ): void {
    if (value !== undefined && value !== null) this.set(row, column, { value });
    if (format !== undefined && format !== null) this.set(row, column, { format });
  }

  /** Its used cells. */
  snapshot(): SheetSnapshot {
    const used = [...this.cells].filter(([, { value }]) => value !== "").map(([key]) => key.split(" ").map(Number));
    const [rows, columns] = [used.map(([row = 0]) => row), used.map(([, column = 0]) => column)];
    const firstRow = used.length === 0 ? 0 : Math.min(...rows);
    const firstColumn = used.length === 0 ? 0 : Math.min(...columns);
    const grid = <T>(read: (cell: HeldCell) => T): T[][] =>
      used.length === 0
        ? []
        : Array.from({ length: Math.max(...rows) - firstRow + 1 }, (_, r) =>
            Array.from({ length: Math.max(...columns) - firstColumn + 1 }, (__, c) =>
              read(this.at(firstRow + r, firstColumn + c)),
            ),
          );
    return {
      id: this.id,
      name: this.name,
      protected: false,
      firstRow,
      firstColumn,
      values: grid(({ value }) => value),
      formats: grid(({ format }) => format),
    };
  }

  /** True if all expectations of a plan are met. */
  isAsExpected({ expects }: Plan): boolean {
    return expects.every(({ at, values }) => JSON.stringify(this.read(at).values) === JSON.stringify(values));
  }

  /** The present contents of a plan's places. */
  found(plan: Plan): FoundWork {
    const blocks = [
      ...plan.edits.flatMap((edit) => ("at" in edit ? [edit.at] : [])),
      ...(plan.rows ?? []).map(({ at }) => at),
    ];
    return {
      sheets: [{ id: this.id, name: this.name }],
      blocks: blocks.map((at) => this.read(at)),
      columns: [],
      added: [],
      icons: [],
      layouts: [],
    };
  }

  /** Everything that differs from an empty sheet, by address. */
  everything(): Record<string, HeldCell> {
    const held = [...this.cells].filter(([, { value, format }]) => value !== "" || format !== "General");
    return Object.fromEntries(
      held
        .map(([key, cell]): [string, HeldCell] => {
          const [row = 0, column = 0] = key.split(" ").map(Number);
          return [cellAddress(row, column), cell];
        })
        .sort(([a], [b]) => (a < b ? -1 : 1)),
    );
  }

  private read(at: Block): { at: Block; values: CellValue[][]; formulas: CellValue[][]; formats: string[][] } {
    const grid = <T>(of: (cell: HeldCell) => T): T[][] =>
      Array.from({ length: at.rowCount }, (_, r) =>
        Array.from({ length: at.columnCount }, (__, c) => of(this.at(at.row + r, at.column + c))),
      );
    const values = grid(({ value }) => value);
    return { at, values, formulas: values, formats: grid(({ format }) => format) };
  }
}

/** A sheet with these lines from a cell. */
export function gridOf(
  lines: readonly (readonly CellValue[])[],
  from: { id?: string; name?: string; row?: number; column?: number } = {},
): SheetGrid {
  const grid = new SheetGrid(from.id ?? "s1", from.name ?? "KPIs");
  lines.forEach((line, r) =>
    line.forEach((value, c) => value !== "" && grid.set((from.row ?? 0) + r, (from.column ?? 0) + c, { value })),
  );
  return grid;
}

/** The addresses that edits write to. */
export function writtenTo(edits: readonly Edit[]): string[] {
  const addresses = new Set<string>();
  for (const edit of edits) {
    if (edit.kind !== "values" && edit.kind !== "number-format") continue;
    each(edit.at, (row, column, r, c) => {
      const cell =
        edit.kind === "values"
          ? edit.values[r]?.[c]
          : typeof edit.format === "string"
            ? edit.format
            : edit.format[r]?.[c];
      if (cell !== null && cell !== undefined) addresses.add(cellAddress(row, column));
    });
  }
  return [...addresses];
}

function each(
  { row, column, rowCount, columnCount }: Block,
  visit: (row: number, column: number, r: number, c: number) => void,
): void {
  for (let r = 0; r < rowCount; r += 1) for (let c = 0; c < columnCount; c += 1) visit(row + r, column + c, r, c);
}
