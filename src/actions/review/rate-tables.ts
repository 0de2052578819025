import { readIndicators } from "../../kpi/indicator";
import type { KpiTable } from "../../kpi/kpi-table";
import { recordsByName } from "../../kpi/history/match-names";
import type { HistoryRecord } from "../../kpi/history/record";
import { allIndicators, rateIndicators, type RatedIndicator, type Scorecard } from "../../kpi/scorecard";
import { trendOf, type Trend } from "../../kpi/travel/travels";
import type { Ruleset } from "../../rag/rules/ruleset";
import type { RunPort } from "../../planning/port";

/** This many rows take about 20 ms on a slow machine, too short for anyone to notice that the pane is blocked. */
export const ROWS_AT_A_TIME = 1500;

/** Reads and rates the rows of tables, table by table, yielding now and then if there are many. */
export async function rateTables(
  port: RunPort,
  tables: readonly KpiTable[],
  ruleset: Ruleset,
): Promise<Map<string, RatedIndicator[]>> {
  const rated = new Map<string, RatedIndicator[]>();
  let since = 0;
  for (const table of tables) {
    const all: RatedIndicator[] = [];
    for (let from = 0; from < table.rowCount; from += ROWS_AT_A_TIME) {
      const to = Math.min(table.rowCount, from + ROWS_AT_A_TIME);
      since += to - from;
      if (since > ROWS_AT_A_TIME) {
        port.reportProgress({ at: "rating" });
        await port.yieldToMain();
        since = to - from;
      }
      for (const one of rateIndicators(readIndicators(table, from, to), ruleset)) all.push(one);
    }
    rated.set(table.tableId, all);
  }
  if (since > 0 && [...rated.values()].some((all) => all.length > ROWS_AT_A_TIME)) await port.yieldToMain();
  return rated;
}

/** The trend of every indicator, from its own records; yields as well. */
export async function findTrends(
  port: RunPort,
  scorecard: Scorecard,
  history: readonly HistoryRecord[],
  ruleset: Ruleset,
): Promise<Map<RatedIndicator, Trend>> {
  const indicators = allIndicators(scorecard);
  const records = recordsByName(indicators, history);
  const trends = new Map<RatedIndicator, Trend>();
  for (const [index, indicator] of indicators.entries()) {
    if (index > 0 && index % ROWS_AT_A_TIME === 0) await port.yieldToMain();
    trends.set(indicator, trendOf(indicator, records.get(indicator) ?? [], ruleset));
  }
  return trends;
}
