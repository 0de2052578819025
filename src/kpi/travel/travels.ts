import { recordsByName } from "../history/match-names";
import type { HistoryRecord } from "../history/record";
import type { RatedIndicator } from "../rated-indicator";
import { allIndicators, type Scorecard } from "../scorecard";
import type { Ruleset } from "../../rag/rules/ruleset";
import { chartOf, drawSpark, type Spark } from "./chart";
import { findTravel } from "./find-travel";
import type { Travel, TravelOptions } from "./travel";

/** Where an indicator is going, and its history drawn where there is enough of it. */
export interface Trend {
  travel: Travel;
  spark: Spark | null;
  /** True where there is an earlier figure at all: without one, that nothing compares goes without saying. */
  hasEarlier: boolean;
}

/** The trend of every indicator, each by its own records. */
export function trendsOf(
  scorecard: Scorecard,
  history: readonly HistoryRecord[],
  ruleset: Ruleset,
  options: TravelOptions,
): Map<RatedIndicator, Trend> {
  const indicators = allIndicators(scorecard);
  const byIndicator = recordsByName(indicators, history);
  return new Map(
    indicators.map((indicator) => {
      const records = byIndicator.get(indicator) ?? [];
      const hasEarlier = records.length > 0 || indicator.cells.previousValue.kind !== "empty" || indicator.cells.lastYear.kind !== "empty";
      return [indicator, { travel: findTravel(indicator, records, ruleset, options), spark: drawSpark(chartOf(indicator, records)), hasEarlier }];
    }),
  );
}
