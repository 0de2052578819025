import fc from "fast-check";
import { COLUMN_KEYS, HEADINGS, type ColumnKey } from "../../../src/kpi/columns/columns";
import {
  choicesOf,
  choose,
  clashesOf,
  mapChoices,
  repeatsOf,
  type ColumnChoices,
} from "../../../src/kpi/finding/choose-columns";
import { mappingOf, NO_MAPPING, type MappedHeading } from "../../../src/kpi/columns/column-mapping";
import { findBlocks } from "../../../src/kpi/finding/find-blocks";
import { USUAL_LAYOUT } from "../../../src/kpi/layout/layout-context";
import { matchColumns } from "../../../src/kpi/columns/match-headings";
import { findLikelyHeadings } from "../../../src/kpi/finding/likely-headings";

const line = (heading: string, is: MappedHeading["is"]): MappedHeading => ({ heading, is });

describe("the workbook's own mapping of a heading takes precedence", () => {
  test.each<[string, string[], MappedHeading[], Partial<Record<ColumnKey, number>>]>([
    ["over our own heading", ["Target", "Plan"], [line("Plan", "target")], { target: 1 }],
    [
      "whatever the case and the spacing",
      [" where  WE\nare "],
      [line("Where we are", "latestValue")],
      { latestValue: 0 },
    ],
    [
      "a heading that is not used is none",
      ["Target", "Actual", "Outturn"],
      [line("Outturn", "not-used")],
      { target: 0, latestValue: 1 },
    ],
    ["our own heading may be another column", ["Target", "Benchmark"], [line("Benchmark", "target")], { target: 1 }],
    ["KPI that is said to be the KPI names no rows", ["KPI"], [line("KPI", "kpi")], { kpi: 0 }],
    ["a heading that is nowhere does no harm", ["Target"], [line("Elsewhere", "target")], { target: 0 }],
  ])("%s", (_, headings, lines, columns) => {
    expect(matchColumns(headings, mappingOf(lines)).columns).toEqual(columns);
  });

  test("two headings that are mapped to one column are ambiguous", () => {
    const { columns, unsure } = matchColumns(["A", "B"], mappingOf([line("A", "target"), line("B", "target")]));
    expect([columns, unsure]).toEqual([{}, [{ key: "target", indexes: [0, 1] }]]);
  });

  test("rows in plain cells are read, also where one heading is too long", () => {
    const long =
      "The figure as it was given to us by the services, before any of it was looked at again by anybody at all";
    const values = [
      ["Ours", long, "Goal", "Colour"],
      ["Roads", 4, 5, ""],
    ];
    const mapping = mappingOf([
      line("Ours", "metric"),
      line(long.slice(0, 81), "latestValue"),
      line("Colour", "status"),
    ]);
    expect(findBlocks({ firstRow: 0, firstColumn: 0, values }).blocks).toEqual([]);
    expect(findBlocks({ firstRow: 0, firstColumn: 0, values }, { ...USUAL_LAYOUT, mapping }).blocks).toMatchObject([
      { rowCount: 1, columns: { metric: 0, latestValue: 1, target: 2, status: 3 } },
    ]);
  });
});

describe("only choices that matching would not make are stored", () => {
  const headings = ["Measure", "Plan", "Actual", "Outturn", "RAG", "Trend"];
  const chosen = (change: ColumnChoices, lines: MappedHeading[] = []): MappedHeading[] => {
    const mapping = mappingOf(lines);
    return [...mapChoices(headings, { ...choicesOf(headings, mapping), ...change }, mapping).values()];
  };
  test.each<[string, ColumnChoices, MappedHeading[], MappedHeading[]]>([
    ["nothing", {}, [], []],
    ["one of two that fit", { latestValue: "Actual" }, [], [line("Actual", "latestValue")]],
    ["none, where one would be found", { trends: null }, [], [line("Trend", "not-used")]],
    ["none of two that fit", { latestValue: null }, [], [line("Actual", "not-used"), line("Outturn", "not-used")]],
    ["a heading that is another's by itself", { benchmark: "Trend", trends: null }, [], [line("Trend", "benchmark")]],
    [
      "another in place of one said before",
      { latestValue: "Outturn" },
      [line("Actual", "latestValue")],
      [line("Outturn", "latestValue")],
    ],
    [
      "a line about another table is kept",
      { latestValue: "Actual" },
      [line("Elsewhere", "target")],
      [line("Elsewhere", "target"), line("Actual", "latestValue")],
    ],
    [
      "a line that still holds is kept",
      {},
      [line("Actual", "latestValue"), line("Trend", "not-used")],
      [line("Actual", "latestValue"), line("Trend", "not-used")],
    ],
    ["by the same words in another case", { target: "PLAN" }, [], []],
  ])("%s", (_, change, lines, expected) => {
    expect(chosen(change, lines)).toEqual(expected);
  });

  test("matching finds exactly what was chosen", () => {
    const known = [
      ...Object.values(HEADINGS),
      "Actual",
      "Outturn",
      "Trend",
      "DoT",
      "Plan",
      "Goal",
      "Ours",
      "Theirs",
      "Note",
    ];
    const cases = fc
      .uniqueArray(fc.constantFrom(...known), { minLength: 1, maxLength: 12, selector: (text) => text.toLowerCase() })
      .chain((texts) =>
        fc.record({
          texts: fc.constant(texts),
          picks: fc.uniqueArray(fc.tuple(fc.constantFrom(...COLUMN_KEYS), fc.constantFrom(...texts)), {
            maxLength: 6,
            selector: ([key]) => key,
          }),
          held: fc.array(
            fc.tuple(fc.constantFrom(...known), fc.constantFrom<MappedHeading["is"]>(...COLUMN_KEYS, "not-used")),
            { maxLength: 5 },
          ),
        }),
      );
    fc.assert(
      fc.property(cases, ({ texts, picks, held }) => {
        const mapping = mappingOf(held.map(([heading, is]) => line(heading, is)));
        const taken = new Set<string>();
        const choices: ColumnChoices = Object.fromEntries(COLUMN_KEYS.map((key) => [key, null]));
        for (const [key, heading] of picks) if (!taken.has(heading)) [choices[key]] = [heading, taken.add(heading)];
        const found = matchColumns(texts, mapChoices(texts, choices, mapping)).columns;
        for (const key of COLUMN_KEYS) {
          const index = found[key];
          expect([key, index === undefined ? null : texts[index]]).toEqual([key, choices[key]]);
        }
      }),
    );
  });
});

test("the column headed KPI is the KPI again once another column is the metric", () => {
  const headings = ["KPI", "Target", "Actual", "RAG", "Note"];
  const choices = choicesOf(headings, NO_MAPPING);
  expect(choices).toMatchObject({ metric: "KPI", kpi: null });
  expect(choose(choices, "metric", "Note")).toMatchObject({ metric: "Note", kpi: "KPI" });
  expect(choose(choices, "target", "Note")).toMatchObject({ metric: "KPI", kpi: null });
});

test("one heading for two columns is a clash of both", () => {
  expect(clashesOf({ target: "A", benchmark: " a", metric: "B", kpi: null })).toEqual(
    new Map([
      ["target", ["benchmark"]],
      ["benchmark", ["target"]],
    ]),
  );
});

test.each<[string, string[], ColumnChoices, ColumnKey[]]>([
  ["a heading of one column", ["Actual", "Plan"], { latestValue: "Actual" }, []],
  ["a heading of two", ["Actual", "Plan", " ACTUAL"], { latestValue: "Actual", target: "Plan" }, ["latestValue"]],
  ["two that are headed as ours: the first counts", ["Target", "Target"], { target: "Target" }, []],
  ["headed as ours, and said to be something else", ["Target", "Target"], { benchmark: "Target" }, ["benchmark"]],
  ["none", ["Actual", "Actual"], { latestValue: null }, []],
])("what no heading tells apart: %s", (_, headings, choices, repeats) => {
  expect([...repeatsOf(headings, choices)]).toEqual(repeats);
});

test.each<[string, (string | number)[][], string[] | null]>([
  [
    "a second line under a merged heading",
    [
      ["What", "Year", "", "Colour"],
      ["", "Aiming", "Got", ""],
      ["Roads", 5, 4, ""],
    ],
    ["What", "Year Aiming", "Year Got", "Colour"],
  ],
  [
    "few headings in the first line",
    [
      ["What", "Year", "", ""],
      ["", "Aiming", "Got", "Colour"],
      ["Roads", 5, 4, ""],
    ],
    ["What", "Year Aiming", "Year Got", "Year Colour"],
  ],
  [
    "a row of words is data",
    [
      ["What", "Aim", "Got", "Colour", ""],
      ["Roads", "TBC", "none", "", "see note"],
      ["Streets", 5, 4, "", ""],
    ],
    ["What", "Aim", "Got", "Colour", ""],
  ],
])("headings in two lines: %s", (_, values, headings) => {
  expect(findLikelyHeadings(values)?.headings ?? null).toEqual(headings);
});

test.each<[string, (string | number)[][], number | null]>([
  ["headings in other words", [["Our scorecard"], [], ["What", "Aim", "Got", "Colour"], ["Roads", 5, 4, ""]], 2],
  [
    "a row of figures",
    [
      ["Roads", 5, 4, ""],
      ["Streets", 5, 4, ""],
    ],
    null,
  ],
  [
    "too few",
    [
      ["What", "Aim", "Got"],
      ["Roads", 5, 4],
    ],
    null,
  ],
  ["nothing below", [["What", "Aim", "Got", "Colour"]], null],
  [
    "beside headings that are alike",
    [
      ["What", "Aim", "Got", "Colour", "Spent", "Spent"],
      ["Roads", 5, 4, "", 1, 2],
    ],
    0,
  ],
  [
    "the same word twice",
    [
      ["What", "Aim", "Aim", "Colour"],
      ["Roads", 5, 4, ""],
    ],
    null,
  ],
])("what looks like headings: %s", (_, values, row) => {
  expect(findLikelyHeadings(values)?.row ?? null).toBe(row);
});
