import type { HistoryRecord } from "../../../src/kpi/history/record";
import type { Ruleset } from "../../../src/rag/rules/ruleset";
import { DEFAULT_RULESET } from "../../../src/rag/rules/default-ruleset";
import { describeDocument } from "../../../src/report/document/describe-document";
import type { DocumentKpi } from "../../../src/report/document/document";
import type { Narrative } from "../../../src/report/narratives/narrative";
import type { Reported } from "../../../src/report/reported";
import type { Scorecard } from "../../../src/kpi/scorecard";
import type { RowOf } from "../../kpi/kpi-table-of";
import { recordOf, type Past } from "../../kpi/history/past";
import { trendsOf } from "../../kpi/travel/trends-of";
import { scorecardOf } from "../scorecard-of";

export const TODAY = "2024-11-15";

/** A scorecard with its history, as the input of a report. */
export function reportedOf(
  scorecard: Scorecard,
  records: readonly HistoryRecord[] = [],
  ruleset: Ruleset = DEFAULT_RULESET,
): Reported {
  return {
    scorecard,
    ruleset,
    history: records.length > 0 ? { records } : null,
    trends: trendsOf(scorecard, records, ruleset),
  };
}

/** What a KPI's document is made from besides its rows. */
export interface KpiGiven {
  past?: readonly Past[];
  ruleset?: Ruleset;
  narratives?: readonly Narrative[];
}

/** The document's KPI for these rows of the KPI "Rent" in the section "Homes". */
export function documentKpiOf(
  rows: readonly RowOf[],
  { past = [], ruleset = DEFAULT_RULESET, narratives = [] }: KpiGiven = {},
): DocumentKpi {
  const named = rows.map((row, index) => ({
    section: "Homes",
    kpi: "Rent",
    metric: rows.length === 1 ? "% of rent collected" : `Measure ${index + 1}`,
    goodIs: "High",
    asOf: "2024/25 Q2",
    ...row,
  }));
  const records = past.map((one) => recordOf({ section: "Homes", kpi: "Rent", metric: "% of rent collected", ...one }));
  const [section] = describeDocument(reportedOf(scorecardOf(named, ruleset), records, ruleset), narratives, {
    today: TODAY,
  }).sections;
  const kpi = section?.kpis[0];
  if (!kpi) throw new Error("the rows make no KPI");
  return kpi;
}
