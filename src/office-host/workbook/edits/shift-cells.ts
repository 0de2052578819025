import { COLUMN_LIMIT, containsArea, formatAddress, intersect, ROW_LIMIT, shiftArea } from "../a1-notation";
import { cellAt, isBlank, putCell } from "../cells";
import { ExcelError } from "../excel-error";
import type { Area, NameData, SheetData, WorkbookData } from "../types";

/** Cells put in or taken out, so that what stands to their right, or below them, moves. */
export interface CellShift {
  sheetId: string;
  /** "column" moves cells to the right or back; "row" down or up. */
  axis: "row" | "column";
  /** The cells put in, or taken out. */
  cells: Area;
  isInsert: boolean;
}

/** Where an area lies afterwards; undefined when all of it was taken out. Areas that reach out of the band stay. */
export function shiftWithin(area: Area, { axis, cells, isInsert }: CellShift): Area | undefined {
  const whole = { ...area, [axis]: cells[axis], [sizeOf(axis)]: cells[sizeOf(axis)] };
  if (!containsArea(cells, whole)) return area;
  const count = cells[sizeOf(axis)];
  return shiftArea(area, axis, cells[axis], isInsert ? count : -count);
}

function sizeOf(axis: CellShift["axis"]): "rowCount" | "columnCount" {
  return axis === "row" ? "rowCount" : "columnCount";
}

/** The cells from those put in or taken out on, to the sheet's edge. */
function bandOf({ axis, cells }: CellShift): Area {
  return axis === "row"
    ? { ...cells, rowCount: ROW_LIMIT - cells.row }
    : { ...cells, columnCount: COLUMN_LIMIT - cells.column };
}

/**
 * Moves the cells, with all that is kept by position; the table that is changed keeps its area.
 * Throws InsertDeleteConflict where another table or merged cells would be torn apart, NotImplemented where a
 * conditional format or a list of choices would, NonBlankCellOffSheet at the sheet's edge.
 */
export function shiftCells(workbook: WorkbookData, sheet: SheetData, shift: CellShift, tableId: string): void {
  const { axis, cells } = shift;
  const band = bandOf(shift);
  const isTorn = (area: Area): boolean =>
    intersect(area, band) !== undefined &&
    !containsArea(cells, { ...area, [axis]: cells[axis], [sizeOf(axis)]: cells[sizeOf(axis)] });
  const others = sheet.tables.filter((table) => table.id !== tableId);
  if (others.some((table) => isTorn(table.area)) || sheet.merged.some(isTorn)) {
    const place = `${axis === "row" ? "below" : "to the right of"} ${formatAddress(sheet.name, cells)}`;
    throw new ExcelError("InsertDeleteConflict", `This would move part of a table or of merged cells ${place}.`);
  }
  if (
    [...sheet.conditionalFormats, ...(sheet.colourRules ?? []), ...sheet.validations].some(({ area }) => isTorn(area))
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
    // What stands for a constant is of no cells.
    const isOfCells = (n: NameData): boolean => n.sheetId === sheet.id && !n.instead;
    workbook.names = [...workbook.names.filter((n) => !isOfCells(n)), ...moved(workbook.names.filter(isOfCells))];
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
 * Gives new cells the formats of those before them, or of others of their line, as Excel does with cells that it puts
 * in; conditional formats and lists that end or begin at the model's line reach over the new cells too.
 * @param model the column, or row, whose look is taken
 */
export function inheritLook(sheet: SheetData, { axis, cells }: CellShift, model: number): void {
  for (let row = cells.row; row < cells.row + cells.rowCount; row++) {
    for (let column = cells.column; column < cells.column + cells.columnCount; column++) {
      const from = axis === "row" ? cellAt(sheet, model, column) : cellAt(sheet, row, model);
      if (from?.format === undefined && from?.style === undefined) continue;
      const look = {
        ...(from.format === undefined ? {} : { format: from.format }),
        ...(from.style === undefined ? {} : { style: from.style }),
      };
      putCell(sheet, row, column, { value: "", ...look });
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
