import { isFormula, type CellValue } from "../../../kpi/kpi-table";
import type { CellContent } from "../../../rag/cell";
import { hasAny } from "../../block-cells";
import { EMPTY_PLAN, type Block, type Edit, type Plan, type WrittenValue } from "../../plan";
import type { OwnSheetSnapshot, SheetSnapshot } from "../../snapshot";
import type { OwnSheet } from "../declaration";
import { newList, planNewSheet } from "../grow-list";
import type { ListPlaces } from "../list";
import type { HistoryColumn } from "./sheet";

/** The existing sheet, with its formulas if they were read. */
export type HeldHistory = SheetSnapshot & Partial<Pick<OwnSheetSnapshot, "formulas">>;

/** Where the columns of a history are. */
export type HistoryColumns = ListPlaces<HistoryColumn>["columns"];

/** The cells of a line by column. */
export type Line = Record<HistoryColumn, CellContent>;

const GENERAL = "General";

/** Plans a new sheet with these lines. */
export function newHistory(sheet: OwnSheet<HistoryColumn>, lines: readonly Line[]): Plan {
  const formats = sheet.columns.flatMap(({ id }, column) => {
    const runs = formatRuns(lines.map((line) => formatOf(line[id])));
    return runs.map(({ first, count, format }) => ({ row: first + 1, column, rowCount: count, format }));
  });
  const cells = lines.map((line) => sheet.columns.map(({ id }) => valueOf(line[id])));
  return planNewSheet({ ...newList(sheet, cells, GENERAL), formats, isLong: true });
}

/** Runs of cells with the same format, other than General. */
function formatRuns(formats: readonly string[]): { first: number; count: number; format: string }[] {
  const runs: { first: number; count: number; format: string }[] = [];
  formats.forEach((format, row) => {
    if (format === GENERAL) return;
    const last = runs.at(-1);
    if (last && last.format === format && last.first + last.count === row) last.count += 1;
    else runs.push({ first: row, count: 1, format });
  });
  return runs;
}

/** Adds lines below the last used row. */
export function appendLines(
  held: SheetSnapshot,
  { columns }: { columns: HistoryColumns },
  lines: readonly Line[],
): Plan {
  if (lines.length === 0) return EMPTY_PLAN;
  const rows = lines.map((_, index) => held.values.length + index);
  // Formats of empty cells were not read. A person may have formatted the whole column: 5 with the format 0% would be 500%.
  const plan = writeLines(
    held,
    columns,
    new Map(lines.map((line, index) => [rows[index] ?? 0, line])),
    () => "",
    () => null,
  );
  return {
    ...plan,
    edits: plan.edits.map((edit) => (edit.kind === "values" ? { ...edit, isAppended: true } : edit)),
    // Checks only that the end of the history has not moved, without reading all lines.
    expects: plan.expects.map(({ at, values }) => ({ at: { ...at, rowCount: 1 }, values: values.slice(0, 1) })),
  };
}

/** Writes lines over existing ones. A person's formulas stay. */
export function replaceLines(held: HeldHistory, columns: HistoryColumns, lines: ReadonlyMap<number, Line>): Plan {
  if (lines.size === 0) return EMPTY_PLAN;
  return writeLines(
    held,
    columns,
    lines,
    (row, column) => held.values[row]?.[column] ?? "",
    (row, column) => held.formats[row]?.[column] ?? GENERAL,
  );
}

/**
 * Writes the cells that change as one block from the first line to the last. Where the format before is not known (null), numbers get
 * their own, and an undo sets General.
 */
function writeLines(
  held: HeldHistory,
  columns: HistoryColumns,
  lines: ReadonlyMap<number, Line>,
  valueBefore: (row: number, column: number) => CellValue,
  formatBefore: (row: number, column: number) => string | null,
): Plan {
  const [first, last] = [Math.min(...lines.keys()), Math.max(...lines.keys())];
  const left = Math.min(...columns.values());
  const byColumn = new Map([...columns].map(([column, index]) => [index, column]));
  const at: Block = {
    ...{ sheetId: held.id, row: held.firstRow + first, column: held.firstColumn + left },
    ...{ rowCount: last - first + 1, columnCount: Math.max(...columns.values()) - left + 1 },
  };
  const grid = <T>(read: (cell: CellContent, row: number, column: number) => T | null): (T | null)[][] =>
    Array.from({ length: at.rowCount }, (_, r) =>
      Array.from({ length: at.columnCount }, (__, c) => {
        const [row, column] = [first + r, left + c];
        const key = byColumn.get(column);
        const line = lines.get(row);
        return key && line && !holdsFormula(held, row, column) ? read(line[key], row, column) : null;
      }),
    );
  const differs = (cell: CellContent, row: number, column: number): boolean =>
    valueOf(cell) !== valueBefore(row, column);
  const values = grid((cell, row, column): WrittenValue => (differs(cell, row, column) ? valueOf(cell) : null));
  const reformats = (cell: CellContent, row: number, column: number): boolean => {
    const before = formatBefore(row, column);
    return before === null ? cell.kind === "number" : cell.kind !== "empty" && formatOf(cell) !== before;
  };
  const formats = grid((cell, row, column) => (reformats(cell, row, column) ? formatOf(cell) : null));
  if (!hasAny(values) && !hasAny(formats)) return EMPTY_PLAN;
  const edits: Edit[] = [];
  const inverse: Edit[] = [];
  if (hasAny(formats)) {
    const before = grid((cell, row, column) =>
      reformats(cell, row, column) ? (formatBefore(row, column) ?? GENERAL) : null,
    );
    edits.push({ kind: "number-format", at, format: formats });
    inverse.push({ kind: "number-format", at, format: before });
  }
  if (hasAny(values)) {
    edits.push({ kind: "values", at, values });
    inverse.push({
      kind: "values",
      at,
      values: grid((cell, row, column): WrittenValue => (differs(cell, row, column) ? valueBefore(row, column) : null)),
    });
  }
  const before = Array.from({ length: at.rowCount }, (_, r) =>
    Array.from({ length: at.columnCount }, (__, c) => valueBefore(first + r, left + c)),
  );
  return { edits, inverse, expects: [{ at, values: before }] };
}

/** Only numbers keep their format: a date format would turn a text into a date. */
function formatOf({ kind, format }: CellContent): string {
  return kind === "number" ? format : GENERAL;
}

function valueOf({ kind, value }: CellContent): CellValue {
  return kind === "empty" ? "" : value;
}

/** True for a cell with a formula. */
export function holdsFormula({ values, formulas }: HeldHistory, row: number, column: number): boolean {
  return isFormula(formulas?.[row]?.[column], values[row]?.[column]);
}
