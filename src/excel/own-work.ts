import type { CellValue } from "../kpi/kpi-table";
import { cellKey, eachCell, isSameBlock } from "../workbook/block-cells";
import type { Block, Edit, NewSheet, WrittenValue } from "../workbook/plan";
import { cellsOf } from "./add-sheet";

/**
 * What a plan's edits write, to tell the add-in's own work from everybody else's. What was read before a batch is lost
 * when the batch fails, and how far it came is not told; so only what holds just what we write is taken back.
 */
export interface OwnWork {
  /** True when the cell holds what the plan writes to it. */
  isOwnValue(sheetId: string, row: number, column: number, value: CellValue): boolean;
  /** The format that the plan gives the cell; undefined where it gives none. */
  formatOf(sheetId: string, row: number, column: number): string | undefined;
  /** True when the sheet of this name holds nothing but what the plan writes there. */
  isOwnSheet(name: string, firstRow: number, firstColumn: number, values: readonly (readonly CellValue[])[]): boolean;
  /** Icon sets that were there before the plan's own. */
  iconsBefore(at: Block): readonly string[];
  /** Icon sets that the plan takes away, by id. */
  iconsRemoved: readonly string[];
}

export function ownWorkOf(edits: readonly Edit[]): OwnWork {
  const values = new Map<string, WrittenValue>();
  const formats = new Map<string, string>();
  const sheets = new Map<string, NewSheet>();
  const icons: { at: Block; others: readonly string[] }[] = [];
  for (const edit of edits) {
    if (edit.kind === "values") eachCell(edit.at, (key, r, c) => note(values, key, edit.values[r]?.[c] ?? null));
    if (edit.kind === "number-format") {
      const { format } = edit;
      eachCell(edit.at, (key, r, c) => note(formats, key, typeof format === "string" ? format : (format[r]?.[c] ?? null)));
    }
    if (edit.kind === "status-icons") icons.push(edit);
    if (edit.kind === "add-sheet") sheets.set(edit.sheet.name, edit.sheet);
  }
  return {
    isOwnValue: (sheetId, row, column, value) => values.get(cellKey(sheetId, row, column)) === value,
    formatOf: (sheetId, row, column) => formats.get(cellKey(sheetId, row, column)),
    isOwnSheet: (name, firstRow, firstColumn, found) => {
      const sheet = sheets.get(name);
      const cells = sheet ? cellsOf(sheet) : [];
      return found.every((row, r) =>
        row.every((value, c) => value === "" || value === cells[firstRow + r]?.[firstColumn + c]),
      );
    },
    iconsRemoved: edits.flatMap((edit) => (edit.kind === "remove-status-icons" ? (edit.ids ?? []) : [])),
    iconsBefore: (at) => icons.find((icon) => isSameBlock(icon.at, at))?.others ?? [],
  };
}

function note<T>(notes: Map<string, T>, key: string, item: T | null): void {
  if (item !== null) notes.set(key, item);
}
