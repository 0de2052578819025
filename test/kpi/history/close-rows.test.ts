import { DEFAULT_RULESET } from "../../../src/rag/rules/default-ruleset";
import type { ClosingRow } from "../../../src/kpi/history/advance-row";
import { closePeriod, type Closing } from "../../../src/kpi/history/close-rows";
import { recordsOf, type HistoryRecord } from "../../../src/kpi/history/record";
import { readIndicators } from "../../../src/kpi/indicator";
import type { KpiTable } from "../../../src/kpi/kpi-table";
import { buildScorecard } from "../../../src/kpi/scorecard";
import { kpiTableOf, type RowOf } from "../kpi-table-of";
import { recordOf } from "./past";

const row = (changes: RowOf = {}): RowOf => ({
  metric: "Rent collected",
  target: "85%",
  goodIs: "High",
  asOf: "2024/25 Q2",
  latestValue: 88.6,
  ...changes,
});

function close(
  rows: RowOf[],
  history: HistoryRecord[] = [],
  closed = "2024/25 Q2",
  changes: (table: KpiTable) => void = () => undefined,
): Closing {
  const table = kpiTableOf(rows);
  changes(table);
  const closing = closePeriod(buildScorecard(readIndicators(table), DEFAULT_RULESET), [table], history, closed);
  if ("why" in closing) throw new Error(closing.why);
  return closing;
}

const told = ({ changes }: ClosingRow): Record<string, unknown> =>
  Object.fromEntries(changes.map(({ key, to }) => [key, to.value]));
const one = (changes: RowOf, history: HistoryRecord[] = [], closed?: string): ClosingRow => {
  const [first] = close([row(changes)], history, closed).rows;
  if (!first) throw new Error("no row");
  return first;
};

test("the latest value becomes the previous one, and the date moves on in its own style", () => {
  const closing = close([row({ previousValue: 87 })]);
  expect(closing).toMatchObject({ period: "2024/25 Q2", next: "2024/25 Q3" });
  const [first] = closing.rows;
  expect(first).toMatchObject({
    advances: true,
    asOf: "2024/25 Q2",
    next: "2024/25 Q3",
    sentences: ["Goes on from 2024/25 Q2 to 2024/25 Q3."],
  });
  expect(first?.changes).toMatchObject([
    { key: "previousValue", from: { value: 87 }, to: { kind: "number", value: 88.6 } },
    { key: "latestValue", from: { value: 88.6 }, to: { kind: "empty", value: "" } },
    { key: "asOf", from: { value: "2024/25 Q2" }, to: { value: "2024/25 Q3" } },
  ]);
});

test.each<[string, string, string, string]>([
  ["a quarter in arrears", "2024/25 Q1", "2024/25 Q2", "2024/25 Q2"],
  ["another style", "Q2 2024-25 b Revised", "2024/25 Q2", "Q3 2024-25"],
  ["the last quarter", "2024/25 Q4", "2024/25 Q4", "2025/26 Q1"],
  ["a month of a quarter", "September 2024", "2024/25 Q2", "December 2024"],
  ["the day that a quarter ends", "30/09/2024", "2024/25 Q2", "31/12/2024"],
  ["a year to a month's end", "2024/25 YTD 30.09.24", "2024/25 Q2", "2024/25 YTD 31.12.24"],
  ["a year, where years are closed", "2024/25", "2024/25", "2025/26"],
  ["a quarter, where years are closed", "2024/25 Q4", "2024/25", "2025/26 Q4"],
  ["a term, where terms are closed", "2024 b Spring Term", "2023/24 Spring Term", "2024 Summer Term"],
])("%s goes on", (_, asOf, closed, next) => {
  expect(one({ asOf }, [], closed)).toMatchObject({ advances: true, next });
});

test.each<[string, RowOf, RegExp]>([
  [
    "a year",
    { asOf: "2024/25" },
    /“2024\/25” is for a year, and does not go on with a quarter; its value is still the latest\./,
  ],
  ["a half", { asOf: "2024/25 H1" }, /is for a half/],
  ["a term", { asOf: "2023/24 Summer Term" }, /does not go on with a quarter/],
  ["a day within a month", { asOf: "2024/25 YTD 10.10.24" }, /does not end with a month/],
  ["no date", { asOf: "" }, /F2 is empty, so its period is not known\./],
  [
    "a date that cannot be read",
    { asOf: "Wave 2" },
    /its period in F2 was not read\. “Wave” in “Wave 2” is not understood/,
  ],
  ["a period that is ahead", { asOf: "2024/25 Q3" }, /it is for 2024\/25 Q3 already\./],
  ["no value yet", { latestValue: "", previousValue: 80 }, /there is no value for 2024\/25 Q2 in H2 yet\./],
  ["a value that is awaited", { latestValue: "TBC" }, /no value/],
  ["an error", { latestValue: "#N/A" }, /H2 holds #N\/A/],
])("a row stays as it is, and says why: %s", (_, changes, why) => {
  const closed = one(changes);
  expect(closed).toMatchObject({ advances: false, next: null, changes: [] });
  expect(closed.sentences.join(" ")).toMatch(why);
});

test.each(["Wave 2", "30/09/2024", "2024/25 YTD"])("%s cannot be closed, and the reason is given", (closed) => {
  const table = kpiTableOf([row()]);
  const closing = closePeriod(buildScorecard(readIndicators(table), DEFAULT_RULESET), [table], [], closed);
  expect("why" in closing && closing.why).toMatch(/\.$/);
});

test("closing a period twice moves rows once", () => {
  const rows = [row()];
  const [first] = close(rows).rows;
  const after = row(Object.fromEntries((first?.changes ?? []).map(({ key, to }) => [key, to.value])));
  expect(close([after], [], "2024/25 Q2").rows[0]).toMatchObject({ advances: false });
  expect(close([after], [], "2024/25 Q3").rows[0]).toMatchObject({ advances: false });
});

test.each<[string, RowOf, HistoryRecord[], "previousValue" | "lastYear", boolean]>([
  ["a figure goes", { previousValue: "87%" }, [], "previousValue", true],
  [
    "a figure with its words goes",
    { previousValue: "87 days", metric: "Average time (days)" },
    [],
    "previousValue",
    true,
  ],
  ["“n/a” goes", { previousValue: "n/a" }, [], "previousValue", true],
  ["a person's words stay", { previousValue: "see the note of May" }, [], "previousValue", false],
  ["words beside a figure stay", { previousValue: "87 (restated in May)" }, [], "previousValue", false],
  [
    "words that the history holds go",
    { previousValue: "see the note of May" },
    [recordOf({ period: "2024/25 Q1", value: "see the note of May" })],
    "previousValue",
    true,
  ],
  ["words for last year stay", { lastYear: "new in May" }, [], "lastYear", false],
])("what a closing writes over: %s", (_, changes, history, key, goes) => {
  const closed = one(changes, history);
  expect(key in told(closed)).toBe(goes);
  expect(/stays as it is: clear it by hand/.test(closed.sentences.join(" "))).toBe(!goes);
});

test("a review date that was not read stays, because a person typed it", () => {
  expect(told(one({ override: "Green", overrideReason: "Late", reviewBy: "soon" }))).not.toHaveProperty("reviewBy");
  expect(told(one({ override: "Green", overrideReason: "Late", reviewBy: "01/10/2024" }))).toHaveProperty(
    "reviewBy",
    "",
  );
});

describe("the same period last year", () => {
  const records = [
    recordOf({ period: "2023/24 Q3", value: 0.81, format: "0%" }),
    recordOf({ period: "2023/24 Q2", value: 0.7, format: "0%" }),
  ];

  test("comes from the history, as its cell was", () => {
    const { changes } = one({ lastYear: 70 }, records);
    expect(changes.find(({ key }) => key === "lastYear")).toMatchObject({
      from: { value: 70 },
      to: { kind: "number", value: 0.81, format: "0%" },
    });
  });

  test("of a KPI that was renamed too", () => {
    expect(told(one({ kpi: "Rents" }, records))).toMatchObject({ lastYear: 0.81 });
  });

  test("is emptied where the history does not have it, and a sentence says so", () => {
    const closed = one({ lastYear: 70 });
    expect(told(closed)).toMatchObject({ lastYear: "" });
    expect(closed.sentences.join(" ")).toMatch(/the history has no 2023\/24 Q3\. Put that figure there\./);
  });
});

describe("an override", () => {
  const override = { override: "Green", overrideReason: "Late figures" };
  test.each<[string, RowOf, boolean, RegExp]>([
    ["goes with its period", override, true, /was for 2024\/25 Q2 and is emptied; the history keeps it/],
    ["goes where its review day has come by then", { ...override, reviewBy: "01/10/2024" }, true, /is emptied/],
    [
      "stays where its review day is later",
      { ...override, reviewBy: "02/10/2024" },
      false,
      /stays: it is due for review by 02\/10\/2024/,
    ],
    ["goes where its review day was not read", { ...override, reviewBy: "soon" }, true, /“soon”, was not read/],
    ["stays where it is not in use", { override: "Green" }, false, /stays: it is not in use/],
  ])("%s", (_, changes, goes, sentence) => {
    const closed = one(changes);
    expect("override" in told(closed)).toBe(goes);
    expect("overrideReason" in told(closed)).toBe(goes);
    expect(closed.sentences.join(" ")).toMatch(sentence);
  });
});

test("what was expected by the closed period stays, and a sentence names it", () => {
  expect(one({ expectedToDate: 105 }).sentences.join(" ")).toMatch(/N2 still says what was expected by 2024\/25 Q2/);
});

test("columns that the table does not have are not changed", () => {
  const closing = close([row()], [], "2024/25 Q2", ({ columns }) => {
    delete columns.previousValue;
    delete columns.lastYear;
  });
  expect(closing.rows[0]?.changes.map(({ key }) => key)).toEqual(["latestValue", "asOf"]);
  expect(closing.rows[0]?.sentences.join(" ")).toMatch(/There is no Previous Value column/);
});

test("the scorecard's period is recorded, and each row keeps its own date", () => {
  const table = kpiTableOf([row(), row({ metric: "Annual", asOf: "2024/25" }), row({ metric: "Other" })]);
  const scorecard = buildScorecard(readIndicators(table), DEFAULT_RULESET);
  expect(
    recordsOf(scorecard, DEFAULT_RULESET, scorecard.period ?? "").map(({ period, asOf }) => [period, asOf]),
  ).toEqual([
    ["2024/25 Q2", "2024/25 Q2"],
    ["2024/25 Q2", "2024/25"],
    ["2024/25 Q2", "2024/25 Q2"],
  ]);
});
