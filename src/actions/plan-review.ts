import { restsOnUnknown } from "../kpi/not-calculated";
import type { KpiTable } from "../kpi/kpi-table";
import type { RatedIndicator } from "../kpi/rated-indicator";
import { writeTrendsCell } from "../kpi/travel/trends-cell";
import type { Ruleset } from "../rag/rules/ruleset";
import { isFirstRun } from "../workbook/first-run";
import type { UnreadPlace } from "../workbook/kpi-ranges";
import { joinPlans } from "../workbook/plan";
import { planStatuses, type KeptCell, type StatusPlan } from "../workbook/plan-statuses";
import { planTrends } from "../workbook/plan-trends";
import type { RunPort } from "../workbook/port";
import { hasLog } from "../workbook/sheets/rag-log/find";
import type { Snapshot } from "../workbook/snapshot";
import type { PlannedTable } from "../workbook/status-looks/find-offers";
import type { TableWording } from "../workbook/wording/table-wording";
import { ROWS_AT_A_TIME } from "./rate-tables";
import { findLookOffers } from "./read-looks";
import type { Review, StatusWordings } from "./review";

/** What was read and rated, and how the workbook asks for its statuses. */
export interface RatedTables {
  snapshot: Snapshot;
  tables: readonly KpiTable[];
  /** By the id of their table. */
  byTable: ReadonlyMap<string, readonly RatedIndicator[]>;
  ruleset: Ruleset;
  trends: Review["trends"];
  /** True where the history is of a later version: without it, wrong directions would be reported. */
  isHistoryNewer: boolean;
  asked: ReadonlyMap<string, TableWording> | undefined;
  unread: readonly UnreadPlace[];
}

/** What writing a review to the workbook would change, and what of it has to be said. Pauses between long tables. */
export async function planReview(
  port: Pick<RunPort, "breathe">,
  { snapshot, tables, byTable, ruleset, trends, isHistoryNewer, asked, unread }: RatedTables,
): Promise<Pick<Review, "trendChanges" | "looks" | "changes" | "kept" | "wordings" | "said" | "plan" | "isFirstRun">> {
  const isLong = (table: KpiTable): boolean => table.rowCount > ROWS_AT_A_TIME;
  if (tables.some(isLong)) await port.breathe();
  const reach = tables.some(({ unwritable }) => unwritable) ? await import("../kpi/unwritable") : undefined;
  const trendPlans = isHistoryNewer ? [] : tables.map((table) => planTrends(table, trendWords(table, trends), reach));
  const planned: PlannedTable[] = [];
  for (const table of tables) {
    if (isLong(table)) await port.breathe();
    const rated = byTable.get(table.tableId) ?? [];
    const icons = snapshot.tables.find(({ id }) => id === table.tableId)?.iconSet ?? { covers: "none", ids: [] };
    const alike = table.isRange ? tables.filter((other) => other.isRange && other.sheetId === table.sheetId) : [];
    const circumstances = { alike, reach, wording: asked?.get(table.tableId) };
    planned.push({ table, rated, icons, circumstances, planned: planStatuses(table, rated, icons, ruleset, circumstances) });
  }
  const plans = planned.map((one) => one.planned);
  return {
    trendChanges: trendPlans.reduce((sum, { changed }) => sum + changed, 0),
    looks: await findLookOffers(planned, ruleset),
    changes: plans.flatMap((plan) => plan.changes),
    kept: await withSentences([...plans, ...trendPlans].flatMap((plan) => plan.kept), tables),
    ...(asked ? { wordings: toldOf(asked, plans) } : {}),
    said: await sayUnread(unread, tables),
    plan: joinPlans([...plans, ...trendPlans].map((plan) => plan.plan)),
    isFirstRun: isFirstRun(tables, ruleset, hasLog(snapshot.heads)),
  };
}

/** What is said of cells that cannot be written is fetched where there are some. */
async function withSentences(kept: KeptCell[], tables: readonly KpiTable[]): Promise<KeptCell[]> {
  const isOutOfReach = kept.some(({ holds, block }) => block !== undefined || holds === "format-locked");
  return isOutOfReach ? (await import("./tell-unwritten")).tellUnwritten(kept, tables) : kept;
}

async function sayUnread(unread: readonly UnreadPlace[], tables: readonly KpiTable[]): Promise<string[]> {
  return unread.length > 0 ? (await import("./describe-unread")).describeUnread(unread, tables) : [];
}

/** What is to be said of how statuses are written: of tables of which nothing is to be written, nothing. */
function toldOf(byTable: ReadonlyMap<string, TableWording>, plans: readonly StatusPlan[]): StatusWordings {
  const told = plans.flatMap(({ because = [] }) => because);
  const refusals = plans.flatMap(({ refusal }) => refusal ?? []);
  return { byTable, because: [...new Set(told)], refusals: [...new Set(refusals)] };
}

function trendWords({ tableId }: KpiTable, trends: Review["trends"]): Map<number, string> {
  const words = new Map<number, string>();
  for (const [indicator, trend] of trends) {
    // What is not known yet takes away no direction that is there.
    if (indicator.tableId === tableId && !restsOnUnknown(indicator)) words.set(indicator.row, writeTrendsCell(trend));
  }
  return words;
}
