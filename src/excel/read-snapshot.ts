import type { CellValue, ColumnCells } from "../kpi/kpi-table";
import { done, refused, type Result } from "../workbook/problem";
import type {
  ColumnPart,
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
    const cells = read.columns.map(({ index, parts, range }) => [index, readColumn(range, parts)] as const);
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

interface QueuedTable {
  request: TableRequest;
  body: Excel.Range;
  columns: { index: number; parts: ColumnPart[]; range: Excel.Range }[];
  icons: { first: Excel.ConditionalFormatCollection; last: Excel.ConditionalFormatCollection } | null;
}

const PROPERTIES: Record<ColumnPart, string> = {
  values: "values",
  kinds: "valueTypes",
  formats: "numberFormat",
  formulas: "formulas",
  texts: "text",
};

function queueTable(context: Excel.RequestContext, request: TableRequest): QueuedTable {
  const body = untracked(context.workbook.tables.getItem(request.tableId).getDataBodyRange());
  body.load("rowIndex,columnIndex,rowCount");
  const columns = request.columns.map(({ index, parts }) => {
    const range = untracked(body.getColumn(index));
    range.load(parts.map((part) => PROPERTIES[part]).join(","));
    return { index, parts, range };
  });
  if (request.iconColumn === null) return { request, body, columns, icons: null };
  // The first and the last cell tell whether one icon set spans the column, whatever its length.
  const column = untracked(body.getColumn(request.iconColumn));
  const first = untracked(column.getCell(0, 0)).conditionalFormats.load("items/id,items/type");
  const last = untracked(column.getLastCell()).conditionalFormats.load("items/id,items/type");
  return { request, body, columns, icons: { first, last } };
}

function readColumn(range: Excel.Range, parts: readonly ColumnPart[]): ColumnCells | null {
  const column: ColumnCells = { values: [] };
  for (const part of parts) {
    const grid: unknown = range[PROPERTIES[part] as "values"];
    if (!Array.isArray(grid)) return null;
    const cells = (grid as unknown[][]).map((row) => row[0]);
    if (part === "kinds") column.kinds = cells.map((kind) => readKind(String(kind)));
    else if (part === "formats" || part === "texts") column[part] = cells.map(String);
    else column[part] = cells as CellValue[];
  }
  return column;
}

function readKind(valueType: string): NonNullable<ColumnCells["kinds"]>[number] {
  switch (valueType) {
    case "Empty":
      return "empty";
    case "Double":
    case "Integer":
      return "number";
    case "Boolean":
      return "boolean";
    case "Error":
      return "error";
    default:
      return "text";
  }
}

function readIconSet(first: Excel.ConditionalFormatCollection, last: Excel.ConditionalFormatCollection): IconSetState {
  const ids = (formats: Excel.ConditionalFormatCollection): string[] =>
    formats.items.filter((format) => format.type === "IconSet").map((format) => format.id);
  const [atTop, atBottom] = [ids(first), ids(last)];
  if (atTop.some((id) => atBottom.includes(id))) return { covers: "all", ids: atTop };
  const partial = [...atTop, ...atBottom];
  return { covers: partial.length > 0 ? "part" : "none", ids: partial };
}
