import { containsArea } from "../../../src/office-host/workbook/a1-notation";
import { cellAt, putCell } from "../../../src/office-host/workbook/cells";
import { displayedText } from "../../../src/office-host/workbook/displayed-text";
import { EN_GB } from "../../../src/office-host/workbook/typed-entry";
import type { CellData, SheetData } from "../../../src/office-host/workbook/types";
import { numberRows, tableLook } from "../../../src/workbench/page/grid/table-looks";

/** A font that LibreOffice includes; for Calibri it would substitute a much wider one. */
const FONT = "Liberation Sans";
const FONT_SIZE = 11;
const STANDARD_COLUMN_PIXELS = 64;
const STANDARD_ROW_PIXELS = 20;
const PIXELS_PER_POINT = 96 / 72;

/**
 * A copy of a sheet with what LibreOffice does not apply when it opens an .xlsx file: the formatting of table styles, and
 * rows as high as their wrapped text.
 */
export function asLibreOfficeShowsIt(sheet: SheetData): SheetData {
  const copy = structuredClone(sheet);
  drawTables(copy);
  for (const cells of copy.rows) {
    for (const cell of cells ?? []) if (cell) cell.style = { ...cell.style, fontName: cell.style?.fontName ?? FONT };
  }
  fitRows(copy);
  return copy;
}

/** Formats the cells of tables in their table's style; their own formatting takes precedence. */
function drawTables(sheet: SheetData): void {
  for (const table of sheet.tables) {
    const places = numberRows(table, sheet.hiddenRows);
    const { row: firstRow, column: firstColumn, rowCount, columnCount } = table.area;
    for (let row = firstRow; row < firstRow + rowCount; row++) {
      const { line, ...look } = tableLook(table, row, places.get(row) ?? 0);
      const borders = line === undefined ? {} : { bottom: { color: line, weight: "Thin" as const } };
      for (let column = firstColumn; column < firstColumn + columnCount; column++) {
        const cell = cellAt(sheet, row, column) ?? { value: "" };
        const style = { ...look, ...cell.style, borders: { ...borders, ...cell.style?.borders } };
        putCell(sheet, row, column, { ...cell, style });
      }
    }
  }
}

/** Rows without a height of their own grow with their wrapped text and largest font; merged cells do not count, as in Excel. */
function fitRows(sheet: SheetData): void {
  sheet.rows.forEach((cells, row) => {
    if (!cells || sheet.rowHeights[row] !== undefined) return;
    const heights = cells.map((cell, column) => {
      const isMerged = sheet.merged.some((area) => containsArea(area, { row, column, rowCount: 1, columnCount: 1 }));
      return cell && !isMerged ? heightOf(cell, sheet.columnWidths[column] ?? STANDARD_COLUMN_PIXELS) : 0;
    });
    const height = Math.max(0, ...heights);
    if (height > STANDARD_ROW_PIXELS) sheet.rowHeights[row] = Math.ceil(height);
  });
}

/** The height of a cell's text in pixels, by the approximate widths of `FONT`'s characters. */
function heightOf(cell: CellData, columnWidth: number): number {
  const size = (cell.style?.fontSize ?? FONT_SIZE) * PIXELS_PER_POINT;
  const text = displayedText(cell, EN_GB);
  if (text === "") return 0;
  const room = columnWidth - 6;
  const widen = cell.style?.bold === true ? 1.07 : 1;
  const lines =
    cell.style?.wrap === true ? text.split("\n").reduce((sum, line) => sum + linesOf(line, room, size * widen), 0) : 1;
  return lines * size * 1.16 + 4;
}

/** The number of lines that a text takes when it is wrapped between words. */
function linesOf(text: string, room: number, size: number): number {
  let [lines, used] = [1, 0];
  for (const word of text.split(/(?<= )/)) {
    const width = widthOf(word.trimEnd(), size);
    if (used > 0 && used + width > room) {
      lines++;
      used = 0;
    }
    lines += Math.max(0, Math.ceil(width / room) - 1);
    used += widthOf(word, size);
  }
  return lines;
}

/** The widths of Arial's characters as shares of the font size, in three classes. */
function widthOf(text: string, size: number): number {
  let width = 0;
  for (const letter of text) {
    if (/[ .,:;!|'()[\]/ijlftrI-]/.test(letter)) width += 0.27;
    else if (/[A-Zmw%@&]/.test(letter)) width += 0.72;
    else width += 0.52;
  }
  return width * size;
}
