import type { CellValue } from "../kpi/kpi-table";
import type { Block, Edit, NewSheet, WrittenValue } from "../workbook/plan";
import { cellsOf } from "./add-sheet";

/**
 * What a plan's edits write, to tell the add-in's own work from everybody else's. What was read before a batch is lost
 * when the batch fails, and how far it came is not told; so only what holds just what we write is taken back.
 */
export interface OwnWork {
  /** True when the cell holds what the plan writes to it. */
  isOwnValue(sheetId: string, row: number, column: number, value: CellValue): boolean;
  isOwnFormat(sheetId: string, row: number, column: number, format: string): boolean;
  /** True when the sheet of this name holds nothing but what the plan writes there. */
  isOwnSheet(name: string, firstRow: number, firstColumn: number, values: readonly (readonly CellValue[])[]): boolean;
}

export function ownWorkOf(edits: readonly Edit[]): OwnWork {
  const values = new Map<string, WrittenValue>();
  const formats = new Map<string, string>();
  const sheets = new Map<string, NewSheet>();
  for (const edit of edits) {
    if (edit.kind === "values") eachCell(edit.at, (key, r, c) => note(values, key, edit.values[r]?.[c] ?? null));
    if (edit.kind === "number-format") {
      const { format } = edit;
      eachCell(edit.at, (key, r, c) => note(formats, key, typeof format === "string" ? format : (format[r]?.[c] ?? null)));
    }
    if (edit.kind === "add-sheet") sheets.set(edit.sheet.name, edit.sheet);
  }
  return {
    isOwnValue: (sheetId, row, column, value) => values.get(keyOf(sheetId, row, column)) === value,
    isOwnFormat: (sheetId, row, column, format) => formats.get(keyOf(sheetId, row, column)) === format,
    isOwnSheet: (name, firstRow, firstColumn, found) => {
      const sheet = sheets.get(name);
      const cells = sheet ? cellsOf(sheet) : [];
      return found.every((row, r) =>
        row.every((value, c) => value === "" || value === cells[firstRow + r]?.[firstColumn + c]),
      );
    },
  };
}

function note<T>(notes: Map<string, T>, key: string, item: T | null): void {
  if (item !== null) notes.set(key, item);
}

function keyOf(sheetId: string, row: number, column: number): string {
  return `${row} ${column} ${sheetId}`;
}

function eachCell(at: Block, visit: (key: string, r: number, c: number) => void): void {
  for (let r = 0; r < at.rowCount; r += 1) {
    for (let c = 0; c < at.columnCount; c += 1) visit(keyOf(at.sheetId, at.row + r, at.column + c), r, c);
  }
}
