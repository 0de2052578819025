import { COLUMN_LIMIT, containsArea, formatAddress, intersect } from "./address";
import { isBlank, putCell } from "./cells";
import { ExcelError } from "./excel-error";
import type { Area, SheetData, WorkbookData } from "./types";

/** Cells put in (count > 0) before a column, or taken out (count < 0) from it on, in some rows only. */
export interface CellShift {
  sheetId: string;
  row: number;
  rowCount: number;
  column: number;
  count: number;
}

/** The cells put in or taken out. */
export function shiftedCells({ row, rowCount, column, count }: CellShift): Area {
  return { row, rowCount, column, columnCount: Math.abs(count) };
}

/** Where an area lies afterwards; undefined when all of it was taken out. Areas that reach out of the rows stay. */
export function shiftWithin(area: Area, { row, rowCount, column, count }: CellShift): Area | undefined {
  if (area.row < row || area.row + area.rowCount > row + rowCount) return area;
  const end = area.column + area.columnCount;
  if (count > 0) {
    if (column <= area.column) return { ...area, column: area.column + count };
    return column < end ? { ...area, columnCount: area.columnCount + count } : area;
  }
  const move = (edge: number): number => (edge <= column ? edge : Math.max(column, edge + count));
  const columnCount = move(end) - move(area.column);
  return columnCount > 0 ? { ...area, column: move(area.column), columnCount } : undefined;
}

/**
 * Moves the cells to the right, with all that is kept by position.
 * Throws InvalidOperation where another table or merged cells would be torn apart, NotImplemented where a conditional
 * format or a list of choices would, NonBlankCellOffSheet at the sheet's edge.
 */
export function shiftCells(workbook: WorkbookData, sheet: SheetData, shift: CellShift, tableId: string): void {
  const { row, rowCount, column } = shift;
  const band: Area = { row, rowCount, column, columnCount: COLUMN_LIMIT - column };
  const isTorn = (area: Area): boolean => {
    const moved = intersect(area, band);
    return moved !== undefined && !(area.row >= row && area.row + area.rowCount <= row + rowCount);
  };
  const others = sheet.tables.filter((table) => table.id !== tableId);
  if (others.some((table) => isTorn(table.area)) || sheet.merged.some(isTorn)) {
    throw new ExcelError(
      "InvalidOperation",
      `This would move part of a table or of merged cells to the right of ${formatAddress(sheet.name, shiftedCells(shift))}.`,
    );
  }
  if ([...sheet.conditionalFormats, ...sheet.validations].some(({ area }) => isTorn(area))) {
    throw new ExcelError("NotImplemented", "The workbench does not cut conditional formats and lists where cells move.");
  }
  moveCells(sheet, shift);
  const moved = <T extends { area: Area }>(items: T[]): T[] =>
    items.flatMap((item) => {
      const area = shiftWithin(item.area, shift);
      return area ? [{ ...item, area }] : [];
    });
  sheet.tables = sheet.tables.flatMap((table) => (table.id === tableId ? [table] : moved([table])));
  sheet.conditionalFormats = moved(sheet.conditionalFormats);
  sheet.validations = moved(sheet.validations);
  sheet.merged = moved(sheet.merged.map((area) => ({ area }))).map((m) => m.area);
  if (workbook.names) {
    const elsewhere = workbook.names.filter((n) => n.sheetId !== sheet.id);
    workbook.names = [...elsewhere, ...moved(workbook.names.filter((n) => n.sheetId === sheet.id))];
  }
}

function moveCells(sheet: SheetData, { row, rowCount, column, count }: CellShift): void {
  const rows = Array.from({ length: rowCount }, (_, r) => row + r);
  const lastOf = (line: number): number => sheet.rows[line]?.findLastIndex((cell) => !isBlank(cell ?? undefined)) ?? -1;
  if (count > 0 && rows.some((line) => lastOf(line) >= column && lastOf(line) + count >= COLUMN_LIMIT)) {
    throw new ExcelError("NonBlankCellOffSheet");
  }
  for (const line of rows) {
    const cells = sheet.rows[line];
    if (!cells || column >= cells.length) continue;
    if (count < 0) cells.splice(column, -count);
    else cells.splice(column, 0, ...Array.from({ length: count }, () => undefined));
  }
}

/** Gives new cells the formats of those to their left, as Excel does with cells that it puts in. */
export function inheritFromLeft(sheet: SheetData, cells: Area): void {
  for (let row = cells.row; row < cells.row + cells.rowCount; row++) {
    const left = sheet.rows[row]?.[cells.column - 1];
    if (!left || (left.format === undefined && left.style === undefined)) continue;
    const look = {
      ...(left.format === undefined ? {} : { format: left.format }),
      ...(left.style === undefined ? {} : { style: left.style }),
    };
    for (let c = 0; c < cells.columnCount; c++) putCell(sheet, row, cells.column + c, { value: "", ...look });
  }
  const left: Area = { ...cells, column: cells.column - 1, columnCount: 1 };
  const extended = <T extends { area: Area }>(item: T): T => {
    const endsHere = item.area.column + item.area.columnCount === cells.column;
    if (!endsHere || !containsArea(left, { ...item.area, column: left.column, columnCount: 1 })) return item;
    return { ...item, area: { ...item.area, columnCount: item.area.columnCount + cells.columnCount } };
  };
  sheet.conditionalFormats = sheet.conditionalFormats.map(extended);
  sheet.validations = sheet.validations.map(extended);
}
