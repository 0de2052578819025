import type { SheetData } from "../../../src/office-host/workbook/types";
import { isKpis, kpiSheet, NARRATIVES, TABLES, type World } from "./world";

export const TEXT_SHEETS: readonly [string, string] = [NARRATIVES.name, TABLES.name];

export function anySheet(world: World): SheetData {
  return world.chance.pickAny(world.model.sheets) ?? kpiSheet(world);
}

export function anyOwn(world: World): SheetData | undefined {
  return world.chance.pickAny(world.model.sheets.filter((sheet) => !isKpis(sheet) && sheet.name !== "Notes"));
}

export function anyTexts(world: World): SheetData | undefined {
  return world.model.findSheet(world.chance.pick(TEXT_SHEETS));
}

/** Where a text is typed, wherever its column is by now. */
export function textColumn(sheet: SheetData): number {
  const [heading, usual] = sheet.name === TABLES.name ? ["Narrative", TABLES.text] : ["Text", NARRATIVES.text];
  const headed = sheet.rows
    .map((row) => (row ?? []).findIndex((cell) => cell?.value === heading))
    .find((column) => column > 0);
  return headed ?? usual;
}

export function kpiRows(sheet: SheetData): number[] {
  const { row = 0, rowCount = 1 } = sheet.tables[0]?.area ?? {};
  return Array.from({ length: rowCount - 1 }, (_, index) => row + 1 + index);
}

export function sizeOf({ rows }: SheetData): [height: number, width: number] {
  return [rows.length, rows.reduce((most, row) => Math.max(most, row?.length ?? 0), 1)];
}

type Cells = NonNullable<SheetData["rows"][number]>;

export function padded(cells: readonly Cells[number][], width: number): Cells {
  return Array.from({ length: Math.max(width, cells.length) }, (_, column) => cells[column] ?? null);
}

export function shuffled(world: World, rows: readonly number[]): number[] {
  return rows
    .map((row) => ({ row, at: world.chance.below(1_000_000) }))
    .sort((a, b) => a.at - b.at)
    .map(({ row }) => row);
}

export function reorder(sheet: SheetData, to: readonly number[], from: readonly number[]): void {
  const rows = from.map((row) => sheet.rows[row] ?? []);
  to.forEach((row, index) => (sheet.rows[row] = rows[index] ?? []));
}
