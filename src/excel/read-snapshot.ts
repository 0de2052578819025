import type { CellValue, ColumnCells } from "../kpi/kpi-table";
import { done, refused, type Result } from "../workbook/problem";
import type {
  ColumnPart,
  ColumnRequest,
  IconSetState,
  Outline,
  Snapshot,
  TableOutline,
  TableRequest,
  TableSnapshot,
} from "../workbook/snapshot";
import { untracked } from "./blocks";

const OUTLINE =
  "items/id,items/name,items/columns/items/name,items/worksheet/id,items/worksheet/name," +
  "items/worksheet/protection/protected,items/autoFilter/isDataFiltered";

/** Reads the workbook in two round trips: what there is, then the columns that were chosen. */
export async function readSnapshot(
  context: Excel.RequestContext,
  choose: (outline: Outline) => Result<TableRequest[]>,
): Promise<Result<Snapshot>> {
  const sheets = context.workbook.worksheets.load("items/name");
  const tables = context.workbook.tables.load(OUTLINE);
  await context.sync();

  const outline: Outline = { sheetNames: sheets.items.map((sheet) => sheet.name), tables: tables.items.map(readOutline) };
  const requests = choose(outline);
  if (!requests.ok) return requests;

  const reads = requests.value.map((request) => queueTable(context, request));
  await context.sync();

  const snapshots: TableSnapshot[] = [];
  for (const read of reads) {
    const table = outline.tables.find((candidate) => candidate.id === read.request.tableId);
    const cells = read.columns.map((column) => [column.index, readColumn(column, read.body)] as const);
    // A read that is too large may come back as null instead of failing.
    if (cells.some(([, column]) => column === null)) return refused({ code: "too-large" });
    if (!table) return refused({ code: "item-gone" });
    snapshots.push({
      ...table,
      firstRow: read.body.rowIndex,
      firstColumn: read.body.columnIndex,
      rowCount: read.body.rowCount,
      cells: new Map(cells.flatMap(([index, column]) => (column ? [[index, column]] : []))),
      iconSet: read.icons ? readIconSet(read.icons.first, read.icons.last) : { covers: "none", ids: [] },
    });
  }
  return done({ outline, tables: snapshots });
}

function readOutline(table: Excel.Table): TableOutline {
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

interface QueuedColumn extends ColumnRequest {
  range: Excel.Range;
}

interface QueuedTable {
  request: TableRequest;
  body: Excel.Range;
  columns: QueuedColumn[];
  icons: { first: Excel.ConditionalFormatCollection; last: Excel.ConditionalFormatCollection } | null;
}

const PROPERTIES: Record<ColumnPart, string> = {
  values: "values",
  formats: "numberFormat",
  formulas: "formulas",
  texts: "text",
};

function queueTable(context: Excel.RequestContext, request: TableRequest): QueuedTable {
  const body = untracked(context.workbook.tables.getItem(request.tableId).getDataBodyRange());
  body.load("rowIndex,columnIndex,rowCount");
  const columns = request.columns.map((column) => {
    const whole = untracked(body.getColumn(column.index));
    const range = column.sparse ? untracked(whole.getUsedRangeOrNullObject(true)) : whole;
    range.load(["rowIndex", ...column.parts.map((part) => PROPERTIES[part])].join(","));
    return { ...column, range };
  });
  if (request.iconColumn === null) return { request, body, columns, icons: null };
  // The first and the last cell tell whether one icon set spans the column, whatever its length.
  const column = untracked(body.getColumn(request.iconColumn));
  const first = untracked(column.getCell(0, 0)).conditionalFormats.load("items/id,items/type");
  const last = untracked(column.getLastCell()).conditionalFormats.load("items/id,items/type");
  return { request, body, columns, icons: { first, last } };
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

function readIconSet(first: Excel.ConditionalFormatCollection, last: Excel.ConditionalFormatCollection): IconSetState {
  const ids = (formats: Excel.ConditionalFormatCollection): string[] =>
    formats.items.filter((format) => format.type === "IconSet").map((format) => format.id);
  const [atTop, atBottom] = [ids(first), ids(last)];
  if (atTop.some((id) => atBottom.includes(id))) return { covers: "all", ids: atTop };
  const partial = [...atTop, ...atBottom];
  return { covers: partial.length > 0 ? "part" : "none", ids: partial };
}
