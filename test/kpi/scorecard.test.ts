import { readIndicators } from "../../src/kpi/indicator";
import { allIndicators, buildScorecard } from "../../src/kpi/scorecard";
import { DEFAULT_RULESET } from "../../src/rag/rules/default-ruleset";
import { kpiTableOf, type RowOf } from "./kpi-table-of";

const met: RowOf = { target: 10, goodIs: "High", latestValue: 11, asOf: "2024/25 Q2" };
const near: RowOf = { ...met, latestValue: 9.5 };
const missed: RowOf = { ...met, latestValue: 1 };
const scorecardOf = (rows: RowOf[]): ReturnType<typeof buildScorecard> =>
  buildScorecard(readIndicators(kpiTableOf(rows)), DEFAULT_RULESET);

describe("a scorecard", () => {
  test("groups by section and KPI in the order of the sheet, whatever the case or spacing of names", () => {
    const { sections } = scorecardOf([
      { ...met, section: "Roads", kpi: "Condition", metric: "A" },
      { ...met, section: "Health", kpi: "Checks", metric: "B" },
      { ...met, section: "roads ", kpi: "CONDITION", metric: "C" },
    ]);
    expect(sections.map(({ name, kpis }) => [name, kpis.map((kpi) => kpi.indicators.map((i) => i.metric))])).toEqual([
      ["Roads", [["A", "C"]]],
      ["Health", [["B"]]],
    ]);
  });

  test.each<[string, RowOf[], string]>([
    ["the worst member decides", [met, near, missed], "red"],
    ["amber over green", [met, near, met], "amber"],
    ["all green", [met, met], "green"],
    ["members not rated are left out", [met, { ...met, target: "TBC" }], "green"],
    ["none rated", [{ ...met, target: "TBC" }], "not-rated"],
  ])("a combined KPI: %s", (_, rows, status) => {
    const { sections } = scorecardOf(
      rows.map((row, index) => ({ ...row, kpi: "One", metric: `M${index}`, combine: "Yes" })),
    );
    expect(sections[0]?.kpis[0]?.combined?.status).toBe(status);
  });

  test("a KPI whose rows do not ask for it has no combined status", () => {
    expect(
      scorecardOf([
        { ...met, kpi: "One" },
        { ...missed, kpi: "One" },
      ]).sections[0]?.kpis[0]?.combined,
    ).toBeNull();
  });

  test("counts every indicator once, by its reported status", () => {
    const scorecard = scorecardOf([
      { ...met, metric: "A" },
      { ...missed, metric: "B", override: "Amber", overrideReason: "Late return" },
      { ...met, metric: "C", target: "TBC" },
    ]);
    expect(scorecard).toMatchObject({ indicatorCount: 3, kpiCount: 3, period: "2024/25 Q2" });
    expect(scorecard.counts).toEqual({
      exceeding: 0,
      green: 1,
      "amber-green": 0,
      amber: 1,
      "amber-red": 0,
      red: 0,
      "not-rated": 1,
    });
    expect(allIndicators(scorecard)).toHaveLength(3);
  });

  test("a blank row is not an indicator; a row with only a target is", () => {
    expect(readIndicators(kpiTableOf([{}, { section: "Roads" }, { target: 5 }])).map((i) => i.row)).toEqual([2]);
  });
});

test.each<[string, string]>([
  ["dd/mm/yyyy", "30 September 2024"],
  ["mmm-yy", "September 2024"],
])("an as-of date that Excel holds as a day is shown as its format %s shows it", (format, shown) => {
  const table = kpiTableOf([{ metric: "Met", target: 10, goodIs: "High", latestValue: 11, asOf: 45565 }]);
  if (table.cells.asOf) table.cells.asOf.formats = [format];
  expect(buildScorecard(readIndicators(table), DEFAULT_RULESET).period).toBe(shown);
});
