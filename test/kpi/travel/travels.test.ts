import { DEFAULT_RULESET } from "../../../src/rag/rules/default-ruleset";
import type { DirectionChoice } from "../../../src/rag/rules/direction";
import type { Rule, Ruleset } from "../../../src/rag/rules/ruleset";
import type { Trend } from "../../../src/kpi/travel/travels";
import { recordOf, scorecardOf, type Past } from "../history/past";
import type { RowOf } from "../kpi-table-of";
import { trendsOf } from "./trends-of";

const NOW: RowOf = { goodIs: "High", target: 71, asOf: "2024/25 Q2", latestValue: 2 };

function trendsBy(rows: RowOf[], history: Past[] = [], direction?: DirectionChoice, rules: Rule[] = []): Trend[] {
  const ruleset: Ruleset = {
    ...DEFAULT_RULESET,
    rules,
    defaults: { ...DEFAULT_RULESET.defaults, ...(direction ? { direction } : {}) },
  };
  return [...trendsOf(scorecardOf(rows.map((row) => ({ ...NOW, ...row }))), history.map(recordOf), ruleset).values()];
}

test("every indicator of a scorecard is found with its own history", () => {
  const history = [
    { metric: "B", value: 1 },
    { metric: "A", kpi: "Renamed", value: 1 },
  ];
  const trends = trendsBy([{ metric: "A" }, { metric: "B", goodIs: "Low" }], history);
  expect(trends.map(({ travel }) => travel.direction)).toEqual(["improving", "worsening"]);
});

test.each<[string, DirectionChoice | undefined, Rule[], string[]]>([
  ["with the period before", undefined, [], ["improving", "improving"]],
  ["with the same period last year", { against: "last-year" }, [], ["worsening", "worsening"]],
  ["with a threshold", { steadyWithin: { kind: "amount", figure: 1, scale: 1 } }, [], ["steady", "steady"]],
  [
    "each as its own rule says",
    undefined,
    [{ name: "B", when: { metric: "B" }, direction: { against: "last-year" } }],
    ["improving", "worsening"],
  ],
])("a row is compared as the ruleset says: %s", (_, direction, rules, expected) => {
  const rows = ["A", "B"].map((metric) => ({ metric, previousValue: 1, lastYear: 3 }));
  expect(trendsBy(rows, [], direction, rules).map(({ travel }) => travel.direction)).toEqual(expected);
});

test.each<[string, RowOf, Past[], boolean]>([
  ["nothing", {}, [], false],
  ["the previous value", { previousValue: 1 }, [], true],
  ["last year's value", { lastYear: 1 }, [], true],
  ["a value that is no figure", { previousValue: "about half" }, [], true],
  ["a period before, recorded", {}, [{ period: "2024/25 Q1", value: 1 }], true],
  ["a period before, recorded without a figure", {}, [{ period: "2024/25 Q1" }], false],
  ["the period itself, recorded before its row moved on", {}, [{ period: "2024/25 Q2", value: 2 }], false],
  ["a period not read, and something recorded", { asOf: "Wave 2" }, [{ period: "2024/25 Q1", value: 1 }], true],
])("whether there is something earlier: %s", (_, row, records, expected) => {
  expect(
    trendsBy(
      [{ metric: "A", ...row }],
      records.map((record) => ({ metric: "A", ...record })),
    )[0]?.hasEarlier,
  ).toBe(expected);
});
