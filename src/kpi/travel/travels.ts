import { findDirection } from "../../rag/find-direction";
import type { Ruleset } from "../../rag/rules/ruleset";
import type { HistoryRecord } from "../history/record";
import { seriesBefore } from "../history/series";
import { isRead } from "../periods/period";
import { readPeriodCell } from "../periods/period-cell";
import type { RatedIndicator } from "../rated-indicator";
import { chartOf, drawSpark, type Spark } from "./chart";
import { findTravel } from "./find-travel";
import type { Travel } from "./travel";

/** Where an indicator is going, and its history drawn where there is enough of it. */
export interface Trend {
  travel: Travel;
  spark: Spark | null;
  /** True where there is an earlier figure at all: without one, that nothing compares goes without saying. */
  hasEarlier: boolean;
}

/** The trend of one indicator, by its own records and as the ruleset says for it: so many of them can be told bit by bit. */
export function trendOf(indicator: RatedIndicator, records: readonly HistoryRecord[], ruleset: Ruleset): Trend {
  const travel = findTravel(indicator, records, ruleset, findDirection(indicator.cells, indicator.rating, ruleset));
  return { travel, spark: drawSpark(chartOf(indicator, records)), hasEarlier: hasEarlier(indicator, records) };
}

/** What was recorded for the row's own period is not earlier: a period that is closed is recorded before its rows move on. */
function hasEarlier({ cells }: RatedIndicator, records: readonly HistoryRecord[]): boolean {
  if (cells.previousValue.kind !== "empty" || cells.lastYear.kind !== "empty") return true;
  const now = readPeriodCell(cells.asOf);
  return isRead(now) ? seriesBefore(records, now, cells).some(({ figure }) => figure !== null) : records.length > 0;
}
