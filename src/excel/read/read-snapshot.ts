import { withTableFilters } from "../../planning/find-sheet";
import { done, type Result } from "../../planning/problem";
import type { ChosenStep, OutlineStep, RestRequest, SnapshotStep } from "../../planning/read-steps";
import type { ReadRequest, Snapshot, TableSnapshot } from "../../planning/snapshot";
import { pause } from "../../progress/timeout";
import { SAFE_LIMITS, type Limits } from "../request-limits";
import { mayBeUnwritable } from "./tables/queue-flags";
import { readFirst, type FirstReads } from "./read-first";
import type * as BookReader from "./read-book";
import { chooseAhead } from "./sheets/read-ahead";
import { readHead } from "./sheets/read-heads";
import { readMerged } from "./read-merged";
import { readOutline, type OutlineRead } from "./read-outline";
import { readRanges, type RangesRead } from "./read-ranges";
import { readLaterRows } from "./sheets/later-rows";
import { FIRST_BYTES, readOwnSheet, readSheet } from "./sheets/read-sheets";
import { bytesOf, cutTables, isFilled, joinTables, readLaterSlices, type QueuedTable } from "./tables/read-tables";

/** Taking in more rows than these keeps the thread busy long enough for the pane to freeze. */
const MANY_ROWS = 1500;

interface ReadOptions {
  /** The sheet to read with the outline. */
  sheetName?: string | null | undefined;
  limits?: Limits;
}

/** What the steps of one reading share. */
interface Reading extends OutlineRead {
  context: Excel.RequestContext;
  limits: Limits;
  fetchedBook: Promise<typeof BookReader>;
}

/**
 * Reads the workbook in steps: two round trips for the outline and what is chosen from it, and a third for rows in plain cells and
 * attached tables. A table that is too large for one answer takes a trip for each part.
 */
export async function readInSteps<T>(
  context: Excel.RequestContext,
  job: (first: OutlineStep) => Promise<Result<T>>,
  { sheetName = null, limits = SAFE_LIMITS }: ReadOptions = {},
): Promise<Result<T>> {
  // Loaded while Excel answers, and awaited only if formulas are requested.
  const fetchedBook = import("./read-book");
  void Promise.allSettled([fetchedBook]);
  const read = await readOutline(context, sheetName, limits.bytes);
  if (!read.ok) return read;
  const reading: Reading = { ...read.value, context, limits, fetchedBook };
  return job({ outline: reading.outline, readChosen: (request) => readChosen(reading, request) });
}

/** The reads of the second step, which the last one continues. */
interface ChosenReads extends FirstReads {
  tableReads: QueuedTable[];
  tables: TableSnapshot[];
  bookReader: typeof BookReader | null;
}

async function readChosen(reading: Reading, request: ReadRequest): Promise<Result<ChosenStep>> {
  const { context, outline, rowsOf, limits } = reading;
  const { sheetIds, ownSheetIds = [] } = request;
  const bookReader = request.book ? await reading.fetchedBook : null;
  const taken = Math.min(limits.bytes / 2, FIRST_BYTES * (sheetIds.length + ownSheetIds.length));
  const cut = cutTables(request.tables, rowsOf, limits.bytes, taken);
  const room = limits.bytes - taken - bytesOf(cut[0] ?? []);
  const ahead = request.search ? chooseAhead(reading.active, request.search, room) : null;
  const first = await readFirst(context, request, cut, outline, bookReader, ahead);
  const tableReads = await readLaterSlices(context, { ...first, reads: first.queued.tableReads });
  await readLaterRows(context, [...first.queued.sheetReads, ...first.queued.ownReads], limits.bytes);
  const tables = joinTables(tableReads, outline.tables);
  if (!tables.ok) return tables;
  const chosen: ChosenReads = { ...first, tableReads, tables: tables.value, bookReader };
  return done(chosenStep(reading, chosen));
}

function chosenStep(reading: Reading, chosen: ChosenReads): ChosenStep {
  const { tables, searched, searchReads } = chosen;
  return {
    ...{ outline: reading.outline, tables, searched },
    readWhole: async (request) => {
      // Loaded on demand, because few workbooks have so many plain cells.
      const { readWhole } = await import("./sheets/read-whole");
      const whole = await readWhole(reading.context, searched, searchReads, request, reading.limits.bytes);
      return done(chosenStep(reading, { ...chosen, searched: whole }));
    },
    readRest: (rest) => readRest(reading, chosen, rest),
  };
}

async function readRest(reading: Reading, chosen: ChosenReads, request: RestRequest): Promise<Result<SnapshotStep>> {
  const { context, outline, rowsOf } = reading;
  const { bookReader, queued } = chosen;
  const ranges = await readRanges(context, request, {
    rowsOf,
    level: chosen.level,
    bookReader,
    bytes: reading.limits.bytes,
  });
  if (chosen.tableReads.some(({ body }) => body.rowCount > MANY_ROWS)) await pause();

  const rangeTables = joinTables(
    ranges.reads,
    request.ranges.map(({ outline: of }) => of),
  );
  if (!rangeTables.ok) return rangeTables;
  const sheets = collect(queued.sheetReads.map((read) => readSheet(read, outline.sheets)));
  if (!sheets.ok) return sheets;
  const ownSheets = collect(queued.ownReads.map((read) => readOwnSheet(read, outline.sheets)));
  if (!ownSheets.ok) return ownSheets;
  const tables = await completeTables(
    reading,
    [...chosen.tables, ...rangeTables.value],
    [...chosen.tableReads, ...ranges.reads],
  );
  if (!tables.ok) return tables;
  const snapshot: Snapshot = {
    outline,
    tables: bookReader?.withHints(tables.value, [...chosen.hints, ...ranges.hints]) ?? tables.value,
    sheets: sheets.value,
    ownSheets: ownSheets.value.map((sheet) => withTableFilters(sheet, outline)),
    heads: queued.headReads.flatMap((read) => readHead(read, outline.sheets)),
    searched: chosen.searched,
    ...attachedOf(ranges),
    ...(request.merged ? { merged: readMerged(ranges.merged) } : {}),
    ...(chosen.book && bookReader ? { book: bookReader.readBook(chosen.book) } : {}),
  };
  return done({
    snapshot,
    lookUp: async (requests) =>
      done(requests.length > 0 ? await (await import("./read-attached")).lookUp(context, requests, rowsOf) : []),
  });
}

function attachedOf({ attached }: RangesRead): Pick<Snapshot, "attached"> {
  return attached ? { attached } : {};
}

function collect<T>(results: readonly Result<T>[]): Result<T[]> {
  const values: T[] = [];
  for (const result of results) {
    if (!result.ok) return result;
    values.push(result.value);
  }
  return done(values);
}

/** Adds stale cells, fills and unwritable cells. Each takes a trip of its own, and only if a table has any. */
async function completeTables(
  { context, application, limits, formatsAllowed }: Reading,
  tables: TableSnapshot[],
  reads: readonly QueuedTable[],
): Promise<Result<TableSnapshot[]>> {
  const calculated = await withStale(context, application, tables, limits.bytes);
  if (!calculated.ok) return calculated;
  const fillOf = (id: string): QueuedTable["fill"] =>
    reads.find(({ tableId, fill }) => tableId === id && fill)?.fill ?? null;
  const filled = reads.some(isFilled)
    ? await (await import("../read-fills")).withFills(context, calculated.value, fillOf)
    : calculated.value;
  const unwritable = mayBeUnwritable(filled, reads) ? await import("./tables/read-unwritable") : null;
  return done(unwritable ? await unwritable.readUnwritable(context, filled, reads, formatsAllowed) : filled);
}

/**
 * Marks cells that may have stale values because calculation is manual and has not run. Under automatic calculation the state is no
 * evidence: it stays "Pending" with charts of volatile functions (OfficeDev/office-js 2883, 3319).
 */
async function withStale(
  context: Excel.RequestContext,
  { calculationMode, calculationState }: Excel.Application,
  tables: TableSnapshot[],
  bytes: number,
): Promise<Result<TableSnapshot[]>> {
  const isWaiting = calculationMode === "Manual" && calculationState !== "Done";
  return isWaiting && tables.length > 0
    ? (await import("./tables/read-stale")).readStale(context, tables, bytes)
    : done(tables);
}
