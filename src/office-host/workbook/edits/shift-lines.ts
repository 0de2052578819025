import { COLUMN_LIMIT, ROW_LIMIT, shiftArea } from "../a1-notation";
import { ExcelError } from "../excel-error";
import { isBlank } from "../cells";
import { shiftPageSetup } from "./page-setup";
import type { Area, NameData, SheetData, WorkbookData } from "../types";

/** Rows or columns inserted (count > 0) or deleted (count < 0) at index `at`. */
export interface LineShift {
  sheetId: string;
  axis: "row" | "column";
  at: number;
  count: number;
}

/** Moves everything that has a position. Throws NonBlankCellOffSheet, or InvalidOperation for a table's header row. */
export function shiftLines(workbook: WorkbookData, sheet: SheetData, shift: LineShift): void {
  const { axis, at, count } = shift;
  for (const table of sheet.tables) {
    const remaining = shiftArea(table.area, axis, at, count);
    const deletesHeader = axis === "row" && count < 0 && at <= table.area.row && table.area.row < at - count;
    if (remaining && deletesHeader) {
      throw new ExcelError("InvalidOperation", `The header row of table ${table.name} cannot be deleted on its own.`);
    }
  }
  if (axis === "row") shiftRows(sheet, at, count);
  else shiftColumns(sheet, at, count);
  const moved = <T extends { area: Area }>(items: T[]): T[] =>
    items.flatMap((item) => {
      const area = shiftArea(item.area, axis, at, count);
      return area ? [{ ...item, area }] : [];
    });
  sheet.tables = moved(sheet.tables);
  sheet.conditionalFormats = moved(sheet.conditionalFormats);
  if (sheet.colourRules) sheet.colourRules = moved(sheet.colourRules);
  sheet.validations = moved(sheet.validations);
  if (sheet.comments) sheet.comments = moved(sheet.comments);
  const [filter] = sheet.filter ? moved([sheet.filter]) : [];
  if (filter) sheet.filter = filter;
  else delete sheet.filter;
  shiftPageSetup(sheet, axis, at, count);
  if (sheet.arrays) sheet.arrays = moved(sheet.arrays);
  sheet.merged = moved(sheet.merged.map((area) => ({ area }))).map((m) => m.area);
  if (workbook.names) {
    // A name for a constant has no cells.
    const hasCells = (n: NameData): boolean => n.sheetId === sheet.id && !n.constant;
    workbook.names = [...workbook.names.filter((n) => !hasCells(n)), ...moved(workbook.names.filter(hasCells))];
  }
}

function shiftRows(sheet: SheetData, at: number, count: number): void {
  if (count > 0) {
    if (sheet.rows.length + count > ROW_LIMIT) throw new ExcelError("NonBlankCellOffSheet");
    if (at < sheet.rows.length) sheet.rows.splice(at, 0, ...Array.from({ length: count }, () => undefined));
  } else sheet.rows.splice(at, -count);
  sheet.rowHeights = shiftKeys(sheet.rowHeights, at, count);
  sheet.hiddenRows = shiftIndexes(sheet.hiddenRows, at, count);
}

function shiftColumns(sheet: SheetData, at: number, count: number): void {
  for (const cells of sheet.rows) {
    if (!cells || at >= cells.length) continue;
    if (count < 0) cells.splice(at, -count);
    else {
      const last = cells.findLastIndex((cell) => !isBlank(cell ?? undefined));
      if (last + count >= COLUMN_LIMIT) throw new ExcelError("NonBlankCellOffSheet");
      cells.splice(at, 0, ...Array.from({ length: count }, () => undefined));
    }
  }
  sheet.columnWidths = shiftKeys(sheet.columnWidths, at, count);
  if (sheet.columnStyles) sheet.columnStyles = shiftKeys(sheet.columnStyles, at, count);
  sheet.hiddenColumns = shiftIndexes(sheet.hiddenColumns, at, count);
}

function shiftIndexes(indexes: number[], at: number, count: number): number[] {
  return indexes.flatMap((i) => {
    if (i < at) return [i];
    return count < 0 && i < at - count ? [] : [i + count];
  });
}

function shiftKeys<T>(kept: Record<number, T>, at: number, count: number): Record<number, T> {
  const moved: Record<number, T> = {};
  for (const [key, item] of Object.entries(kept)) {
    for (const index of shiftIndexes([Number(key)], at, count)) moved[index] = item;
  }
  return moved;
}
