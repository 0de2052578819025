import fc from "fast-check";
import { readIndicators } from "../../src/kpi/indicator";
import { buildScorecard, type Kpi, type Scorecard } from "../../src/kpi/scorecard";
import { COMBINE_METHODS, type CombineMethod } from "../../src/rag/rules/combining/combine";
import { DEFAULT_RULESET } from "../../src/rag/rules/default-ruleset";
import type { Ruleset } from "../../src/rag/rules/ruleset";
import { kpiTableOf, type RowOf } from "../kpi/kpi-table-of";
import { withExceeding } from "../rag/rules/listed";

/* A row for each status under the default rules. */
export const GREEN: RowOf = { target: 10, goodIs: "High", latestValue: 11, asOf: "2024/25 Q2" };
export const AMBER: RowOf = { ...GREEN, latestValue: 9.5 };
export const RED: RowOf = { ...GREEN, latestValue: 1 };
export const UNRATED: RowOf = { ...GREEN, target: "TBC" };

/** The default rules, with another way of combining. */
export function combiningBy(combine: CombineMethod, ruleset: Ruleset = DEFAULT_RULESET): Ruleset {
  return { ...ruleset, defaults: { ...ruleset.defaults, combine } };
}

/** The scorecard of these rows. */
export function scorecardOf(rows: readonly RowOf[], ruleset: Ruleset = DEFAULT_RULESET): Scorecard {
  return buildScorecard(readIndicators(kpiTableOf(rows)), ruleset);
}

/** A KPI with these rows, by default all marked to be combined. */
export function kpiOf(rows: readonly RowOf[], ruleset: Ruleset = DEFAULT_RULESET): Kpi {
  const named = rows.map((row, index) => ({
    section: "Roads",
    kpi: "Condition",
    metric: `M${index + 1}`,
    combine: "Yes",
    ...row,
  }));
  const kpi = scorecardOf(named, ruleset).sections[0]?.kpis[0];
  if (!kpi) throw new Error("the rows make no KPI");
  return kpi;
}

/** The default rules with a status beyond green. */
export const WITH_EXCEEDING: Ruleset = withExceeding({ kind: "percent", figure: 20 });

/* Few names, so that many are the same, similar, empty or awkward. */
const name = fc.constantFrom(
  "",
  " ",
  "Roads",
  "roads ",
  "ROADS",
  "a/b",
  "a",
  "b/c",
  "a\\",
  "#2",
  "Roads#2",
  "=1+1",
  "kept",
  "x".repeat(300),
);

const row: fc.Arbitrary<RowOf> = fc
  .record({
    base: fc.constantFrom<RowOf>(
      GREEN,
      AMBER,
      RED,
      UNRATED,
      { ...GREEN, latestValue: 20 },
      { latestValue: "#N/A" },
      {},
    ),
    section: name,
    kpi: name,
    metric: name,
    combine: fc.constantFrom("", "Yes", "No"),
    weight: fc.constantFrom<RowOf["weight"]>("", 0, 1, 2.5, "x"),
    override: fc.constantFrom("", "Green", "Not rated", "Purple"),
    overrideReason: fc.constantFrom("", "Late return", "A reason. ".repeat(40)),
    reviewBy: fc.constantFrom("", "31/03/2025", "soon"),
  })
  .map(({ base, ...cells }) => ({ ...base, ...cells }));

/** Any scorecard with few names and every kind of problem, with its rules. */
export const anyScorecard: fc.Arbitrary<{ scorecard: Scorecard; ruleset: Ruleset }> = fc
  .record({
    rows: fc.array(row, { maxLength: 25 }),
    method: fc.constantFrom(...COMBINE_METHODS),
    base: fc.constantFrom(DEFAULT_RULESET, WITH_EXCEEDING),
    composite: fc.boolean(),
  })
  .map(({ rows, method, base, composite }) => {
    const component = (metric: string) => ({ metric, weight: 1, score: "as it is" as const });
    const indexes = [
      { name: "Roads", scale: 10, components: [component("a"), component("a"), component("")] },
      { name: "roads", scale: 10, components: [component("b/c")] },
    ];
    const ruleset = { ...combiningBy(method, base), ...(composite ? { composites: indexes } : {}) };
    return { scorecard: scorecardOf(rows, ruleset), ruleset };
  });
