import { COLUMN_LIMIT, containsArea, formatAddress, intersect, ROW_LIMIT, shiftArea } from "../a1-notation";
import { cellAt, isBlank, putCell } from "../cells";
import { ExcelError } from "../excel-error";
import type { Area, NameData, SheetData, WorkbookData } from "../types";

/** Cells inserted or deleted, which moves the cells to their right or below them. */
export interface CellShift {
  sheetId: string;
  /** "column" moves cells right or left, "row" down or up. */
  axis: "row" | "column";
  /** The inserted or deleted cells. */
  cells: Area;
  isInsert: boolean;
}

/** Shifts an area. Undefined when all of it is deleted. An area that is wider than the shifted cells does not move. */
export function shiftWithin(area: Area, { axis, cells, isInsert }: CellShift): Area | undefined {
  const whole = { ...area, [axis]: cells[axis], [sizeOf(axis)]: cells[sizeOf(axis)] };
  if (!containsArea(cells, whole)) return area;
  const count = cells[sizeOf(axis)];
  return shiftArea(area, axis, cells[axis], isInsert ? count : -count);
}

function sizeOf(axis: CellShift["axis"]): "rowCount" | "columnCount" {
  return axis === "row" ? "rowCount" : "columnCount";
}

/** The band that moves: from the inserted or deleted cells to the edge of the sheet. */
function bandOf({ axis, cells }: CellShift): Area {
  return axis === "row"
    ? { ...cells, rowCount: ROW_LIMIT - cells.row }
    : { ...cells, columnCount: COLUMN_LIMIT - cells.column };
}

/**
 * Moves cells and everything else that has a position. The table that is being changed keeps its area.
 * Throws InsertDeleteConflict when another table or merged cells would be split, NotImplemented when a conditional format or
 * drop-down list would be, and NonBlankCellOffSheet at the edge of the sheet.
 */
export function shiftCells(workbook: WorkbookData, sheet: SheetData, shift: CellShift, tableId: string): void {
  const { axis, cells } = shift;
  const band = bandOf(shift);
  const isSplit = (area: Area): boolean =>
    intersect(area, band) !== undefined &&
    !containsArea(cells, { ...area, [axis]: cells[axis], [sizeOf(axis)]: cells[sizeOf(axis)] });
  const others = sheet.tables.filter((table) => table.id !== tableId);
  if (others.some((table) => isSplit(table.area)) || sheet.merged.some(isSplit)) {
    const place = `${axis === "row" ? "below" : "to the right of"} ${formatAddress(sheet.name, cells)}`;
    throw new ExcelError("InsertDeleteConflict", `This would move part of a table or of merged cells ${place}.`);
  }
  if (
    [...sheet.conditionalFormats, ...(sheet.colourRules ?? []), ...sheet.validations].some(({ area }) => isSplit(area))
  ) {
    throw new ExcelError(
      "NotImplemented",
      "This host does not split conditional formats and drop-down lists when cells move.",
    );
  }
  if (axis === "row") moveDown(sheet, shift);
  else moveRight(sheet, shift);
  const moved = <T extends { area: Area }>(items: T[]): T[] =>
    items.flatMap((item) => {
      const area = shiftWithin(item.area, shift);
      return area ? [{ ...item, area }] : [];
    });
  sheet.tables = sheet.tables.flatMap((table) => (table.id === tableId ? [table] : moved([table])));
  sheet.conditionalFormats = moved(sheet.conditionalFormats);
  if (sheet.colourRules) sheet.colourRules = moved(sheet.colourRules);
  sheet.validations = moved(sheet.validations);
  if (sheet.comments) sheet.comments = moved(sheet.comments);
  sheet.merged = moved(sheet.merged.map((area) => ({ area }))).map((m) => m.area);
  if (workbook.names) {
    // A name for a constant has no cells.
    const hasCells = (n: NameData): boolean => n.sheetId === sheet.id && !n.constant;
    workbook.names = [...workbook.names.filter((n) => !hasCells(n)), ...moved(workbook.names.filter(hasCells))];
  }
}

function moveRight(sheet: SheetData, { cells: { row, rowCount, column, columnCount }, isInsert }: CellShift): void {
  const rows = Array.from({ length: rowCount }, (_, r) => row + r);
  const lastOf = (line: number): number => sheet.rows[line]?.findLastIndex((cell) => !isBlank(cell ?? undefined)) ?? -1;
  if (isInsert && rows.some((line) => lastOf(line) >= column && lastOf(line) + columnCount >= COLUMN_LIMIT)) {
    throw new ExcelError("NonBlankCellOffSheet");
  }
  for (const line of rows) {
    const cells = sheet.rows[line];
    if (!cells || column >= cells.length) continue;
    if (isInsert) cells.splice(column, 0, ...Array.from({ length: columnCount }, () => undefined));
    else cells.splice(column, columnCount);
  }
}

function moveDown(sheet: SheetData, { cells: { row, rowCount, column, columnCount }, isInsert }: CellShift): void {
  const end = sheet.rows.length;
  const move = (from: number, to: number): void => {
    for (let c = column; c < column + columnCount; c++) putCell(sheet, to, c, cellAt(sheet, from, c));
  };
  if (!isInsert) {
    for (let to = row; to < end; to++) move(to + rowCount, to);
    return;
  }
  if (end > row && end + rowCount > ROW_LIMIT) throw new ExcelError("NonBlankCellOffSheet");
  for (let from = end - 1; from >= row; from--) move(from, from + rowCount);
  for (let line = row; line < Math.min(row + rowCount, end); line++) move(-1, line);
}

/**
 * Formats inserted cells like those of a neighbouring row or column, as Excel does. Conditional formats and lists that end or begin
 * there are extended over the new cells.
 * @param model the column or row whose format is copied
 */
export function inheritFormat(sheet: SheetData, { axis, cells }: CellShift, model: number): void {
  for (let row = cells.row; row < cells.row + cells.rowCount; row++) {
    for (let column = cells.column; column < cells.column + cells.columnCount; column++) {
      const from = axis === "row" ? cellAt(sheet, model, column) : cellAt(sheet, row, model);
      if (from?.format === undefined && from?.style === undefined) continue;
      const format = {
        ...(from.format === undefined ? {} : { format: from.format }),
        ...(from.style === undefined ? {} : { style: from.style }),
      };
      putCell(sheet, row, column, { value: "", ...format });
    }
  }
  const size = sizeOf(axis);
  const extended = <T extends { area: Area }>(item: T): T => {
    const { area } = item;
    const isWithin = containsArea(cells, { ...area, [axis]: cells[axis], [size]: cells[size] });
    const endsBefore = model < cells[axis] && area[axis] + area[size] === cells[axis];
    const beginsAfter = model > cells[axis] && area[axis] === cells[axis] + cells[size];
    if (!isWithin || !(endsBefore || beginsAfter)) return item;
    const first = beginsAfter ? cells[axis] : area[axis];
    return { ...item, area: { ...area, [axis]: first, [size]: area[size] + cells[size] } };
  };
  sheet.conditionalFormats = sheet.conditionalFormats.map(extended);
  if (sheet.colourRules) sheet.colourRules = sheet.colourRules.map(extended);
  sheet.validations = sheet.validations.map(extended);
}
