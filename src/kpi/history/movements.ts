import { EMPTY_CELL, textCell } from "../../rag/cell";
import { rate } from "../../rag/rate";
import type { IndicatorCells } from "../../rag/rating";
import { readTarget } from "../../rag/reading/targets/read-target";
import { reportingOf } from "../../rag/rules/how-reported";
import { wordFor, type Ruleset } from "../../rag/rules/ruleset";
import { STATUSES, type Status } from "../../rag/status";
import { isRead, type Period } from "../../rag/periods/period";
import { readPeriod } from "../../rag/periods/read-period";
import { comparePeriods, isSamePeriod } from "../../rag/periods/step-period";
import { allIndicators, type RatedIndicator, type Scorecard } from "../scorecard";
import { matchNames, nameKey, type Named } from "./match-names";
import type { HistoryRecord } from "./record";
import { isSameTarget } from "./same-target";
import { isLike } from "./series";

/** What can have changed for an indicator since the previously recorded period; several may apply. */
export type MovementKind = "up" | "down" | "new" | "gone" | "target-changed" | "rule-changed";

/** The change of one indicator, as a sentence. Without kinds, nothing counts as a movement. */
export interface Movement {
  section: string;
  kpi: string;
  metric: string;
  kinds: MovementKind[];
  /** The status recorded before; null where the indicator is new or no status was recorded. */
  from: Status | null;
  /** The current status; null where the indicator is gone. */
  to: Status | null;
  sentence: string;
}

/** Every indicator's movement since a period. */
export interface Movements {
  /** The last period recorded before this one, as written; null where there is none to compare with. */
  since: string | null;
  movements: Movement[];
}

/**
 * Finds each indicator's change since the last period recorded before the scorecard's: in the order of the scorecard,
 * followed by those that are gone. `ruleset` is the one that rated the scorecard.
 */
export function movements(scorecard: Scorecard, history: readonly HistoryRecord[], ruleset: Ruleset): Movements {
  const before = findBefore(scorecard, history);
  if (!before) return { since: null, movements: [] };
  const { pairs, added, gone, unsure } = matchNames(allIndicators(scorecard), before.records);
  const moved = new Map<RatedIndicator, Movement>();
  for (const { now, then } of pairs) moved.set(now, compareWithRecord(now, then, before.since, ruleset));
  const held = new Set(history.flatMap((record) => (record.isOfTable ? [nameKey(record)] : [])));
  const wasClosed = before.records.some(({ isOfTable, status }) => !isOfTable || status !== null);
  for (const now of added) {
    // A table's own results are of rows that are there: one without a result then is not new.
    const isNew = wasClosed && !held.has(nameKey(now));
    const sentence = isNew
      ? `“${now.metric}” is new: nothing was recorded for it in ${before.since}.`
      : `“${now.metric}” has no result for ${before.since}.`;
    moved.set(now, toMovement(now, isNew ? ["new"] : [], null, now.rating.status, sentence));
  }
  for (const now of unsure) {
    const sentence = `“${now.metric}” is the name of several rows, so it is not known what became of each. Give each a name of its own.`;
    moved.set(now, toMovement(now, [], null, now.rating.status, sentence));
  }
  const inOrder = allIndicators(scorecard).flatMap((indicator) => moved.get(indicator) ?? []);
  return {
    since: before.since,
    movements: [...inOrder, ...gone.map((then) => goneMovement(then, before.since, ruleset))],
  };
}

/** The records of the last period of the same kind that was closed before this one. */
export function findBefore(
  { period, reporting }: Pick<Scorecard, "period" | "reporting">,
  history: readonly HistoryRecord[],
): { since: string; records: HistoryRecord[] } | null {
  const now = readPeriod(period ?? "", { reporting });
  if (!isRead(now)) return null;
  const closed = new Map<string, Period>();
  for (const record of history) {
    const known = closed.get(record.period);
    const reading = known ?? readPeriod(record.period, { reporting });
    if (isRead(reading) && isLike(reading, now) && (comparePeriods(reading, now) ?? 0) < 0)
      closed.set(record.period, reading);
  }
  const [last] = [...closed.values()].sort(
    (a, b) => (comparePeriods(b, a) ?? 0) || a.text.length - b.text.length || (a.text < b.text ? -1 : 1),
  );
  if (!last) return null;
  const records = history.filter((record) => {
    const reading = closed.get(record.period);
    return reading !== undefined && isSamePeriod(reading, last);
  });
  return { since: last.text, records };
}

function toMovement(
  { section, kpi, metric }: Named,
  kinds: MovementKind[],
  from: Status | null,
  to: Status | null,
  sentence: string,
): Movement {
  return { section, kpi, metric, kinds, from, to, sentence };
}

function goneMovement(then: HistoryRecord, since: string, ruleset: Ruleset): Movement {
  const was = then.status === null ? "was recorded" : `was ${inSentence(ruleset, then.status)}`;
  return toMovement(
    then,
    ["gone"],
    then.status,
    null,
    `“${then.metric}” ${was} in ${since} and is not among the rows now.`,
  );
}

function compareWithRecord(now: RatedIndicator, then: HistoryRecord, since: string, ruleset: Ruleset): Movement {
  const isJudgedNow = then.isOfTable === true && then.status === null;
  const [from, to] = [isJudgedNow ? judgeThen(now, then, ruleset) : then.status, now.rating.status];
  const kinds: MovementKind[] = [];
  const sentences = [
    isJudgedNow
      ? describeResult(now.metric, from, to, since, ruleset)
      : describeChange(now.metric, from, to, since, ruleset),
  ];
  const direction = from === null ? null : directionOf(from, to);
  if (direction) kinds.push(direction);
  // A target for each period is meant to change.
  const isOfPeriod = now.cells.series?.isPeriodTarget === true;
  if (!isOfPeriod && !isSameTarget(then.target, now.cells.target)) {
    kinds.push("target-changed");
    sentences.push(`Its target was ${quoteChange(then.shownTarget)} and is ${quoteChange(now.shownTarget)}.`);
  }
  const today = rateAgain(now, then, ruleset);
  if (today) {
    kinds.push("rule-changed");
    sentences.push(
      `By the rules and this row's settings as they are now it would have been ${inSentence(ruleset, today)} then.`,
    );
  }
  return toMovement(now, kinds, from, to, sentences.join(" "));
}

function quoteChange(text: string): string {
  return text === "" ? "empty" : `“${text}”`;
}

/** The change since a result that the table holds, whose status nobody recorded. */
function describeResult(metric: string, from: Status | null, to: Status, since: string, ruleset: Ruleset): string {
  const now = inSentence(ruleset, to);
  if (from === null) return `“${metric}” is ${now}; its result for ${since} cannot be judged by itself.`;
  return from === to
    ? `“${metric}” is ${now}, as its result for ${since} is by the rules as they are now.`
    : `“${metric}” is ${now}; its result for ${since} is ${inSentence(ruleset, from)} by the rules as they are now.`;
}

function describeChange(metric: string, from: Status | null, to: Status, since: string, ruleset: Ruleset): string {
  const now = inSentence(ruleset, to);
  if (from === null) return `“${metric}” is ${now}; no status was recorded for ${since}.`;
  if (from === to) return `“${metric}” is ${now}, as in ${since}.`;
  return `“${metric}” is ${now}; it was ${inSentence(ruleset, from)} in ${since}.`;
}

/** A status within a sentence: colours as the ruleset writes them, "not rated" in lower case. */
function inSentence(ruleset: Ruleset, status: Status): string {
  const word = wordFor(ruleset, status);
  return status === "not-rated" ? `${word.charAt(0).toLowerCase()}${word.slice(1)}` : word;
}

/** The direction of a status change. To or from "not rated" is neither up nor down. */
function directionOf(from: Status, to: Status): "up" | "down" | null {
  if (from === to || from === "not-rated" || to === "not-rated") return null;
  return STATUSES.indexOf(to) < STATUSES.indexOf(from) ? "up" : "down";
}

/**
 * The status that the recorded value and target would have under today's rules and the row's settings, where it differs
 * from the one recorded; null where it does not, or where it cannot be calculated. It can be for a target that is a
 * figure or a range: other things that a value is compared with (a benchmark, an earlier result, what was expected by
 * then) are not recorded.
 */
function rateAgain(now: RatedIndicator, then: HistoryRecord, ruleset: Ruleset): Status | null {
  const recorded = then.computed ?? (then.override === null ? then.status : null);
  if (recorded === null || recorded === "not-rated" || then.figure === null) return null;
  const status = judgeThen(now, then, ruleset);
  return status === recorded ? null : status;
}

/** The status that a recorded value and target have under today's rules; null where it cannot be calculated. */
function judgeThen(now: RatedIndicator, then: HistoryRecord, ruleset: Ruleset): Status | null {
  const { series } = now.cells;
  // Which of two cells is meant is not known of the earlier period either.
  if (series?.unclear || (then.isOfTable && series?.isPeriodTarget !== (then.isPeriodTarget === true))) return null;
  const { kind } = readTarget(then.target, reportingOf(ruleset));
  if ((kind !== "number" && kind !== "range") || now.cells.expectedToDate.kind !== "empty") return null;
  const cells: IndicatorCells = {
    ...now.cells,
    target: then.target,
    latestValue: then.value,
    asOf: textCell(then.asOf || then.period),
    numerator: EMPTY_CELL,
    denominator: EMPTY_CELL,
    previousValue: EMPTY_CELL,
    lastYear: EMPTY_CELL,
    benchmark: EMPTY_CELL,
    override: EMPTY_CELL,
  };
  const { status } = rate(cells, ruleset).computed;
  return status === "not-rated" ? null : status;
}
