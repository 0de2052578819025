import { CLOSED_COLUMNS } from "../kpi/history/advance-row";
import { closePeriod, type Closing } from "../kpi/history/close-rows";
import { recordsOf, type HistoryRecord } from "../kpi/history/record";
import { findBefore } from "../kpi/history/movements";
import type { KpiTable } from "../kpi/kpi-table";
import type { Ruleset } from "../rag/rules/ruleset";
import { KPI_HISTORY } from "../planning/sheets/kpi-history/sheet";
import { findOwn, findOwnOf, TEXT_SHEETS } from "../planning/sheets/own-sheets";
import { nameRuns } from "../planning/statuses/places-of";
import { APPLIED } from "../planning/decoration";
import { asStale, joinPlans, EMPTY_PLAN, isEmpty, type Plan } from "../planning/plan";
import { planClose, type ClosePlan } from "../planning/closing/plan-close";
import { planEmptied, type EmptiedPlan } from "../planning/closing/plan-close-statuses";
import type { StatusChange } from "../planning/statuses/plan-statuses";
import { findUnwritten } from "../planning/statuses/find-unwritten";
import { planHistory, type HistoryPlan } from "../planning/sheets/kpi-history/plan";
import { entriesOf, type LogEntry, type RunContext } from "../planning/sheets/rag-log/describe";
import type { WorkbookPort } from "../planning/port";
import { done, refused, type Problem, type Result } from "../planning/problem";
import { findReportSheets, type SheetsPlan } from "../planning/sheets/report-sheets";
import type { SheetOutline, Snapshot } from "../planning/snapshot";
import { readReview, type Review } from "./review";
import { findUncalculated } from "./review/places-not-read";
import { reviewWritten } from "./review/review-written";
import { applyLogged, type WrittenReview, type WrittenRun } from "./review/write-logged";

/** What closing the period would do, for a preview. */
export interface PreparedClosing {
  review: Review;
  closing: Closing;
  /** The counts of lines of KPI History that are added, replaced, or stay. */
  history: Omit<HistoryPlan, "plan" | "formulas" | "kept">;
  /** Cells of replaced lines whose words are kept beside them. */
  keptWords: HistoryPlan["kept"];
  /** Cells that stay because they hold a formula. */
  formulas: { sheetName: string; address: string }[];
  /** The number of statuses in the sheet that differ from what the rules give now, which is what the history keeps. */
  outOfDate: number;
  /** Changed statuses of rows whose value is emptied. */
  statuses: StatusChange[];
  /** The number of these that are left empty because their column has no word for "not rated". */
  leftEmpty: number;
  /** The number of directions that are emptied. */
  directions: number;
  entries: LogEntry[];
  /** Why the report's texts are not updated before the period ends; empty if they are. */
  textTroubles: Problem[];
  plan: Plan;
}

/** Reads the workbook and plans the close of the period that its KPI rows report; writes nothing. */
export async function prepareClosing(
  port: WorkbookPort,
  defaults: Ruleset,
  today: string,
): Promise<Result<PreparedClosing>> {
  const read = await readReview(port, defaults, (outline) => ({
    formulasOf: CLOSED_COLUMNS,
    willWrite: [...CLOSED_COLUMNS, "status", "trends"],
    ownSheetIds: [...findOwnOf(outline.sheets, [KPI_HISTORY]), ...findReportSheets(outline, TEXT_SHEETS)].map(
      ({ id }) => id,
    ),
  }));
  if (!read.ok) return read;
  const { review, snapshot } = read.value;
  const closing = closeRows(review);
  if (!closing.ok) return closing;
  const kept = planHistory(closing.value.records, review.ruleset, findOwn(snapshot.ownSheets, KPI_HISTORY));
  if (!kept.ok) return kept;
  const tables = review.tables.map((table) => closeTable(table, review, closing.value.closing));
  const unwritten = tables.flatMap(({ table, plan }) => findUnwritten(table, plan) ?? [])[0];
  if (unwritten) return refused(unwritten);
  const statuses = tables.flatMap(({ emptied }) => emptied.changes);
  const { plan: historyPlan, formulas, kept: keptWords, ...counts } = kept.value;
  const texts = await planTextsNow(review, snapshot, today);
  const rated = tables.flatMap(({ emptied }) => emptied.rated);
  return done({
    ...{ review, statuses, keptWords },
    closing: closing.value.closing,
    history: counts,
    formulas: [...formulas, ...tables.flatMap(({ roll }) => roll.formulas)],
    outOfDate: review.changes.length,
    leftEmpty: tables.reduce((sum, { emptied }) => sum + emptied.leftEmpty, 0),
    directions: tables.reduce((sum, { emptied }) => sum + emptied.directions, 0),
    entries: entriesOf(statuses, rated, review.ruleset, review.tables),
    textTroubles: texts.troubles,
    // The history comes first: if the name of its new sheet is taken, the batch fails before any text is overwritten, and values are kept
    // before the rows lose them. Texts typed until now belong to the period that ends, so the rows come last.
    plan: joinPlans([
      withKeeper(historyPlan, snapshot, review.tables),
      texts.plan,
      ...tables.map(({ roll }) => roll.plan),
      ...tables.map(({ emptied }) => emptied.plan),
    ]),
  });
}

/** Closes the period of the KPI rows and makes the records for the history. Refused if there is nothing to close. */
function closeRows({
  scorecard,
  ruleset,
  tables,
  history,
}: Review): Result<{ closing: Closing; records: HistoryRecord[] }> {
  // The history would record for good that a value was not known. Status and Trends cells are not recorded.
  const unknown = findUncalculated(tables, ["status", "trends"]);
  if (unknown.length > 0) return refused({ code: "not-calculated", cells: nameRuns(unknown, tables) });
  const { period } = scorecard;
  if (period === null)
    return refused({ code: "nothing-to-close", why: "No As of Date says which period the KPI rows report." });
  const records = recordsOf(scorecard, ruleset, period);
  // The history after closing: records of this period are replaced by those of the rows.
  const known = [...(history?.records ?? []).filter((record) => record.period !== period), ...records];
  const closing = closePeriod(scorecard, tables, known, period);
  if ("why" in closing) return refused({ code: "nothing-to-close", why: closing.why });
  if (!closing.rows.some(({ advances, inSeries }) => advances || inSeries)) {
    const on = closing.next === null ? "" : ` that could go on to ${closing.next}`;
    return refused({ code: "nothing-to-close", why: `No row has a value for ${closing.period}${on}.` });
  }
  return done({ closing, records });
}

/** What a closing does to one table. */
interface ClosedTable {
  table: KpiTable;
  /** Moves values to the next period. */
  roll: ClosePlan;
  /** Updates the statuses of rows whose value is emptied. */
  emptied: EmptiedPlan;
  /** Both as one plan, because a period is closed in all rows or in none. */
  plan: Plan;
}

function closeTable(table: KpiTable, { tables, ruleset, wordings }: Review, { rows }: Closing): ClosedTable {
  const roll = planClose(table, rows);
  const alike = tables.filter((other) => other.sheetId === table.sheetId);
  const form = { alike, wording: wordings?.byTable.get(table.tableId) };
  const emptied = planEmptied(table, rows, roll.plan, ruleset, form);
  return { table, roll, emptied, plan: joinPlans([roll.plan, emptied.plan]) };
}

/** Marks the history sheet as the one that keeps what is removed from the rows: values, overrides and their reasons. */
function withKeeper(plan: Plan, { ownSheets }: Snapshot, tables: Review["tables"]): Plan {
  const sheet = findOwn(ownSheets, KPI_HISTORY)?.id ?? KPI_HISTORY.name;
  return { ...plan, keepers: [{ sheet, of: [...new Set(tables.map(({ sheetId }) => sheetId))] }] };
}

/** Plans the update of the report's texts before the period ends. Texts that cannot be updated stay as they are. */
async function planTextsNow(
  review: Review,
  { ownSheets }: Snapshot,
  today: string,
): Promise<Pick<SheetsPlan, "plan" | "troubles">> {
  if (!hasTextSheets(ownSheets)) return { plan: EMPTY_PLAN, troubles: [] };
  const { planOwnTexts } = await import("./review/refresh-sheets");
  return planOwnTexts(review, ownSheets, today);
}

function hasTextSheets(sheets: readonly SheetOutline[]): boolean {
  return findReportSheets({ sheets: [...sheets] }, TEXT_SHEETS).length > 0;
}

/** Writes a previewed closing, and logs the statuses that it removes if a context is given. Refused if the workbook has changed since. */
export async function writeClosing(
  port: WorkbookPort,
  defaults: Ruleset,
  { plan, entries, review }: PreparedClosing,
  context: RunContext | null = null,
): Promise<Result<WrittenReview>> {
  if (isEmpty(plan)) return done({ ...review, ...APPLIED, run: null, unlogged: null });
  const run: WrittenRun = { plan: asStale(plan), entries, ruleset: review.ruleset };
  const applied = await applyLogged(port, run, "close", review.logs, context);
  if (!applied.ok) return applied;
  const { unlogged, undecorated } = applied.value;
  const read = await reviewWritten(port, defaults);
  return read.ok ? done({ ...read.value, run, unlogged, undecorated }) : read;
}

/** The last closed period before the one that the rows report, as written; null if there is none. */
export function lastClosed({ history, scorecard }: Pick<Review, "history" | "scorecard">): string | null {
  return findBefore(scorecard, history?.records ?? [])?.since ?? null;
}
