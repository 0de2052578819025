import type { AttachedCells, AttachedRequest, AttachedSnapshot } from "../../planning/snapshot";
import { rangeOf, untracked } from "../blocks";
import { areReported } from "../cell-values";
import { excelCodeOf } from "../run-excel";

/** The queued reads of a block that a KPI row names. */
export interface QueuedAttached {
  request: AttachedRequest;
  /** Where it may be; the first that exists counts. `item` is the name; `used` is null if cells are not wanted. */
  candidates: { item: Excel.NamedItem | null; area: Excel.Range; used: Excel.Range | null }[];
  /** True if Excel refused it. */
  isRefused: boolean;
}

const AREA = "rowIndex,columnIndex,rowCount,columnCount,worksheet/id";
const CELLS = "rowIndex,columnIndex,values,text,numberFormat";

/**
 * Queues a block that a row names, and its used cells, which are few even for a name of whole columns. A missing name is a null
 * object, and so are its ranges. `rowsOf` holds the number of rows of each table.
 */
export function queueAttached(
  context: Excel.RequestContext,
  request: AttachedRequest,
  rowsOf: ReadonlyMap<string, number>,
  wantsCells = true,
): QueuedAttached {
  const { place, most } = request;
  const queue = (
    item: Excel.NamedItem | null,
    range: Excel.Range,
    isSmall: boolean,
  ): QueuedAttached["candidates"][number] => {
    const area = untracked(range).load(AREA);
    return {
      item,
      area,
      used: isSmall && wantsCells ? untracked(area.getUsedRangeOrNullObject(true)).load(CELLS) : null,
    };
  };
  switch (place.kind) {
    case "area":
      return {
        request,
        isRefused: false,
        candidates: [
          queue(null, rangeOf(context, place), place.rowCount <= most.rows && place.columnCount <= most.columns),
        ],
      };
    case "table": {
      const range = context.workbook.tables.getItem(place.tableId).getRange();
      return {
        request,
        isRefused: false,
        candidates: [queue(null, range, (rowsOf.get(place.tableId) ?? 0) <= most.rows)],
      };
    }
    case "name": {
      const candidates = place.scopes.map((sheetId) => {
        const names = sheetId === null ? context.workbook.names : context.workbook.worksheets.getItem(sheetId).names;
        const item = names.getItemOrNullObject(place.name).load("type");
        return queue(item, item.getRangeOrNullObject(), true);
      });
      return { request, isRefused: false, candidates };
    }
  }
}

/** Error codes that a single attached block can cause. */
const OF_ATTACHED: ReadonlySet<string> = new Set([
  ...[
    "ItemNotFound",
    "InvalidArgument",
    "InvalidReference",
    "InvalidOperation",
    "UnsupportedOperation",
    "NotImplemented",
    "ApiNotFound",
  ],
  ...["GeneralException", "RequestPayloadSizeLimitExceeded", "ResponsePayloadSizeLimitExceeded"],
]);

/** True for an error after which the blocks are read one by one. */
export function isOfAttached(error: unknown): boolean {
  return OF_ATTACHED.has(excelCodeOf(error) ?? "");
}

/** Reads blocks in a trip each, so that one refused by Excel does not affect the others. */
export async function queueApart(
  context: Excel.RequestContext,
  requests: readonly AttachedRequest[],
  rowsOf: ReadonlyMap<string, number>,
): Promise<QueuedAttached[]> {
  const read: QueuedAttached[] = [];
  for (const request of requests) read.push(await queueOne(context, request, rowsOf));
  return read;
}

/** Queues one block. If its cells are too large, only its place is read, which shows its size. */
async function queueOne(
  context: Excel.RequestContext,
  request: AttachedRequest,
  rowsOf: ReadonlyMap<string, number>,
): Promise<QueuedAttached> {
  for (const wantsCells of [true, false]) {
    const queued = queueAttached(context, request, rowsOf, wantsCells);
    try {
      // eslint-disable-next-line office-addins/no-context-sync-in-loop -- one by one, as Excel refuses whole batches
      await context.sync();
      return queued;
    } catch (error) {
      if (!isOfAttached(error)) throw error;
    }
  }
  return { request, candidates: [], isRefused: true };
}

/** Reads cells that are looked up; one refused by Excel does not affect the others. */
export async function lookUp(
  context: Excel.RequestContext,
  requests: readonly AttachedRequest[],
  rowsOf: ReadonlyMap<string, number>,
): Promise<AttachedSnapshot[]> {
  const queued = requests.map((request) => queueAttached(context, request, rowsOf));
  try {
    await context.sync();
    return queued.map(readAttached);
  } catch (error) {
    if (!isOfAttached(error)) throw error;
    return (await queueApart(context, requests, rowsOf)).map(readAttached);
  }
}

/** Reads what was found of a block. */
export function readAttached({ request, candidates, isRefused }: QueuedAttached): AttachedSnapshot {
  if (isRefused) return "not-read";
  const there = candidates.find(({ item }) => item === null || !item.isNullObject);
  if (!there) return "not-found";
  const { area, used } = there;
  if (area.isNullObject) return "no-cells";
  const { rowIndex: row, columnIndex: column, rowCount, columnCount } = area;
  const cells: AttachedCells = { sheetId: area.worksheet.id, row, column, rowCount, columnCount, used: null };
  const isSmall = rowCount <= request.most.rows && columnCount <= request.most.columns;
  if (!isSmall || used === null) return isSmall ? "not-read" : cells;
  if (used.isNullObject) return { ...cells, used: { row, column, values: [], texts: [], formats: [] } };
  if (!areReported(used.values)) return "not-read";
  const formats = (used.numberFormat as unknown[][]).map((line) => line.map(String));
  return {
    ...cells,
    used: { row: used.rowIndex, column: used.columnIndex, values: used.values, texts: used.text, formats },
  };
}
