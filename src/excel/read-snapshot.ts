import { findSheetNamed } from "../workbook/find-sheet";
import { done, type Result } from "../workbook/problem";
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
} from "../workbook/snapshot";
import type { SpeechLevel } from "../workbook/wording/book-reading";
import { rangeOf, untracked } from "./blocks";
import { queueHead, readHead, type QueuedHead } from "./read-heads";
import { SAFE_LIMITS, type Limits } from "./limits";
import { pause } from "./pause";
import type { QueuedAttached } from "./read-attached";
import type { QueuedBook } from "./read-book";
import { lessSpeech, syncAsking } from "./read-speech";
import {
  canHalve,
  cutTables,
  halve,
  isRead,
  joinTables,
  queueSlice,
  queueTable,
  readSlices,
  type QueuedTable,
  type TableSlice,
} from "./read-tables";
import { FIRST_BYTES, queueSheet, readLaterRows, readOwnSheet, readSheet, WHOLE_SHEET, wholeSheet, type QueuedSheet } from "./read-sheets";
import { queueLayout } from "./edits/sheet-layout";
import { excelCodeOf, isTooLarge } from "./run-excel";
import { notSearched, queueSearch, readSearch } from "./search-sheets";

const MANY_ROWS = 1500;

const SHEETS = "items/id,items/name,items/protection/protected";

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
  { sheetName = null, limits = SAFE_LIMITS, chooseAttached = () => Promise.resolve([]), chooseLookups = () => Promise.resolve([]) }: ReadOptions = {},
): Promise<Result<Snapshot>> {
  // What reads formulas is fetched meanwhile; whether it came is asked when they are wanted.
  const fetched = import("./read-book");
  void Promise.allSettled([fetched]);
  const read = await readOutline(context, sheetName, limits.bytes);
  if (!read.ok) return read;
  const { outline, rowsOf } = read.value;
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
  const queueRanges = (asked: SpeechLevel) => rangeRequests.map((request) => queueRange(context, { ...request, speech: asked }));
  let rangeReads: ReturnType<typeof queueRanges> = [];
  let attached: QueuedAttached[] = [];
  if (reader) {
    rangeReads = queueRanges(level);
    attached = attachedRequests.map((request) => reader.queueAttached(context, request, rowsOf));
    try {
      await context.sync();
    } catch (error) {
      if (!reader.isOfAttached(error)) throw error;
      // What is attached must not stand in the way of the rows.
      rangeReads = await syncAsking(context, level, queueRanges);
      attached = await reader.queueApart(context, attachedRequests, rowsOf);
    }
  } else if (rangeRequests.length > 0) rangeReads = await syncAsking(context, level, queueRanges);

  // What Excel handed over has just been taken in, which takes a while where it is much.
  if (tableReads.some(({ body }) => body.rowCount > MANY_ROWS)) await pause();
  const tablesRead = [wholeTables, ...rangeReads.map((read) => joinTables([read], [read.request.outline]))];
  const sheetsRead = sheetReads.map((queued) => readSheet(queued, outline.sheets));
  const ownRead = ownReads.map((queued) => readOwnSheet(queued, outline.sheets));
  const failed = [...tablesRead, ...sheetsRead, ...ownRead].find((read) => !read.ok);
  if (failed && !failed.ok) return failed;
  const snapshot: Snapshot = {
    outline,
    tables: tablesRead.flatMap((read) => (read.ok ? read.value : [])),
    sheets: sheetsRead.flatMap((read) => (read.ok ? [read.value] : [])),
    ownSheets: ownRead.flatMap((read) => (read.ok ? [read.value] : [])),
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

/** What came with the second trip. */
interface FirstReads {
  slices: TableSlice[];
  queued: QueuedChosen;
  later: TableSlice[][];
  searched: SearchedSheet[];
  /** How much was read of what is said of status columns. */
  level: SpeechLevel;
  book: QueuedBook | null;
}

/**
 * Reads what was chosen, as much of it as Excel hands over. What only might hold KPI rows must not stand in the way of what was asked
 * for by name, nor what is said of the rows in the way of the rows.
 */
async function readFirst(
  context: Excel.RequestContext,
  chosen: ReadRequest,
  cut: readonly TableSlice[][],
  { sheets, tables }: Outline,
  bookReader: typeof import("./read-book") | null,
): Promise<FirstReads> {
  const { search, book: wanted } = chosen;
  let level: SpeechLevel = wanted ? "all" : "none";
  let isSearched = search !== undefined;
  for (;;) {
    const [slices = [], ...later] = withSpeech(cut, level);
    const queued = queueChosen(context, chosen, slices);
    const searchReads = search && isSearched ? search.sheetIds.map((id) => queueSearch(context, id, search)) : null;
    const book = bookReader && wanted && level !== "none" ? bookReader.queueBook(context, wanted, sheets, level) : null;
    const unseen = search ? notSearched(search, sheets) : [];
    try {
      // eslint-disable-next-line office-addins/no-context-sync-in-loop -- asked again only where Excel refuses the whole batch
      await context.sync();
      const searched = searchReads ? searchReads.flatMap((read) => readSearch(read, { sheets, tables }) ?? []) : unseen;
      return { slices, queued, later, searched, level, book };
    } catch (error) {
      const dropsSearch = isSearched && isTooLarge(error) && chosen.tables.length > 0;
      const less = lessSpeech(level, error);
      if (dropsSearch) isSearched = false;
      else if (less !== null) level = less;
      else if (!isTooLarge(error)) throw error;
      else return { ...(await readAgain(context, chosen, cut, isSearched, error)), slices: cut[0] ?? [], searched: unseen, level: "none", book: null };
    }
  }
}

/** Rows of tables, with so much of what is said of their status columns. */
function withSpeech(batches: readonly TableSlice[][], speech: SpeechLevel): TableSlice[][] {
  return batches.map((slices) => slices.map((slice) => ({ ...slice, request: { ...slice.request, speech } })));
}

/** What there is, and how many data rows each table has, by id. */
interface ReadOutline {
  outline: Outline;
  rowsOf: Map<string, number>;
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
  if (sheetName === null) return done({ outline, rowsOf });
  // Excel knows a sheet by its very name; a person takes one with a space too many for the same.
  const sheet = findSheetNamed(outline.sheets, sheetName);
  if (!sheet) return done({ outline: { ...outline, named: null }, rowsOf });
  const isRead = used !== null && layout !== null && !known?.isNullObject;
  const queued = isRead ? wholeSheet(sheet.id, used, layout) : queueSheet(context, sheet.id, "plain");
  if (!isRead) {
    await context.sync();
    await readLaterRows(context, [queued], bytes);
  }
  const named = readSheet(queued, outline.sheets);
  return named.ok ? done({ outline: { ...outline, named: named.value }, rowsOf }) : named;
}

interface QueuedChosen {
  tableReads: QueuedTable[];
  sheetReads: QueuedSheet[];
  ownReads: QueuedSheet[];
  headReads: QueuedHead[];
}

/** Queues the sheets that were asked for, and the rows of tables that come first. */
function queueChosen(
  context: Excel.RequestContext,
  { sheetIds, ownSheetIds = [], heads = [] }: ReadRequest,
  slices: readonly TableSlice[],
  { withTop = true } = {},
): QueuedChosen {
  return {
    tableReads: slices.map((slice) => queueSlice(context, slice)),
    sheetReads: sheetIds.map((id) => queueSheet(context, id, "plain", { withTop })),
    ownReads: ownSheetIds.map((id) => queueSheet(context, id, "own", { withTop })),
    headReads: heads.map((request) => queueHead(context, request)),
  };
}

/** Reads again what was too large, without the sheets that were looked through; or else, bit by bit. */
async function readAgain(
  context: Excel.RequestContext,
  chosen: ReadRequest,
  [slices = [], ...others]: readonly TableSlice[][],
  wasSearched: boolean,
  refusal: unknown,
): Promise<{ queued: QueuedChosen; later: TableSlice[][] }> {
  if (wasSearched) {
    try {
      const queued = queueChosen(context, chosen, slices);
      await context.sync();
      return { queued, later: others };
    } catch (error) {
      if (!isTooLarge(error)) throw error;
    }
  }
  const hasSheets = chosen.sheetIds.length + (chosen.ownSheetIds ?? []).length > 0;
  if (!canHalve(slices) && !hasSheets) throw refusal;
  const later = [...(canHalve(slices) ? halve(slices) : [[...slices]]), ...others];
  try {
    const queued = queueChosen(context, chosen, []);
    await context.sync();
    return { queued, later };
  } catch (error) {
    if (!isTooLarge(error) || !hasSheets) throw error;
  }
  const queued = queueChosen(context, chosen, [], { withTop: false });
  await context.sync();
  return { queued, later };
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

function queueRange(context: Excel.RequestContext, request: RangeRequest): QueuedTable & { request: RangeRequest } {
  const { outline, firstRow: row, firstColumn: column, rowCount } = request;
  const body = rangeOf(context, { sheetId: outline.sheetId, row, column, rowCount, columnCount: outline.headings.length });
  return { ...queueTable(body, outline.id, rowCount, request), request };
}
