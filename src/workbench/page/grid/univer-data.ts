import { LocaleType, type IRange, type IWorkbookData, type IWorksheetData } from "@univerjs/core";
import { COLUMN_LIMIT, ROW_LIMIT } from "../../../office-host/workbook/a1-notation";
import type { Area } from "../../../office-host/workbook/types";
import type { WorkbookModel } from "../../../office-host/workbook/workbook-model";
import { COLUMN_WIDTH, ROW_HEIGHT, type DrawnSheet } from "./drawn-sheet";

/** The id of the one workbook that Univer shows. */
export const UNIVER_WORKBOOK = "workbook";

/** The drawn sheets as a workbook of Univer's. */
export function univerWorkbook(model: WorkbookModel, drawings: ReadonlyMap<string, DrawnSheet>): IWorkbookData {
  return {
    id: UNIVER_WORKBOOK,
    name: "Workbook",
    appVersion: "0.25.1",
    locale: LocaleType.EN_US,
    styles: {},
    sheetOrder: model.sheets.map((sheet) => sheet.id),
    sheets: Object.fromEntries([...drawings].map(([id, sheet]) => [id, univerSheet(sheet)])),
  };
}

/** A drawn sheet as a worksheet of Univer's. */
export function univerSheet(sheet: DrawnSheet): Partial<IWorksheetData> {
  const headers = { rowHeader: { width: 40 }, columnHeader: { height: 20 } };
  return { ...structuredClone(sheet), ...headers, defaultRowHeight: ROW_HEIGHT, defaultColumnWidth: COLUMN_WIDTH };
}

/** Converts a range of Univer's. Whole rows and columns end at the drawn sheet's edge there, and at Excel's limits here. */
export function toArea(range: IRange, drawn: DrawnSheet | undefined): Area {
  const first = { row: range.startRow || 0, column: range.startColumn || 0 };
  const wholeRows =
    first.column === 0 && (Number.isNaN(range.endColumn) || range.endColumn + 1 >= (drawn?.columnCount ?? Infinity));
  const wholeColumns =
    first.row === 0 && (Number.isNaN(range.endRow) || range.endRow + 1 >= (drawn?.rowCount ?? Infinity));
  return {
    ...first,
    rowCount: wholeColumns ? ROW_LIMIT : range.endRow - first.row + 1,
    columnCount: wholeRows ? COLUMN_LIMIT : range.endColumn - first.column + 1,
  };
}

/** Converts an area to a range of Univer's, within the drawn sheet. */
export function toUniverRange(area: Area, drawn: DrawnSheet | undefined): IRange {
  const [rows, columns] = [drawn?.rowCount ?? 1, drawn?.columnCount ?? 1];
  return {
    startRow: Math.min(area.row, rows - 1),
    startColumn: Math.min(area.column, columns - 1),
    endRow: Math.min(area.row + area.rowCount, rows) - 1,
    endColumn: Math.min(area.column + area.columnCount, columns) - 1,
  };
}

/** True when two ranges have the same cells. */
export function isSameRange(a: IRange, b: IRange): boolean {
  return (
    a.startRow === b.startRow && a.endRow === b.endRow && a.startColumn === b.startColumn && a.endColumn === b.endColumn
  );
}
