import { rate } from "./rate";
import type { IndicatorCells } from "./rating";
import type { Edges } from "./rules/edges/edge";
import { wordFor, type Conditions, type Rule, type Ruleset } from "./rules/ruleset";
import { countNone, STATUSES, type Status } from "./status";

/** A row whose computed status would change, by its index in the list of rows. */
export interface StatusMove {
  index: number;
  from: Status;
  to: Status;
}

export interface WhatIf {
  moves: StatusMove[];
  /** Rows by computed status, under the current rules and the proposed ones. */
  before: Record<Status, number>;
  after: Record<Status, number>;
}

/**
 * Compares what the current and the proposed rules make of the same rows: "amber to 5%: six Ambers become Red". Ignores
 * overrides.
 */
export function askWhatIf(rows: readonly IndicatorCells[], current: Ruleset, proposed: Ruleset): WhatIf {
  const before = countNone();
  const after = countNone();
  const moves: StatusMove[] = [];
  rows.forEach((cells, index) => {
    const from = rate(cells, current).computed.status;
    const to = rate(cells, proposed).computed.status;
    before[from] += 1;
    after[to] += 1;
    if (from !== to) moves.push({ index, from, to });
  });
  return { moves, before, after };
}

/** The moves in words, best status first: "6 Amber become Red; 1 Red becomes Amber". "" when nothing moves. */
export function describeMoves(moves: readonly StatusMove[], ruleset: Ruleset): string {
  const phrases = STATUSES.flatMap((from) =>
    STATUSES.map((to) => {
      const count = moves.filter((move) => move.from === from && move.to === to).length;
      const [was, becomes] = [wordFor(ruleset, from), wordFor(ruleset, to)];
      return count === 0 ? "" : `${count} ${was} ${count === 1 ? "becomes" : "become"} ${becomes}`;
    }),
  );
  return phrases.filter((phrase) => phrase !== "").join("; ");
}

/** The indicators that proposed edges apply to. */
export type RuleScope = { of: "all" } | { of: "section"; section: string } | { of: "metric"; metric: string };

/** The conditions of a rule for one section or metric, and the rule's name. */
function conditionsOf(scope: Exclude<RuleScope, { of: "all" }>): [when: Conditions, name: string] {
  switch (scope.of) {
    case "section":
      return [{ section: scope.section }, scope.section];
    case "metric":
      return [{ metric: scope.metric }, scope.metric];
  }
}

/**
 * The ruleset with other edges where High or Low is good: in its defaults, or in a rule for one section or metric. That
 * rule comes first, or keeps its place where it already exists.
 */
export function proposeEdges(
  ruleset: Ruleset,
  scope: RuleScope,
  edges: Partial<Pick<Edges, "green" | "amber">>,
): Ruleset {
  if (scope.of === "all") {
    const held = ruleset.defaults["high-or-low"];
    return { ...ruleset, defaults: { ...ruleset.defaults, "high-or-low": { ...held, ...edges } } };
  }
  const [when, name] = conditionsOf(scope);
  const isSame = (rule: Rule): boolean =>
    Object.keys(rule.when).length === 1 && rule.when[scope.of]?.trim().toLowerCase() === name.trim().toLowerCase();
  if (!ruleset.rules.some(isSame)) return { ...ruleset, rules: [{ name, when, ...edges }, ...ruleset.rules] };
  return { ...ruleset, rules: ruleset.rules.map((rule) => (isSame(rule) ? { ...rule, ...edges } : rule)) };
}
