import fc from "fast-check";
import { DEFAULT_RULESET } from "../../../src/rag/rules/default-ruleset";
import { COMBINE_METHODS } from "../../../src/rag/rules/combining/combine";
import type { Ruleset } from "../../../src/rag/rules/ruleset";
import { describeCombinedKpis, summariseCombined } from "../../../src/planning/sheets/combined-kpis/describe";
import type { SheetContent } from "../../../src/planning/sheets/content";
import { sampleScorecard } from "../../report/sample-scorecard";
import { AMBER, anyScorecard, combiningBy, GREEN, RED, scorecardOf, UNRATED } from "../../report/scorecard-of";
import { mixedColumns, rowsOf, textsOf } from "./sheet-texts";

function sheetOf(scorecard = sampleScorecard(), ruleset: Ruleset = DEFAULT_RULESET): SheetContent {
  return describeCombinedKpis({ scorecard, ruleset, period: "2024/25 Q2", madeOn: "2024-11-15" });
}

describe("the sample's combined KPIs", () => {
  const sheet = sheetOf();

  test("have a row for each indicator, with the KPI's own cells in the first", () => {
    expect(rowsOf(sheet, "kpi/")).toHaveLength(39);
    expect(rowsOf(sheet, "indicator/")).toHaveLength(10);
    expect(rowsOf(sheet, "section/").map((row) => textsOf(row)[0])).toHaveLength(5);
    expect(rowsOf(sheet, "kpi/").every(({ look }) => look === "first")).toBe(true);
  });

  test("give what the report says about the roads, with every indicator's figures", () => {
    const at = sheet.rows.findIndex(({ key }) => key.endsWith("condition of the road network (a,b,c roads)"));
    expect(sheet.rows.slice(at, at + 3).map(textsOf)).toEqual([
      [
        "Condition of the road network (A,B,C roads)",
        "Red",
        "Worst of 3",
        "Condition of A road % Red",
        "3.00",
        "Target year 5 2024/25 is 2.88%",
        "Amber",
        "",
        "Red is the worst of 3 indicators: 2 Amber and 1 Red.",
      ],
      ["", "", "", "Condition of B road % Red", "3.90", "Target year 5 2024/25 is 3.73%", "Amber"],
      ["", "", "", "Condition of C road % Red", "6.30", "Target year 5 2024/25 is 6.02%", "Red"],
    ]);
  });

  test("are summed up in a sentence", () => {
    expect(summariseCombined(sampleScorecard())).toBe(
      "3 of 39 KPIs are combined from several indicators; 3 have several that are not combined.",
    );
    expect(summariseCombined(scorecardOf([GREEN]))).toBe("No KPI is combined from several indicators.");
  });

  test("say how they are combined, when the sheet was made, and by which rules", () => {
    expect(sheet.rows.slice(0, sheet.frozenRows).map(textsOf)).toEqual([
      ["Combined KPIs: 2024/25 Q2"],
      ["KPIs marked to be combined take the worst status of their indicators."],
      ["Indicators that are not rated are left out."],
      ["Made on 15 November 2024 by the rules of KPI Reporter defaults, version 1.0."],
      ["KPI", "KPI status", "How", "Indicator", "Latest value", "Target", "Status", "Weight", "In words"],
    ]);
  });

  test("fit the width of a landscape A4 page", () => {
    expect(sheet.sheet.columns.reduce((sum, { width }) => sum + width, 0)).toBe(1048);
  });
});

describe("combined KPIs", () => {
  /** The last cell of each KPI's row, by the KPI's name. */
  const wordsOf = (sheet: SheetContent): string[][] =>
    rowsOf(sheet, "kpi/").map((row) => [textsOf(row)[0] ?? "", textsOf(row)[8] ?? ""]);

  test("say what is odd about a KPI, and show the others as usual", () => {
    const sheet = sheetOf(
      scorecardOf([
        { ...GREEN, section: "Roads", kpi: "Condition", metric: "A", combine: "Yes" },
        { ...AMBER, section: "Roads", kpi: " CONDITION", metric: "B", combine: "Yes" },
        { ...RED, section: "Health", kpi: "condition", metric: "C" },
        { ...UNRATED, section: "Health", kpi: "Checks", metric: "D", combine: "Yes" },
        { ...UNRATED, section: "Health", kpi: "Checks", metric: "E", combine: "Yes" },
        { ...GREEN, section: "Health", kpi: "Alone", metric: "F", combine: "Yes" },
        { ...GREEN, section: "Health", kpi: "Plain", metric: "G" },
        { ...GREEN, section: "", kpi: "", metric: "" },
      ]),
    );
    expect(wordsOf(sheet)).toEqual([
      [
        "Condition",
        "Amber is the worst of 2 indicators: 1 Green and 1 Amber. Its name is written in 2 ways, “Condition” and “CONDITION”; they were taken as one KPI. Health has a KPI of the same name; the two are kept apart.",
      ],
      ["condition", "Roads has a KPI of the same name; the two are kept apart."],
      ["Checks", "None of its 2 indicators is rated, so the KPI is not rated either."],
      [
        "Alone",
        "Its one indicator is Green, and so is the KPI. Combine is marked, but there is nothing to combine it with.",
      ],
      ["Plain", ""],
      ["No name", ""],
    ]);
  });

  test("show the weights of rows that have them", () => {
    const ruleset = combiningBy("weighted");
    const rows = [
      { ...GREEN, kpi: "One", metric: "A", combine: "Yes", weight: 70 },
      { ...RED, kpi: "One", metric: "B", combine: "Yes" },
    ];
    const sheet = sheetOf(scorecardOf(rows, ruleset), ruleset);
    expect(
      sheet.rows.filter(({ key }) => /^(?:kpi|indicator)\//.test(key)).map((row) => textsOf(row)[7] ?? ""),
    ).toEqual(["70", ""]);
  });

  test("show an index with each component's score and weight, and its working", () => {
    const component = (metric: string, weight: number) => ({ metric, weight, score: "percent of target" as const });
    const ruleset: Ruleset = {
      ...DEFAULT_RULESET,
      composites: [{ name: "Roads index", scale: 10, components: [component("A", 70), component("B", 30)] }],
    };
    const rows = [
      { ...AMBER, metric: "A" },
      { ...GREEN, metric: "B" },
      { ...GREEN, target: 8, latestValue: 9.65, metric: "Roads index" },
    ];
    const sheet = sheetOf(scorecardOf(rows, ruleset), ruleset);
    expect(sheet.rows.filter(({ key }) => /^compo/.test(key)).map(textsOf)).toEqual([
      [
        "Roads index",
        "Green",
        "9.65",
        "A",
        "9.5",
        "9.5: percent of target",
        "Amber",
        "70",
        "70 × 9.5 + 30 × 10, over 100, is 9.65.",
      ],
      ["", "", "", "B", "11", "10: percent of target", "Green", "30", ""],
    ]);
  });

  test.each(COMBINE_METHODS)("by %s have as many rows above their KPIs as by any other method", (method) => {
    expect(sheetOf(sampleScorecard(combiningBy(method)), combiningBy(method)).frozenRows).toBe(sheetOf().frozenRows);
  });

  test("without rows say so", () => {
    expect(rowsOf(sheetOf(scorecardOf([])), "none").map(textsOf)).toEqual([["There are no KPIs yet."]]);
  });

  test("always have unique row keys, a row for each indicator, and statuses in a column without other figures", () => {
    fc.assert(
      fc.property(anyScorecard, ({ scorecard, ruleset }) => {
        const sheet = sheetOf(scorecard, ruleset);
        expect(new Set(sheet.rows.map(({ key }) => key)).size).toBe(sheet.rows.length);
        expect(Math.max(...sheet.rows.map(({ cells }) => cells.length))).toBeLessThanOrEqual(
          sheet.sheet.columns.length,
        );
        expect(sheet.rows.filter(({ key }) => /^(?:kpi|indicator)\//.test(key))).toHaveLength(scorecard.indicatorCount);
        expect(mixedColumns(sheet)).toEqual([]);
      }),
    );
  });
});
