import type { Scorecard } from "../scorecard";
import { groupBy, nameKey, recordsByName } from "../history/match-names";
import { findBefore } from "../history/movements";
import type { HistoryRecord } from "../history/record";
import { isSameTarget } from "../history/same-target";
import { wordFor, type Ruleset } from "../../rag/rules/ruleset";
import { explainOverride } from "../../rag/sentences/explain";
import type { CellLocator } from "../../rag/sentences/field-words";
import { foldName } from "../../rag/fold-name";
import type { FillConflict } from "../status-looks/looks";
import { cellOf, findingOf, type CheckedRow, type Finding } from "./finding";

/**
 * Checks duplicate rows: the same section, KPI and name; or the same name with the same target, value and date
 * elsewhere.
 */
export function checkDuplicates(rows: readonly CheckedRow[]): Finding[] {
  const named = rows.filter(({ indicator }) => foldName(indicator.metric) !== "");
  const filled = named.filter(({ indicator }) => indicator.rating.value.kind !== "empty");
  const groups = new Map<CheckedRow, CheckedRow[][]>();
  for (const group of [
    ...groupBy(named, ({ indicator }) => nameKey(indicator)).values(),
    ...groupBy(filled, contentKey).values(),
  ]) {
    if (group.length > 1) for (const row of group) groups.set(row, [...(groups.get(row) ?? []), group]);
  }
  const inBoth = countPairs([...groups.values()]);
  return named.flatMap((row): Finding[] => {
    const [group, other = []] = groups.get(row) ?? [];
    if (!group) return [];
    const count = group.length + other.length - inBoth(group, other) - 1;
    const where = firstOthers(row, group, other).map((one) => cellOf(one, "metric"));
    const more = count > where.length ? ` and ${count - where.length} more` : "";
    const sentence = `${cellOf(row, "metric")} has the same metric as ${where.join(", ")}${more}: “${row.indicator.metric}”. Delete one, or give each a name of its own.`;
    return [findingOf(row, "duplicate-metric", "metric", "", sentence)];
  });
}

/**
 * Counts the rows that two groups have in common. All pairs are counted together, because ten thousand rows of one name
 * would otherwise each be compared with each.
 */
function countPairs(pairs: readonly (readonly CheckedRow[][])[]): (group: CheckedRow[], other: CheckedRow[]) => number {
  const counts = new Map<CheckedRow[], Map<CheckedRow[], number>>();
  for (const [group, other] of pairs) {
    if (!group || !other) continue;
    const known = counts.get(group) ?? new Map<CheckedRow[], number>();
    counts.set(group, known.set(other, (known.get(other) ?? 0) + 1));
  }
  return (group, other) => counts.get(group)?.get(other) ?? 0;
}

/** The most other rows that a finding names. */
const MOST_NAMED = 3;

function firstOthers(row: CheckedRow, ...groups: readonly (readonly CheckedRow[])[]): CheckedRow[] {
  const found = new Set<CheckedRow>();
  for (const group of groups) {
    for (const one of group) {
      if (found.size === MOST_NAMED) return [...found];
      if (one !== row) found.add(one);
    }
  }
  return [...found];
}

function contentKey({ indicator }: CheckedRow): string {
  const { metric, asOf, shownTarget, cells } = indicator;
  return [metric, asOf, shownTarget, String(cells.latestValue.value), cells.latestValue.kind].map(foldName).join("\n");
}

/** Checks targets that changed since the last period was closed. */
export function checkTargets(
  rows: readonly CheckedRow[],
  scorecard: Pick<Scorecard, "period" | "reporting">,
  history: readonly HistoryRecord[],
): Finding[] {
  const before = findBefore(scorecard, history);
  if (!before) return [];
  const recorded = recordsByName(
    rows.map(({ indicator }) => indicator),
    before.records,
  );
  return rows.flatMap((row): Finding[] => {
    const { indicator } = row;
    // A target for each period is meant to change.
    if (row.table.series?.periodTargets?.has(indicator.row)) return [];
    const [then, ...others] = recorded.get(indicator) ?? [];
    if (!then || others.length > 0 || isSameTarget(then.target, indicator.cells.target)) return [];
    const was = then.shownTarget === "" ? "had none" : `was “${then.shownTarget}”`;
    const is = indicator.shownTarget === "" ? "is empty" : `is “${indicator.shownTarget}”`;
    const sentence = `The target in ${cellOf(row, "target")} ${is}; it ${was} in ${before.since}. Check that the change was agreed.`;
    return [findingOf(row, "target-changed", "target", `${then.shownTarget} ${indicator.shownTarget}`, sentence)];
  });
}

/** Matches an Override cell that says that there is none: "-", "N/A". */
const NO_OVERRIDE = /^(?:[^\p{L}\p{N}]*|n\/?a|no|none|nil)$/iu;

/** Checks overrides that do not count, and those whose review date has passed or cannot be read. */
export function checkOverrides(rows: readonly CheckedRow[], today: string, ruleset: Ruleset): Finding[] {
  return rows.flatMap((row): Finding[] => {
    const { rating, cells } = row.indicator;
    const given = String(cells.override.value).trim();
    if (rating.overrideProblem !== null && !NO_OVERRIDE.test(given)) {
      const locate: CellLocator = (field) => (row.table.columns[field] === undefined ? null : cellOf(row, field));
      const sentence = explainOverride(rating, ruleset, locate) ?? "";
      return [findingOf(row, "override-not-used", "override", `${rating.overrideProblem} ${given}`, sentence)];
    }
    const reviewBy = rating.override?.reviewBy;
    if (!reviewBy) return [];
    const cell = cellOf(row, "reviewBy");
    if (reviewBy.day === null) {
      return [
        findingOf(
          row,
          "override-day-not-read",
          "reviewBy",
          reviewBy.text,
          `“${reviewBy.text}” in ${cell} was not read as a day. Write it as “31/03/2025”.`,
        ),
      ];
    }
    if (reviewBy.day >= today) return [];
    const sentence = `The override in ${cellOf(row, "override")} was due for review by ${writeShort(reviewBy.day)}. Remove it, or put a later day in ${cell}.`;
    return [findingOf(row, "override-due", "reviewBy", reviewBy.day, sentence)];
  });
}

/** Checks status cells filled by hand in a colour that contradicts the status. */
export function checkFills(rows: readonly CheckedRow[], fills: readonly FillConflict[], ruleset: Ruleset): Finding[] {
  if (fills.length === 0) return [];
  const byPlace = new Map(rows.map((row) => [`${row.indicator.row} ${row.table.tableId}`, row]));
  return fills.flatMap(({ tableId, row, name, fill, status, isSaid }): Finding[] => {
    const found = byPlace.get(`${row} ${tableId}`);
    if (!found) return [];
    const word = wordFor(ruleset, status);
    // A cell that is not rated may be empty, where the list has no word for it.
    const says = status === "not-rated" ? (isSaid ? "is" : "will be") : isSaid ? "says" : "will say";
    const sentence = `${cellOf(found, "status")} is filled ${name} by hand and ${says} ${word}. Take the fill away, or look at the status again.`;
    return [findingOf(found, "fill-at-odds", "status", `${fill} ${word}`, sentence)];
  });
}

/** Writes "2025-03-31" as "31/03/2025". */
function writeShort(day: string): string {
  return day.split("-").reverse().join("/");
}
