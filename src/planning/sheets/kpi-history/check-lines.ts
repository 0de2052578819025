import { groupBy, nameKey } from "../../../kpi/history/match-names";
import type { HistoryRecord } from "../../../kpi/history/record";
import type { Period } from "../../../rag/periods/period";
import { comparePeriods, missingBetween } from "../../../rag/periods/step-period";

/** Something on the history sheet that an officer should look at. */
export interface HistoryProblem {
  code: "newer" | "no-headings" | "no-metric" | "period-not-read" | "status-not-read" | "duplicate" | "gap";
  /** The row number that Excel shows. */
  row: number;
  /** "D7"; null if it is not about one cell. */
  address: string | null;
  sentence: string;
}

/** A usable line of the history sheet. */
export interface HistoryLine {
  record: HistoryRecord;
  period: Period;
  row: number;
  address: string;
}

/** Removes repeated lines of a metric and period. If they differ, none is used, because nobody can know which one is right. */
export function removeDuplicates(lines: readonly HistoryLine[]): { kept: HistoryLine[]; problems: HistoryProblem[] } {
  const groups = groupBy(
    lines,
    ({ record, period }) => `${nameKey(record)}\n${period.kind} ${period.start} ${period.end ?? ""}`,
  );
  const problems: HistoryProblem[] = [];
  const kept = new Set<HistoryLine>();
  for (const group of groups.values()) {
    const [first, ...others] = group;
    if (!first) continue;
    const isAlike = others.every((other) => contentOf(other) === contentOf(first));
    if (isAlike) kept.add(first);
    for (const other of others) {
      const what = `${first.address} and ${other.address} are both of “${first.record.metric}” for ${first.record.period}`;
      const then = isAlike
        ? "They say the same: delete one."
        : "They differ, so neither is used. Delete the wrong one.";
      problems.push({ code: "duplicate", row: other.row, address: other.address, sentence: `${what}. ${then}` });
    }
  }
  return { kept: lines.filter((line) => kept.has(line)), problems };
}

function contentOf({ record }: HistoryLine): string {
  const { value, target, status, computed, override, asOf } = record;
  return JSON.stringify([value.value, value.format, target.value, status, computed, override, asOf]);
}

/** Finds periods without a record between two periods of a metric that have one. */
export function findGaps(lines: readonly HistoryLine[]): HistoryProblem[] {
  const problems: HistoryProblem[] = [];
  for (const group of groupBy(
    lines,
    ({ record, period }) =>
      `${nameKey(record)}\n${period.kind} ${"calendar" in period.span ? period.span.calendar : ""}`,
  ).values()) {
    const sorted = [...group].sort((a, b) => comparePeriods(a.period, b.period) ?? 0);
    sorted.forEach((line, index) => {
      const before = sorted[index - 1];
      const missing = before && missingBetween(before.period, line.period);
      if (!before || !missing) return;
      const sentence = `“${line.record.metric}” has ${before.record.period} and then ${line.record.period}, and nothing from ${missing.text} on between them.`;
      problems.push({ code: "gap", row: line.row, address: line.address, sentence });
    });
  }
  return problems;
}
