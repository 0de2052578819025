import type { CellValue } from "../../kpi/kpi-table";
import type { Area } from "../cells/areas";
import { FileFault } from "../file-fault";
import type { Sheet } from "../sheet/edited-sheet";
import type { WorkbookFile } from "../workbook/workbook-file";
import { shownText } from "./shown-text";

/** The values of a block's cells, the texts that they show, and their number formats. */
export function readBlock(
  { styles, isDate1904 }: WorkbookFile,
  sheet: Sheet,
  area: Area,
  locale: string,
): { values: CellValue[][]; texts: string[][]; formats: string[][] } {
  const formats = readCells(sheet, area, (row, column) => styles.formatOf(sheet.styleAt(row, column)));
  return {
    values: valuesIn(sheet, area),
    formats,
    texts: readCells(sheet, area, (row, column) =>
      shownText(sheet.contentAt(row, column), styles.formatOf(sheet.styleAt(row, column)), { locale, isDate1904 }),
    ),
  };
}

/** More cells than any real block: a file with two cells may claim to have them. */
const MOST_CELLS = 30_000_000;

/** Throws a FileFault where there are too many cells to read. */
export function assertReadable(rowCount: number, columnCount: number): void {
  if (rowCount * columnCount > MOST_CELLS) throw new FileFault({ code: "too-large" });
}

/**
 * Reads something from each cell of an area. Rows that the file does not have are all the same list, which must not be changed: a
 * single cell far down makes a million of them. Throws a FileFault where there are too many cells.
 */
export function readCells<T>(sheet: Sheet, area: Area, read: (row: number, column: number) => T): T[][] {
  assertReadable(area.rowCount, area.columnCount);
  const readRow = (row: number): T[] => Array.from({ length: area.columnCount }, (_, c) => read(row, area.column + c));
  let blank: T[] | null = null;
  return Array.from({ length: area.rowCount }, (_, r) =>
    sheet.hasRow(area.row + r) ? readRow(area.row + r) : (blank ??= readRow(area.row + r)),
  );
}

/** The values of the cells of an area. */
export function valuesIn(sheet: Sheet, area: Area): CellValue[][] {
  return readCells(sheet, area, (row, column) => sheet.contentAt(row, column).value);
}
