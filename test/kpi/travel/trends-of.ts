import { recordsByName } from "../../../src/kpi/history/match-names";
import type { HistoryRecord } from "../../../src/kpi/history/record";
import type { RatedIndicator } from "../../../src/kpi/rated-indicator";
import { allIndicators, type Scorecard } from "../../../src/kpi/scorecard";
import { trendOf, type Trend } from "../../../src/kpi/travel/travels";
import type { Ruleset } from "../../../src/rag/rules/ruleset";

/** The trend of every indicator, each by its own records. */
export function trendsOf(
  scorecard: Scorecard,
  history: readonly HistoryRecord[],
  ruleset: Ruleset,
): Map<RatedIndicator, Trend> {
  const indicators = allIndicators(scorecard);
  const records = recordsByName(indicators, history);
  return new Map(indicators.map((indicator) => [indicator, trendOf(indicator, records.get(indicator) ?? [], ruleset)]));
}
