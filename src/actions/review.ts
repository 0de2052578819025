import type { AttachedReading } from "../kpi/attached/attached";
import type { OwnerColumn } from "../kpi/checks/finding";
import type { KpiTable } from "../kpi/kpi-table";
import type { HistoryRecord } from "../kpi/history/record";
import { joinRecords } from "../kpi/history/join-records";
import type { RatedIndicator } from "../kpi/rated-indicator";
import { groupScorecard, type Scorecard } from "../kpi/scorecard";
import type { Trend } from "../kpi/travel/travels";
import type { RunPort } from "../planning/port";
import { done, type Result } from "../planning/problem";
import { findDismissals, type DismissalList } from "../planning/sheets/dismissed-checks/read";
import { KPI_HISTORY } from "../planning/sheets/kpi-history/sheet";
import { isNewer } from "../planning/sheets/layout";
import { findOwn, REPORT_SHEETS } from "../planning/sheets/own-sheets";
import { findReportSheets, type SheetsPlan } from "../planning/sheets/report-sheets";
import type {
  Outline,
  SheetHead,
  SheetOutline,
  SheetSnapshot,
  Snapshot,
  TableOutline,
  TableSnapshot,
} from "../planning/snapshot";
import type { LayoutContext } from "../kpi/layout/layout-context";
import type { ColumnsReading, StatusPlace } from "../planning/tables/columns-reading";
import { lacksStatus, type RangeSearch, type SkippedPlace } from "../planning/tables/kpi-ranges";
import type { OddLayout } from "../planning/tables/odd-layouts";
import { withMerged } from "../planning/tables/merged-cells";
import { readOwners } from "../planning/tables/owner-columns";
import { reportingOf } from "../rag/rules/how-reported";
import type { Ruleset } from "../rag/rules/ruleset";
import type { TwinSheets } from "./describe/describe-odd";
import type { FoundTables } from "./review/find-tables";
import {
  findDoubts,
  findForeign,
  findHidden,
  findNewer,
  findUncalculated,
  type KpiHistory,
} from "./review/places-not-read";
import type { ReviewPlan } from "./review/plan-review";
import { findTrends, rateTables } from "./review/rate-tables";
import { readKpiWorkbook, type KpiWorkbook, type MoreRead } from "./review/read-kpi-workbook";
import { withLooks } from "./review/read-looks";

/** The workbook's indicators as the rules rate them now, and what a run would write. */
export interface Review extends ReviewPlan {
  /** The rules in use, and the sheet that holds them; null if they are the defaults. */
  ruleset: Ruleset;
  rulesSheet: SheetSnapshot | null;
  /** Which column is which, and how the rules sheet maps them. */
  columns: ColumnsReading;
  tables: KpiTable[];
  /** The period that an officer chose to have judged; null for the newest. */
  chosenPeriod: string | null;
  outlines: (TableOutline & Partial<Pick<TableSnapshot, "iconSet">>)[];
  scorecard: Scorecard;
  /** The content of the KPI History sheet; null if there is none. */
  history: KpiHistory | null;
  /** The results of earlier periods: those of KPI History, and those that the KPI rows' own tables hold. */
  records: readonly HistoryRecord[];
  /** The dismissed findings; null if there is no list. */
  dismissals: DismissalList | null;
  /** The columns that name the owner of a row. */
  owners: OwnerColumn[];
  /** The tables that KPI rows name in their column Attached Table, as found. */
  attached: AttachedReading[];
  /** The direction of travel of each indicator. */
  trends: ReadonlyMap<RatedIndicator, Trend>;
  /** What was not read: totals, notes, ambiguous headings, rows without a status column. */
  skipped: SkippedPlace[];
  /** Where a column for statuses can be added, beside rows that lack nothing else. */
  statusPlaces: readonly StatusPlace[];
  /** What a run does to the report's sheets; null if it changes none. */
  sheets: SheetsPlan | null;
  /** The report's sheets that the workbook has. */
  reportSheets: SheetOutline[];
  /** The sheets that are, or are named like, the log; null if they must be looked up again. */
  logs: SheetHead[] | null;
}

/**
 * Reads and rates the workbook's KPI tables and KPI rows in plain cells, and writes nothing. The rules are those of its RAG Rules sheet,
 * or the defaults if it has none. A rules sheet that cannot be read is refused, because colours by other rules would mislead.
 */
export async function review(port: RunPort, defaults: Ruleset): Promise<Result<Review>> {
  const read = await readReview(port, defaults);
  return read.ok ? done(read.value.review) : read;
}

/** A review, and the snapshot it was made from. */
export interface ReviewReading {
  review: Review;
  snapshot: Snapshot;
}

/** Reviews the workbook, and reads what an action needs besides in the same trips. */
export async function readReview(
  port: RunPort,
  defaults: Ruleset,
  more: (outline: Outline) => MoreRead = () => ({}),
): Promise<Result<ReviewReading>> {
  const book = await readKpiWorkbook(port, defaults, more);
  if (!book.ok) return book;
  const found = await (await import("./review/find-tables")).findTables(book.value);
  if (!found.ok) return found;
  const { ruleset } = book.value;
  if (!ruleset.ok) return ruleset;
  const reviewed = await rate(port, book.value, found.value, ruleset.value);
  return done({ review: reviewed, snapshot: book.value.snapshot });
}

async function rate(
  port: RunPort,
  { snapshot, context, answers, attached, ask }: KpiWorkbook,
  { tables: found, twins, ranges, columns }: FoundTables,
  ruleset: Ruleset,
): Promise<Review> {
  const tables = await withLooks(withMerged(found, snapshot.merged ?? []), snapshot.tables, ruleset);
  const history = await readHistorySheet(snapshot, ruleset);
  const dismissals = findDismissals(snapshot);
  const byTable = await rateTables(port, tables, ruleset);
  const scorecard = groupScorecard([...byTable.values()].flat(), ruleset);
  const records = joinRecords(history?.records ?? [], tables, reportingOf(ruleset));
  const trends = await findTrends(port, scorecard, records, ruleset);
  const unread = [
    ...findUncalculated(tables),
    ...findHidden(snapshot, context),
    ...ranges.hidden,
    ...findForeign(history, dismissals),
  ];
  const statusPlaces = await findPassedOver(snapshot, ranges, context, found);
  const { planReview } = await import("./review/plan-review");
  const planned = await planReview(port, {
    ...{ snapshot, tables, byTable, ruleset, trends, unread },
    isHistoryNewer: isNewer(KPI_HISTORY, history?.sheet ?? {}),
    asked: ask(tables, ruleset),
  });
  return {
    ...{ ruleset, columns, tables, scorecard, history, records, dismissals, attached, trends },
    ...{ rulesSheet: columns.rulesSheet, chosenPeriod: context.chosen },
    outlines: snapshot.tables,
    owners: readOwners(snapshot.tables, ranges.ranges),
    ...planned,
    said: [...planned.said, ...(await sayOdd(ranges.odd, twins)), ...(await sayStale(answers, tables))],
    skipped: [
      ...findDoubts(snapshot, ranges, context),
      ...ranges.skipped,
      ...statusPlaces.map((place): SkippedPlace => ({ ...nameOf(place), why: "no-status" })),
      ...findNewer(history?.sheet ?? null, dismissals),
    ],
    statusPlaces,
    sheets: null,
    reportSheets: findReportSheets(snapshot.outline, REPORT_SHEETS),
    logs: snapshot.heads,
  };
}

function nameOf({ sheetName, address, tableId }: StatusPlace): Pick<SkippedPlace, "sheetName" | "address" | "tableId"> {
  return { sheetName, address, ...(tableId === undefined ? {} : { tableId }) };
}

/** The places for statuses beside rows that are not judged for want of them. Most workbooks have none, and do not load the code. */
async function findPassedOver(
  { outline }: Snapshot,
  ranges: RangeSearch,
  context: LayoutContext,
  judged: readonly KpiTable[],
): Promise<StatusPlace[]> {
  const open = ranges.shortfalls.filter(({ sheet, near }) => !sheet.protected && near.some(lacksStatus));
  if (open.length === 0) return [];
  const { findStatusPlaces } = await import("../planning/tables/status-places");
  return findStatusPlaces(outline, { shortfalls: open }, context, judged);
}

/** Sentences about odd periods. The code for them is loaded on demand: most workbooks have none. */
async function sayOdd(odd: readonly OddLayout[], twins: readonly TwinSheets[]): Promise<string[]> {
  if (odd.length === 0 && twins.length === 0) return [];
  return (await import("./describe/describe-odd")).describeOdd(odd, twins);
}

/** Sentences about answers to what the workbook no longer has. */
async function sayStale(answers: KpiWorkbook["answers"], tables: readonly KpiTable[]): Promise<string[]> {
  if (answers.length === 0) return [];
  return (await import("./describe/describe-questions")).describeStaleAnswers(answers, tables);
}

async function readHistorySheet({ sheets, ownSheets }: Snapshot, ruleset: Ruleset): Promise<Review["history"]> {
  const sheet = findOwn([...sheets, ...ownSheets], KPI_HISTORY);
  return sheet && { sheet, ...(await import("../planning/sheets/kpi-history/read")).readHistory(sheet, ruleset) };
}
