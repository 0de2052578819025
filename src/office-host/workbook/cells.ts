import { boundingArea, intersect } from "./a1-notation";
import { displayedText } from "./displayed-text";
import type { Locale } from "./typed-entry";
import type { Area, CellData, CellStyle, SheetData } from "./types";

/** The type of a cell's value (`Excel.RangeValueType`). Every number is a Double. */
export type ValueType = "Empty" | "String" | "Double" | "Boolean" | "Error";

/** A cell's value. Errors are text, and blank cells are empty text. */
export type CellValue = string | number | boolean;

/** The cell at a position. A cell that is not stored has the style of its column. */
export function cellAt(sheet: SheetData, row: number, column: number): CellData | undefined {
  const cell = sheet.rows[row]?.[column];
  if (cell) return cell;
  const style = sheet.columnStyles?.[column];
  return style && { value: "", style };
}

/** Stores a cell. Undefined removes it, and its style with it. */
export function putCell(sheet: SheetData, row: number, column: number, cell: CellData | undefined): void {
  storeCell(sheet, row, column, storedInColumn(cell, sheet.columnStyles?.[column]));
}

/** What to store for a cell in a styled column: nothing for a blank cell with the column's own style. */
function storedInColumn(cell: CellData | undefined, look: CellStyle | undefined): CellData | undefined {
  if (!look) return cell;
  if (!cell) return { value: "" };
  const isAlike = isBlank(cell) && cell.format === undefined && JSON.stringify(cell.style) === JSON.stringify(look);
  return isAlike ? undefined : cell;
}

function storeCell(sheet: SheetData, row: number, column: number, cell: CellData | undefined): void {
  let cells = sheet.rows[row];
  if (!cells) {
    if (cell === undefined) return;
    cells = [];
    while (sheet.rows.length < row) sheet.rows.push(undefined);
    sheet.rows[row] = cells;
  }
  while (cells.length < column) cells.push(undefined);
  cells[column] = cell;
}

/** True for a cell without contents. It may still have a format. */
export function isBlank(cell: CellData | undefined): boolean {
  return cell === undefined || (cell.value === "" && cell.formula === undefined);
}

/** A copy of the cell without contents but with its format. Undefined when it had no format. */
export function emptied(cell: CellData | undefined): CellData | undefined {
  if (cell?.format === undefined && cell?.style === undefined) return undefined;
  return {
    value: "",
    ...(cell.format === undefined ? {} : { format: cell.format }),
    ...(cell.style === undefined ? {} : { style: cell.style }),
  };
}

/** The type of a cell's value. */
export function valueTypeOf(cell: CellData | undefined): ValueType {
  if (cell === undefined || isBlank(cell)) return "Empty";
  if (cell.error === true) return "Error";
  if (typeof cell.value === "number") return "Double";
  return typeof cell.value === "boolean" ? "Boolean" : "String";
}

/** Reads a property of every cell in an area, row by row. */
export function readBlock<T>(sheet: SheetData, area: Area, read: (cell: CellData | undefined) => T): T[][] {
  const block: T[][] = [];
  for (let r = 0; r < area.rowCount; r++) {
    const cells = sheet.rows[area.row + r];
    const row: T[] = [];
    for (let c = 0; c < area.columnCount; c++) row.push(read(cells?.[area.column + c] ?? undefined));
    block.push(row);
  }
  return block;
}

/** What `readBlock` can read of a cell. */
export const readers = {
  value: (cell: CellData | undefined): CellValue => cell?.value ?? "",
  valueType: valueTypeOf,
  numberFormat: (cell: CellData | undefined): string => cell?.format ?? "General",
  formula: (cell: CellData | undefined): CellValue => cell?.formula ?? cell?.value ?? "",
  text:
    (locale: Locale, isDate1904 = false) =>
    (cell: CellData | undefined): string =>
      displayedText(cell, locale, isDate1904),
};

/** The smallest area with every used cell. With `valuesOnly`, cells that only have a format are not counted. */
export function usedArea(sheet: SheetData, within: Area | undefined, valuesOnly: boolean): Area | undefined {
  let used: Area | undefined;
  sheet.rows.forEach((cells, row) => {
    if (!cells) return;
    const inUse = (cell: CellData | null | undefined): boolean => !!cell && (!valuesOnly || !isBlank(cell));
    const first = cells.findIndex(inUse);
    if (first < 0) return;
    const line = { row, column: first, rowCount: 1, columnCount: cells.findLastIndex(inUse) - first + 1 };
    used = used ? boundingArea(used, line) : line;
  });
  if (!used || !within) return used;
  const shared = intersect(used, within);
  // The used area of the sheet may include blank edges of the range, so search the range's own cells.
  return shared && !sameArea(shared, used) ? usedWithin(sheet, shared, valuesOnly) : shared;
}

function usedWithin(sheet: SheetData, area: Area, valuesOnly: boolean): Area | undefined {
  let used: Area | undefined;
  for (let row = area.row; row < area.row + area.rowCount; row++) {
    for (let column = area.column; column < area.column + area.columnCount; column++) {
      const cell = cellAt(sheet, row, column);
      if (!cell || (valuesOnly && isBlank(cell))) continue;
      const one = { row, column, rowCount: 1, columnCount: 1 };
      used = used ? boundingArea(used, one) : one;
    }
  }
  return used;
}

function sameArea(a: Area, b: Area): boolean {
  return a.row === b.row && a.column === b.column && a.rowCount === b.rowCount && a.columnCount === b.columnCount;
}

/** True unless the cell has been unlocked: Excel locks cells by default. */
export function isLocked(cell: CellData | undefined): boolean {
  return cell?.style?.locked !== false;
}

/** Merges changes into a style. A part that is undefined is removed. */
export function restyled(style: CellStyle | undefined, change: CellStyle): CellStyle | undefined {
  const parts = Object.entries({ ...style, ...change }).filter(([, part]) => part !== undefined);
  return parts.length > 0 ? (Object.fromEntries(parts) as CellStyle) : undefined;
}

/** A copy of the cell with another number format or style; undefined removes it. Undefined when nothing is left of the cell. */
export function reformatted(
  cell: CellData | undefined,
  change: { format?: string | undefined; style?: CellStyle | undefined },
): CellData | undefined {
  const { format, style, ...contents } = { value: "", ...cell, ...change };
  const next: CellData = {
    ...contents,
    ...(format === undefined || format === "" || format === "General" ? {} : { format }),
    ...(style === undefined ? {} : { style }),
  };
  return isBlank(next) ? emptied(next) : next;
}
