import { findSheetNamed, withTableFilters } from "../workbook/find-sheet";
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
  TableSnapshot,
} from "../workbook/snapshot";
import { rangeOf, untracked } from "./blocks";
import { queueHead, readHead, type QueuedHead } from "./read-heads";
import { SAFE_LIMITS, type Limits } from "./limits";
import { pause } from "./pause";
import {
  canHalve,
  cutTables,
  halve,
  isFilled,
  isRead,
  isTooLarge,
  joinTables,
  queueSlice,
  queueTable,
  readSlices,
  type QueuedTable,
  type TableSlice,
} from "./read-tables";
import { FIRST_BYTES, queueSheet, readLaterRows, readOwnSheet, readSheet, WHOLE_SHEET, wholeSheet, type QueuedSheet } from "./read-sheets";
import { queueLayout } from "./edits/sheet-layout";
import { excelCodeOf } from "./run-excel";
import { mayBeUnwritable } from "./queue-flags";
import { notSearched, queueSearch, readSearch } from "./search-sheets";

const MANY_ROWS = 1500;

const SHEETS = "items/id,items/name,items/visibility,items/protection/protected,items/protection/options";

const TABLES =
  "items/id,items/name,items/columns/items/name,items/worksheet/id,items/worksheet/name," +
  "items/worksheet/protection/protected,items/autoFilter/isDataFiltered,items/rows/count";

interface ReadOptions {
  sheetName?: string | null | undefined;
  limits?: Limits;
  chooseAttached?: ((read: AttachedChoice) => Promise<AttachedRequest[]>) | undefined;
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
  { sheetName = null, limits = SAFE_LIMITS, chooseAttached = () => Promise.resolve([]) }: ReadOptions = {},
): Promise<Result<Snapshot>> {
  const read = await readOutline(context, sheetName, limits.bytes);
  if (!read.ok) return read;
  const { outline, rowsOf, formatsAllowed, application } = read.value;
  const chosen = choose(outline);
  if (!chosen.ok) return chosen;

  const { search } = chosen.value;
  const { sheetIds, ownSheetIds = [] } = chosen.value;
  const taken = Math.min(limits.bytes / 2, FIRST_BYTES * (sheetIds.length + ownSheetIds.length));
  const batches = cutTables(chosen.value.tables, rowsOf, limits.bytes, taken);
  const [slices = [], ...others] = batches;
  let later = others;
  let queued = queueChosen(context, chosen.value, slices);
  const searchReads = search ? search.sheetIds.map((id) => queueSearch(context, id, search)) : [];
  let searched: SearchedSheet[];
  try {
    await context.sync();
    searched = searchReads.flatMap((read) => readSearch(read, outline) ?? []);
  } catch (error) {
    if (!isTooLarge(error)) throw error;
    // What only might hold KPI rows must not stand in the way of what was asked for by name.
    ({ queued, later } = await readAgain(context, chosen.value, batches, search !== undefined, error));
    searched = search ? notSearched(search, outline.sheets) : [];
  }
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
  let rangeReads = rangeRequests.map((request) => queueRange(context, request));
  let attached = reader ? attachedRequests.map((request) => reader.queueAttached(context, request, rowsOf)) : [];
  try {
    if (rangeReads.length + attached.length > 0) await context.sync();
  } catch (error) {
    if (!reader?.isOfAttached(error)) throw error;
    // What is attached must not stand in the way of the rows.
    rangeReads = rangeRequests.map((request) => queueRange(context, request));
    await context.sync();
    attached = await reader.queueApart(context, attachedRequests, rowsOf);
  }

  // What Excel handed over has just been taken in, which takes a while where it is much.
  if (tableReads.some(({ body }) => body.rowCount > MANY_ROWS)) await pause();
  const tablesRead = [wholeTables, ...rangeReads.map((read) => joinTables([read], [read.request.outline]))];
  const sheetsRead = sheetReads.map((queued) => readSheet(queued, outline.sheets));
  const ownRead = ownReads.map((queued) => readOwnSheet(queued, outline.sheets));
  const failed = [...tablesRead, ...sheetsRead, ...ownRead].find((read) => !read.ok);
  if (failed && !failed.ok) return failed;
  const calculated = await withStale(context, application, tablesRead.flatMap((read) => (read.ok ? read.value : [])), limits.bytes);
  if (!calculated.ok) return calculated;
  const reads = [...tableReads, ...rangeReads];
  const fillOf = (id: string): QueuedTable["fill"] => reads.find(({ tableId, fill }) => tableId === id && fill)?.fill ?? null;
  const tables = reads.some(isFilled) ? await (await import("./read-fills")).withFills(context, calculated.value, fillOf) : calculated.value;
  const unwritable = mayBeUnwritable(tables, reads) ? await import("./read-unwritable") : null;
  return done({
    outline,
    tables: unwritable ? await unwritable.readUnwritable(context, tables, reads, formatsAllowed) : tables,
    sheets: sheetsRead.flatMap((read) => (read.ok ? [read.value] : [])),
    ownSheets: ownRead.flatMap((read) => (read.ok ? [withTableFilters(read.value, outline)] : [])),
    heads: headReads.flatMap((read) => readHead(read, outline.sheets)),
    searched,
    ...(reader ? { attached: attached.map(reader.readAttached) } : {}),
  });
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
  return isWaiting && tables.length > 0 ? (await import("./read-stale")).readStale(context, tables, bytes) : done(tables);
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
  const formatsAllowed = new Set(sheets.items.flatMap(({ id, protection }) => (protection.protected && protection.options.allowFormatCells === true ? [id] : [])));
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

function queueRange(context: Excel.RequestContext, request: RangeRequest): QueuedTable & { request: RangeRequest } {
  const { outline, firstRow: row, firstColumn: column, rowCount } = request;
  const body = rangeOf(context, { sheetId: outline.sheetId, row, column, rowCount, columnCount: outline.headings.length });
  return { ...queueTable(body, outline.id, rowCount, request), request };
}
