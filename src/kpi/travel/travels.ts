import { findDirection } from "../../rag/find-direction";
import type { Ruleset } from "../../rag/rules/ruleset";
import type { HistoryRecord } from "../history/record";
import { seriesBefore } from "../history/series";
import { isRead } from "../../rag/periods/period";
import { readPeriodCell } from "../periods/period-cell";
import { contextOf, type RatedIndicator } from "../rated-indicator";
import { chartOf, drawSpark, type Place, type Spark } from "./chart";
import { findTravel } from "./find-travel";
import type { Travel } from "./travel";

/** The direction of an indicator, with its history drawn where there is enough of it. */
export interface Trend {
  travel: Travel;
  spark: Spark | null;
  /** The periods behind it, earliest first; none where there is no earlier figure. */
  periods: readonly Place[];
  /** True where there is an earlier figure. Without one, “not comparable” is not worth showing. */
  hasEarlier: boolean;
}

/**
 * The trend of one indicator, from its own records and the ruleset's settings for it. One at a time, so that a long
 * list can be done in parts.
 */
export function trendOf(indicator: RatedIndicator, records: readonly HistoryRecord[], ruleset: Ruleset): Trend {
  const travel = findTravel(indicator, records, ruleset, findDirection(indicator.cells, indicator.rating, ruleset));
  const places = chartOf(indicator, records);
  const periods = places.slice(0, -1).some(({ figure }) => figure !== null) ? places : [];
  return { travel, spark: drawSpark(places), periods, hasEarlier: hasEarlier(indicator, records) };
}

/**
 * True where there is an earlier figure. A record of the row's own period does not count: a period is recorded when it
 * is closed, before its rows move on.
 */
function hasEarlier(indicator: RatedIndicator, records: readonly HistoryRecord[]): boolean {
  const { cells } = indicator;
  if (cells.previousValue.kind !== "empty" || cells.lastYear.kind !== "empty") return true;
  const now = readPeriodCell(cells.asOf, contextOf(indicator));
  return isRead(now) ? seriesBefore(records, now, cells).some(({ figure }) => figure !== null) : records.length > 0;
}
