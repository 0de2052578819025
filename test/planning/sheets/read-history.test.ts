import fc from "fast-check";
import { DEFAULT_RULESET } from "../../../src/rag/rules/default-ruleset";
import { readHistory, type HistoryReading } from "../../../src/planning/sheets/kpi-history/read";
import { recordsOf } from "../../../src/kpi/history/record";
import { headingsOf } from "../../../src/planning/sheets/declaration";
import { lineOf } from "../../../src/planning/sheets/kpi-history/describe";
import { KPI_HISTORY } from "../../../src/planning/sheets/kpi-history/sheet";
import type { CellValue } from "../../../src/kpi/kpi-table";
import { anyText } from "../../rag/periods/period-texts";
import { scorecardOf } from "../../kpi/history/past";

const read = (values: CellValue[][], formats: string[][] = []): HistoryReading =>
  readHistory({ name: "KPI History", firstRow: 0, firstColumn: 0, values, formats }, DEFAULT_RULESET);
const HEAD = ["Section", "KPI", "Metric Name", "Period", "Value", "Target", "RAG Status"];
const line = (period: CellValue, value: CellValue = 80, metric = "Rent", status = "Amber"): CellValue[] => [
  "Homes",
  "Rents",
  metric,
  period,
  value,
  "85%",
  status,
];

test("lines are read by their headings in any order, beside a person's own columns and below a title", () => {
  const { records, problems } = read(
    [
      ["Our history", "", "", "", "", ""],
      ["RAG Rating", "Period", "My note", "value", "Metric", "Target"],
      ["amber", "Q1 2024-25", "as told", 0.886, "Rent", "85%"],
      ["", "", "", "", "", ""],
    ],
    [[], [], ["", "", "", "0.0%"]],
  );
  expect(problems).toEqual([]);
  expect(records).toMatchObject([
    {
      metric: "Rent",
      kpi: "Rent",
      period: "Q1 2024-25",
      figure: 88.6,
      shownValue: "88.6%",
      shownTarget: "85%",
      status: "amber",
      section: "",
    },
  ]);
});

test("a closed period is read back as it was", () => {
  const scorecard = scorecardOf([
    {
      section: "Homes",
      kpi: "Rents",
      metric: "Rent %",
      target: "85%",
      goodIs: "High",
      asOf: "2024/25 Q2",
      latestValue: 80,
      override: "Green",
      overrideReason: "Late figures",
    },
    { metric: "Spend £m", target: "192.365m", goodIs: "On Target", asOf: "2024/25", latestValue: 188.57 },
    { metric: "Calls", target: "TBC", asOf: "2024/25 Q2", latestValue: "Almost 895,000" },
    { metric: "Blank", target: 5, goodIs: "Low", asOf: "2024/25 Q2" },
  ]);
  const records = recordsOf(scorecard, DEFAULT_RULESET, "2024/25 Q2");
  const lines = records.map((record) =>
    KPI_HISTORY.columns.map(({ id: column }) => lineOf(record, DEFAULT_RULESET)[column]),
  );
  const { records: again, problems } = readHistory(
    {
      ...{ name: "KPI History", firstRow: 0, firstColumn: 0 },
      values: [headingsOf(KPI_HISTORY), ...lines.map((cells) => cells.map(({ value }) => value))],
      formats: [[], ...lines.map((cells) => cells.map(({ format }) => format))],
    },
    DEFAULT_RULESET,
  );
  expect(problems).toEqual([]);
  expect(again.map(({ shownTarget: _, ...rest }) => rest)).toEqual(records.map(({ shownTarget: _, ...rest }) => rest));
  expect(records).toMatchObject([
    {
      status: "green",
      computed: "amber",
      override: "green",
      overrideReason: "Late figures",
      period: "2024/25 Q2",
      ruleset: DEFAULT_RULESET.name,
    },
    { asOf: "2024/25", period: "2024/25 Q2", figure: 188_570_000, status: "green" },
    { status: "not-rated", figure: 895_000, shownValue: "Almost 895,000" },
    { figure: null, status: "not-rated" },
  ]);
});

describe("what an officer should look at", () => {
  test.each<[string, CellValue[][], number, string[]]>([
    [
      "no headings",
      [
        ["Metric", "When"],
        ["Rent", "2024/25"],
      ],
      0,
      ["“KPI History” has no row of headings with Metric Name, Period, Value. Add them above its lines."],
    ],
    [
      "a period that cannot be read",
      [HEAD, line("Q1")],
      0,
      ["The line of D2 is not used. “Q1” has no year. Write it in full, such as “2024/25 Q2”."],
    ],
    [
      "no metric",
      [HEAD, line("2024/25 Q1", 80, "")],
      0,
      ["C2 names no metric, so the line is not used. Write its name there."],
    ],
    [
      "no status of these rules",
      [HEAD, line("2024/25 Q1", 80, "Rent", "Purple")],
      1,
      ["“Purple” in G2 is not a status of these rules. Write one of their words."],
    ],
    [
      "the same line twice",
      [HEAD, line("2024/25 Q1"), line("2024/25 Q1")],
      1,
      ["D2 and D3 are both of “Rent” for 2024/25 Q1. They say the same: delete one."],
    ],
    [
      "two lines that differ",
      [HEAD, line("2024/25 Q1"), line("Q1 2024/25", 81)],
      0,
      ["D2 and D3 are both of “Rent” for 2024/25 Q1. They differ, so neither is used. Delete the wrong one."],
    ],
    [
      "a gap",
      [HEAD, line("2024/25 Q3"), line("2023/24 Q4")],
      2,
      ["“Rent” has 2023/24 Q4 and then 2024/25 Q3, and nothing from 2024/25 Q1 on between them."],
    ],
    ["no gap between a year and quarters", [HEAD, line("2023/24"), line("2024/25 Q3")], 2, []],
    ["no gap over the turn of a year", [HEAD, line("2023/24 Q4"), line("2024/25 Q1")], 2, []],
  ])("%s", (_, values, count, sentences) => {
    const { records, problems } = read(values);
    expect(records).toHaveLength(count);
    expect(problems.map(({ sentence }) => sentence)).toEqual(sentences);
  });
});

test("reading never throws, and the order of lines changes only the order of records", () => {
  const cell = fc.oneof(anyText, fc.double(), fc.constantFrom("Rent", "2024/25 Q1", "Green", ""));
  fc.assert(
    fc.property(
      fc.array(
        fc.tuple(
          cell,
          cell,
          fc.constantFrom("Rent", "rent ", "Tax"),
          fc.constantFrom("2024/25 Q1", "2024/25 Q2", "x"),
          cell,
          cell,
          cell,
        ),
        { maxLength: 6 },
      ),
      (lines) => {
        const records = (reading: HistoryReading): string[] =>
          reading.records.map((record) => JSON.stringify(record).toLowerCase()).sort();
        // The first of two equal lines is kept, with its own spelling.
        const spelled = records(read([HEAD, ...lines])).length;
        expect(records(read([HEAD, ...[...lines].reverse()]))).toHaveLength(spelled);
      },
    ),
  );
  fc.assert(fc.property(fc.array(fc.array(cell, { maxLength: 5 }), { maxLength: 5 }), (values) => void read(values)));
});
