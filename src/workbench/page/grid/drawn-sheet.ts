import type { ICellData, IStyleData, IWorksheetData } from "@univerjs/core";
import { containsArea, intersect } from "../../../office-host/workbook/a1-notation";
import { cellAt, isBlank, readBlock } from "../../../office-host/workbook/cells";
import { displayedText } from "../../../office-host/workbook/displayed-text";
import type { Locale } from "../../../office-host/workbook/typed-entry";
import type {
  Area,
  BorderLine,
  CellData,
  CellStyle,
  IconSetFormat,
  SheetData,
} from "../../../office-host/workbook/types";
import { iconOf, type CellIcon } from "./cell-icons";
import { numberRows, tableLook, type TableLook } from "./table-looks";

/** A cell as the grid draws it. It is always text, because the model applies number formats. */
export type DrawnCell = ICellData & { custom?: { icon?: CellIcon } };

/** Cells by row, then by column. */
export type DrawnCells = Record<number, Record<number, DrawnCell>>;

/** A sheet as the grid draws it: everything that Univer needs to draw, and nothing to calculate with. */
export type DrawnSheet = Pick<
  IWorksheetData,
  | "id"
  | "name"
  | "hidden"
  | "freeze"
  | "rowCount"
  | "columnCount"
  | "columnData"
  | "rowData"
  | "mergeData"
  | "showGridlines"
> & { cellData: DrawnCells };

/** Excel's default row height, in pixels. */
export const ROW_HEIGHT = 20;
/** Excel's default column width, in pixels. */
export const COLUMN_WIDTH = 64;

const FONT = "Calibri, Carlito, 'Segoe UI', Arial, sans-serif";
const FONT_SIZE = 11;
const ALIGN = { Left: 1, Center: 2, Right: 3 } as const;
const VERTICAL = { Top: 1, Center: 2, Bottom: 3 } as const;
/** `BorderStyleTypes` of Univer. */
const WEIGHTS = { Hairline: 2, Thin: 1, Medium: 8, Thick: 13 } as const;
const OVERFLOW = 1;
const CLIP = 2;
const WRAP = 3;

/** Draws a sheet of the model. Pure: the same sheet always gives the same drawing. */
export function drawSheet(sheet: SheetData, locale: Locale): DrawnSheet {
  const extent = extentOf(sheet);
  const icons = sheet.conditionalFormats.map((format) => ({ format, numbers: numbersIn(sheet, format.area) }));
  const places = new Map(sheet.tables.map((table) => [table.id, numberRows(table, sheet.hiddenRows)]));
  const cellData: DrawnCells = {};
  for (let row = 0; row < extent.rowCount; row++) {
    const cells: Record<number, DrawnCell> = {};
    for (let column = 0; column < extent.columnCount; column++) {
      const cell = cellAt(sheet, row, column);
      const table = sheet.tables.find((t) => containsArea(t.area, { row, column, rowCount: 1, columnCount: 1 }));
      if (cell === undefined && table === undefined) continue;
      const look = table ? tableLook(table, row, places.get(table.id)?.get(row) ?? 0) : {};
      cells[column] = drawCell(cell, look, iconAt(icons, row, column, cell), locale);
    }
    if (Object.keys(cells).length > 0) cellData[row] = cells;
  }
  return {
    id: sheet.id,
    name: sheet.name,
    hidden: sheet.visibility === "Visible" ? 0 : 1,
    freeze: freezeOf(sheet),
    // Leave room to type below and beside the used cells.
    rowCount: Math.max(200, extent.rowCount + 100),
    columnCount: Math.max(26, extent.columnCount + 10),
    columnData: columnsOf(sheet),
    rowData: rowsOf(sheet, cellData),
    mergeData: sheet.merged.map(toRange),
    showGridlines: sheet.showGridlines === false ? 0 : 1,
    cellData,
  };
}

/** Draws a cell: its text, its own style over that of its table, and the icon of a conditional format. */
export function drawCell(
  cell: CellData | undefined,
  look: TableLook,
  icon: CellIcon | undefined,
  locale: Locale,
): DrawnCell {
  const text = icon?.alone === true ? "" : displayedText(cell, locale);
  const isNumber = typeof cell?.value === "number" && cell.error !== true;
  return {
    v: text,
    t: 1,
    s: drawnStyle(cell, look, isNumber, icon !== undefined),
    ...(icon ? { custom: { icon } } : {}),
  };
}

function drawnStyle(cell: CellData | undefined, look: TableLook, isNumber: boolean, hasIcon: boolean): IStyleData {
  const own: CellStyle = cell?.style ?? {};
  const fill = own.pattern ? between(own.pattern.color, own.fill ?? "#FFFFFF") : (own.fill ?? look.fill);
  const color = own.color ?? look.color;
  const isCentred = typeof cell?.value === "boolean" || cell?.error === true;
  // The alignment "General" depends on the content: numbers to the right, TRUE and #N/A in the centre.
  const general = isNumber ? ALIGN.Right : isCentred ? ALIGN.Center : ALIGN.Left;
  return {
    ff: own.fontName ?? FONT,
    fs: own.fontSize ?? FONT_SIZE,
    ht: own.horizontal ? ALIGN[own.horizontal] : general,
    vt: VERTICAL[own.vertical ?? "Bottom"],
    tb: own.wrap === true ? WRAP : isNumber ? CLIP : OVERFLOW,
    ...((own.bold ?? look.bold) === true ? { bl: 1 } : {}),
    ...(own.italic === true ? { it: 1 } : {}),
    ...(fill === undefined ? {} : { bg: { rgb: fill } }),
    ...(color === undefined ? {} : { cl: { rgb: color } }),
    ...drawnLines(own.borders, look.line),
    ...(hasIcon ? { pd: { l: 20, r: 2, t: 0, b: 1 } } : {}),
  };
}

/** The colour half way between two: the grid draws no patterns. */
function between(one: string, other: string): string {
  const parts = [1, 3, 5].map(
    (at) => (parseInt(one.slice(at, at + 2), 16) + parseInt(other.slice(at, at + 2), 16)) >> 1,
  );
  return `#${parts.map((part) => part.toString(16).padStart(2, "0")).join("")}`;
}

/** A cell's borders. Its own bottom line replaces that of its table. */
function drawnLines(own: CellStyle["borders"] = {}, tableLine: string | undefined): Pick<IStyleData, "bd"> {
  const bottom: BorderLine | undefined =
    own.bottom ?? (tableLine === undefined ? undefined : { color: tableLine, weight: "Thin" });
  const sides = Object.entries({ t: own.top, b: bottom, l: own.left, r: own.right }).flatMap(([side, line]) =>
    line ? [[side, { s: WEIGHTS[line.weight], cl: { rgb: line.color } }]] : [],
  );
  return sides.length > 0 ? { bd: Object.fromEntries(sides) as IStyleData["bd"] } : {};
}

/** The text in a cell's editor: its formula, or its value in a form that can be typed again. */
export function editText(cell: CellData | undefined, locale: Locale): string {
  if (cell === undefined || isBlank(cell)) return "";
  if (cell.formula !== undefined) return cell.formula;
  if (cell.quotePrefix === true) return `'${cell.value}`;
  const isPercent = typeof cell.value === "number" && /%/.test(cell.format ?? "");
  if (isPercent && typeof cell.value === "number") return `${Number((cell.value * 100).toPrecision(15))}%`;
  const isDate =
    typeof cell.value === "number" && /[dy]/i.test((cell.format ?? "").replace(/"[^"]*"|\[[^\]]*(?:\]|$)|\\./g, ""));
  if (isDate) return displayedText({ ...cell, format: "dd/mm/yyyy" }, locale);
  return typeof cell.value === "number"
    ? displayedText({ value: cell.value }, locale)
    : displayedText({ ...cell, format: "@" }, locale);
}

function iconAt(
  icons: readonly { format: IconSetFormat; numbers: number[] }[],
  row: number,
  column: number,
  cell: CellData | undefined,
): CellIcon | undefined {
  for (const { format, numbers } of icons) {
    if (!intersect(format.area, { row, column, rowCount: 1, columnCount: 1 })) continue;
    const icon = iconOf(format, cell, numbers);
    if (icon) return icon;
  }
  return undefined;
}

function numbersIn(sheet: SheetData, area: Area): number[] {
  const within = intersect(area, extentOf(sheet));
  if (!within) return [];
  return readBlock(sheet, within, (cell) => cell)
    .flat()
    .flatMap((cell) => (typeof cell?.value === "number" && cell.error !== true ? [cell.value] : []));
}

/** The area from A1 to the last row and column with a cell or a table. */
function extentOf(sheet: SheetData): Area {
  const tables = sheet.tables.map((t) => t.area);
  const rowCount = Math.max(sheet.rows.length, ...tables.map((a) => a.row + a.rowCount), 1);
  const columnCount = Math.max(
    ...sheet.rows.map((cells) => cells?.length ?? 0),
    ...tables.map((a) => a.column + a.columnCount),
    1,
  );
  return { row: 0, column: 0, rowCount, columnCount };
}

function freezeOf(sheet: SheetData): IWorksheetData["freeze"] {
  const { frozenRows, frozenColumns } = sheet;
  return {
    xSplit: frozenColumns,
    ySplit: frozenRows,
    startRow: frozenRows > 0 ? frozenRows : -1,
    startColumn: frozenColumns > 0 ? frozenColumns : -1,
  };
}

function columnsOf(sheet: SheetData): IWorksheetData["columnData"] {
  const columns: Record<number, { w?: number; hd?: 0 | 1 }> = {};
  for (const [column, w] of Object.entries(sheet.columnWidths)) columns[Number(column)] = { w };
  for (const column of sheet.hiddenColumns) columns[column] = { ...columns[column], hd: 1 };
  return columns;
}

/** Row sizes. As in Excel, a row without a set height grows with wrapped text and large fonts. */
function rowsOf(sheet: SheetData, cells: DrawnCells): IWorksheetData["rowData"] {
  const rows: Record<number, { h?: number; ia?: 0 | 1; hd?: 0 | 1 }> = {};
  for (const [row, drawn] of Object.entries(cells)) {
    const grows = Object.values(drawn).some(
      ({ s: style }) =>
        typeof style === "object" && style !== null && (style.tb === WRAP || (style.fs ?? 0) > FONT_SIZE),
    );
    if (grows) rows[Number(row)] = { ia: 1 };
  }
  for (const [row, h] of Object.entries(sheet.rowHeights)) rows[Number(row)] = { h, ia: 0 };
  for (const row of sheet.hiddenRows) rows[row] = { ...rows[row], hd: 1 };
  return rows;
}

function toRange(area: Area): IWorksheetData["mergeData"][number] {
  return {
    startRow: area.row,
    endRow: area.row + area.rowCount - 1,
    startColumn: area.column,
    endColumn: area.column + area.columnCount - 1,
  };
}
