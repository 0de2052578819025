import { recordOf } from "../../kpi/history/past";
import type { RowOf } from "../../kpi/kpi-table-of";
import { AMBER_ROW, LOW_RED_ROW, proof, type Given } from "./proof-of";

/** 70.4% of a target of 75%; 68.1% in the quarter before, 60.4% in the same quarter last year. */
const ROW: RowOf = { ...AMBER_ROW, previousValue: 68.1, lastYear: 60.4 };
const ROWS = {
  ROW,
  /** Low is good: 4.9 days, of at most 4. */
  LOW: { ...LOW_RED_ROW, previousValue: 6.1, lastYear: 3.9 },
  COUNT: {
    ...AMBER_ROW,
    kpi: "Visits to parks",
    metric: "Number of visits to parks",
    target: 1400,
    latestValue: 1320,
    previousValue: 1200,
    lastYear: 660,
  },
  MONEY: {
    ...AMBER_ROW,
    kpi: "Spend on roads",
    metric: "Spend on roads £m",
    target: 190,
    goodIs: "On Target",
    latestValue: 188.57,
    previousValue: 180.2,
  },
  /** No earlier figures. */
  BARE: AMBER_ROW,
  /** Annual: the previous period is last year. */
  YEAR: { ...AMBER_ROW, asOf: "2023/24", previousValue: 60.4 },
  /** 7,041 of 10,000, which the table shows as 70.4%. */
  PART: { ...AMBER_ROW, latestValue: "", numerator: 7041, denominator: 10000, previousValue: "65.0%" },
} satisfies Record<string, RowOf>;
type Which = keyof typeof ROWS;

/** The findings about changes, differences and sources: "code: words". */
function found(text: string, row: RowOf | readonly RowOf[], given: Given = {}): string[] {
  return proof(text, row, given)
    .filter(({ code }) => /^(?:change-disagrees|no-source|sum-disagrees|claim-against-travel)$/.test(code))
    .map(({ code, words }) => `${code}: ${words}`);
}

describe("a change or a difference that the workbook does not give", () => {
  test.each<[Which, string, string]>([
    ["ROW", "Performance is 70.4%, up 12 points on last year.", "up 12 points on last year"],
    [
      "ROW",
      "Performance has improved by 3.4 percentage points since Q1.",
      "improved by 3.4 percentage points since Q1",
    ],
    ["ROW", "Performance is up 8% on last year.", "up 8% on last year"],
    ["ROW", "The rate is down 2.3 points on the previous quarter.", "down 2.3 points on the previous quarter"],
    [
      "ROW",
      "This is an improvement of 0.4 percentage points on the previous quarter.",
      "improvement of 0.4 percentage points on the previous quarter",
    ],
    ["ROW", "This is a 5 point increase on last quarter.", "5 point increase on last quarter"],
    [
      "ROW",
      "Performance is 4 points higher than the same quarter last year.",
      "4 points higher than the same quarter last year",
    ],
    ["ROW", "Compared with last year, performance has increased by 7 points.", "increased by 7 points"],
    ["ROW", "Since Q1 performance has improved by 4 points.", "improved by 4 points"],
    [
      "ROW",
      "Performance fell by 10 points compared to the same period last year.",
      "fell by 10 points compared to the same period last year",
    ],
    ["ROW", "Performance has doubled since last year.", "doubled since last year"],
    ["ROW", "Performance improved by 5 points.", "improved by 5 points"],
    ["ROW", "Performance is 3 points below target.", "3 points below target"],
    ["ROW", "Performance is 4.6 points above target.", "4.6 points above target"],
    ["ROW", "Performance is 92% of target.", "92% of target"],
    ["ROW", "Bins collected on time are up 4.3 points year-on-year.", "up 4.3 points year-on-year"],
    ["LOW", "Repair delay is 2 days better than in Q1.", "2 days better than in Q1"],
    [
      "LOW",
      "Repair delay has fallen by 2.2 days since the previous quarter.",
      "fallen by 2.2 days since the previous quarter",
    ],
    [
      "LOW",
      "Repair delay has improved by 1 day since the same quarter last year.",
      "improved by 1 day since the same quarter last year",
    ],
    ["LOW", "The delay is 2 days slower than the target.", "2 days slower than the target"],
    ["LOW", "The delay is 0.9 days faster than the target.", "0.9 days faster than the target"],
    ["COUNT", "Visits are up 150 on the previous quarter.", "up 150 on the previous quarter"],
    ["COUNT", "Visits have increased by 12% since Q1.", "increased by 12% since Q1"],
    ["COUNT", "Visits trebled compared to last year.", "trebled compared to last year"],
    ["COUNT", "Visits halved compared to last year.", "halved compared to last year"],
    ["COUNT", "Visits fell by 120 on last quarter.", "fell by 120 on last quarter"],
    ["COUNT", "Visits are 100 short of the target.", "100 short of the target"],
    ["COUNT", "The number of visits to parks is 10% below target.", "10% below target"],
    ["MONEY", "Spend on roads has increased by £5.2m since Q1.", "increased by £5.2m since Q1"],
    ["MONEY", "Spend on roads is £3.4m under the target.", "£3.4m under the target"],
    ["YEAR", "Performance is up 5 points on last year.", "up 5 points on last year"],
  ])("%s: %s", (which, text, words) => {
    expect(found(text, ROWS[which])).toEqual([`change-disagrees: ${words}`]);
  });
});

describe("a change or a share that nothing in the workbook gives", () => {
  test.each<[Which, string, string]>([
    ["BARE", "Performance is 70.4%, up 12 points on last year.", "up 12 points on last year"],
    [
      "BARE",
      "Performance has improved by 8.2 percentage points since Q4 2023/24.",
      "improved by 8.2 percentage points since Q4 2023/24",
    ],
    [
      "ROW",
      "Performance has improved by 8.2 percentage points since Q4 2022/23.",
      "improved by 8.2 percentage points since Q4 2022/23",
    ],
    ["ROW", "Sickness among drivers fell by 12% on last year.", "fell by 12% on last year"],
    ["ROW", "A 6% improvement in attendance was seen.", "6% improvement"],
    ["ROW", "63% of savings are on track.", "63% of savings"],
    ["ROW", "One in ten residents replied.", "One in ten residents"],
    ["BARE", "Performance has doubled since last year.", "doubled since last year"],
    ["ROW", "Complaints have risen by 40 since Q1.", "risen by 40 since Q1"],
    ["ROW", "71% of residents are content.", "71% of residents"],
    ["ROW", "A further 72% of bins were collected a day late.", "72% of bins"],
    ["ROW", "Performance is 5% higher than in 2015/16.", "5% higher than in 2015/16"],
    ["COUNT", "One in four bins were late.", "One in four bins"],
  ])("%s: %s", (which, text, words) => {
    expect(found(text, ROWS[which])).toEqual([`no-source: ${words}`]);
  });
});

describe("a change that the workbook gives, or a sentence without one", () => {
  test.each<[Which, string]>([
    ["ROW", "Performance is 70.4%, up 10 points on last year."],
    ["ROW", "Performance is up 16.6% on last year."],
    ["ROW", "Performance is up 2.3 points on the previous quarter and 10 points on last year."],
    ["ROW", "Performance has improved by 2.3 percentage points since Q1."],
    ["ROW", "Performance has improved by around 2 points since Q1."],
    ["ROW", "This is an improvement of 2.3 percentage points on the previous quarter."],
    ["ROW", "This is a 10 point increase on the same quarter last year."],
    ["ROW", "Performance is 3% higher than last quarter."],
    ["ROW", "Performance improved by 10 points."],
    ["ROW", "Performance is 4.6 points below target."],
    ["ROW", "Performance is 6.1% below target."],
    ["ROW", "Performance is 4.6% below target."],
    ["ROW", "Performance is 94% of target."],
    ["ROW", "Performance is 12 points better than the national average."],
    ["ROW", "We plan to increase performance by 5 points on last year."],
    ["ROW", "Performance is expected to rise by 5 points on last year."],
    ["ROW", "The target is a 5% reduction on last year."],
    ["ROW", "We aim for a 10% reduction in missed bins."],
    ["ROW", "Performance has not improved by 5 points on last year."],
    ["ROW", "Performance would have increased by 5 points on last year."],
    ["ROW", "Performance is 70.4%, up from 68.1% in Q1."],
    ["ROW", "Missed bins fell from 60 to 48, a fall of 20%."],
    ["ROW", "The cohort has increased by 1,438 young people, from 28,993 to 30,431."],
    ["ROW", "29.6% of bins were late."],
    ["ROW", "70% of bins were on time."],
    ["ROW", "86% (43 of 50) of crews are trained."],
    ["ROW", "86% of the 50 crews are trained."],
    ["ROW", "A quarter of the year has passed."],
    ["ROW", "Half of the target is met."],
    ["ROW", "At least 20% of crews must be trained."],
    ["ROW", "In Q1, performance was up 5 points on last year."],
    ["ROW", "Performance in Northfield is 5 points below target."],
    ["ROW", "Fees rose with inflation of 4.1%."],
    ["ROW", "The budget was cut by 5%."],
    ["LOW", "Repair delay has fallen by 1.2 days since the previous quarter."],
    ["LOW", "Repair delay has improved by 20% since Q1."],
    ["LOW", "Repair delay has increased by 1 day since the same quarter last year."],
    ["LOW", "The delay is 0.9 days longer than the target."],
    ["LOW", "The delay is 0.9 days above target."],
    ["COUNT", "Visits are up 120 on the previous quarter."],
    ["COUNT", "Visits have increased by 10% since Q1."],
    ["COUNT", "Visits doubled compared to last year."],
    ["COUNT", "Visits are 80 short of the target."],
    ["COUNT", "There were 1,320 visits, up 120 (10%) on the previous quarter."],
    ["MONEY", "Spend on roads has increased by £8.4m since Q1."],
    ["MONEY", "Spend on roads is £1.4m under the target."],
    ["YEAR", "Performance is up 10 points on last year."],
    ["ROW", "One in four residents replied."],
  ])("%s: %s", (which, text) => {
    expect(found(text, ROWS[which])).toEqual([]);
  });
});

describe("a change since a period in the history", () => {
  const past: readonly (readonly [string, number])[] = [
    ["2024/25 Q1", 68.1],
    ["2023/24 Q4", 66],
    ["2023/24 Q2", 60.4],
    ["2019/20 Q2", 50],
  ];
  const history = past.map(([period, value]) =>
    recordOf({
      section: "Streets",
      kpi: "Bins collected on time",
      metric: "% of bins collected on time",
      period,
      value,
    }),
  );
  test.each<[string, string[]]>([
    ["Performance has improved by 4.4 points since Q4 2023/24.", []],
    [
      "Performance has improved by 6.4 points since Q4 2023/24.",
      ["change-disagrees: improved by 6.4 points since Q4 2023/24"],
    ],
    ["Performance is up 20 points on Q2 2019/20.", []],
    ["Performance is up 25 points on Q2 2019/20.", ["change-disagrees: up 25 points on Q2 2019/20"]],
    ["Performance is up 12 points on last year.", ["change-disagrees: up 12 points on last year"]],
    ["Performance has improved by 9 points since 2015/16.", ["no-source: improved by 9 points since 2015/16"]],
  ])("%s", (text, expected) => {
    expect(found(text, AMBER_ROW, { history })).toEqual(expected);
  });

  test("figures of a column of fractions are read as fractions", () => {
    const rows = [0.704, 0.88, 0.71].map((latestValue, index) => ({
      ...AMBER_ROW,
      kpi: `Bins ${index}`,
      target: ["75%", "90%", "80%"][index],
      latestValue,
    }));
    const fractions = [
      recordOf({
        section: "Streets",
        kpi: "Bins 0",
        metric: "% of bins collected on time",
        period: "2023/24 Q4",
        value: 0.65,
      }),
    ];
    expect(found("Performance is up 5.4 points since Q4 2023/24.", rows, { history: fractions })).toEqual([]);
    expect(found("Performance is up 6.4 points since Q4 2023/24.", rows, { history: fractions })).toEqual([
      "change-disagrees: up 6.4 points since Q4 2023/24",
    ]);
  });

  test("nothing is reported across a break in series, or for cumulative figures", () => {
    const text = "Performance is up 12 points on the previous quarter.";
    expect(found(text, { ...ROW, asOf: "2024/25 Q2 b" })).toEqual([]);
    expect(found(text, { ...ROW, metric: "Bins collected on time (cumulative)" })).toEqual([]);
  });
});

test.each<[Which, string, string]>([
  [
    "ROW",
    "Performance is up 12 points on last year.",
    "The text says “up 12 points on last year”; by the workbook 70.4% is up 10 points from 60.4% in the same period last year. Correct the one that is wrong.",
  ],
  [
    "ROW",
    "Performance is up 8% on last year.",
    "The text says “up 8% on last year”; by the workbook 70.4% is up 10 points (16.6%) from 60.4% in the same period last year. Correct the one that is wrong.",
  ],
  [
    "COUNT",
    "Visits trebled compared to last year.",
    "The text says “trebled compared to last year”; by the workbook 1,320 is 2 times 660 in the same period last year. Correct the one that is wrong.",
  ],
  [
    "MONEY",
    "Spend on roads is £3.4m under the target.",
    "The text says “£3.4m under the target”; by the table £188.57m is £1.43m below £190m. Correct the one that is wrong.",
  ],
  [
    "ROW",
    "Performance is 92% of target.",
    "The text says “92% of target”; by the table 70.4% is 93.9% of 75%. Correct the one that is wrong.",
  ],
  [
    "PART",
    "Performance is up 6.4 points on the previous quarter.",
    "The text says “up 6.4 points on the previous quarter”; by the workbook 70.4% is up 5.4 points from 65% before. Correct the one that is wrong.",
  ],
  [
    "YEAR",
    "Performance is up 2 points on the previous quarter.",
    "“up 2 points on the previous quarter” has no source in the workbook: this KPI has no figure of the quarter before to work it out from. Say where it is from, or take it out.",
  ],
  [
    "BARE",
    "Performance is up 12 points on last year.",
    "“up 12 points on last year” has no source in the workbook: this KPI has no figure of last year to work it out from. Say where it is from, or take it out.",
  ],
])("%s: the sentence on “%s” gives the right figures", (which, text, sentence) => {
  const findings = proof(text, ROWS[which]).filter(({ code }) => code === "change-disagrees" || code === "no-source");
  expect(findings.map((finding) => finding.sentence)).toEqual([sentence]);
});
