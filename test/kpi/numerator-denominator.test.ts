import { readIndicators } from "../../src/kpi/indicator";
import { checkReport } from "../../src/kpi/checks/check-report";
import { closePeriod } from "../../src/kpi/history/close-rows";
import { recordsOf } from "../../src/kpi/history/record";
import { buildScorecard, type Scorecard } from "../../src/kpi/scorecard";
import { explainVerdict } from "../../src/rag/sentences/explain";
import { rate } from "../../src/rag/rate";
import { DEFAULT_RULESET } from "../../src/rag/rules/default-ruleset";
import { allIndicators } from "../../src/kpi/scorecard";
import { kpiTableOf, type RowOf } from "./kpi-table-of";

const row = (changes: RowOf): RowOf => ({
  metric: "% of repairs done on time",
  target: "80%",
  goodIs: "High",
  asOf: "2024/25 Q2",
  ...changes,
});
const scorecardOf = (changes: RowOf): Scorecard =>
  buildScorecard(readIndicators(kpiTableOf([row(changes)])), DEFAULT_RULESET);

function sentenceOf(changes: RowOf): string {
  const [first] = readIndicators(kpiTableOf([row(changes)]));
  return first ? explainVerdict(rate(first.cells, DEFAULT_RULESET).computed, DEFAULT_RULESET, (field) => field) : "";
}

test.each<[RowOf, string]>([
  [{ numerator: 17, denominator: 20 }, "Green: 85% is 5 points (6.3%) above the target of 80%."],
  [
    { numerator: "15", denominator: "20" },
    "Amber: 75% is 5 points (6.3%) below the target of 80%; amber reaches to 10% below.",
  ],
  [
    { numerator: 43, denominator: 51, metric: "Repairs done on time" },
    "Green: 84.3% is 4.3 points (5.4%) above the target of 80%.",
  ],
  [
    { numerator: "£1.5m", denominator: "£2m" },
    "Amber: 75% is 5 points (6.3%) below the target of 80%; amber reaches to 10% below.",
  ],
  [
    { numerator: 0, denominator: 20 },
    "Red: 0% is 80 points (100%) below the target of 80%; amber reaches only to 10% below.",
  ],
  [
    { numerator: 12, denominator: 4800, metric: "Falls per 1,000 bed days", target: 3, goodIs: "Low" },
    "Green: 2.5 per 1,000 is 0.5 per 1,000 (16.7%) below the target of 3 per 1,000.",
  ],
  // What is given counts.
  [{ numerator: 17, denominator: 20, latestValue: "90%" }, "Green: 90% is 10 points (12.5%) above the target of 80%."],
  // Judged in full: 79.96% is shown as 80.0%.
  [
    { numerator: 1999, denominator: 2500 },
    "Amber: 79.96% is 0.04 points (0.1%) below the target of 80%; amber reaches to 10% below.",
  ],
  [
    { numerator: 17, denominator: 0 },
    "Not rated: there is no value, and Denominator (denominator) is 0: nothing can be calculated from it. Type the value in Latest Value, or the whole in denominator.",
  ],
])("%j: %s", (changes, sentence) => {
  expect(sentenceOf(changes)).toBe(sentence);
});

test.each<[why: string, changes: RowOf]>([
  ["one of the two", { numerator: 17 }],
  ["the other", { denominator: 20 }],
  ["a count", { numerator: 17, denominator: 20, metric: "Repairs done", target: 18 }],
  ["money", { numerator: 17, denominator: 20, metric: "Cost per repair (£)", target: "£80" }],
  ["two units", { numerator: "17 days", denominator: 20 }],
  ["two percentages", { numerator: "17%", denominator: "20%" }],
  ["a text", { numerator: "about a dozen", denominator: 20 }],
  ["a bound", { numerator: "<5", denominator: 20 }],
  ["below zero", { numerator: -3, denominator: 20 }],
])("%s works out to nothing", (_, changes) => {
  expect(sentenceOf(changes)).toMatch(/^Not rated: there is no value yet/);
});

test("a calculated value is shown and recorded as a cell would show it", () => {
  const scorecard = scorecardOf({ numerator: 43, denominator: 51 });
  expect(allIndicators(scorecard)[0]?.shownValue).toBe("84.3%");
  expect(recordsOf(scorecard, DEFAULT_RULESET, "2024/25 Q2")[0]).toMatchObject({
    shownValue: "84.3%",
    value: { kind: "number", format: "0.0%" },
    figure: 84.3137254901961,
  });
});

test("a row with a calculated value stays when its period is closed", () => {
  const table = kpiTableOf([row({ numerator: 17, denominator: 20 })]);
  const closing = closePeriod(buildScorecard(readIndicators(table), DEFAULT_RULESET), [table], [], "2024/25 Q2");
  expect("rows" in closing && closing.rows[0]).toMatchObject({ advances: false, changes: [] });
});

test.each<[changes: RowOf, sentence: string | null]>([
  [{ latestValue: "85%", numerator: 17, denominator: 20 }, null],
  [{ latestValue: "84%", numerator: 43, denominator: 51 }, null],
  [{ latestValue: "84.3%", numerator: 43, denominator: 51 }, null],
  [{ latestValue: "", numerator: 43, denominator: 51 }, null],
  [{ latestValue: 0.85, target: 0.8, numerator: 17, denominator: 20 }, null],
  [
    { latestValue: "58%", numerator: 17, denominator: 20 },
    "KPIs!H2 is 58%, and its Numerator and Denominator (17 of 20) come to 85%. Correct one of them.",
  ],
  [
    { latestValue: "84.5%", numerator: 43, denominator: 51 },
    "KPIs!H2 is 84.5%, and its Numerator and Denominator (43 of 51) come to 84.3%. Correct one of them.",
  ],
])("%j beside its parts: %s", (changes, sentence) => {
  const table = kpiTableOf([row(changes)]);
  const scorecard = buildScorecard(readIndicators(table), DEFAULT_RULESET);
  const noted = { cells: new Set<string>(), coverage: "notes-and-comments" as const };
  const findings = checkReport({
    tables: [table],
    scorecard,
    history: [],
    ruleset: DEFAULT_RULESET,
    today: "2024-10-20",
    owners: [],
    noted,
    attached: [],
    fills: [],
  });
  expect(findings.map((one) => one.sentence)).toEqual(sentence === null ? [] : [sentence]);
});

test("a minus in Good Is means Low beside a plus, and blank otherwise", () => {
  const goodIs = (said: readonly string[]): unknown[] =>
    readIndicators(kpiTableOf(said.map((one) => row({ goodIs: one })))).map(({ cells }) => cells.goodIs.value);
  expect(goodIs(["+", "-", "High"])).toEqual(["+", "Low", "High"]);
  expect(goodIs(["High", "-", "Low"])).toEqual(["High", "-", "Low"]);
});
