import type { Outline, ReadRequest, SearchedSheet } from "../../planning/snapshot";
import type { HintLevel } from "../../planning/wording/book-reading";
import type * as BookReader from "./read-book";
import { queueHead, type QueuedHead } from "./sheets/read-heads";
import { queueSheet, type QueuedSheet } from "./sheets/read-sheets";
import { canHalve, halve, queueSlice, type QueuedTable, type TableSlice } from "./tables/read-tables";
import { isTooLarge } from "../run-excel";
import type { Ahead } from "./sheets/read-ahead";
import { isWithheld, notSearched, queueSearch, readSearch, type QueuedSearch } from "./sheets/search-sheets";

/** What was read in the second trip. */
export interface FirstReads {
  slices: TableSlice[];
  queued: QueuedChosen;
  later: TableSlice[][];
  searched: SearchedSheet[];
  /** The reads of these sheets, which say how far each goes. */
  searchReads: readonly QueuedSearch[];
  /** How much of the hints about status columns was read. */
  level: HintLevel;
  book: BookReader.QueuedBook | null;
  hints: BookReader.QueuedHints[];
}

/**
 * Reads what was chosen, with less after each refusal: first no sheet is read ahead of the search, then fewer rows are searched, then none,
 * then hints about status columns are dropped, because none of them may keep the KPI rows from being read.
 */
export async function readFirst(
  context: Excel.RequestContext,
  chosen: ReadRequest,
  cut: readonly TableSlice[][],
  { sheets, tables }: Outline,
  bookReader: typeof BookReader | null,
  ahead: Ahead | null,
): Promise<FirstReads> {
  const { book: wanted } = chosen;
  let { search } = chosen;
  let further = ahead;
  let level: HintLevel = wanted ? "all" : "none";
  const unseen = search ? notSearched(search, sheets) : [];
  const [slices = [], ...later] = cut;
  for (;;) {
    const queued = queueChosen(context, chosen, slices);
    const asked = search;
    const searchReads = asked?.sheetIds.map((id) => queueSearch(context, id, asked, further));
    const book = bookReader && wanted && level !== "none" ? bookReader.queueBook(context, wanted, sheets, level) : null;
    const hints = bookReader?.queueHints(context, chosen.tables, level) ?? [];
    try {
      // eslint-disable-next-line office-addins/no-context-sync-in-loop -- asked again only if Excel refuses the whole batch
      await context.sync();
      if (further && searchReads?.some(isWithheld)) {
        further = null;
        continue;
      }
      const searched = searchReads ? searchReads.flatMap((read) => readSearch(read, { sheets, tables }) ?? []) : unseen;
      return {
        ...{ slices: [...slices], queued, later: [...later], searched, searchReads: searchReads ?? [] },
        ...{ level, book, hints },
      };
    } catch (error) {
      const less: HintLevel | null = bookReader?.lessHints(level, error) ?? null;
      if (further && isTooLarge(error)) further = null;
      else if (search && isTooLarge(error) && search.rowLimit > FEW_ROWS) search = { ...search, rowLimit: FEW_ROWS };
      else if (search && isTooLarge(error) && chosen.tables.length > 0) search = undefined;
      else if (less !== null) level = less;
      else if (!isTooLarge(error)) throw error;
      else
        return {
          ...(await readAgain(context, chosen, cut, search !== undefined, error)),
          slices: [...slices],
          ...{ searched: unseen, searchReads: [] },
          level: "none",
          book: null,
          hints: [],
        };
    }
  }
}

/** Rows of each sheet that are searched where Excel refused more. A sheet with KPI rows is then read to its end. */
const FEW_ROWS = 200;

interface QueuedChosen {
  tableReads: QueuedTable[];
  sheetReads: QueuedSheet[];
  ownReads: QueuedSheet[];
  headReads: QueuedHead[];
}

/** Queues the chosen sheets, and the first rows of the chosen tables. */
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

/** Reads again what was too large: without the searched sheets, or else in smaller and smaller pieces. */
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
