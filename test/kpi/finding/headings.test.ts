import type { ColumnKey } from "../../../src/kpi/columns/columns";
import { matchColumns } from "../../../src/kpi/columns/match-headings";

describe("headings of other officers' workbooks", () => {
  test.each<[ColumnKey, string[]]>([
    [
      "metric",
      [
        "Indicator",
        "MEASURE",
        "PI",
        "Performance  Indicator",
        "KPI Description",
        "Metric",
        "Measure (number)",
        "Indicator*",
      ],
    ],
    [
      "latestValue",
      [
        "Actual",
        "Outturn",
        "Performance",
        "Current",
        "Result",
        "Value",
        "Latest",
        "Actual Q2",
        "Q2 Actual",
        "Actual\n2024/25",
        "Outturn 2024-25",
        "Value (%)",
        "Latest Value (Sept 2024)",
        "Latest value £m",
        "Actual, working days",
        "% Actual",
        "Q2 Actual (kWh)",
      ],
    ],
    ["status", ["RAG", "RAG Rating", "Status", "Rating", "RAG (R/A/G)", "RAG Status*", "RAG Q2", "RAG\nStatus"]],
    ["trends", ["DoT", "Direction of Travel", "Trend", "Direction of Travel (↑↓)"]],
    [
      "goodIs",
      ["Polarity", "Aim", "Good to be", "Good performance is", "Desired direction", "Good is (High/Low)", "Good Is:"],
    ],
    [
      "goodIs",
      [
        "Better if",
        "Bigger/smaller is better",
        "Which way is good",
        "High or low is good",
        "Preferred direction",
        "Good performance",
        "High/Low",
      ],
    ],
    ["numerator", ["Numerator", "numerator (Q2)", "Numerator (days)"]],
    ["denominator", ["Denominator", "Denominator 2024/25", "Denominator (£m)"]],
    [
      "target",
      [
        "Plan",
        "Goal",
        "Target (2024/25)",
        "Target 2024/25",
        "2024/25 Target",
        "Target %",
        "Target (days)",
        "Target in hours",
        "Target per 1,000",
        "Target 2024/25 (tonnes)",
      ],
    ],
    ["asOf", ["Period", "Date", "As at", "As of date"]],
    ["previousValue", ["Previous", "Last period", "Previous Value (Q1)"]],
    [
      "baseline",
      [
        "Baseline",
        "Baseline value",
        "2019/20 baseline",
        "Baseline (2019/20)",
        "Baseline (weeks)",
        "Starting point",
        "Baseline figure",
      ],
    ],
    ["section", ["Theme", "Priority", "Directorate", "Service"]],
    ["unit", ["Unit", "Units", "UoM", "Unit of Measure", "Measured in"]],
  ])("%s", (key, headings) => {
    for (const heading of headings) expect([heading, matchColumns([heading]).columns]).toEqual([heading, { [key]: 0 }]);
  });

  test.each([
    ...[
      "Comments",
      "Commentary",
      "Target (stretch)",
      "Target (old)",
      "Target date",
      "Annual target",
      "Next target",
      "Status of plan",
      "Actual cost",
      "Value for money",
    ],
    ...[
      "Performance notes",
      "Owner",
      "Ref",
      "2024/25",
      "Q2",
      "",
      "%",
      "(2024/25)",
      "Service lead",
      "Service hours",
      "Priority (days)",
      "Weight (kg)",
      "Target (year)",
      "Target (min)",
      "Review date",
      "Indicator owner",
      "RAG last quarter",
    ],
  ])("%j is nobody's", (heading) => {
    expect(matchColumns([heading]).columns).toEqual({});
  });

  test.each<[string, string[], Partial<Record<ColumnKey, number>>]>([
    ["our heading wins over a synonym", ["Plan", "Target"], { target: 1 }],
    ["our heading wins over ours with a period", ["Target 2023/24", "Target"], { target: 1 }],
    ["ours with a period wins over a synonym", ["Goal", "Target 2024/25"], { target: 1 }],
    ["a synonym wins over one with a period", ["Actual Q1", "Actual"], { latestValue: 1 }],
    ["the first of two that are headed as ours", ["Target", "target"], { target: 0 }],
    ["KPI is the metric where nothing else is", ["KPI", "Target"], { metric: 0, target: 1 }],
    ["KPI is the KPI where there is a metric", ["KPI", "Measure"], { kpi: 0, metric: 1 }],
    ["KPI is the KPI where the metric is in doubt", ["KPI", "Measure", "Indicator"], { kpi: 0 }],
  ])("%s", (_, headings, columns) => {
    expect(matchColumns(headings).columns).toEqual(columns);
  });

  test.each<[string[], ColumnKey]>([
    [["Target 2023/24", "Target 2024/25"], "target"],
    [["Actual Q1", "Actual Q2"], "latestValue"],
    [["RAG", "Status"], "status"],
    [["Theme", "Directorate"], "section"],
  ])("%j: two that fit equally are never decided between", (headings, key) => {
    const { columns, unsure } = matchColumns(headings);
    expect(columns).toEqual({});
    expect(unsure).toEqual([{ key, indexes: [0, 1] }]);
  });

  test("Good Is is not needed", () => {
    expect(matchColumns(["Indicator", "Target", "Actual", "RAG"]).missing).toEqual([]);
  });
});
