import { ROW_LIMIT } from "../../../workbook/a1-notation";
import { ExcelError } from "../../../workbook/excel-error";
import type { Area } from "../../../workbook/types";
import { numberArgument } from "../../arguments";
import type { Session } from "../../object-type";
import type { CellsRef } from "../../objects";
import { areasOf } from "../../ranges";

/** Excel measures rows and columns in points, the model in pixels: 96 pixels are 72 points. */
const POINTS_PER_PIXEL = 0.75;
const STANDARD_COLUMN_PIXELS = 64;
const STANDARD_ROW_PIXELS = 20;

/** The value that all areas share, or null. */
function common<T>(cells: CellsRef, session: Session, read: (area: Area) => T): T | null {
  const [first, ...others] = areasOf(cells, session).map(read);
  return first !== undefined && others.every((other) => other === first) ? first : null;
}

/** The size of rows or columns in points; null when they differ. */
export function lineSize(cells: CellsRef, session: Session, axis: "row" | "column"): number | null {
  const sheet = session.model.sheet(cells.sheetId);
  return common(cells, session, (area) =>
    lineSizeIn(area, axis === "row" ? sheet.rowHeights : sheet.columnWidths, axis),
  );
}

function lineSizeIn(area: Area, sizes: Record<number, number>, axis: "row" | "column"): number | null {
  const standard = axis === "row" ? STANDARD_ROW_PIXELS : STANDARD_COLUMN_PIXELS;
  const [first, count] = axis === "row" ? [area.row, area.rowCount] : [area.column, area.columnCount];
  const size = sizes[first] ?? standard;
  for (const index of Object.keys(sizes)) {
    const i = Number(index);
    if (i >= first && i < first + count && sizes[i] !== size) return null;
  }
  const listed = Object.keys(sizes).filter((i) => Number(i) >= first && Number(i) < first + count).length;
  return listed === count || size === standard ? size * POINTS_PER_PIXEL : null;
}

/** Sets the size of rows or columns, in points. Throws NotImplemented for the rows of whole columns. */
export function resizeLines(cells: CellsRef, session: Session, axis: "row" | "column", value: unknown): void {
  const points = numberArgument(value, axis === "row" ? "rowHeight" : "columnWidth");
  const lines = areasOf(cells, session).map((area) =>
    axis === "row" ? { at: area.row, count: area.rowCount } : { at: area.column, count: area.columnCount },
  );
  if (lines.some(({ count }) => count > 16_384)) {
    throw new ExcelError("NotImplemented", "This host sets row heights of bounded ranges only.");
  }
  for (const { at, count } of lines) {
    session.model.resizeLines(cells.sheetId, axis, at, count, Math.round(points / POINTS_PER_PIXEL));
  }
}

/** Whether columns have the standard width: true, false, or null when they differ. */
export function isStandardWidth(cells: CellsRef, session: Session): boolean | null {
  const widths = Object.entries(session.model.sheet(cells.sheetId).columnWidths);
  return common(cells, session, ({ column, columnCount }) => {
    const sized = widths.filter(
      ([key, width]) => Number(key) >= column && Number(key) < column + columnCount && width !== STANDARD_COLUMN_PIXELS,
    );
    if (sized.length === 0) return true;
    return sized.length === columnCount ? false : null;
  });
}

/** Fits columns to their longest text, estimated at 7 pixels per character and 10 pixels of padding. */
export function autofitColumns({ model }: Session, sheetId: string, area: Area): void {
  const used = model.usedArea(sheetId, { ...area, row: 0, rowCount: ROW_LIMIT }, true);
  if (!used) return;
  const rows = model.text(sheetId, used);
  for (let c = 0; c < used.columnCount; c++) {
    const longest = Math.max(...rows.map((row) => Math.max(0, ...(row[c] ?? "").split("\n").map((l) => l.length))));
    if (longest > 0) {
      const pixels = Math.min(600, Math.max(24, longest * 7 + 10));
      model.resizeLines(sheetId, "column", used.column + c, 1, pixels);
    }
  }
}
