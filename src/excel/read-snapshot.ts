import type { CellValue, ColumnCells } from "../kpi/kpi-table";
import { sameName } from "../kpi/same-name";
import { done, refused, type Result } from "../workbook/problem";
import type {
  ColumnPart,
  ColumnRequest,
  IconSetState,
  Outline,
  OwnSheetSnapshot,
  RangeRequest,
  ReadRequest,
  SheetHead,
  SearchedSheet,
  SheetOutline,
  SheetSnapshot,
  Snapshot,
  TableOutline,
  TableRequest,
  TableSnapshot,
} from "../workbook/snapshot";
import { rangeOf, untracked } from "./blocks";
import { excelCodeOf } from "./run-excel";
import { notSearched, queueSearch, readSearch } from "./search-sheets";

const SHEETS = "items/id,items/name,items/protection/protected";

const USED = "rowIndex,columnIndex,values,numberFormat";

const TABLES =
  "items/id,items/name,items/columns/items/name,items/worksheet/id,items/worksheet/name," +
  "items/worksheet/protection/protected,items/autoFilter/isDataFiltered";

/**
 * Reads the workbook in two round trips, whatever is asked for: what there is, then what was chosen of it. Where sheets
 * are looked through and ranges of them chosen, these take a third. A sheet that is asked for by name comes with the first.
 */
export async function readSnapshot(
  context: Excel.RequestContext,
  choose: (outline: Outline) => Result<ReadRequest>,
  chooseRanges: (searched: readonly SearchedSheet[]) => RangeRequest[] = () => [],
  sheetName: string | null = null,
): Promise<Result<Snapshot>> {
  const read = await readOutline(context, sheetName);
  if (!read.ok) return read;
  const outline = read.value;
  const chosen = choose(outline);
  if (!chosen.ok) return chosen;

  const { search } = chosen.value;
  const first = queueChosen(context, chosen.value);
  const searchReads = search ? search.sheetIds.map((id) => queueSearch(context, id, search)) : [];
  let { tableReads, sheetReads, ownReads, headReads } = first;
  let searched: SearchedSheet[];
  try {
    await context.sync();
    searched = searchReads.flatMap((read) => readSearch(read, outline) ?? []);
  } catch (error) {
    // What only might hold KPI rows must not stand in the way of what was asked for by name.
    if (!search || chosen.value.tables.length === 0 || !isTooLarge(error)) throw error;
    ({ tableReads, sheetReads, ownReads, headReads } = queueChosen(context, chosen.value));
    await context.sync();
    searched = notSearched(search, outline.sheets);
  }

  const rangeReads = chooseRanges(searched).map((request) => queueRange(context, request));
  if (rangeReads.length > 0) await context.sync();

  const tablesRead = [
    ...tableReads.map((read) => readTable(read, outline.tables)),
    ...rangeReads.map((read) => readTable(read, [read.request.outline])),
  ];
  const sheetsRead = sheetReads.map(({ id, used }) => readSheet(id, used, outline.sheets));
  const ownRead = ownReads.map(({ id, used }) => readOwnSheet(id, used, outline.sheets));
  const failed = [...tablesRead, ...sheetsRead, ...ownRead].find((read) => !read.ok);
  if (failed && !failed.ok) return failed;
  return done({
    outline,
    tables: tablesRead.flatMap((read) => (read.ok ? [read.value] : [])),
    sheets: sheetsRead.flatMap((read) => (read.ok ? [read.value] : [])),
    ownSheets: ownRead.flatMap((read) => (read.ok ? [read.value] : [])),
    heads: headReads.flatMap((read) => readHead(read, outline.sheets)),
    searched,
  });
}

/**
 * Reads what there is, and the sheet of one name. What is found on a sheet that there is not is a null object too; an Excel
 * that says ItemNotFound instead is asked again without.
 */
async function readOutline(context: Excel.RequestContext, sheetName: string | null, isByName = sheetName !== null): Promise<Result<Outline>> {
  const sheets = context.workbook.worksheets.load(SHEETS);
  const tables = context.workbook.tables.load(TABLES);
  const known = isByName ? context.workbook.worksheets.getItemOrNullObject(sheetName ?? "").load("id") : null;
  const used = known && untracked(known.getUsedRangeOrNullObject(true)).load(USED);
  try {
    await context.sync();
  } catch (error) {
    if (isByName && excelCodeOf(error) === "ItemNotFound") return readOutline(context, sheetName, false);
    throw error;
  }
  const outline: Outline = { sheets: sheets.items.map(readSheetOutline), tables: tables.items.map(readTableOutline) };
  if (sheetName === null) return done(outline);
  // Excel knows a sheet by its very name; a person takes one with a space too many for the same.
  const sheet = outline.sheets.find(({ name }) => sameName(name) === sameName(sheetName));
  if (!sheet) return done({ ...outline, named: null });
  const isRead = used !== null && !known?.isNullObject;
  const cells = isRead ? used : queueSheet(context, sheet.id);
  if (!isRead) await context.sync();
  const named = readSheet(sheet.id, cells, outline.sheets);
  return named.ok ? done({ ...outline, named: named.value }) : named;
}

/** Queues the tables and sheets that were asked for. */
function queueChosen(
  context: Excel.RequestContext,
  { tables, sheetIds, ownSheetIds = [], heads = [] }: ReadRequest,
): { tableReads: QueuedTable[]; sheetReads: QueuedSheet[]; ownReads: QueuedSheet[]; headReads: ReturnType<typeof queueHead>[] } {
  return {
    tableReads: tables.map((request) => queueTable(context, request)),
    sheetReads: sheetIds.map((id) => ({ id, used: queueSheet(context, id) })),
    ownReads: ownSheetIds.map((id) => ({ id, used: queueSheet(context, id).load("formulas") })),
    headReads: heads.map((request) => queueHead(context, request)),
  };
}

function isTooLarge(error: unknown): boolean {
  const code = excelCodeOf(error);
  return code !== null && /^(?:Request|Response)PayloadSizeLimitExceeded$/.test(code);
}

interface QueuedSheet {
  id: string;
  used: Excel.Range;
}

function readSheetOutline(sheet: Excel.Worksheet): SheetOutline {
  return { id: sheet.id, name: sheet.name, protected: sheet.protection.protected };
}

function readTableOutline(table: Excel.Table): TableOutline {
  return {
    id: table.id,
    name: table.name,
    sheetId: table.worksheet.id,
    sheetName: table.worksheet.name,
    headings: table.columns.items.map((column) => column.name),
    protected: table.worksheet.protection.protected,
    filtered: table.autoFilter.isDataFiltered,
  };
}

interface QueuedHead {
  id: string;
  used: Excel.Range;
  first: Excel.Range;
}

interface QueuedColumn extends ColumnRequest {
  range: Excel.Range;
}

type ColumnsRequest = Pick<TableRequest, "columns" | "iconColumn">;

interface QueuedTable {
  tableId: string;
  body: Excel.Range;
  columns: QueuedColumn[];
  icons: Record<"whole" | "first" | "last", Excel.ConditionalFormatCollection> | null;
}

const PROPERTIES: Record<ColumnPart, string> = {
  values: "values",
  formats: "numberFormat",
  formulas: "formulas",
  texts: "text",
};

function queueTable(context: Excel.RequestContext, request: TableRequest): QueuedTable {
  const body = untracked(context.workbook.tables.getItem(request.tableId).getDataBodyRange());
  return queueColumns(body, request.tableId, request);
}

function queueRange(context: Excel.RequestContext, request: RangeRequest): QueuedTable & { request: RangeRequest } {
  const { outline, firstRow: row, firstColumn: column, rowCount } = request;
  const body = rangeOf(context, { sheetId: outline.sheetId, row, column, rowCount, columnCount: outline.headings.length });
  return { ...queueColumns(body, outline.id, request), request };
}

function queueColumns(body: Excel.Range, tableId: string, request: ColumnsRequest): QueuedTable {
  body.load("rowIndex,columnIndex,rowCount");
  const columns = request.columns.map((column) => {
    const whole = untracked(body.getColumn(column.index));
    const range = column.sparse ? untracked(whole.getUsedRangeOrNullObject(true)) : whole;
    range.load(["rowIndex", ...column.parts.map((part) => PROPERTIES[part])].join(","));
    return { ...column, range };
  });
  if (request.iconColumn === null) return { tableId, body, columns, icons: null };
  // The first and the last cell tell whether one icon set spans the column, whatever its length.
  const column = untracked(body.getColumn(request.iconColumn));
  const whole = column.conditionalFormats.load("items/id,items/type");
  const first = untracked(column.getCell(0, 0)).conditionalFormats.load("items/id,items/type");
  const last = untracked(column.getLastCell()).conditionalFormats.load("items/id,items/type");
  return { tableId, body, columns, icons: { whole, first, last } };
}

function readTable({ tableId, body, columns, icons }: QueuedTable, outlines: readonly TableOutline[]): Result<TableSnapshot> {
  const outline = outlines.find((candidate) => candidate.id === tableId);
  if (!outline) return refused({ code: "item-gone" });
  const cells = new Map<number, ColumnCells>();
  for (const column of columns) {
    const read = readColumn(column, body);
    // A read that is too large may come back as null instead of failing.
    if (read === null) return refused({ code: "too-large" });
    cells.set(column.index, read);
  }
  return done({
    ...outline,
    firstRow: body.rowIndex,
    firstColumn: body.columnIndex,
    rowCount: body.rowCount,
    cells,
    iconSet: icons ? readIconSet(icons) : { covers: "none", ids: [] },
  });
}

function queueSheet(context: Excel.RequestContext, id: string): Excel.Range {
  const used = untracked(context.workbook.worksheets.getItem(id).getUsedRangeOrNullObject(true));
  return used.load(USED);
}

/** The used cells of a sheet: none where the sheet is empty. */
function readSheet(id: string, used: Excel.Range, outlines: readonly SheetOutline[]): Result<SheetSnapshot> {
  const outline = outlines.find((candidate) => candidate.id === id);
  if (!outline) return refused({ code: "item-gone" });
  if (used.isNullObject) return done({ ...outline, firstRow: 0, firstColumn: 0, values: [], formats: [] });
  const values: unknown = used.values;
  const formats: unknown = used.numberFormat;
  if (!Array.isArray(values) || !Array.isArray(formats)) return refused({ code: "too-large" });
  return done({
    ...outline,
    firstRow: used.rowIndex,
    firstColumn: used.columnIndex,
    values: values as CellValue[][],
    formats: formats as string[][],
  });
}

function readOwnSheet(id: string, used: Excel.Range, outlines: readonly SheetOutline[]): Result<OwnSheetSnapshot> {
  const read = readSheet(id, used, outlines);
  if (!read.ok) return read;
  const formulas: unknown = used.isNullObject ? [] : used.formulas;
  return Array.isArray(formulas) ? done({ ...read.value, formulas: formulas as CellValue[][] }) : refused({ code: "too-large" });
}

function queueHead(context: Excel.RequestContext, { sheetId, columnCount }: { sheetId: string; columnCount: number }): QueuedHead {
  const sheet = context.workbook.worksheets.getItem(sheetId);
  const used = untracked(sheet.getUsedRangeOrNullObject(true)).load("rowIndex,rowCount");
  const first = untracked(sheet.getRangeByIndexes(0, 0, 1, columnCount)).load("values");
  return { id: sheetId, used, first };
}

function readHead({ id, used, first }: QueuedHead, outlines: readonly SheetOutline[]): SheetHead[] {
  const outline = outlines.find((candidate) => candidate.id === id);
  if (!outline) return [];
  const rowCount = used.isNullObject ? 0 : used.rowIndex + used.rowCount;
  return [{ ...outline, rowCount, firstRow: (first.values as CellValue[][])[0] ?? [] }];
}

/** What a cell holds of each part when nothing was read of it. */
const NOTHING: Record<ColumnPart, CellValue> = { values: "", formats: "General", formulas: "", texts: "" };

/** The parts of a column, an entry per row of the table; null where Excel gave nothing for being asked too much. */
function readColumn({ parts, range }: QueuedColumn, body: Excel.Range): ColumnCells | null {
  const column: ColumnCells = { values: [] };
  const { rowCount } = body;
  for (const part of parts) {
    const cells = Array.from<CellValue>({ length: rowCount }).fill(NOTHING[part]);
    if (!range.isNullObject) {
      const grid: unknown = range[PROPERTIES[part] as "values"];
      if (!Array.isArray(grid)) return null;
      const offset = range.rowIndex - body.rowIndex;
      (grid as CellValue[][]).forEach((row, index) => (cells[offset + index] = row[0] ?? ""));
    }
    if (part === "formats" || part === "texts") column[part] = cells.map(String);
    else column[part] = cells;
  }
  return column;
}

function readIconSet({ whole, first, last }: NonNullable<QueuedTable["icons"]>): IconSetState {
  const ids = (formats: Excel.ConditionalFormatCollection): string[] =>
    formats.items.filter((format) => format.type === "IconSet").map((format) => format.id);
  const [all, atTop, atBottom] = [ids(whole), ids(first), ids(last)];
  if (atTop.some((id) => atBottom.includes(id))) return { covers: "all", ids: all };
  return { covers: all.length > 0 ? "part" : "none", ids: all };
}
