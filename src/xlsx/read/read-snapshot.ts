import type { ColumnCells } from "../../kpi/kpi-table";
import { findSheetNamed } from "../../planning/find-sheet";
import type {
  ColumnPart,
  HeadRequest,
  Outline,
  OwnSheetSnapshot,
  RangeRequest,
  SearchedSheet,
  SheetHead,
  SheetOutline,
  SheetSearch,
  SheetSnapshot,
  TableOutline,
  TableRequest,
  TableSnapshot,
  WholeRequest,
} from "../../planning/snapshot";
import { LAYOUT_NAME } from "../../planning/sheets/layout";
import { iconSetState } from "../../planning/status-looks/icon-set-state";
import type { Block } from "../../planning/block-cells";
import { isOverlapping, type Area } from "../cells/areas";
import { assertReadable, readCells, valuesIn } from "./read-cells";
import { readColumnSpeech } from "./column-speech";
import { fillsOver } from "./read-fills";
import { hasColourScale } from "../conditional-formats/icon-sets";
import { readRulesOver } from "../conditional-formats/read-icon-rules";
import { readUnwritable } from "./read-unwritable";
import { isSheetFiltered, readProtection } from "../sheet/protection-and-filter";
import type { Sheet } from "../sheet/edited-sheet";
import { shownText } from "./shown-text";
import type { SheetEntry, TableEntry, WorkbookFile } from "../workbook/workbook-file";

/** Reads which sheets and tables a file has, and the sheet of one name. */
export function readOutline(file: WorkbookFile, sheetName: string | undefined): Outline {
  const sheets = file.sheets().map((entry) => sheetOutline(file, entry));
  const byId = new Map(sheets.map((sheet) => [sheet.id, sheet]));
  const tables = file.tables().map(({ id, name, sheetId, headings, isFiltered, area, body }): TableOutline => {
    const sheet = byId.get(sheetId);
    return {
      ...{ id, name, sheetId, headings },
      sheetName: sheet?.name ?? "",
      protected: sheet?.protected ?? false,
      filtered: isFiltered,
      ...(body.row + body.rowCount < area.row + area.rowCount ? { rowsAboveTotals: body.rowCount } : {}),
    };
  });
  if (sheetName === undefined) return { sheets, tables };
  const named = findSheetNamed(sheets, sheetName);
  return { sheets, tables, named: named ? readSheet(file, named.id) : null };
}

/** What a plan needs to know of a sheet without its cells. */
export function sheetOutline(file: WorkbookFile, entry: SheetEntry): SheetOutline {
  const sheet = file.sheet(entry);
  const filtered = isSheetFiltered(sheet) ? { filtered: true } : {};
  return {
    id: entry.id,
    name: entry.name,
    protected: readProtection(sheet) !== null,
    ...filtered,
    ...(entry.hidden === null ? {} : { hidden: entry.hidden }),
  };
}

/** Reads the chosen columns of tables; null for a table that no longer exists. */
export function readTables(
  file: WorkbookFile,
  { tables }: Outline,
  requests: readonly TableRequest[],
  locale: string,
): (TableSnapshot | null)[] {
  const entries = new Map(file.tables().map((table) => [table.id, table]));
  const outlines = new Map(tables.map((table) => [table.id, table]));
  return requests.map((request) => {
    const [entry, outline] = [entries.get(request.tableId), outlines.get(request.tableId)];
    return entry && outline ? readBody(file, outline, usedRows(file, entry), request, locale) : null;
  });
}

/** A longer table is read to its last row with content: a table may reach to the end of the sheet. */
const LARGE_TABLE = 50_000;

function usedRows(file: WorkbookFile, { sheetId, body }: TableEntry): Area {
  const entry = body.rowCount > LARGE_TABLE ? file.findSheet(sheetId) : null;
  if (!entry) return body;
  const used = file.sheet(entry).used(body);
  return { ...body, rowCount: used ? used.row + used.rowCount - body.row : 1 };
}

/** Reads rows in plain cells as if they were a table; null where their sheet no longer exists. */
export function readRange(file: WorkbookFile, request: RangeRequest, locale: string): TableSnapshot | null {
  const { outline, firstRow: row, firstColumn: column, rowCount } = request;
  return readBody(file, outline, { row, column, rowCount, columnCount: outline.headings.length }, request, locale);
}

/** Reads the merged cells that reach into blocks. */
export function readMerged(file: WorkbookFile, blocks: readonly Block[]): Block[] {
  return [...new Set(blocks.map(({ sheetId }) => sheetId))].flatMap((sheetId) => {
    const entry = file.findSheet(sheetId);
    const own = blocks.filter((block) => block.sheetId === sheetId);
    const merged = entry ? file.sheet(entry).areas.merged() : [];
    return merged
      .filter((area) => own.some((block) => isOverlapping(area, block)))
      .map(({ row, column, rowCount, columnCount }) => ({ sheetId, row, column, rowCount, columnCount }));
  });
}

function readBody(
  file: WorkbookFile,
  outline: TableOutline,
  body: Area,
  { columns, iconColumn, written }: Pick<TableRequest, "columns" | "iconColumn" | "written">,
  locale: string,
): TableSnapshot | null {
  const entry = file.findSheet(outline.sheetId);
  if (!entry) return null;
  const sheet = file.sheet(entry);
  assertReadable(body.rowCount, columns.length);
  const cells = columns.map(({ index, parts }): [number, ColumnCells] => [
    index,
    readColumn(file, sheet, body, index, parts, locale),
  ]);
  const statuses = iconColumn === null ? null : { ...body, column: body.column + iconColumn, columnCount: 1 };
  return {
    ...outline,
    ...{ firstRow: body.row, firstColumn: body.column, rowCount: body.rowCount },
    cells: new Map(cells),
    ...(statuses ? readLooks(file, sheet, statuses) : { iconSet: { covers: "none", ids: [] } }),
    ...(statuses && iconColumn !== null ? { hints: readColumnSpeech(sheet, statuses, iconColumn) } : {}),
    ...readUnwritable(file, entry, body, { written, isFiltered: outline.filtered }),
  };
}

function readColumn(
  { styles, isDate1904 }: WorkbookFile,
  sheet: Sheet,
  { row: first, column, rowCount }: Area,
  index: number,
  parts: readonly ColumnPart[],
  locale: string,
): ColumnCells {
  const at = column + index;
  const shownBy = { locale, isDate1904 };
  const each = <T>(read: (row: number) => T): T[] => Array.from({ length: rowCount }, (_, r) => read(first + r));
  const formatAt = (row: number): string => styles.formatOf(sheet.styleAt(row, at));
  return {
    values: parts.includes("values") ? each((row) => sheet.contentAt(row, at).value) : [],
    ...(parts.includes("formats") ? { formats: each(formatAt) } : {}),
    ...(parts.includes("formulas") ? { formulas: each((row) => sheet.formulaAt(row, at)) } : {}),
    ...(parts.includes("texts")
      ? { texts: each((row) => shownText(sheet.contentAt(row, at), formatAt(row), shownBy)) }
      : {}),
  };
}

function readLooks(file: WorkbookFile, sheet: Sheet, column: Area): Pick<TableSnapshot, "iconSet" | "fills"> {
  const fills = fillsOver(file, sheet, column);
  return {
    iconSet: iconSetState(readRulesOver(sheet, column), hasColourScale(sheet, column)),
    ...(fills ? { fills } : {}),
  };
}

/** The layout mark that is stored with a sheet. */
function layoutOf(file: WorkbookFile, entry: SheetEntry): { mark?: string } {
  const mark = file.sheetText(entry, LAYOUT_NAME);
  return mark === null ? {} : { mark };
}

/** Reads the used cells of a sheet; null where it no longer exists. */
export function readSheet(file: WorkbookFile, id: string): SheetSnapshot | null {
  const entry = file.findSheet(id);
  if (!entry) return null;
  const sheet = file.sheet(entry);
  const outline = { ...sheetOutline(file, entry), ...layoutOf(file, entry) };
  const used = sheet.used();
  if (!used) return { ...outline, firstRow: 0, firstColumn: 0, values: [], formats: [] };
  const formats = readCells(sheet, used, (row, column) => file.styles.formatOf(sheet.styleAt(row, column)));
  return { ...outline, firstRow: used.row, firstColumn: used.column, values: valuesIn(sheet, used), formats };
}

/** Reads a sheet of the add-in's own, with its formulas; null where it no longer exists. */
export function readOwnSheet(file: WorkbookFile, id: string): OwnSheetSnapshot | null {
  const read = readSheet(file, id);
  const entry = file.findSheet(id);
  if (!read || !entry) return null;
  const sheet = file.sheet(entry);
  const used = sheet.used();
  return { ...read, formulas: used ? readCells(sheet, used, (row, column) => sheet.formulaAt(row, column)) : [] };
}

/** The first row and the size of a sheet; null where it no longer exists. */
export function readHead(file: WorkbookFile, { sheetId, columnCount: wanted }: HeadRequest): SheetHead | null {
  const entry = file.findSheet(sheetId);
  if (!entry) return null;
  const sheet = file.sheet(entry);
  const used = sheet.used();
  const [firstRow = []] = valuesIn(sheet, { row: 0, column: 0, rowCount: 1, columnCount: wanted });
  const columnCount = used ? used.column + used.columnCount : 0;
  return {
    ...sheetOutline(file, entry),
    ...layoutOf(file, entry),
    rowCount: used ? used.row + used.rowCount : 0,
    columnCount,
    firstRow,
  };
}

/** The values of a sheet within the limits; null where it no longer exists. */
export function searchSheet(
  file: WorkbookFile,
  { tables }: Outline,
  id: string,
  { rowLimit, columnLimit }: Pick<SheetSearch, "rowLimit" | "columnLimit">,
): SearchedSheet | null {
  const entry = file.findSheet(id);
  if (!entry) return null;
  const sheet = file.sheet(entry);
  const own = tables.filter(({ sheetId }) => sheetId === id);
  const withTables = own.length > 0 ? { tables: own } : {};
  const outline = sheetOutline(file, entry);
  const nothing = { ...outline, firstRow: 0, firstColumn: 0, values: [], filtered: false, ...withTables };
  const extent = sheet.used();
  if (!extent) return { ...nothing, isWhole: true };
  const row = extent.row + extent.rowCount > rowLimit ? rowLimit : null;
  const column = extent.column + extent.columnCount > columnLimit ? columnLimit : null;
  const isWhole = row === null && column === null;
  const used = sheet.used({ row: 0, column: 0, rowCount: rowLimit, columnCount: columnLimit });
  if (!used) return { ...nothing, isWhole };
  const filtered = isSheetFiltered(sheet) || own.some((table) => table.filtered);
  return {
    ...{ ...nothing, firstRow: used.row, firstColumn: used.column, values: valuesIn(sheet, used), filtered, isWhole },
    merged: sheet.areas.merged(),
    ...(isWhole ? {} : { unread: { row, column } }),
  };
}

/** The same sheets, with those that were asked for read to their end. */
export function readWhole(
  file: WorkbookFile,
  outline: Outline,
  searched: readonly SearchedSheet[],
  { sheetIds, cellLimit }: WholeRequest,
): SearchedSheet[] {
  return searched.map((sheet) => {
    const entry = sheetIds.includes(sheet.id) ? file.findSheet(sheet.id) : null;
    const extent = entry && file.sheet(entry).used();
    if (!extent || extent.rowCount * extent.columnCount > cellLimit) return sheet;
    const limits = { rowLimit: extent.row + extent.rowCount, columnLimit: extent.column + extent.columnCount };
    return searchSheet(file, outline, sheet.id, limits) ?? sheet;
  });
}
