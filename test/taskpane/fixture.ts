import type { Review } from "../../src/actions/review";
import { readIndicators } from "../../src/kpi/indicator";
import { allIndicators, buildScorecard } from "../../src/kpi/scorecard";
import { DEFAULT_RULESET } from "../../src/rag/default-ruleset";
import type { PaneApp } from "../../src/taskpane/pane-app";
import { joinPlans, planStatuses } from "../../src/workbook/plan-statuses";
import { done, refused, type Problem, type Result } from "../../src/workbook/problem";
import { kpiTableOf, type RowOf } from "../kpi/kpi-table-of";

export const ROWS: RowOf[] = [
  { section: "Health", kpi: "Checks", metric: "Checks done", target: "National 95%", goodIs: "High", latestValue: 89.8, asOf: "2024/25 Q2" },
  { section: "Health", kpi: "Waiting", metric: "People waiting", target: "<700", goodIs: "Low", latestValue: 928, asOf: "2024/25 Q2" },
  { section: "Roads", kpi: "Condition", combine: "Yes", metric: "A roads", target: 5, goodIs: "Low", latestValue: 4, asOf: "2024/25 Q2" },
  { section: "Roads", kpi: "Condition", combine: "Yes", metric: "B roads", target: "TBC", goodIs: "Low", latestValue: 4, asOf: "2024/25 Q2" },
  {
    ...{ section: "Roads", kpi: "Lighting", metric: "Lamps lit", target: 99, goodIs: "High", latestValue: 50, asOf: "2024/25 Q2" },
    ...{ override: "Amber", overrideReason: "The contractor changed in August" },
  },
];

/** What reading these rows gives, as `review` would. */
export function reviewOf(rows: readonly RowOf[]): { ok: true; value: Review } {
  const table = kpiTableOf(rows);
  const scorecard = buildScorecard(readIndicators(table), DEFAULT_RULESET);
  const planned = planStatuses(table, allIndicators(scorecard), { covers: "none", ids: [] });
  const { changes, kept } = planned;
  return {
    ok: true,
    value: { ruleset: DEFAULT_RULESET, tables: [table], outlines: [], scorecard, changes, kept, plan: joinPlans([planned.plan]) },
  };
}

/** A pane's actions over rows in memory; a run writes, so that the next finds nothing to change. */
export class FakeApp implements PaneApp {
  shown: { tableId: string; row: number }[] = [];
  runs = 0;
  inserts = 0;
  problem: Problem | null = null;
  select: Parameters<PaneApp["watchSelection"]>[0] = () => undefined;
  change: Parameters<PaneApp["watchChanges"]>[0] = () => undefined;
  reads = 0;
  private written = false;

  constructor(private rows: RowOf[] | null = ROWS) {}

  review(): Promise<Result<Review>> {
    this.reads += 1;
    if (this.problem) return Promise.resolve(refused(this.problem));
    if (!this.rows) return Promise.resolve(refused({ code: "no-kpi-table", nearest: null }));
    const reviewed = reviewOf(this.rows);
    return Promise.resolve(this.written ? done({ ...reviewed.value, changes: [] }) : reviewed);
  }

  async recalculate(): Promise<Result<Review>> {
    this.runs += 1;
    const result = await this.review();
    if (result.ok) this.written = true;
    return result;
  }

  insertKpiSheet(): Promise<Result<void>> {
    this.inserts += 1;
    this.rows = [];
    return Promise.resolve(done(undefined));
  }

  show(_: Review, place: { tableId: string; row: number }): Promise<Result<void>> {
    this.shown.push({ tableId: place.tableId, row: place.row });
    return Promise.resolve(done(undefined));
  }

  watchChanges(onChange: Parameters<PaneApp["watchChanges"]>[0]): Promise<() => Promise<void>> {
    this.change = onChange;
    return Promise.resolve(() => Promise.resolve());
  }

  watchSelection(onSelect: Parameters<PaneApp["watchSelection"]>[0]): Promise<() => Promise<void>> {
    this.select = onSelect;
    return Promise.resolve(() => Promise.resolve());
  }
}
