import type { ColumnCells } from "../../../kpi/kpi-table";
import { refused, done, type Result } from "../../../planning/problem";
import type { TableOutline, TableRequest, TableSnapshot } from "../../../planning/snapshot";
import { untracked } from "../../blocks";
import { queueFlags, type QueuedFlag } from "./queue-flags";
import { bytesPerRow, isGiven, queueColumnReads, readColumns, type QueuedColumns } from "./column-reads";
import { queueIcons, readIcons, type QueuedIcons } from "./read-icons";
import { isTooLarge } from "../../run-excel";

/** Rows of a table that are read together. */
export interface TableSlice {
  request: TableRequest;
  from: number;
  rowCount: number;
  /** True for all rows, even if rows were added meanwhile. */
  isWhole: boolean;
}

/** The common fill of a status column, which costs one value to read. Most columns have a common fill. */
export interface QueuedFill {
  column: number;
  fill: Excel.RangeFill;
}

/** The queued reads of a table, or of a slice of its rows. */
export interface QueuedTable {
  tableId: string;
  /** `rowCount` is null for all rows. */
  slice: { from: number; rowCount: number | null };
  body: Excel.Range;
  columns: QueuedColumns;
  icons: QueuedIcons | null;
  fill: QueuedFill | null;
  /** The flags that show whether its cells can be written; empty for slices after the first. */
  flags: QueuedFlag[];
}

/** The minimum of rows in a slice, however long their texts. */
const FEWEST_ROWS = 50;

/** Cuts tables into batches of slices, so that each answer is expected to stay below `bytes`; the first also holds `taken` other bytes. */
export function cutTables(
  requests: readonly TableRequest[],
  rowsOf: ReadonlyMap<string, number>,
  bytes: number,
  taken = 0,
): TableSlice[][] {
  const batches: { slices: TableSlice[]; bytes: number }[] = [{ slices: [], bytes: taken }];
  for (const request of requests) {
    const rows = rowsOf.get(request.tableId) ?? 0;
    const perRow = bytesPerRow(request.columns);
    const most = Math.max(FEWEST_ROWS, Math.floor(bytes / perRow));
    for (let from = 0; from === 0 || from < rows; from += most) {
      const rowCount = Math.min(most, rows - from);
      const cost = rowCount * perRow;
      const last = batches.at(-1);
      const slice = { request, from, rowCount, isWhole: rows <= most };
      if (last && (last.slices.length === 0 || last.bytes + cost <= bytes)) {
        last.slices.push(slice);
        last.bytes += cost;
      } else batches.push({ slices: [slice], bytes: cost });
    }
  }
  return batches.map(({ slices }) => slices);
}

/** The expected bytes of slices in an answer. */
export function bytesOf(slices: readonly TableSlice[]): number {
  return slices.reduce((sum, { request, rowCount }) => sum + rowCount * bytesPerRow(request.columns), 0);
}

/** Queues a slice of a table. */
export function queueSlice(
  context: Excel.RequestContext,
  { request, from, rowCount, isWhole }: TableSlice,
): QueuedTable {
  const body = untracked(context.workbook.tables.getItem(request.tableId).getDataBodyRange());
  if (isWhole) return queueTable(body, request.tableId, rowCount, request);
  const width = Math.max(...request.columns.map(({ index }) => index)) + 1;
  const rows = untracked(untracked(body.getCell(from, 0)).getAbsoluteResizedRange(rowCount, width));
  return queueTable(body, request.tableId, rowCount, request, { from, rowCount, rows });
}

/** Queues columns of a table's body, or of part of its rows, and its icon sets. `rows` is the expected number of rows. */
export function queueTable(
  body: Excel.Range,
  tableId: string,
  rows: number,
  request: Pick<TableRequest, "columns" | "iconColumn" | "written"> & { outline?: TableOutline },
  part: { from: number; rowCount: number; rows: Excel.Range } | null = null,
): QueuedTable {
  body.load("rowIndex,columnIndex,rowCount");
  const queued = {
    ...{ tableId, body },
    slice: part ? { from: part.from, rowCount: part.rowCount } : { from: 0, rowCount: null },
    columns: queueColumnReads(part?.rows ?? body, rows, request.columns),
    flags: part && part.from > 0 ? [] : queueFlags(body, request),
  };
  if (request.iconColumn === null || (part && part.from > 0)) return { ...queued, icons: null, fill: null };
  const column = untracked(body.getColumn(request.iconColumn));
  return {
    ...queued,
    icons: queueIcons(column),
    fill: { column: request.iconColumn, fill: column.format.fill.load("color,pattern") },
  };
}

/** True if a status column has a fill, or several. Excel returns white for none, and for what is behind the lines of a pattern. */
export function isFilled({ fill }: QueuedTable): boolean {
  return fill !== null && (fill.fill.color !== "#FFFFFF" || !isPlainPattern(fill.fill.pattern));
}

/** True if Excel's name of a pattern means one colour, or none, all over. null stands for several patterns. */
export function isPlainPattern(pattern: string | null | undefined): boolean {
  return pattern === "None" || pattern === "Solid";
}

/** Reads batches of slices, a round trip each. A batch that Excel refuses as too large is halved and read again. */
export async function readSlices(
  context: Excel.RequestContext,
  batches: readonly TableSlice[][],
  queue: (context: Excel.RequestContext, slice: TableSlice) => QueuedTable = queueSlice,
): Promise<QueuedTable[]> {
  const read: QueuedTable[] = [];
  for (const slices of batches) {
    const queued = slices.map((slice) => queue(context, slice));
    try {
      // eslint-disable-next-line office-addins/no-context-sync-in-loop -- all at once would be more than Excel returns
      await context.sync();
      if (queued.every(isRead)) {
        read.push(...queued);
        continue;
      }
    } catch (error) {
      if (!isTooLarge(error) || !canHalve(slices)) throw error;
    }
    read.push(...(canHalve(slices) ? await readSlices(context, halve(slices), queue) : queued));
  }
  return read;
}

/** The first batch of slices, which was read with other things, and the later ones. If Excel returned null for it, it is read again in halves. */
export async function readLaterSlices(
  context: Excel.RequestContext,
  { reads, slices, later }: { reads: QueuedTable[]; slices: readonly TableSlice[]; later: readonly TableSlice[][] },
  queue = queueSlice,
): Promise<QueuedTable[]> {
  const isRefused = !reads.every(isRead) && canHalve(slices);
  if (isRefused) return readSlices(context, [...halve(slices), ...later], queue);
  return [...reads, ...(await readSlices(context, later, queue))];
}

/** False if Excel returned null instead of failing, as it may for too much at once. */
function isRead({ columns }: QueuedTable): boolean {
  return isGiven(columns);
}

/** True if slices can be read in smaller pieces. */
export function canHalve(slices: readonly TableSlice[]): boolean {
  return slices.length > 1 || slices.some(({ rowCount }) => rowCount > FEWEST_ROWS);
}

/** Splits slices: one batch per table, or halves of a single slice. */
export function halve(slices: readonly TableSlice[]): TableSlice[][] {
  const [only] = slices;
  if (slices.length !== 1 || !only) return slices.map((slice) => [slice]);
  const half = Math.ceil(only.rowCount / 2);
  const part = { ...only, isWhole: false };
  return [[{ ...part, rowCount: half }], [{ ...part, from: only.from + half, rowCount: only.rowCount - half }]];
}

/** Joins the slices of each table into a snapshot. */
export function joinTables(read: readonly QueuedTable[], outlines: readonly TableOutline[]): Result<TableSnapshot[]> {
  const tables: TableSnapshot[] = [];
  for (const tableId of new Set(read.map((queued) => queued.tableId))) {
    const joined = joinTable(
      read.filter((queued) => queued.tableId === tableId),
      outlines.find(({ id }) => id === tableId),
    );
    if (!joined.ok) return joined;
    tables.push(joined.value);
  }
  return done(tables);
}

function joinTable(pieces: readonly QueuedTable[], outline: TableOutline | undefined): Result<TableSnapshot> {
  const [first] = pieces;
  if (!outline || !first) return refused({ code: "item-gone" });
  const { rowIndex, columnIndex, rowCount } = first.body;
  const rowsRead = pieces.reduce((sum, { slice }) => sum + (slice.rowCount ?? rowCount), 0);
  const isStill = ({ body }: QueuedTable): boolean =>
    body.rowIndex === rowIndex && body.columnIndex === columnIndex && body.rowCount === rowCount;
  // Someone may have added or deleted rows between two trips.
  if (rowsRead !== rowCount || !pieces.every(isStill)) return refused({ code: "workbook-changed" });
  let cells: Map<number, ColumnCells> | null = null;
  for (const { columns, slice } of [...pieces].sort((a, b) => a.slice.from - b.slice.from)) {
    const more = readColumns(columns, rowIndex + slice.from, slice.rowCount ?? rowCount);
    // Excel may return null for a read that is too large, instead of failing.
    if (more === null) return refused({ code: "too-large" });
    cells = cells ? appendRows(cells, more) : more;
  }
  const icons = pieces.find((piece) => piece.icons)?.icons;
  return done({
    ...outline,
    ...{ firstRow: rowIndex, firstColumn: columnIndex, rowCount, cells: cells ?? new Map<number, ColumnCells>() },
    iconSet: icons ? readIcons(icons) : { covers: "none", ids: [] },
  });
}

function appendRows(
  above: Map<number, ColumnCells>,
  below: ReadonlyMap<number, ColumnCells>,
): Map<number, ColumnCells> {
  for (const [index, column] of above) {
    const more = below.get(index);
    if (!more) continue;
    column.values = column.values.concat(more.values);
    if (column.formulas) column.formulas = column.formulas.concat(more.formulas ?? []);
    if (column.formats) column.formats = column.formats.concat(more.formats ?? []);
    if (column.texts) column.texts = column.texts.concat(more.texts ?? []);
  }
  return above;
}
