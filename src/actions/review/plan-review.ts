import { groupBy } from "../../kpi/history/match-names";
import { dependsOnUncalculated } from "../../kpi/not-calculated";
import type { KpiTable } from "../../kpi/kpi-table";
import type { RatedIndicator } from "../../kpi/rated-indicator";
import type { Trend } from "../../kpi/travel/travels";
import { writeTrendsCell } from "../../kpi/travel/trends-cell";
import type { Ruleset } from "../../rag/rules/ruleset";
import { isFirstRun } from "../../planning/statuses/first-run";
import type { UnreadPlace } from "../../planning/tables/kpi-ranges";
import { joinPlans, type Plan } from "../../planning/plan";
import { planStatuses, type KeptCell, type StatusChange, type StatusPlan } from "../../planning/statuses/plan-statuses";
import { planTrends } from "../../planning/statuses/plan-trends";
import type { RunPort } from "../../planning/port";
import { hasLog } from "../../planning/sheets/rag-log/find";
import type { Snapshot } from "../../planning/snapshot";
import type { PlannedTable } from "../../planning/status-looks/find-offers";
import type { LookOffers } from "../../planning/status-looks/offers";
import type { TableWording } from "../../planning/wording/describe-wording";
import { ROWS_AT_A_TIME } from "./rate-tables";
import { findLookOffers } from "./read-looks";

/** What writing a review to the workbook would change, and what an officer must be told about it. */
export interface ReviewPlan {
  /** The number of Trends cells that a run would change. */
  trendChanges: number;
  /** Icons and fills of status columns that need an officer's decision. */
  looks: LookOffers;
  changes: StatusChange[];
  kept: KeptCell[];
  /** How the workbook words its statuses; left out if there is no clue. */
  wordings?: StatusWordings;
  /** Rare facts that an officer must know, a sentence for each kind. */
  said: readonly string[];
  plan: Plan;
  /** True if no status in the workbook was written by the add-in yet. */
  isFirstRun: boolean;
}

/** How a workbook words the statuses of its tables, judged by drop-down lists and by formulas that look for words. */
export interface StatusWordings {
  byTable: ReadonlyMap<string, TableWording>;
  /** Why words are written, a sentence for each table that is written. */
  because: string[];
  /** Why tables are not written, a sentence each. */
  refusals: string[];
}

/** The tables of a workbook, rated. */
export interface RatedTables {
  snapshot: Snapshot;
  tables: readonly KpiTable[];
  /** The indicators of each table, by its id. */
  byTable: ReadonlyMap<string, readonly RatedIndicator[]>;
  ruleset: Ruleset;
  trends: ReadonlyMap<RatedIndicator, Trend>;
  /** True if a later version made the history: without it, directions of travel would be wrong. */
  isHistoryNewer: boolean;
  asked: ReadonlyMap<string, TableWording> | undefined;
  unread: readonly UnreadPlace[];
}

/** Plans what a run would write. Pauses between long tables. */
export async function planReview(
  port: Pick<RunPort, "yieldToMain">,
  { snapshot, tables, byTable, ruleset, trends, isHistoryNewer, asked, unread }: RatedTables,
): Promise<ReviewPlan> {
  const isLong = (table: KpiTable): boolean => table.rowCount > ROWS_AT_A_TIME;
  if (tables.some(isLong)) await port.yieldToMain();
  const reach = tables.some(({ unwritable }) => unwritable) ? await import("../../kpi/unwritable") : undefined;
  const words = trendWords(trends);
  const trendPlans = isHistoryNewer
    ? []
    : tables.map((table) => planTrends(table, words.get(table.tableId) ?? new Map(), reach));
  const iconSets = new Map(snapshot.tables.map(({ id, iconSet }) => [id, iconSet]));
  const ranges = groupBy(
    tables.filter(({ isRange }) => isRange),
    ({ sheetId }) => sheetId,
  );
  const planned: PlannedTable[] = [];
  for (const table of tables) {
    if (isLong(table)) await port.yieldToMain();
    const rated = byTable.get(table.tableId) ?? [];
    const icons = iconSets.get(table.tableId) ?? { covers: "none", ids: [] };
    const alike = table.isRange ? (ranges.get(table.sheetId) ?? []) : [];
    const circumstances = { alike, reach, wording: asked?.get(table.tableId) };
    planned.push({
      table,
      rated,
      icons,
      circumstances,
      planned: planStatuses(table, rated, icons, ruleset, circumstances),
    });
  }
  const plans = planned.map((one) => one.planned);
  return {
    trendChanges: trendPlans.reduce((sum, { changed }) => sum + changed, 0),
    looks: await findLookOffers(planned, ruleset),
    changes: plans.flatMap((plan) => plan.changes),
    kept: await withSentences(
      [...plans, ...trendPlans].flatMap((plan) => plan.kept),
      tables,
    ),
    ...(asked || plans.some(({ refusal }) => refusal !== undefined) ? { wordings: wordingsOf(plans, asked) } : {}),
    said: await sayUnread(unread, tables),
    plan: joinPlans([...plans, ...trendPlans].map((plan) => plan.plan)),
    isFirstRun: isFirstRun(tables, ruleset, hasLog(snapshot.heads)),
  };
}

/** Adds sentences to cells that cannot be written. The code for them is loaded on demand. */
async function withSentences(kept: KeptCell[], tables: readonly KpiTable[]): Promise<KeptCell[]> {
  const isOutOfReach = kept.some(({ holds, block }) => block !== undefined || holds === "format-locked");
  return isOutOfReach ? (await import("../describe/describe-unwritten")).describeUnwritten(kept, tables) : kept;
}

async function sayUnread(unread: readonly UnreadPlace[], tables: readonly KpiTable[]): Promise<string[]> {
  return unread.length > 0 ? (await import("../describe/describe-unread")).describeUnread(unread, tables) : [];
}

/** Collects the sentences about how statuses are written; tables that are not written have none. */
function wordingsOf(
  plans: readonly StatusPlan[],
  byTable: StatusWordings["byTable"] = new Map<string, TableWording>(),
): StatusWordings {
  const because = plans.flatMap((plan) => plan.because ?? []);
  const refusals = plans.flatMap(({ refusal }) => refusal ?? []);
  return { byTable, because: [...new Set(because)], refusals: [...new Set(refusals)] };
}

/** The words of rows, by the id of their table. */
function trendWords(trends: ReadonlyMap<RatedIndicator, Trend>): Map<string, Map<number, string>> {
  const byTable = new Map<string, Map<number, string>>();
  for (const [indicator, trend] of trends) {
    // An unknown direction does not replace an existing one.
    if (dependsOnUncalculated(indicator)) continue;
    const words = byTable.get(indicator.tableId) ?? new Map<number, string>();
    byTable.set(indicator.tableId, words.set(indicator.row, writeTrendsCell(trend)));
  }
  return byTable;
}
