import { cellAt, isBlank, putCell } from "./cells";
import { displayedText } from "./displayed-text";
import type { Locale } from "./typed-entry";
import type { Area, SheetData, TableData } from "./types";

/** The table's header row. */
export function headerArea(table: TableData): Area {
  return { ...table.area, rowCount: 1 };
}

/** The rows between the header and the total row. A table always has at least one, which is blank in an empty table. */
export function dataArea(table: TableData): Area {
  const rowCount = table.area.rowCount - 1 - (table.showTotals ? 1 : 0);
  return { ...table.area, row: table.area.row + 1, rowCount };
}

/** The headers of a table, from left to right. */
export function columnNames(sheet: SheetData, table: TableData): string[] {
  return Array.from({ length: table.area.columnCount }, (_, i) =>
    String(cellAt(sheet, table.area.row, table.area.column + i)?.value ?? ""),
  );
}

/**
 * Makes the headers of a table unique, non-blank text, as Excel does after each change of a header row:
 * a number becomes text, a blank becomes "Column3", a second "Region" becomes "Region2".
 */
export function normalizeHeaders(sheet: SheetData, table: TableData, locale: Locale): void {
  const taken = new Set<string>();
  for (let i = 0; i < table.area.columnCount; i++) {
    const column = table.area.column + i;
    const cell = cellAt(sheet, table.area.row, column);
    const shown = isBlank(cell) ? `Column${i + 1}` : displayedText(cell, locale);
    let name = shown;
    for (let n = 2; taken.has(name.toLowerCase()); n++) name = `${shown}${n}`;
    taken.add(name.toLowerCase());
    if (cell?.value !== name) putCell(sheet, table.area.row, column, { ...cell, value: name, error: undefined });
  }
}

/**
 * Extends a table over rows that were written directly below it, as Excel's AutoCorrect does, and returns the table.
 * Like Excel it stops at a blank row, even one of empty strings, and does not extend a table with a total row.
 * Widening over a column written beside a table is not modelled.
 */
export function extendOverRowsBelow(sheet: SheetData, written: Area): TableData | undefined {
  const table = sheet.tables.find(
    (t) =>
      !t.showTotals &&
      written.row === t.area.row + t.area.rowCount &&
      written.column >= t.area.column &&
      written.column + written.columnCount <= t.area.column + t.area.columnCount,
  );
  if (!table) return undefined;
  let added = 0;
  while (added < written.rowCount && !isRowBlank(sheet, written, written.row + added)) added++;
  if (added === 0) return undefined;
  table.area = { ...table.area, rowCount: table.area.rowCount + added };
  return table;
}

function isRowBlank(sheet: SheetData, area: Area, row: number): boolean {
  for (let c = 0; c < area.columnCount; c++) if (!isBlank(cellAt(sheet, row, area.column + c))) return false;
  return true;
}
