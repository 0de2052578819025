import fc from "fast-check";
import { cellAddress, columnLetters, readAddress } from "../../src/kpi/address";
import { ASKED_COLUMNS, COLUMN_KEYS, COLUMNS, HEADINGS, REQUIRED_COLUMNS } from "../../src/kpi/columns/columns";
import { matchColumns } from "../../src/kpi/columns/match-headings";
import { expandPhrases } from "../../src/kpi/columns/expand-phrases";
import { FIELD_WORDS } from "../../src/rag/sentences/field-words";

describe("finding columns by their headings", () => {
  const headings = COLUMN_KEYS.map((key) => HEADINGS[key]);
  test("the published headings, in any order and case, with stray spaces", () => {
    const { columns, missing } = matchColumns([...headings].reverse().map((heading) => ` ${heading.toUpperCase()}  `));
    expect(missing).toEqual([]);
    expect(columns).toEqual(Object.fromEntries(COLUMN_KEYS.map((key, index) => [key, headings.length - 1 - index])));
  });
  test("the first of two identical headings counts", () => {
    expect(matchColumns(["Target", "Target"]).columns.target).toBe(0);
  });
  test("required columns that are missing are listed", () => {
    expect(matchColumns(["Target", "Metric Name", "Notes"]).missing).toEqual(["latestValue", "status"]);
  });
  test("columns that are not KPI columns are ignored", () => {
    expect(Object.keys(matchColumns(["Notes", "Target (old)", "Target"]).columns)).toEqual(["target"]);
  });
});

describe("the list of columns", () => {
  test("names columns as the reasons of the rules do", () => {
    expect(HEADINGS).toMatchObject(FIELD_WORDS);
  });
  test("has no phrase for two columns, and all in lower case", () => {
    const named = COLUMN_KEYS.flatMap((key) => {
      const { synonyms = [], further = [], likely = [] } = COLUMNS[key];
      const phrases = [HEADINGS[key].toLowerCase(), ...[...synonyms, ...further, ...likely].flatMap(expandPhrases)];
      return [...new Set(phrases)].map((phrase) => ({ phrase, key }));
    });
    const twice = named.filter(({ phrase, key }) => named.some((one) => one.phrase === phrase && one.key !== key));
    expect(twice).toEqual([]);
    expect(named.filter(({ phrase }) => phrase !== phrase.toLowerCase())).toEqual([]);
  });
  test("has the required columns, and those that are asked for too", () => {
    expect(REQUIRED_COLUMNS).toEqual(["target", "metric", "latestValue", "status"]);
    expect(ASKED_COLUMNS).toEqual(["target", "goodIs", "metric", "latestValue", "status"]);
  });
});

test.each<[string, string[]]>([
  ["target", ["target"]],
  ["(plan|goal)", ["plan", "goal"]],
  ["[performance] (indicator|measure)", ["indicator", "measure", "performance indicator", "performance measure"]],
  ["good (to be|performance is)", ["good to be", "good performance is"]],
  ["[rag]", ["rag"]],
])("the pattern %s stands for %j", (pattern, phrases) => {
  expect(expandPhrases(pattern).sort()).toEqual([...phrases].sort());
});

test.each([
  [0, "A"],
  [25, "Z"],
  [26, "AA"],
  [701, "ZZ"],
  [702, "AAA"],
])("column %d is %s", (column, letters) => {
  expect(columnLetters(column)).toBe(letters);
});

test.each<[string, { row: number; column: number } | null]>([
  ["G12", { row: 11, column: 6 }],
  ["'My sheet'!$B$2:$C$9", { row: 1, column: 1 }],
  ["AA100", { row: 99, column: 26 }],
  ["2:2", null],
  ["", null],
])("the address %s", (address, cell) => {
  expect(readAddress(address)).toEqual(cell);
  if (cell && /^\w+$/.test(address)) expect(cellAddress(cell.row, cell.column)).toBe(address);
});

describe("headings as officers write them", () => {
  const keysOf = (headings: string[]): Record<string, string | undefined> =>
    Object.fromEntries(Object.entries(matchColumns(headings).columns).map(([key, index]) => [key, headings[index]]));

  test.each<[string, string[]]>([
    ["a service plan", ["Priority", "PI", "Good to be", "Target 2024/25", "Actual Q2", "RAG", "DoT"]],
    [
      "a cabinet appendix",
      [
        "Directorate",
        "Performance Indicator",
        "Polarity",
        "Target",
        "Outturn",
        "RAG Rating",
        "Direction of Travel",
        "Comments",
      ],
    ],
    ["a scorecard", ["Indicator", "Aim", "Plan (%)", "Current performance*", "Status", "Trend"]],
    [
      "a measure list over line breaks",
      ["Measure\nname", "Desired\ndirection", "Target\n(2024/25)", "Latest\nresult", "RAG\nstatus"],
    ],
  ])("%s has every column it needs", (_, headings) => {
    expect(matchColumns(headings)).toMatchObject({ missing: [] });
  });

  test.each<[string, string, string]>([
    ["a heading of ours before one with a period", "target", "Target"],
    ["a heading of ours before a synonym", "latestValue", "Latest Value"],
  ])("%s", (_, key, heading) => {
    expect(keysOf(["Target 2023/24", "Actual", "Target", "Latest Value"])[key]).toBe(heading);
  });

  test("a column headed KPI is the metric where there is no other", () => {
    expect(keysOf(["KPI", "Good Is", "Target", "Actual", "RAG"])).toMatchObject({ metric: "KPI" });
    expect(keysOf(["KPI", "Measure", "Good Is", "Target", "Actual", "RAG"])).toMatchObject({
      kpi: "KPI",
      metric: "Measure",
    });
  });

  test.each([
    "Comments",
    "Owner",
    "Target owner",
    "Actual cost centre",
    "Status update",
    "RAG last quarter commentary",
  ])("“%s” is nobody's", (heading) => {
    expect(matchColumns([heading]).columns).toEqual({});
  });

  test("headings in any order give the same columns", () => {
    const headings = [
      "Theme",
      "Indicator",
      "Polarity",
      "Target 2024/25",
      "Outturn",
      "RAG",
      "DoT",
      "Last year",
      "Notes",
    ];
    fc.assert(
      fc.property(fc.shuffledSubarray(headings, { minLength: headings.length }), (order) => {
        expect(keysOf(order)).toEqual(keysOf(headings));
      }),
    );
  });
});
