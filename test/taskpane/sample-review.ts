import { NO_OFFERS } from "../../src/planning/status-looks/offers";
import type { Review } from "../../src/actions/review";
import type { WrittenReview } from "../../src/actions/review/write-logged";
import { HEADINGS } from "../../src/kpi/columns/columns";
import { NO_MAPPING } from "../../src/kpi/columns/column-mapping";
import { readIndicators } from "../../src/kpi/indicator";
import { allIndicators, buildScorecard } from "../../src/kpi/scorecard";
import type { HistoryRecord } from "../../src/kpi/history/record";
import { trendsOf } from "../kpi/travel/trends-of";
import { DEFAULT_RULESET } from "../../src/rag/rules/default-ruleset";
import type { Ruleset } from "../../src/rag/rules/ruleset";
import type { ColumnsReading } from "../../src/planning/tables/columns-reading";
import { isFirstRun } from "../../src/planning/statuses/first-run";
import { planStatuses } from "../../src/planning/statuses/plan-statuses";
import { joinPlans } from "../../src/planning/plan";
import type { SheetSnapshot } from "../../src/planning/snapshot";
import { kpiTableOf, type RowOf } from "../kpi/kpi-table-of";

/** Five indicators of two sections: one without a readable target, one with an override. */
export const ROWS: RowOf[] = [
  {
    section: "Health",
    kpi: "Checks",
    metric: "Checks done",
    target: "National 95%",
    goodIs: "High",
    latestValue: 89.8,
    asOf: "2024/25 Q2",
  },
  {
    section: "Health",
    kpi: "Waiting",
    metric: "People waiting",
    target: "<700",
    goodIs: "Low",
    latestValue: 928,
    asOf: "2024/25 Q2",
  },
  {
    section: "Roads",
    kpi: "Condition",
    combine: "Yes",
    metric: "A roads",
    target: 5,
    goodIs: "Low",
    latestValue: 4,
    asOf: "2024/25 Q2",
  },
  {
    section: "Roads",
    kpi: "Condition",
    combine: "Yes",
    metric: "B roads",
    target: "TBC",
    goodIs: "Low",
    latestValue: 4,
    asOf: "2024/25 Q2",
  },
  {
    ...{
      section: "Roads",
      kpi: "Lighting",
      metric: "Lamps lit",
      target: 99,
      goodIs: "High",
      latestValue: 50,
      asOf: "2024/25 Q2",
    },
    ...{ override: "Amber", overrideReason: "The contractor changed in August" },
  },
];

const RULES_SHEET: SheetSnapshot = {
  ...{ id: "rules", name: "RAG Rules", protected: false },
  ...{ firstRow: 0, firstColumn: 0, values: [], formats: [] },
};

/** Every column of the table, with its own heading. */
function columnsOf(rulesSheet: SheetSnapshot | null): ColumnsReading {
  const headings = Object.values(HEADINGS).map((text) => ({ text, examples: [] }));
  return { rulesSheet, mapping: NO_MAPPING, places: [{ id: "t1", at: "KPIs", sheetName: "KPIs", headings }] };
}

/** The review of these rows, by the default rules or by those of a sheet. */
export function reviewOf(
  rows: readonly RowOf[],
  rules: Ruleset | null = null,
  records: readonly HistoryRecord[] = [],
): { ok: true; value: Review } {
  const table = kpiTableOf(rows);
  const ruleset = rules ?? DEFAULT_RULESET;
  const scorecard = buildScorecard(readIndicators(table), ruleset);
  const planned = planStatuses(table, allIndicators(scorecard), { covers: "none", ids: [] }, ruleset);
  const { changes, kept } = planned;
  const rulesSheet = rules && RULES_SHEET;
  const trends = trendsOf(scorecard, records, ruleset);
  return {
    ok: true,
    value: {
      ruleset,
      rulesSheet,
      columns: columnsOf(rulesSheet),
      ...{ tables: [table], chosenPeriod: null },
      outlines: [],
      scorecard,
      history: null,
      records,
      dismissals: null,
      owners: [],
      attached: [],
      looks: NO_OFFERS,
      trends,
      trendChanges: 0,
      changes,
      kept,
      skipped: [],
      statusPlaces: [],
      said: [],
      plan: joinPlans([planned.plan]),
      isFirstRun: isFirstRun([table], ruleset, false),
      sheets: null,
      reportSheets: [],
      logs: [],
    },
  };
}

/** The review after these rows were written. */
export function writtenReviewOf(
  rows: readonly RowOf[],
  rules: Ruleset | null = null,
): { ok: true; value: WrittenReview } {
  const { value } = reviewOf(rows, rules);
  return {
    ok: true,
    value: {
      ...value,
      run: { plan: value.plan, entries: [], ruleset: value.ruleset },
      unlogged: null,
      undecorated: [],
    },
  };
}
