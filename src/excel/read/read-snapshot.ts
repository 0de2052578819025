import { findSheetNamed, withTableFilters } from "../../planning/find-sheet";
import { done, type Result } from "../../planning/problem";
import type {
  AttachedChoice,
  AttachedRequest,
  Outline,
  RangeRequest,
  ReadRequest,
  SearchedSheet,
  SheetOutline,
  Snapshot,
  TableOutline,
  TableSnapshot,
} from "../../planning/snapshot";
import type { SpeechLevel } from "../../planning/wording/book-reading";
import { rangeOf, untracked } from "../blocks";
import { readFirst } from "../read-first";
import { readHead } from "./read-heads";
import { SAFE_LIMITS, type Limits } from "../limits";
import { pause } from "../../progress/pause";
import type { QueuedAttached } from "./read-attached";
import type { QueuedSpeech } from "./read-book";
import {
  canHalve,
  cutTables,
  halve,
  isFilled,
  isRead,
  joinTables,
  queueTable,
  readSlices,
  type QueuedTable,
} from "./read-tables";
import {
  FIRST_BYTES,
  queueSheet,
  readLaterRows,
  readOwnSheet,
  readSheet,
  WHOLE_SHEET,
  wholeSheet,
} from "./read-sheets";
import { queueLayout } from "../edits/sheet-layout";
import { mayBeUnwritable } from "../queue-flags";
import { excelCodeOf } from "../run-excel";

const MANY_ROWS = 1500;

const SHEETS = "items/id,items/name,items/visibility,items/protection/protected,items/protection/options";

const TABLES =
  "items/id,items/name,items/columns/items/name,items/worksheet/id,items/worksheet/name," +
  "items/worksheet/protection/protected,items/autoFilter/isDataFiltered,items/rows/count";

interface ReadOptions {
  sheetName?: string | null | undefined;
  limits?: Limits;
  chooseAttached?: ((read: AttachedChoice) => Promise<AttachedRequest[]>) | undefined;
  chooseLookups?: ((read: Snapshot) => Promise<AttachedRequest[]>) | undefined;
}

/**
 * Reads the workbook in two round trips, whatever is asked for: what there is, then what was chosen of it. Where sheets
 * are looked through and ranges of them chosen, or rows name tables that are attached to them, these take a third; tables too large for one answer take one for each part.
 * A sheet that is asked for by name comes with the first.
 */
export async function readSnapshot(
  context: Excel.RequestContext,
  choose: (outline: Outline) => Result<ReadRequest>,
  chooseRanges: (searched: readonly SearchedSheet[]) => RangeRequest[] = () => [],
  {
    sheetName = null,
    limits = SAFE_LIMITS,
    chooseAttached = () => Promise.resolve([]),
    chooseLookups = () => Promise.resolve([]),
  }: ReadOptions = {},
): Promise<Result<Snapshot>> {
  // What reads formulas is fetched meanwhile; whether it came is asked when they are wanted.
  const fetched = import("./read-book");
  void Promise.allSettled([fetched]);
  const read = await readOutline(context, sheetName, limits.bytes);
  if (!read.ok) return read;
  const { outline, rowsOf, formatsAllowed, application } = read.value;
  const chosen = choose(outline);
  if (!chosen.ok) return chosen;

  const { book: bookRequest } = chosen.value;
  const bookReader = bookRequest ? await fetched : null;
  const { sheetIds, ownSheetIds = [] } = chosen.value;
  const taken = Math.min(limits.bytes / 2, FIRST_BYTES * (sheetIds.length + ownSheetIds.length));
  const cut = cutTables(chosen.value.tables, rowsOf, limits.bytes, taken);
  const first = await readFirst(context, chosen.value, cut, outline, bookReader);
  const { searched, level, slices } = first;
  let { queued, later } = first;
  if (!queued.tableReads.every(isRead) && canHalve(slices)) {
    later = [...halve(slices), ...later];
    queued = { ...queued, tableReads: [] };
  }
  const { sheetReads, ownReads, headReads } = queued;
  const tableReads = [...queued.tableReads, ...(await readSlices(context, later))];
  await readLaterRows(context, [...sheetReads, ...ownReads], limits.bytes);

  const wholeTables = joinTables(tableReads, outline.tables);
  const rangeRequests = chooseRanges(searched);
  const attachedRequests = wholeTables.ok ? await chooseAttached({ outline, tables: wholeTables.value, searched }) : [];
  // Most workbooks have none: what reads them is fetched where there are some.
  const reader = attachedRequests.length > 0 ? await import("./read-attached") : null;
  const queueRanges = (asked: SpeechLevel): QueuedRanges => ({
    reads: rangeRequests.map((request) => queueRange(context, request)),
    speeches: bookReader?.queueRangeSpeeches(context, rangeRequests, asked) ?? [],
  });
  const readRanges = async (): Promise<QueuedRanges> => {
    if (bookReader) return bookReader.syncAsking(context, level, queueRanges);
    const ranges = queueRanges(level);
    await context.sync();
    return ranges;
  };
  let ranges: QueuedRanges = { reads: [], speeches: [] };
  let attached: QueuedAttached[] = [];
  if (reader) {
    ranges = queueRanges(level);
    attached = attachedRequests.map((request) => reader.queueAttached(context, request, rowsOf));
    try {
      await context.sync();
    } catch (error) {
      if (!reader.isOfAttached(error)) throw error;
      // What is attached must not stand in the way of the rows.
      ranges = await readRanges();
      attached = await reader.queueApart(context, attachedRequests, rowsOf);
    }
  } else if (rangeRequests.length > 0) ranges = await readRanges();

  // What Excel handed over has just been taken in, which takes a while where it is much.
  if (tableReads.some(({ body }) => body.rowCount > MANY_ROWS)) await pause();
  const tablesRead = [wholeTables, ...ranges.reads.map((read) => joinTables([read], [read.request.outline]))];
  const sheetsRead = sheetReads.map((queued) => readSheet(queued, outline.sheets));
  const ownRead = ownReads.map((queued) => readOwnSheet(queued, outline.sheets));
  const failed = [...tablesRead, ...sheetsRead, ...ownRead].find((read) => !read.ok);
  if (failed && !failed.ok) return failed;
  const calculated = await withStale(
    context,
    application,
    tablesRead.flatMap((read) => (read.ok ? read.value : [])),
    limits.bytes,
  );
  if (!calculated.ok) return calculated;
  const reads = [...tableReads, ...ranges.reads];
  const fillOf = (id: string): QueuedTable["fill"] =>
    reads.find(({ tableId, fill }) => tableId === id && fill)?.fill ?? null;
  const filled = reads.some(isFilled)
    ? await (await import("../read-fills")).withFills(context, calculated.value, fillOf)
    : calculated.value;
  const unwritable = mayBeUnwritable(filled, reads) ? await import("./read-unwritable") : null;
  const tables = unwritable ? await unwritable.readUnwritable(context, filled, reads, formatsAllowed) : filled;
  const snapshot: Snapshot = {
    outline,
    tables: bookReader?.withSpeeches(tables, [...first.speeches, ...ranges.speeches]) ?? tables,
    sheets: sheetsRead.flatMap((read) => (read.ok ? [read.value] : [])),
    ownSheets: ownRead.flatMap((read) => (read.ok ? [withTableFilters(read.value, outline)] : [])),
    heads: headReads.flatMap((read) => readHead(read, outline.sheets)),
    searched,
    ...(reader ? { attached: attached.map(reader.readAttached) } : {}),
    ...(first.book && bookReader ? { book: bookReader.readBook(first.book) } : {}),
  };
  const lookups = await chooseLookups(snapshot);
  if (lookups.length === 0) return done(snapshot);
  const { lookUp } = await import("./read-attached");
  return done({ ...snapshot, lookedUp: await lookUp(context, lookups, rowsOf) });
}

/**
 * The tables, with the cells that may hold old values where the officer calculates by hand and has not yet. Where Excel calculates by
 * itself its state alone says nothing: it stays at "Pending" beside charts of volatile functions (OfficeDev/office-js 2883, 3319).
 */
async function withStale(
  context: Excel.RequestContext,
  { calculationMode, calculationState }: Excel.Application,
  tables: TableSnapshot[],
  bytes: number,
): Promise<Result<TableSnapshot[]>> {
  const isWaiting = calculationMode === "Manual" && calculationState !== "Done";
  return isWaiting && tables.length > 0
    ? (await import("./read-stale")).readStale(context, tables, bytes)
    : done(tables);
}

/** What there is, how many data rows each table has, by id, the protected sheets on which formats may be changed, and whether Excel has calculated. */
interface ReadOutline {
  outline: Outline;
  rowsOf: Map<string, number>;
  formatsAllowed: Set<string>;
  application: Excel.Application;
}

/**
 * Reads what there is, and the sheet of one name. What is found on a sheet that there is not is a null object too; an Excel
 * that says ItemNotFound instead is asked again without.
 */
async function readOutline(
  context: Excel.RequestContext,
  sheetName: string | null,
  bytes: number,
  isByName = sheetName !== null,
): Promise<Result<ReadOutline>> {
  const sheets = context.workbook.worksheets.load(SHEETS);
  const tables = context.workbook.tables.load(TABLES);
  const application = context.workbook.application.load("calculationMode,calculationState");
  const known = isByName ? context.workbook.worksheets.getItemOrNullObject(sheetName ?? "").load("id") : null;
  const used = known && untracked(known.getUsedRangeOrNullObject(true)).load(WHOLE_SHEET);
  const layout = known && queueLayout(known);
  try {
    await context.sync();
  } catch (error) {
    if (isByName && excelCodeOf(error) === "ItemNotFound") return readOutline(context, sheetName, bytes, false);
    throw error;
  }
  const outline: Outline = { sheets: sheets.items.map(readSheetOutline), tables: tables.items.map(readTableOutline) };
  const rowsOf = new Map(tables.items.map((table) => [table.id, table.rows.count]));
  const formatsAllowed = new Set(
    sheets.items.flatMap(({ id, protection }) =>
      protection.protected && protection.options.allowFormatCells === true ? [id] : [],
    ),
  );
  if (sheetName === null) return done({ outline, rowsOf, formatsAllowed, application });
  // Excel knows a sheet by its very name; a person takes one with a space too many for the same.
  const sheet = findSheetNamed(outline.sheets, sheetName);
  if (!sheet) return done({ outline: { ...outline, named: null }, rowsOf, formatsAllowed, application });
  const isRead = used !== null && layout !== null && !known?.isNullObject;
  const queued = isRead ? wholeSheet(sheet.id, used, layout) : queueSheet(context, sheet.id, "plain");
  if (!isRead) {
    await context.sync();
    await readLaterRows(context, [queued], bytes);
  }
  const named = readSheet(queued, outline.sheets);
  return named.ok ? done({ outline: { ...outline, named: named.value }, rowsOf, formatsAllowed, application }) : named;
}

function readSheetOutline(sheet: Excel.Worksheet): SheetOutline {
  const outline = { id: sheet.id, name: sheet.name, protected: sheet.protection.protected };
  if (sheet.visibility === "Visible") return outline;
  return { ...outline, hidden: sheet.visibility === "VeryHidden" ? "very-hidden" : "hidden" };
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

interface QueuedRanges {
  reads: ReturnType<typeof queueRange>[];
  speeches: QueuedSpeech[];
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
