import { matchNames, recordsByName } from "../../kpi/history/match-names";
import { findBefore } from "../../kpi/history/movements";
import type { HistoryRecord } from "../../kpi/history/record";
import { isSameTarget } from "../../kpi/history/same-target";
import { allIndicators, type RatedIndicator, type Scorecard } from "../../kpi/scorecard";
import { findTravel, isCumulative } from "../../kpi/travel/find-travel";
import { foldName } from "../../rag/fold-name";
import { compareFigures } from "../../rag/decimal";
import { readAsColumnWrites } from "../../rag/percent/settle-fractions";
import type { Reported } from "../reported";

/** What is known about a report's indicators beyond their current rows. */
export interface Background extends Pick<Reported, "ruleset" | "trends"> {
  /** The reported period, as written; null where unknown. */
  period: string | null;
  /** An indicator's own records; none where there are none, or where it is uncertain which are its own. */
  recordsOf: (indicator: RatedIndicator) => readonly HistoryRecord[];
  /** The records of the last period before this one; null where there are none. */
  before: { since: string; recordOf: ReadonlyMap<RatedIndicator, HistoryRecord> } | null;
}

/** Collects what is known about a report's indicators. */
export function gatherBackground({ scorecard, ruleset, history, records: all, trends }: Reported): Background {
  const known = all ?? history?.records ?? [];
  const records = recordsByName(allIndicators(scorecard), known);
  return {
    ruleset,
    trends,
    period: scorecard.period,
    recordsOf: (indicator) => records.get(indicator) ?? [],
    before: recordsBefore(scorecard, known),
  };
}

function recordsBefore(scorecard: Scorecard, history: readonly HistoryRecord[]): Background["before"] {
  const before = findBefore(scorecard, history);
  if (!before) return null;
  const { pairs } = matchNames(allIndicators(scorecard), before.records);
  return { since: before.since, recordOf: new Map(pairs.map(({ now, then }) => [now, then])) };
}

/**
 * True where value, target and status are the same as at the last close, or without a close, where the value equals the
 * previous one. A cumulative figure that stays the same does not count: nothing was added to it.
 */
export function isUnchanged(indicator: RatedIndicator, { before, ruleset, recordsOf }: Background): boolean {
  const record = before?.recordOf.get(indicator);
  // Nobody recorded the status of a result that the table holds itself.
  if (!before || (record?.isOfTable && record.status === null)) {
    const travel = findTravel(indicator, recordsOf(indicator), ruleset, { against: "previous", steadyWithin: null });
    return travel.direction !== "not-comparable" && travel.moved === "level";
  }
  const { value, status } = indicator.rating;
  if (
    !record ||
    value.kind !== "number" ||
    record.status !== status ||
    !isSameTarget(record.target, indicator.cells.target)
  )
    return false;
  if (isCumulative(indicator) && foldName(record.asOf) !== foldName(indicator.asOf)) return false;
  const was = readAsColumnWrites(indicator.cells, "latestValue", record.value);
  return was.kind === "number" && was.unit?.name === value.unit?.name && compareFigures(was.figure, value.figure) === 0;
}
