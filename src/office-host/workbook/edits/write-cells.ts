import { cellCountOf, containsArea, formatAddress, intersect, isUnbounded } from "../a1-notation";
import { writeOverArrays } from "../arrays";
import { cellAt, emptied, isLocked, putCell, type CellValue } from "../cells";
import { ExcelError } from "../excel-error";
import { dataArea } from "../table-cells";
import { readTypedText, type Entry, type Locale } from "../typed-entry";
import type { Area, CellData, SheetData } from "../types";

/**
 * Expands a written value to the shape of an area: a scalar or a 2-D array of one item fills it, any other array must have its shape.
 * Throws InvalidArgument for any other shape, and for whole rows and columns.
 */
export function blockOf<T>(written: unknown, area: Area, isItem: (item: unknown) => item is T): (T | null)[][] {
  if (isUnbounded(area)) throw new ExcelError("InvalidArgument", "Whole rows and columns cannot be written to.");
  if (!Array.isArray(written)) {
    if (!isItem(written))
      throw new ExcelError("InvalidArgument", `A cell cannot hold ${JSON.stringify(written).slice(0, 60)}.`);
    return Array.from({ length: area.rowCount }, () => new Array<T>(area.columnCount).fill(written));
  }
  const [only] =
    written.length === 1 && Array.isArray(written[0]) && written[0].length === 1 ? (written[0] as unknown[]) : [];
  if (isItem(only)) return blockOf(only, area, isItem);
  assertShape(written, area);
  return written.map((row: unknown[]) =>
    row.map((item) => {
      if (item === null || isItem(item)) return item;
      throw new ExcelError("InvalidArgument", `A cell cannot hold ${JSON.stringify(item).slice(0, 60)}.`);
    }),
  );
}

function assertShape(written: unknown[], area: Area): asserts written is unknown[][] {
  const wide = written.find((row) => !Array.isArray(row) || row.length !== area.columnCount);
  if (written.length === area.rowCount && wide === undefined) return;
  const columns = Array.isArray(wide) ? wide.length : "no";
  throw new ExcelError(
    "InvalidArgument",
    "The number of rows or columns in the input array doesn't match the size or dimensions of the range: it has " +
      `${area.rowCount} rows and ${area.columnCount} columns, the array ${written.length} rows` +
      (wide === undefined ? "." : `, one of them of ${columns} columns.`),
  );
}

/** The most letters of a cell: "Excel specifications and limits", support.microsoft.com. */
const LONGEST_TEXT = 32_767;

/** True for a value that a cell can hold. */
export function isCellValue(item: unknown): item is CellValue {
  if (typeof item === "string") return item.length <= LONGEST_TEXT;
  return typeof item === "boolean" || (typeof item === "number" && Number.isFinite(item));
}

/** Throws AccessDenied when the sheet is protected and any cell of the area is locked. */
export function assertWritable(sheet: SheetData, area: Area, isWritten: (r: number, c: number) => boolean): void {
  if (!sheet.protected) return;
  for (let r = 0; r < area.rowCount; r++) {
    for (let c = 0; c < area.columnCount; c++) {
      if (!isWritten(r, c) || !isLocked(cellAt(sheet, area.row + r, area.column + c))) continue;
      const cell = { row: area.row + r, column: area.column + c, rowCount: 1, columnCount: 1 };
      throw new ExcelError("AccessDenied", `${formatAddress(sheet.name, cell)} is locked.`);
    }
  }
}

/** Throws AccessDenied when the sheet is protected, which locks its formats, sizes and structure. */
export function assertUnprotected(sheet: SheetData): void {
  if (sheet.protected) throw new ExcelError("AccessDenied", `The sheet ${sheet.name} is protected.`);
}

/** Throws AccessDenied when the sheet's protection does not allow formats. Without it they are refused for unlocked cells too. */
export function assertMayFormat(sheet: SheetData): void {
  if (sheet.allowed?.allowFormatCells !== true) assertUnprotected(sheet);
}

/** The data rows of the sheet's own filter when it hides some. */
function filteredArea({ filter }: SheetData): Area[] {
  if (!filter?.filtered || filter.area.rowCount < 2) return [];
  return [{ ...filter.area, row: filter.area.row + 1, rowCount: filter.area.rowCount - 1 }];
}

/**
 * The rows to which Excel writes a block. When a filter hides rows, Excel fills only the visible rows, in order: values after the first
 * hidden row are misplaced, and the last ones are lost.
 */
function landingRows(sheet: SheetData, area: Area): number[] {
  const all = Array.from({ length: area.rowCount }, (_, r) => area.row + r);
  const everywhere = sheet.hasAdvancedFilter === true ? [area] : [];
  const filters = [...everywhere, ...sheet.tables.filter((t) => t.filtered).map(dataArea), ...filteredArea(sheet)];
  const filtered = filters.filter((data) => intersect(data, area));
  if (filtered.length === 0 || area.rowCount === 1) return all;
  const hidden = new Set(sheet.hiddenRows);
  return all.filter((row) => {
    const line = { row, column: area.column, rowCount: 1, columnCount: area.columnCount };
    return !(hidden.has(row) && filtered.some((data) => intersect(data, line)));
  });
}

/**
 * Writes values by Excel's rules. When any cell is refused, nothing is written.
 * Throws InvalidArgument (shape), AccessDenied (protection) or NotImplemented (a formula).
 */
export function writeValues(sheet: SheetData, area: Area, written: unknown, locale: Locale, today: () => Date): void {
  const block = blockOf(written, area, isCellValue);
  const rows = landingRows(sheet, area);
  assertWritable(sheet, area, (r, c) => block[r]?.[c] !== null);
  const covered = coveredByMerge(sheet, area);
  const puts: [row: number, column: number, cell: CellData | undefined][] = [];
  rows.forEach((row, r) => {
    for (let c = 0; c < area.columnCount; c++) {
      const value = block[r]?.[c] ?? null;
      const column = area.column + c;
      if (value === null || covered(row, column)) continue;
      puts.push([row, column, cellWith(cellAt(sheet, row, column), value, locale, today)]);
    }
  });
  if (sheet.arrays && sheet.arrays.length > 0) {
    const written = new Set(puts.map(([row, column]) => `${row} ${column}`));
    writeOverArrays(sheet, area, (row, column) => written.has(`${row} ${column}`));
  }
  for (const [row, column, cell] of puts) putCell(sheet, row, column, cell);
}

function cellWith(
  old: CellData | undefined,
  value: CellValue,
  locale: Locale,
  today: () => Date,
): CellData | undefined {
  if (value === "") return emptied(old);
  const format = old?.format ?? "General";
  const entry: Entry = entryOf(value, format, locale, today);
  const next = entry.format ?? format;
  return {
    value: entry.value,
    ...(entry.error === true ? { error: true } : {}),
    ...(entry.quotePrefix === true ? { quotePrefix: true } : {}),
    ...(next === "General" ? {} : { format: next }),
    ...(old?.style === undefined ? {} : { style: old.style }),
  };
}

/** Reads a written value. A number written to a cell of the Text format becomes text, as a typed one does. */
function entryOf(value: CellValue, format: string, locale: Locale, today: () => Date): Entry {
  if (typeof value === "string") return readTypedText(value, format, locale, today);
  return { value: format === "@" ? String(value).toUpperCase() : value };
}

/** True for cells of a merged area other than its first. They drop what is written to them. */
function coveredByMerge(sheet: SheetData, area: Area): (row: number, column: number) => boolean {
  const merged = sheet.merged.filter((m) => intersect(m, area));
  if (merged.length === 0) return () => false;
  return (row, column) =>
    merged.some(
      (m) => containsArea(m, { row, column, rowCount: 1, columnCount: 1 }) && !(m.row === row && m.column === column),
    );
}

/** Replaces every cell of a bounded area with what `change` returns. Throws NotImplemented for whole rows and columns. */
export function changeCells(
  sheet: SheetData,
  area: Area,
  change: (cell: CellData | undefined) => CellData | undefined,
): void {
  if (isUnbounded(area) || cellCountOf(area) > 5_000_000) {
    throw new ExcelError("NotImplemented", "This host formats cells and whole columns, but not whole rows or sheets.");
  }
  for (let row = area.row; row < area.row + area.rowCount; row++) {
    for (let column = area.column; column < area.column + area.columnCount; column++) {
      const old = cellAt(sheet, row, column);
      const next = change(old);
      if (next !== old) putCell(sheet, row, column, next);
    }
  }
}
