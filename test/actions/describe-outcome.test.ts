import type { Undecorated } from "../../src/planning/decoration";
import { NO_OFFERS } from "../../src/planning/status-looks/offers";
import type { PreparedClosing } from "../../src/actions/close-period";
import { describeClosing } from "../../src/actions/describe/describe-closing";
import {
  describeChanges,
  describeKept,
  describeRun,
  describeSheets,
  describeSkipped,
  describeStale,
  fitSentences,
} from "../../src/actions/describe/describe-outcome";
import type { Review } from "../../src/actions/review";
import { EMPTY_PLAN } from "../../src/planning/plan";
import type { KeptCell } from "../../src/planning/statuses/plan-statuses";
import type { SheetsPlan } from "../../src/planning/sheets/report-sheets";
import { kpiTableOf } from "../kpi/kpi-table-of";

const TABLE = kpiTableOf([{ metric: "A" }]);
const OTHER = { ...TABLE, tableId: "t2", sheetId: "s2", sheetName: "More" };
const kept = (address: string, holds: KeptCell["holds"] = "formula"): KeptCell => ({
  tableId: "t1",
  sheetName: "KPIs",
  row: 0,
  address,
  holds,
  text: "",
});
const sheets = (change: Partial<SheetsPlan> = {}): SheetsPlan => ({
  plan: EMPTY_PLAN,
  added: [],
  changed: [],
  overtyped: [],
  troubles: [],
  ...change,
});

test.each([
  [0, "Every status is up to date", "Nothing to change: every status is up to date."],
  [1, "1 status changed", "1 status changed."],
  [1200, "1,200 statuses changed", "1,200 statuses changed."],
])("%d changes", (count, title, sentence) => {
  expect(describeChanges(count)).toEqual({ title, sentence });
});

test.each([
  [1, "1 status in the sheet is out of date."],
  [2, "2 statuses in the sheet are out of date."],
])("%d statuses out of date", (count, sentence) => {
  expect(describeStale(count)).toBe(sentence);
});

test.each<[string, KeptCell[], string[]]>([
  ["none", [], []],
  [
    "a formula",
    [kept("I2")],
    [
      "1 cell of RAG Status holds a formula and is left alone (I2). To have statuses written there, clear it and recalculate.",
    ],
  ],
  [
    "words and formulas",
    [kept("I2"), kept("I3", "other-text")],
    [
      "1 cell of RAG Status holds a formula and is left alone (I2). To have statuses written there, clear it and recalculate.",
      "I3 in RAG Status holds other words and is left alone.",
    ],
  ],
  [
    "a column of formulas, of which some are not what the rules give",
    Array.from({ length: 8 }, (_, index) => ({
      ...kept(`I${index + 2}`),
      ...(index < 2 ? { isAtOdds: true as const } : {}),
    })),
    [
      "8 cells of RAG Status hold formulas and are left alone (I2:I9); 2 say something else than the rules. To have statuses written there, clear them and recalculate.",
    ],
  ],
  ["those of rows that rest on formulas, which are told of with these", [kept("I2", "not-calculated")], []],
  [
    "rows without Good Is, which hold neither",
    [kept("I2", "no-good-is")],
    ["1 row does not say whether high or low is good, and its status is left alone. Add a Good Is column."],
  ],
])("describes status cells that are left alone: %s", (_, cells, sentences) => {
  expect(describeKept(cells, [TABLE])).toEqual(sentences);
});

test("names unknown words, the commonest first, beside other cells that are left alone", () => {
  const asked = (address: string, word: string): KeptCell => ({ ...kept(address, "other-text"), text: word, word });
  const cells = [
    asked("I2", "Not met"),
    asked("I3", "Met"),
    asked("I4", "MET "),
    kept("I5"),
    ...["A", "B", "C"].map((word, index) => asked(`I${6 + index}`, word)),
  ];
  expect(describeKept(cells, [TABLE])).toEqual([
    "1 cell of RAG Status holds a formula and is left alone (I5). To have statuses written there, clear it and recalculate.",
    "“Met” (2 cells), “Not met” (I2), “A” (I6), “B” (I7) and 1 more in RAG Status are no statuses of the rules, and left alone until they say once which status each is.",
  ]);
  expect(describeKept([asked("I2", "Met")], [TABLE])).toEqual([
    "“Met” (I2) in RAG Status is no status of the rules, and left alone until they say once which status it is.",
  ]);
});

test("names cells with their sheet if there are KPI tables on several sheets", () => {
  expect(describeKept([kept("I2")], [TABLE, OTHER])).toEqual([expect.stringMatching(/\(KPIs!I2\)/)]);
});

const skip = (
  address: string,
  why: Review["skipped"][number]["why"],
  more: { sheetName?: string; headings?: string[] } = {},
): Review["skipped"][number] => ({ sheetName: "KPIs", address, why, ...more });

test("describes what was not read, one sentence for each reason", () => {
  const doubt = skip("A1", "unsure-heading", { headings: ["Plan", "Goal"] });
  const skipped = [
    skip("A4", "total"),
    skip("A9", "note"),
    skip("A4001", "not-searched", { sheetName: "Old" }),
    doubt,
    doubt,
    skip("A1", "protected", { sheetName: "2023" }),
    skip("A30", "protected", { sheetName: "2023" }),
  ];
  expect(describeSkipped({ skipped, tables: [TABLE] }, { canNameColumns: true })).toEqual([
    "2 total and note rows are left out: A4 and A9.",
    "“Plan” and “Goal” could be the same column, and neither is used. Rename one, or say which it is.",
    "2023 is protected, and its rows are left out.",
    "Old is too large to be read from A4001 on: rows below are left out.",
  ]);
  expect(describeSkipped({ skipped: [doubt], tables: [TABLE] }, { canNameColumns: false })).toEqual([
    "“Plan” and “Goal” could be the same column, and neither is used. Rename one.",
  ]);
});

test("names a row that is left out with its sheet if the sheet has no KPI table", () => {
  expect(
    describeSkipped(
      { skipped: [skip("B7", "total", { sheetName: "Old" })], tables: [TABLE] },
      { canNameColumns: true },
    ),
  ).toEqual(["1 total or note row is left out: Old!B7."]);
});

const DONE = { tellsWork: true, canNameColumns: false };

test("counts the trends that were written", () => {
  expect([0, 1, 2].map((trendChanges) => describeRun({ trendChanges }, DONE))).toEqual([
    [],
    ["1 trend written."],
    ["2 trends written."],
  ]);
});

test("describes what a closing does to the report's texts", () => {
  const prepared = {
    history: { added: 1, replaced: 0, stayed: 0 },
    keptWords: [],
    formulas: [],
    statuses: [],
    outOfDate: 0,
    review: { tables: [], looks: NO_OFFERS },
    closing: { period: "2024/25 Q2" },
  };
  const said = (textTroubles: PreparedClosing["textTroubles"]): string[] =>
    describeClosing({ ...prepared, textTroubles } as unknown as PreparedClosing);
  expect(said([])).toEqual([]);
  expect(said([{ code: "sheet-protected", sheet: "Narratives" }])).toEqual([
    "The sheet Narratives is protected: the report's texts are left as they are.",
  ]);
});

test("describes report sheets that were made, updated, typed over, or could not be updated", () => {
  expect(describeSheets(sheets())).toBe("The sheets are up to date.");
  expect(describeSheets(sheets({ added: ["Combined KPIs", "Performance Overview"] }))).toBe(
    "Combined KPIs and Performance Overview were made.",
  );
});

test("lists what is most important first, and before a run or in a dry run does not say that anything was done", () => {
  const changed = sheets({
    changed: ["Combined KPIs"],
    overtyped: [{ sheet: "Combined KPIs", rows: 1 }],
    troubles: [{ code: "sheet-protected", sheet: "Narratives" }],
  });
  const facts = {
    kept: [kept("I2")],
    skipped: [skip("A4", "total")],
    tables: [TABLE],
    trendChanges: 2,
    sheets: [null, changed, changed],
    unlogged: null,
  };
  const before = [
    "The sheet Narratives is protected: it was not brought up to date.",
    "1 row of Combined KPIs had been typed over; what was there is kept at its foot.",
    "1 cell of RAG Status holds a formula and is left alone (I2). To have statuses written there, clear it and recalculate.",
    "1 total or note row is left out: A4.",
  ];
  expect(describeRun(facts, { ...DONE, tellsWork: false })).toEqual(before);
  expect(describeRun(facts, DONE)).toEqual([...before, "2 trends written.", "Combined KPIs was brought up to date."]);
  expect(describeRun({ sheets: [sheets()] }, DONE)).toEqual([]);
});

test.each<[string, Undecorated[], string[]]>([
  ["nothing", [], []],
  ["one piece", [{ sheet: "RAG Log", missing: ["freeze"] }], ["freeze the headings of RAG Log"]],
  [
    "the same on several sheets",
    [
      { sheet: "Combined KPIs", missing: ["page", "freeze"] },
      { sheet: "Narratives", missing: ["freeze", "page"] },
    ],
    ["freeze the headings and set up the whole page of Combined KPIs and Narratives"],
  ],
  [
    "different pieces, and a sheet whose name is not known",
    [
      { sheet: "Combined KPIs", missing: ["gridlines"] },
      { sheet: null, missing: ["fit"] },
      { sheet: null, missing: ["fit"] },
    ],
    ["hide the gridlines of Combined KPIs, nor fit the heights of the rows of one of its sheets"],
  ],
  ["a sheet that is not shown", [{ sheet: "KPIs", missing: ["show"] }], ["show the first row of KPIs"]],
])("says in one sentence what Excel did not decorate: %s", (_, undecorated, deeds) => {
  expect(describeRun({ undecorated }, DONE)).toEqual(
    deeds.map((deed) => `Written, but Excel did not ${deed}: only looks and printing are affected.`),
  );
});

test.each<[number, string[]]>([
  [100, ["The first thing is said.", "Here is the second thing.", "And now the third thing."]],
  [62, ["The first thing is said.", "Open KPI Reporter for 2 more notes."]],
  [20, ["Open KPI Reporter for 3 more notes."]],
])("fits the first sentences into %d characters and counts the rest", (room, shown) => {
  expect(
    fitSentences(["The first thing is said.", "Here is the second thing.", "And now the third thing."], room),
  ).toEqual(shown);
  expect(fitSentences([], room)).toEqual([]);
});
