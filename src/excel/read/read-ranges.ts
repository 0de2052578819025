import type { RestRequest } from "../../planning/read-steps";
import type { AttachedSnapshot, RangeRequest } from "../../planning/snapshot";
import type { HintLevel } from "../../planning/wording/book-reading";
import { rangeOf } from "../blocks";
import type * as BookReader from "./read-book";
import { queueTable, type QueuedTable } from "./tables/read-tables";

/** Queued KPI rows in plain cells, and hints about their status columns. */
interface QueuedRanges {
  reads: (QueuedTable & { request: RangeRequest })[];
  hints: BookReader.QueuedHints[];
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
}

/** Reads rows in plain cells and attached tables in one trip; no trip if neither is requested. */
export async function readRanges(
  context: Excel.RequestContext,
  { ranges, attached }: RestRequest,
  { rowsOf, level, bookReader }: Known,
): Promise<RangesRead> {
  const queueRanges = (asked: HintLevel): QueuedRanges => ({
    reads: ranges.map((request) => queueRange(context, request)),
    hints: bookReader?.queueRangeHints(context, ranges, asked) ?? [],
  });
  const syncRanges = async (): Promise<QueuedRanges> => {
    if (bookReader) return bookReader.syncAsking(context, level, queueRanges);
    const queued = queueRanges(level);
    await context.sync();
    return queued;
  };
  if (attached.length === 0) return ranges.length > 0 ? syncRanges() : { reads: [], hints: [] };
  // Loaded on demand, because few workbooks have attached tables.
  const reader = await import("./read-attached");
  const queued = queueRanges(level);
  const queuedAttached = attached.map((request) => reader.queueAttached(context, request, rowsOf));
  try {
    await context.sync();
    return { ...queued, attached: queuedAttached.map(reader.readAttached) };
  } catch (error) {
    if (!reader.isOfAttached(error)) throw error;
  }
  // An attached table that Excel refuses must not keep the rows from being read.
  const read = await syncRanges();
  return { ...read, attached: (await reader.queueApart(context, attached, rowsOf)).map(reader.readAttached) };
}

function queueRange(context: Excel.RequestContext, request: RangeRequest): QueuedTable & { request: RangeRequest } {
  const { outline, firstRow: row, firstColumn: column, rowCount } = request;
  const body = rangeOf(context, {
    sheetId: outline.sheetId,
    row,
    column,
    rowCount,
    columnCount: outline.headings.length,
  });
  return { ...queueTable(body, outline.id, rowCount, request), request };
}
