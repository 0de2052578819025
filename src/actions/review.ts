import type { AttachedReading } from "../kpi/attached/attached";
import type { OwnerColumn } from "../kpi/checks/finding";
import type { ColumnKey } from "../kpi/columns/columns";
import type { KpiTable } from "../kpi/kpi-table";
import { findNotCalculatedCells } from "../kpi/not-calculated";
import type { RatedIndicator } from "../kpi/rated-indicator";
import { groupScorecard, type Scorecard } from "../kpi/scorecard";
import type { Trend } from "../kpi/travel/travels";
import type { HistoryReading } from "../planning/sheets/kpi-history/read";
import { isNewer } from "../planning/sheets/layout";
import { KPI_HISTORY } from "../planning/sheets/kpi-history/sheet";
import type { Ruleset } from "../rag/rules/ruleset";
import { findOwn, REPORT_SHEETS } from "../planning/sheets/own-sheets";
import { NO_MAPPING, type ColumnMapping } from "../kpi/finding/column-mapping";
import { hasAttachedColumn } from "../planning/tables/attached-column";
import type { AttachedChosen } from "../planning/tables/attached-tables";
import { findColumnPlaces } from "../planning/tables/column-places";
import type { ColumnsReading } from "../planning/tables/columns-reading";
import {
  chooseSearch,
  findKpiRanges,
  requestKpiRanges,
  toRangeTable,
  type SkippedPlace,
  type UnreadPlace,
} from "../planning/tables/kpi-ranges";
import { findHiddenTables, findUnsureColumns, requestKpiTables, toKpiTables } from "../planning/tables/kpi-tables";
import { readOwners } from "../planning/tables/owner-columns";
import { requestLogs } from "../planning/sheets/rag-log/find";
import type { RunPort } from "../planning/port";
import { done, refused, type Problem, type Result } from "../planning/problem";
import { readDismissals, type DismissalList } from "../planning/sheets/dismissed-checks/read";
import { DISMISSED_CHECKS } from "../planning/sheets/dismissed-checks/sheet";
import { isOwnSheet } from "../planning/sheets/own-sheets";
import { findReportSheets, type SheetsPlan } from "../planning/sheets/report-sheets";
import { readColumnsBlock } from "../planning/sheets/rag-rules/read-columns";
import { isForeignRules } from "../planning/sheets/rag-rules/foreign-rules";
import { areRulesNewer } from "../planning/sheets/rag-rules/newer-rules";
import { RAG_RULES } from "../planning/sheets/rag-rules/sheet";
import { mayBeSpokenOf, requestBook } from "../planning/wording/book-reading";
import type { OpenWordings } from "../planning/statuses/ask-forms";
import type {
  Outline,
  ReadRequest,
  SheetHead,
  SheetOutline,
  SheetSnapshot,
  Snapshot,
  TableOutline,
  TableSnapshot,
} from "../planning/snapshot";
import type { ReviewPlan } from "./review/plan-review";
import { findTrends, rateTables } from "./review/rate-tables";
import { withLooks } from "./review/read-looks";

/** The workbook's indicators as the rules rate them now, and what writing that to the sheet would change. */
export interface Review extends ReviewPlan {
  /** The rules in use, and the sheet of the workbook that holds them; null where they are the defaults. */
  ruleset: Ruleset;
  rulesSheet: SheetSnapshot | null;
  /** Which column is which, and what the workbook says of that. */
  columns: ColumnsReading;
  tables: KpiTable[];
  outlines: (TableOutline & Partial<Pick<TableSnapshot, "iconSet">>)[];
  scorecard: Scorecard;
  /** What the KPI History sheet holds; null where there is none. */
  history: (HistoryReading & { sheet: SheetSnapshot }) | null;
  /** What was dismissed of the checks before publishing; null where there is no list. */
  dismissals: DismissalList | null;
  /** The columns that name who answers for rows. */
  owners: OwnerColumn[];
  /** What KPI rows name in their column Attached Table, and what was found there. */
  attached: AttachedReading[];
  /** Where each indicator is going. */
  trends: ReadonlyMap<RatedIndicator, Trend>;
  /** What was left out of the reading: totals, notes, headings in doubt. */
  skipped: SkippedPlace[];
  /** What a run does to the report's sheets; null where it does nothing to any. */
  sheets: SheetsPlan | null;
  /** The report's sheets that the workbook has. */
  reportSheets: SheetOutline[];
  /** The sheets that are, or are named as, the log; null where they have to be looked for again. */
  logs: SheetHead[] | null;
}

/**
 * Reads and rates the workbook's KPI tables, and the KPI rows in plain cells of its other sheets, and writes nothing. The rules are
 * those of its RAG Rules sheet, or the defaults if it has none; a rules sheet that cannot be read is refused, as colours by other
 * rules would mislead.
 */
export async function review(port: RunPort, defaults: Ruleset): Promise<Result<Review>> {
  const read = await readReview(port, defaults);
  return read.ok ? done(read.value.review) : read;
}

/** A review, and all that was read for it. */
export interface ReviewReading {
  review: Review;
  snapshot: Snapshot;
}

/** What an action wants besides a review. */
export interface MoreRead extends Pick<ReadRequest, "ownSheetIds"> {
  /** The columns that will be written to: of these it has to be known which cells are merged. */
  willWrite?: readonly ColumnKey[];
  /** The columns of which it has to be known which cells hold formulas. */
  formulasOf?: ReadonlySet<ColumnKey>;
}

/** Reviews the workbook, and reads what an action wants besides in the same trips. */
export async function readReview(
  port: RunPort,
  defaults: Ruleset,
  more: (outline: Outline) => MoreRead = () => ({}),
): Promise<Result<ReviewReading>> {
  let mapping = NO_MAPPING;
  let formulasOf: MoreRead["formulasOf"];
  let willWrite: readonly ColumnKey[] = [];
  let readAttached: ((chosen: AttachedChosen, snapshot: Snapshot) => AttachedReading[]) | undefined;
  let chosen: AttachedChosen = { named: [], requests: [] };
  let faulty: SheetSnapshot | null = null;
  let spoken: OpenWordings | undefined;
  const read = await port.read(
    (outline) => {
      if (outline.named && areRulesNewer(outline.named))
        return refused({ code: "sheet-newer", sheet: outline.named.name });
      if (outline.named && isForeignRules(outline.named))
        return refused({ code: "sheet-not-ours", sheet: outline.named.name });
      const columns = outline.named ? readColumnsBlock(outline.named) : { mapping: NO_MAPPING, faults: [] };
      // Applying only part of the choices could read other rows than are meant.
      if (outline.named && columns.faults.length > 0) {
        faulty = outline.named;
        return refused({ code: "rules-not-read", sheet: faulty.name, faults: columns.faults });
      }
      fetchReaders(outline);
      ({ mapping } = columns);
      const wanted = more(outline);
      ({ formulasOf, willWrite = [] } = wanted);
      return requestReview(outline, mapping, wanted);
    },
    (searched) => requestKpiRanges(searched, mapping, formulasOf),
    RAG_RULES.name,
    async (choice) => {
      if (!hasAttachedColumn(choice, mapping)) return [];
      // Most workbooks have none, and need not load it.
      const { chooseAttached, readAttachedTables } = await import("../planning/tables/attached-tables");
      readAttached = readAttachedTables;
      chosen = chooseAttached(choice, mapping);
      return chosen.requests;
    },
    async (snapshot) => {
      if (
        !mayBeSpokenOf(
          snapshot.book,
          snapshot.tables.map(({ speech }) => speech),
        )
      )
        return [];
      spoken = (await loadWordings()).openWordings(snapshot, isOwnSheet);
      return spoken.requests;
    },
  );
  if (!read.ok) return faulty ? refused(await describeFaults(faulty)) : read;
  const rulesSheet = read.value.outline.named ?? null;
  const found = findKpiRanges(read.value.searched, mapping);
  const columns: ColumnsReading = { rulesSheet, mapping, places: findColumnPlaces(read.value, found, mapping) };
  const unjudged = [...toKpiTables(read.value, mapping)];
  for (const range of found.ranges) {
    const snapshot = read.value.tables.find(({ id }) => id === range.id);
    const table = snapshot ? toRangeTable(range, snapshot) : null;
    if (!table) return refused({ code: "workbook-changed" });
    unjudged.push(table);
  }
  if (unjudged.length === 0) {
    const hidden = [...findHidden(read.value, mapping), ...found.hidden];
    return refused((await import("./review/no-kpi-rows")).describeNone(read.value, found.nearest, hidden, columns));
  }
  const rules = rulesSheet ? (await loadRulesReader()).readRulesSheet(rulesSheet) : { ruleset: defaults };
  if ("faults" in rules)
    return refused({ code: "rules-not-read", sheet: rulesSheet?.name ?? RAG_RULES.name, faults: rules.faults });
  const { ruleset } = rules;
  // Cells of a table are not merged.
  const asksMerged = willWrite.length > 0 && unjudged.some(({ isRange }) => isRange);
  const reached = asksMerged
    ? await (await import("./review/with-merged")).withMerged(port, unjudged, willWrite)
    : unjudged;
  const tables = await withLooks(reached, read.value.tables, ruleset);
  const historySheet = findOwn([...read.value.sheets, ...read.value.ownSheets], KPI_HISTORY);
  const history = historySheet && {
    sheet: historySheet,
    ...(await loadHistoryReader()).readHistory(historySheet, ruleset),
  };
  const byTable = await rateTables(port, tables, ruleset);
  const scorecard = groupScorecard([...byTable.values()].flat(), ruleset);
  const trends = await findTrends(port, scorecard, history?.records ?? [], ruleset);
  const dismissals = findDismissals(read.value);
  const unread = [
    ...findUncalculated(tables),
    ...findHidden(read.value, mapping),
    ...found.hidden,
    ...findForeign(history, dismissals),
  ];
  const planned = await (
    await loadPlanner()
  ).planReview(port, {
    ...{ snapshot: read.value, tables, byTable, ruleset, trends, unread },
    isHistoryNewer: isNewer(KPI_HISTORY, historySheet ?? {}),
    asked: spoken?.ask(read.value.lookedUp ?? [], tables, ruleset),
  });
  const reviewed: Review = {
    ruleset,
    rulesSheet,
    columns,
    tables,
    outlines: read.value.tables,
    scorecard,
    history,
    dismissals,
    owners: readOwners(read.value.tables, found.ranges),
    attached: readAttached?.(chosen, read.value) ?? [],
    trends,
    ...planned,
    skipped: [...findDoubts(read.value, mapping), ...found.skipped, ...findNewer(historySheet, dismissals)],
    sheets: null,
    reportSheets: findReportSheets(read.value.outline, REPORT_SHEETS),
    logs: read.value.heads,
  };
  return done({ review: reviewed, snapshot: read.value });
}

// What reads sheets that not every workbook has is fetched where there is one.
const loadRulesReader = () => import("../planning/sheets/rag-rules/read");
/** Every review plans what writing it would change: it comes while the workbook is read. */
const loadPlanner = () => import("./review/plan-review");
const loadWordings = () => import("../planning/statuses/ask-forms");
const loadHistoryReader = () => import("../planning/sheets/kpi-history/read");

/** Begins to fetch what will be wanted once the sheets are read. Whether it came is asked then. */
function fetchReaders({ named, sheets }: Outline): void {
  void Promise.allSettled([
    loadPlanner(),
    named && loadRulesReader(),
    findOwn(sheets, KPI_HISTORY) && loadHistoryReader(),
  ]);
}

/** KPI tables on sheets that nobody sees. */
function findHidden({ outline }: Pick<Snapshot, "outline">, mapping: ColumnMapping): UnreadPlace[] {
  return findHiddenTables(outline, mapping).map(({ name, sheetId, sheetName }) => {
    const why = outline.sheets.find(({ id }) => id === sheetId)?.hidden ?? "hidden";
    return { sheetName, address: name, why };
  });
}

/** The cells of KPI rows whose formulas have not been calculated, in all columns but these. */
export function findUncalculated(tables: readonly KpiTable[], without: readonly ColumnKey[] = []): UnreadPlace[] {
  return tables.flatMap((table) =>
    findNotCalculatedCells(table)
      .filter(({ key }) => !without.includes(key))
      .map(({ address }): UnreadPlace => ({ sheetName: table.sheetName, address, why: "not-calculated" })),
  );
}

/** Sheets that are read for what they say of the rows, and that a later version made. */
function findNewer(history: SheetSnapshot | null, dismissals: DismissalList | null): SkippedPlace[] {
  const names = [
    ...(history && isNewer(KPI_HISTORY, history) ? [history.name] : []),
    ...(dismissals?.isNewer ? [dismissals.sheet.name] : []),
  ];
  return names.map((sheetName) => ({ sheetName, address: "", why: "newer" }));
}

/** Sheets of a person's own that have the names of those that are read for what they say of the rows. */
function findForeign(history: Review["history"], dismissals: DismissalList | null): UnreadPlace[] {
  const isOther =
    history?.problems.some(({ code }) => code === "no-headings") === true && history.sheet.values.length > 0;
  const isOtherList = dismissals !== null && !dismissals.isOurs && dismissals.sheet.values.length > 0;
  const names = [...(isOther && history ? [history.sheet.name] : []), ...(isOtherList ? [dismissals.sheet.name] : [])];
  return names.map((sheetName) => ({ sheetName, address: "", why: "not-ours" }));
}

/** Why nothing can be reported that rests on a period before: the history is a later version's. null where it can. */
export function findHistoryTrouble({ history }: Pick<Review, "history">): Problem | null {
  return history && isNewer(KPI_HISTORY, history.sheet) ? { code: "sheet-newer", sheet: history.sheet.name } : null;
}

/** The list of what was dismissed, by id, where there is one. */
export function requestDismissals({ sheets }: Pick<Outline, "sheets">): string[] {
  return [findOwn(sheets, DISMISSED_CHECKS)?.id ?? []].flat();
}

export function findDismissals({ ownSheets }: Pick<Snapshot, "ownSheets">): DismissalList | null {
  const sheet = findOwn(ownSheets, DISMISSED_CHECKS);
  return sheet && readDismissals(sheet);
}

function requestReview(
  outline: Outline,
  mapping: ColumnMapping,
  { formulasOf, ownSheetIds = [] }: MoreRead,
): Result<ReadRequest> {
  const tables = requestKpiTables(outline, mapping, formulasOf);
  const search = chooseSearch(outline, tables, mapping);
  const history = findOwn(outline.sheets, KPI_HISTORY);
  const sheetIds = history && !ownSheetIds.includes(history.id) ? [history.id] : [];
  const heads = requestLogs(outline);
  const book = tables.length > 0 || search.sheetIds.length > 0 ? { book: requestBook(outline.sheets) } : {};
  return done({
    tables,
    sheetIds,
    heads,
    ...book,
    ...(search.sheetIds.length > 0 ? { search } : {}),
    ownSheetIds: [...requestDismissals(outline), ...ownSheetIds],
  });
}

/** All that is wrong with a RAG Rules sheet, not only with what it says of columns. */
async function describeFaults(sheet: SheetSnapshot): Promise<Problem> {
  const rules = (await loadRulesReader()).readRulesSheet(sheet);
  return { code: "rules-not-read", sheet: sheet.name, faults: "faults" in rules ? rules.faults : [] };
}

function findDoubts({ outline }: Snapshot, mapping: ColumnMapping): SkippedPlace[] {
  return findUnsureColumns(outline, mapping).map(({ table, headings }) => ({
    ...{ sheetName: table.sheetName, address: table.name },
    ...{ why: "unsure-heading" as const, headings },
  }));
}
