import { recordsOf } from "../../../src/kpi/history/record";
import { readIndicators } from "../../../src/kpi/indicator";
import { allIndicators, buildScorecard } from "../../../src/kpi/scorecard";
import { chartOf, drawSpark } from "../../../src/kpi/travel/chart";
import { findTravel } from "../../../src/kpi/travel/find-travel";
import { isUnchanged } from "../../../src/report/document/background";
import { DEFAULT_RULESET } from "../../../src/rag/rules/default-ruleset";
import { recordOf, type Past } from "../history/past";
import { kpiTableOf, type RowOf } from "../kpi-table-of";

const METRIC = "% of calls answered";

/** Rows that make the column one of fractions, or one of per cents. */
const FRACTIONS: RowOf[] = [1, 2, 3].map((index) => ({
  metric: `% of visits ${index}`,
  goodIs: "High",
  target: "95%",
  latestValue: 0.93,
  previousValue: 0.9,
}));
const PER_CENTS: RowOf[] = [1, 2, 3].map((index) => ({
  metric: `% of visits ${index}`,
  goodIs: "High",
  target: 95,
  latestValue: 93,
  previousValue: 90,
}));

function lastOf(rows: RowOf[], row: RowOf) {
  const table = kpiTableOf([...rows, { metric: METRIC, goodIs: "High", asOf: "2024/25 Q2", ...row }]);
  const scorecard = buildScorecard(readIndicators(table), DEFAULT_RULESET);
  const indicator = allIndicators(scorecard).at(-1);
  if (!indicator) throw new Error("no row");
  return { indicator, scorecard };
}

const pastOf = (records: Past[]) => records.map((record) => recordOf({ metric: METRIC, ...record }));

test.each<[string, RowOf[], RowOf, Past[], string | RegExp]>([
  [
    "fractions by their column",
    FRACTIONS,
    { target: "95%", latestValue: 0.93, previousValue: 0.91 },
    [],
    "Improving: 93% is up from 91% before, and high is good.",
  ],
  [
    "fractions as recorded",
    FRACTIONS,
    { target: "95%", latestValue: 0.93 },
    [{ value: 0.91 }],
    "Improving: 93% is up from 91% in 2024/25 Q1, and high is good.",
  ],
  [
    "a fraction beside a percentage in words",
    FRACTIONS,
    { target: "95%", latestValue: 0.93, previousValue: "91%" },
    [],
    "Improving: 93% is up from 91% before, and high is good.",
  ],
  [
    "small per cents by their column",
    PER_CENTS,
    { target: 0.5, latestValue: 0.4, previousValue: 0.3 },
    [],
    "Improving: 0.4% is up from 0.3% before, and high is good.",
  ],
  [
    "figures that could be either are called neither",
    [],
    { target: 0.9, latestValue: 0.5, previousValue: 0.4 },
    [],
    "Improving: 0.5 is up from 0.4 before, and high is good.",
  ],
  [
    "one that could be either beside one that could not",
    [],
    { target: 0.9, latestValue: 0.5, previousValue: "40%" },
    [],
    /^Not comparable: .* another unit or scale/,
  ],
  ["and the other way round", [], { target: "90%", latestValue: "50%", previousValue: 0.4 }, [], /^Not comparable/],
  ["one recorded that could be either", [], { target: "90%", latestValue: "5%" }, [{ value: 0.4 }], /^Not comparable/],
])("travel: %s", (_, rows, row, records, sentence) => {
  const { indicator } = lastOf(rows, row);
  const travel = findTravel(indicator, pastOf(records), DEFAULT_RULESET, { against: "previous", steadyWithin: null });
  if (typeof sentence === "string") expect(travel.sentence).toBe(sentence);
  else expect(travel.sentence).toMatch(sentence);
});

const QUARTERS = ["2023/24 Q3", "2023/24 Q4", "2024/25 Q1"];

test.each<[string, RowOf[], RowOf, (number | string)[], string | null]>([
  [
    "fractions",
    FRACTIONS,
    { target: "95%", latestValue: 0.93 },
    [0.9, 0.91, 0.92],
    "2023/24 Q3 to 2024/25 Q2: 90%, 91%, 92%, 93%. Lowest 90%, highest 93%.",
  ],
  [
    "either",
    [],
    { target: 0.95, latestValue: 0.93 },
    [0.9, 0.91, 0.92],
    "2023/24 Q3 to 2024/25 Q2: 0.9, 0.91, 0.92, 0.93. Lowest 0.9, highest 0.93.",
  ],
  ["either, beside percentages", [], { target: "95%", latestValue: "93%" }, [0.9, "91%", "92%"], null],
])("a picture of %s", (_, rows, row, values, alternative) => {
  const { indicator } = lastOf(rows, row);
  const records = pastOf(values.map((value, index) => ({ value, period: QUARTERS[index] ?? "" })));
  expect(drawSpark(chartOf(indicator, records))?.alternative ?? null).toBe(alternative);
});

test("a fraction is recorded as one, so that it stays one", () => {
  const { scorecard } = lastOf(FRACTIONS, { target: "95%", latestValue: 0.9325, previousValue: 0.91 });
  const records = recordsOf(scorecard, DEFAULT_RULESET, "2024/25 Q2");
  expect(records.map(({ value, figure }) => [value.value, value.format, figure])).toEqual([
    ...FRACTIONS.map(() => [0.93, "0%", 93]),
    [0.9325, "0.00%", 93.25],
  ]);
});

test("rows that did not move are distinguished from those that did", () => {
  const { indicator } = lastOf(FRACTIONS, { target: "95%", latestValue: 0.93 });
  const unmoved = (value: number | string): boolean => {
    const record = { ...recordOf({ metric: METRIC, value, target: "95%" }), status: indicator.rating.status };
    const before = { since: "2024/25 Q1", recordOf: new Map([[indicator, record]]) };
    return isUnchanged(indicator, {
      before,
      ruleset: DEFAULT_RULESET,
      trends: new Map(),
      period: "2024/25 Q2",
      recordsOf: () => [record],
    });
  };
  expect([unmoved(0.93), unmoved("93%"), unmoved(0.91)]).toEqual([true, true, false]);
});
