import type { CellValue } from "../kpi/kpi-table";
import { isSameBlock } from "../workbook/block-cells";
import type { Block, Edit, NewSheet } from "../workbook/plan";
import { cellsOf } from "../workbook/new-sheet-cells";

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
  const values: Extract<Edit, { kind: "values" }>[] = [];
  const formats: Extract<Edit, { kind: "number-format" }>[] = [];
  const sheets = new Map<string, NewSheet>();
  const icons: { at: Block; others: readonly string[] }[] = [];
  for (const edit of edits) {
    if (edit.kind === "values") values.unshift(edit);
    if (edit.kind === "number-format") formats.unshift(edit);
    if (edit.kind === "status-icons") icons.push(edit);
    if (edit.kind === "add-sheet") sheets.set(edit.sheet.name, edit.sheet);
  }
  return {
    isOwnValue: (sheetId, row, column, value) =>
      lastOf(values, sheetId, row, column, (edit, r, c) => edit.values[r]?.[c] ?? null) === value,
    formatOf: (sheetId, row, column) =>
      lastOf(formats, sheetId, row, column, ({ format }, r, c) => (typeof format === "string" ? format : (format[r]?.[c] ?? null))),
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

/** What the last edit that says something of a cell says. The edits come last one first. */
function lastOf<E extends { at: Block }, T>(
  edits: readonly E[],
  sheetId: string,
  row: number,
  column: number,
  tell: (edit: E, r: number, c: number) => T | null,
): T | undefined {
  for (const edit of edits) {
    const { at } = edit;
    const [r, c] = [row - at.row, column - at.column];
    if (at.sheetId !== sheetId || r < 0 || c < 0 || r >= at.rowCount || c >= at.columnCount) continue;
    const told = tell(edit, r, c);
    if (told !== null) return told;
  }
  return undefined;
}
