import type { RestRequest } from "../../planning/read-steps";
import type { AttachedSnapshot, RangeRequest } from "../../planning/snapshot";
import type { HintLevel } from "../../planning/wording/book-reading";
import { rangeOf } from "../blocks";
import { isTooLarge, mayAskLess } from "../run-excel";
import type * as BookReader from "./read-book";
import { queueMerged, type QueuedMerged } from "./read-merged";
import {
  canHalve,
  cutTables,
  halve,
  queueTable,
  readLaterSlices,
  readSlices,
  type QueuedTable,
  type TableSlice,
} from "./tables/read-tables";

/** Queued KPI rows in plain cells, in slices of rows, hints about their status columns, and merged cells. */
interface QueuedRanges {
  reads: QueuedTable[];
  hints: BookReader.QueuedHints[];
  merged: QueuedMerged[];
}

/** What is read once the chosen tables are known. */
export interface RangesRead extends QueuedRanges {
  /** The attached tables in the order of their requests; left out if there are no requests. */
  attached?: AttachedSnapshot[];
}

/** What is known from the first two trips. */
interface Known {
  rowsOf: ReadonlyMap<string, number>;
  /** How much of the hints about status columns Excel has returned. */
  level: HintLevel;
  bookReader: typeof BookReader | null;
  /** The most bytes of an answer. */
  bytes: number;
}

/**
 * Reads rows in plain cells, attached tables and merged cells in one trip; no trip if none is requested. Rows that are too many for one
 * answer take a trip for each part.
 */
export async function readRanges(
  context: Excel.RequestContext,
  { ranges, attached, merged = [] }: RestRequest,
  { rowsOf, level, bookReader, bytes }: Known,
): Promise<RangesRead> {
  const byId = new Map(ranges.map((request) => [request.outline.id, request]));
  const queue = (_: Excel.RequestContext, slice: TableSlice): QueuedTable =>
    queueRange(context, byId.get(slice.request.tableId), slice);
  const [slices = [], ...later] = cutRanges(ranges, bytes);
  const queueRanges = (asked: HintLevel): QueuedRanges => ({
    reads: slices.map((slice) => queue(context, slice)),
    hints: bookReader?.queueRangeHints(context, ranges, asked) ?? [],
    merged: [],
  });
  const queueAll = (): QueuedRanges => ({ ...queueRanges(level), merged: queueMerged(context, merged) });
  const syncFirst = async (): Promise<QueuedRanges> => {
    const all = merged.length > 0 ? await syncUnlessRefused(context, queueAll()) : null;
    if (all) return all;
    if (bookReader) return bookReader.syncAsking(context, level, queueRanges);
    const queued = queueRanges(level);
    await context.sync();
    return queued;
  };
  const syncRanges = async (): Promise<QueuedRanges> => {
    try {
      const first = await syncFirst();
      return { ...first, reads: await readLaterSlices(context, { reads: first.reads, slices, later }, queue) };
    } catch (error) {
      if (!isTooLarge(error) || !canHalve(slices)) throw error;
      return { hints: [], merged: [], reads: await readSlices(context, [...halve(slices), ...later], queue) };
    }
  };
  if (attached.length === 0)
    return ranges.length + merged.length > 0 ? syncRanges() : { reads: [], hints: [], merged: [] };
  // Loaded on demand, because few workbooks have attached tables.
  const reader = await import("./read-attached");
  const queued = queueAll();
  const queuedAttached = attached.map((request) => reader.queueAttached(context, request, rowsOf));
  try {
    await context.sync();
    const reads = [...queued.reads, ...(await readSlices(context, later, queue))];
    return { ...queued, reads, attached: queuedAttached.map(reader.readAttached) };
  } catch (error) {
    if (!reader.isOfAttached(error)) throw error;
  }
  // An attached table that Excel refuses must not keep the rows from being read.
  const read = await syncRanges();
  return { ...read, attached: (await reader.queueApart(context, attached, rowsOf)).map(reader.readAttached) };
}

/** Syncs what is queued; null if Excel refuses it, and may not refuse less. */
async function syncUnlessRefused<T>(context: Excel.RequestContext, queued: T): Promise<T | null> {
  try {
    await context.sync();
    return queued;
  } catch (error) {
    if (!mayAskLess(error) && !isTooLarge(error)) throw error;
    return null;
  }
}

/** Ranges as slices of rows, in batches below the limit of bytes. */
function cutRanges(ranges: readonly RangeRequest[], bytes: number): TableSlice[][] {
  const requests = ranges.map(({ outline, ...request }) => ({ ...request, tableId: outline.id }));
  const rows = new Map(ranges.map(({ outline, rowCount }) => [outline.id, rowCount]));
  return cutTables(requests, rows, bytes);
}

/** Queues rows of a range. `request` is the slice's own. */
function queueRange(
  context: Excel.RequestContext,
  request: RangeRequest | undefined,
  { from, rowCount, isWhole }: TableSlice,
): QueuedTable {
  if (!request) throw new Error("A slice is cut from a range that was requested");
  const { outline, firstRow, firstColumn: column } = request;
  const within = (row: number, count: number): Excel.Range =>
    rangeOf(context, {
      ...{ sheetId: outline.sheetId, row, column, rowCount: count, columnCount: outline.headings.length },
    });
  const body = within(firstRow, request.rowCount);
  const part = isWhole ? null : { from, rowCount, rows: within(firstRow + from, rowCount) };
  return queueTable(body, outline.id, rowCount, request, part);
}
