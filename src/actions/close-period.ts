import { CLOSED_COLUMNS, closePeriod, type Closing } from "../kpi/history/close-period";
import { recordsOf, type HistoryRecord } from "../kpi/history/record";
import { findBefore } from "../kpi/history/movement";
import type { Ruleset } from "../rag/rules/ruleset";
import { KPI_HISTORY } from "../planning/sheets/kpi-history/sheet";
import { findOwn, findOwnOf, TEXT_SHEETS } from "../planning/sheets/own-sheets";
import { nameStretches } from "../planning/statuses/name-stretches";
import { asStale, joinPlans, EMPTY_PLAN, isEmpty, type Plan } from "../planning/plan";
import { planClose } from "../planning/closing/plan-close";
import { planEmptied } from "../planning/closing/plan-close-statuses";
import type { StatusChange } from "../planning/statuses/plan-statuses";
import { findUnwritten } from "../planning/statuses/find-unwritten";
import { planHistory, type HistoryPlan } from "../planning/sheets/kpi-history/plan";
import { entriesOf, type LogEntry, type RunContext } from "../planning/sheets/rag-log/describe";
import type { WorkbookPort } from "../planning/port";
import { done, refused, type Problem, type Result } from "../planning/problem";
import { findReportSheets, type SheetsPlan } from "../planning/sheets/report-sheets";
import type { SheetOutline, Snapshot } from "../planning/snapshot";
import { findUncalculated, readReview, type Review } from "./review";
import { reviewWritten } from "./review/review-written";
import { applyLogged, type WrittenReview, type WrittenRun } from "./review/write-logged";

/** What closing the period would do, to be shown before it is done. */
export interface PreparedClosing {
  review: Review;
  closing: Closing;
  /** The lines of KPI History: added, replaced, and those of the period that stay. */
  history: Omit<HistoryPlan, "plan" | "formulas" | "kept">;
  /** Cells of lines that are replaced, whose words are kept beside them. */
  keptWords: HistoryPlan["kept"];
  /** Cells that hold a formula, and so stay. */
  formulas: { sheetName: string; address: string }[];
  /** Statuses in the sheet that are not what the rules give now: the history would keep what the rules give. */
  outOfDate: number;
  /** Statuses of rows whose value is emptied, and how they are logged. */
  statuses: StatusChange[];
  /** How many of these are left empty, for their columns have no word for it. */
  leftEmpty: number;
  /** How many directions are emptied. */
  directions: number;
  entries: LogEntry[];
  /** Why the report's texts are not brought up to date before the period ends; nothing where they are. */
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
  const { scorecard, ruleset, tables, history } = review;
  // The history would keep for good that nothing was known; of what stands in the status cells it keeps nothing.
  const unknown = findUncalculated(tables, ["status", "trends"]);
  if (unknown.length > 0) return refused({ code: "not-calculated", cells: nameStretches(unknown, tables) });
  if (scorecard.period === null)
    return refused({ code: "nothing-to-close", why: "No As of Date says which period the KPI rows report." });
  const records = recordsOf(scorecard, ruleset, scorecard.period);
  // What the history will hold: the records of the period are what the rows hold now.
  const known: HistoryRecord[] = [
    ...(history?.records ?? []).filter(({ period }) => period !== scorecard.period),
    ...records,
  ];
  const closing = closePeriod(scorecard, tables, known, scorecard.period);
  if ("why" in closing) return refused({ code: "nothing-to-close", why: closing.why });
  if (!closing.rows.some(({ advances }) => advances)) {
    return refused({
      code: "nothing-to-close",
      why: `No row has a value for ${closing.period} that could go on to ${closing.next}.`,
    });
  }
  const kept = planHistory(records, ruleset, findOwn(snapshot.ownSheets, KPI_HISTORY));
  if (!kept.ok) return kept;
  const rolls = tables.map((table) => planClose(table, closing.rows));
  const emptied = tables.map((table, index) => {
    const alike = tables.filter((other) => other.sheetId === table.sheetId);
    return planEmptied(table, closing.rows, rolls[index]?.plan ?? EMPTY_PLAN, ruleset, {
      alike,
      wording: review.wordings?.byTable.get(table.tableId),
    });
  });
  // A period is closed in all rows or in none.
  const planned = tables.map((_, index) =>
    joinPlans([rolls[index]?.plan ?? EMPTY_PLAN, emptied[index]?.plan ?? EMPTY_PLAN]),
  );
  const unwritten = tables
    .map((table, index) => findUnwritten(table, planned[index] ?? EMPTY_PLAN))
    .find((found) => found);
  if (unwritten) return refused(unwritten);
  const statuses = emptied.flatMap(({ changes }) => changes);
  const { plan: historyPlan, formulas, kept: keptWords, ...counts } = kept.value;
  const texts = await planTextsNow(review, snapshot, today);
  return done({
    review,
    closing,
    history: counts,
    keptWords,
    formulas: [...formulas, ...rolls.flatMap((roll) => roll.formulas)],
    outOfDate: review.changes.length,
    statuses,
    leftEmpty: emptied.reduce((sum, one) => sum + one.leftEmpty, 0),
    directions: emptied.reduce((sum, one) => sum + one.directions, 0),
    entries: entriesOf(
      statuses,
      emptied.flatMap(({ rated }) => rated),
      ruleset,
      tables,
    ),
    textTroubles: texts.troubles,
    // The history first: where its new sheet's name is taken by now, the batch ends before a text is written over. It keeps a value that
    // a row lets go; and what was typed until now is of the period that ends, whose rows come last.
    plan: joinPlans([
      keeping(historyPlan, snapshot, tables),
      texts.plan,
      ...rolls.map(({ plan }) => plan),
      ...emptied.map(({ plan }) => plan),
    ]),
  });
}

/** The history's plan, which keeps what the rows let go: values, overrides and their reasons. */
function keeping(plan: Plan, { ownSheets }: Snapshot, tables: Review["tables"]): Plan {
  const sheet = findOwn(ownSheets, KPI_HISTORY)?.id ?? KPI_HISTORY.name;
  return { ...plan, keepers: [{ sheet, of: [...new Set(tables.map(({ sheetId }) => sheetId))] }] };
}

/** What brings the report's texts up to date before the period ends; what cannot be is left as it is. */
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

/** Closes the period just as it was shown, and logs the statuses that it takes away where the time is given. Refused where the workbook has changed since. */
export async function writeClosing(
  port: WorkbookPort,
  defaults: Ruleset,
  { plan, entries, review }: PreparedClosing,
  context: RunContext | null = null,
): Promise<Result<WrittenReview>> {
  if (isEmpty(plan)) return done({ ...review, run: null, unlogged: null });
  const run: WrittenRun = { plan: asStale(plan), entries, ruleset: review.ruleset };
  const applied = await applyLogged(port, run, "close", review.logs, context);
  if (!applied.ok) return applied;
  const read = await reviewWritten(port, defaults);
  return read.ok ? done({ ...read.value, run, unlogged: applied.value.unlogged }) : read;
}

/** The period that was closed last, as written; null where none was before the one that the rows report. */
export function lastClosed({ history, scorecard }: Pick<Review, "history" | "scorecard">): string | null {
  return findBefore(scorecard.period, history?.records ?? [])?.since ?? null;
}
