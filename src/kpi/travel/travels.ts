import type { HistoryRecord } from "../history/record";
import type { RatedIndicator } from "../rated-indicator";
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

/** The trend of one indicator, by its own records: so many of them can be told bit by bit. */
export function trendOf(indicator: RatedIndicator, records: readonly HistoryRecord[], ruleset: Ruleset, options: TravelOptions): Trend {
  const hasEarlier = records.length > 0 || indicator.cells.previousValue.kind !== "empty" || indicator.cells.lastYear.kind !== "empty";
  return { travel: findTravel(indicator, records, ruleset, options), spark: drawSpark(chartOf(indicator, records)), hasEarlier };
}
