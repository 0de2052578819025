import type { Block, Edit, NewSheet, OwnRow, Plan } from "../../src/planning/plan";
import { KIND_NAMES, turnsOf } from "../../src/planning/edits/kinds";
import type { FoundWork } from "../../src/planning/edits/found-work";
import { planUndo } from "../../src/planning/undo/plan-undo";
import type { CellValue } from "../../src/kpi/kpi-table";

const at = { sheetId: "s", row: 1, column: 8, rowCount: 3, columnCount: 1 };
const names = { ...at, column: 1 };

/** Three statuses that a run wrote over others, the last of which it left alone. */
const run: Plan = {
  edits: [
    { kind: "values", at, values: [[3], [2], [null]] },
    { kind: "number-format", at, format: "0" },
    { kind: "status-icons", at, others: [] },
  ],
  inverse: [
    { kind: "remove-status-icons", at },
    { kind: "number-format", at, format: "General" },
    { kind: "values", at, values: [["Red"], [""], [null]] },
  ],
  expects: [],
  rows: [{ at: names, values: [["A"], ["B"], ["C"]] }],
};

const column = (values: CellValue[]): CellValue[][] => values.map((value) => [value]);

function found(statuses: CellValue[], metrics = ["A", "B", "C"], formulas = statuses): FoundWork {
  return {
    sheets: [{ id: "s", name: "KPIs" }],
    blocks: [
      { at, values: column(statuses), formulas: column(formulas) },
      { at, formats: [["0"], ["0"], ["0"]] },
      { at: names, values: column(metrics) },
    ],
    columns: [],
    added: [],
    icons: [{ at, ids: ["icons"] }],
    layouts: [],
  };
}

test("what the run wrote is restored: icons are removed, then formats, then values", () => {
  const { plan, left } = planUndo(run, found([3, 2, 1]));
  expect(left).toEqual([]);
  expect(plan.edits).toEqual([
    { kind: "remove-status-icons", at, ids: ["icons"] },
    { kind: "number-format", at, format: "General" },
    { kind: "values", at, values: [["Red"], [""], [null]] },
  ]);
  expect(plan.inverse).toEqual([
    { kind: "number-format", at, format: "0" },
    { kind: "values", at, values: [[3], [2], [null]] },
    { kind: "status-icons", at, others: [] },
  ]);
  expect(plan.expects).toEqual([
    { at, values: [[3], [2], [1]] },
    { at: names, values: [["A"], ["B"], ["C"]] },
  ]);
});

test.each<[string, FoundWork, string[], unknown[]]>([
  ["another status", found([3, 1, 1]), ["I3"], ["Red", null, null]],
  ["an empty cell is as it was before", found([3, "", 1]), [], ["Red", null, null]],
  ["a formula that gives the same", found([3, 2, 1], undefined, ["=3", 2, 1]), ["I2"], [null, "", null]],
  ["rows that changed places", found([3, 2, 1], ["B", "A", "C"]), ["I2", "I3"], []],
  ["a row that is another by now", found([3, 2, 1], ["A", "New", "C"]), ["I3"], ["Red", null, null]],
  ["a row that the run did not write to", found([3, 2, 1], ["A", "B", "New"]), [], ["Red", "", null]],
])("%s", (_, work, left, restored) => {
  const undo = planUndo(run, work);
  expect(undo.left.map(({ address }) => address)).toEqual(left);
  expect(undo.plan.edits.flatMap((edit) => (edit.kind === "values" ? edit.values.flat() : []))).toEqual(restored);
  // What is left alone keeps its icons.
  expect(undo.plan.edits.some(({ kind }) => kind === "remove-status-icons")).toBe(left.length === 0);
});

test.each<[string, FoundWork, unknown]>([
  [
    "a format that somebody gave since stays theirs",
    {
      ...found([3, 2, 1]),
      blocks: [
        ...found([3, 2, 1]).blocks.slice(0, 1),
        { at, formats: [["0"], ["0.00"], ["0"]] },
        ...found([3, 2, 1]).blocks.slice(2),
      ],
    },
    [["General"], [null], ["General"]],
  ],
  [
    "a row that is another by now keeps the format by which its status is read, though the run wrote no value there",
    found([3, 2, 1], ["A", "B", "New"]),
    [["General"], ["General"], [null]],
  ],
])("%s", (_, work, format) => {
  expect(planUndo(run, work).plan.edits).toContainEqual({ kind: "number-format", at, format });
});

test.each<[string, CellValue[][], string[], unknown[]]>([
  [
    "nothing was changed",
    [
      ["", "Q3"],
      ["", "Q3"],
    ],
    [],
    [96, 90, "Q2", "Q2"],
  ],
  [
    "a value of the next period stays with its period",
    [
      [50, "Q3"],
      ["", "Q3"],
    ],
    ["D2", "E2"],
    [null, 90, null, "Q2"],
  ],
  [
    "what is as before was given back by hand",
    [
      [96, "Q3"],
      ["", "Q3"],
    ],
    [],
    [null, 90, "Q2", "Q2"],
  ],
])("rows that are restored as a whole: %s", (_, values, left, restored) => {
  const [value, period] = [3, 4].map((place) => ({ ...at, column: place, rowCount: 2 }));
  if (!value || !period) throw new Error("no blocks");
  const closed: Plan = {
    edits: [
      { kind: "values", at: value, values: [[""], [""]] },
      { kind: "values", at: period, values: [["Q3"], ["Q3"]] },
    ],
    inverse: [
      { kind: "values", at: period, values: [["Q2"], ["Q2"]] },
      { kind: "values", at: value, values: [[96], [90]] },
    ],
    expects: [],
    wholeRows: [value, period],
  };
  const blocks = [{ at: { ...value, columnCount: 2 }, values, formulas: values }];
  const undo = planUndo(closed, { ...found([]), blocks, icons: [] });
  expect(undo.left.map(({ address }) => address)).toEqual(left);
  expect(undo.plan.edits.flatMap((edit) => (edit.kind === "values" ? edit.values.flat() : []))).toEqual(restored);
});

describe("a row that is given back whole, or not at all", () => {
  const whole = { sheetId: "s", row: 1, column: 3, rowCount: 1, columnCount: 5 };
  const wrote = { ...whole, columnCount: 4 };
  const closed: Plan = {
    edits: [{ kind: "values", at: wrote, values: [["", "Q3", "same", null]] }],
    inverse: [{ kind: "values", at: wrote, values: [[96, "Q2", "same", null]] }],
    expects: [],
    wholeRows: [whole],
  };
  test.each<[string, CellValue[], string[], unknown[]]>([
    ["with nothing changed", ["", "Q3", "same", "", ""], [], [96, "Q2", null, null]],
    ["whatever stands where the run wrote nothing", ["", "Q3", "same", "mine", "mine"], [], [96, "Q2", null, null]],
    ["whatever stands where the run wrote what was there", ["", "Q3", "mine", "", ""], [], [96, "Q2", null, null]],
    ["not, where the run's own was changed", ["", "Q4", "same", "", ""], ["D2", "E2"], []],
  ])("%s", (_, cells, left, restored) => {
    const blocks = [{ at: whole, values: [cells], formulas: [cells] }];
    const undo = planUndo(closed, { ...found([]), blocks, icons: [] });
    expect(undo.left.map(({ address }) => address)).toEqual(left);
    expect(undo.plan.edits.flatMap((edit) => (edit.kind === "values" ? edit.values.flat() : []))).toEqual(restored);
  });
});

test("a row that is another by now is left by edits that begin further down, too", () => {
  const second = { ...at, row: 2, rowCount: 1 };
  const below: Plan = {
    ...run,
    edits: [{ kind: "values", at: second, values: [[2]] }],
    inverse: [{ kind: "values", at: second, values: [["Red"]] }],
  };
  const given = (metrics: string[]): unknown =>
    planUndo(below, found([3, 2, 1], metrics)).plan.edits.map((edit) => edit.kind === "values" && edit.values);
  expect(given(["New", "B", "New"])).toEqual([[["Red"]]]);
  expect(given(["A", "New", "C"])).toEqual([]);
});

test("while an undo is made, the rows of the sheets that are there must not move", () => {
  const gone = { at: { ...names, sheetId: "gone" }, values: [["D"], ["E"], ["F"]] };
  const both: Plan = { ...run, rows: [...(run.rows ?? []), gone] };
  const work = { ...found([3, 2, 1]), sheets: [...found([]).sheets, { id: "other", name: "Other" }] };
  expect(planUndo(both, work).plan.expects).toEqual(planUndo(run, work).plan.expects);
  expect(planUndo(both, work).plan.expects).toContainEqual({ at: names, values: [["A"], ["B"], ["C"]] });
});

test("if an added column is gone, what is in its place is left alone, and reported if it is a person's", () => {
  const place = { ...at, rowCount: 2 };
  const adding: Plan = { edits: [{ kind: "values", at: place, values: [["Up"], ["Down"]] }], inverse: [], expects: [] };
  const work: FoundWork = {
    ...found([]),
    blocks: [{ at: place, values: [["Up"], ["mine"]], formulas: [["Up"], ["mine"]] }],
    icons: [],
    layouts: [],
  };
  expect(planUndo(adding, work)).toEqual({
    plan: { edits: [], inverse: [], expects: [] },
    left: [{ sheetName: "KPIs", address: "I2" }],
  });
});

describe("a sheet that a run added", () => {
  const sheet: NewSheet = {
    name: "Notes",
    cells: [
      ["title", ""],
      ["a", "b"],
    ],
    format: "General",
    widths: [],
    looks: [],
    choices: [],
    frozenRows: 0,
  };
  const adding: Plan = {
    edits: [{ kind: "add-sheet", sheet }],
    inverse: [{ kind: "remove-sheet", name: "Notes" }],
    expects: [],
  };
  const now = (values: CellValue[][], formulas = values): FoundWork => ({
    ...{ sheets: [{ id: "n", name: "NOTES" }], blocks: [], columns: [], icons: [], layouts: [] },
    added: [
      {
        name: "NOTES",
        at: { sheetId: "n", row: 0, column: 0, rowCount: values.length, columnCount: values[0]?.length ?? 0 },
        values,
        formulas,
      },
    ],
  });
  test.each<[string, FoundWork, string[]]>([
    [
      "as long as it holds nothing else, whatever its letters are by now",
      now([
        ["title", ""],
        ["a", "b"],
      ]),
      [],
    ],
    [
      "though some of it was emptied",
      now([
        ["title", ""],
        ["", "b"],
      ]),
      [],
    ],
    [
      "not: somebody wrote over it",
      now([
        ["title", ""],
        ["a", "c"],
      ]),
      ["B2"],
    ],
    [
      "not: somebody wrote beside it",
      now([
        ["title", "", "mine"],
        ["a", "b", ""],
      ]),
      ["C1"],
    ],
    [
      "not: somebody wrote below it",
      now([
        ["title", ""],
        ["a", "b"],
        ["mine", ""],
      ]),
      ["A3"],
    ],
    [
      "not: a formula gives just what was written",
      now(
        [
          ["title", ""],
          ["a", "b"],
        ],
        [
          ["title", ""],
          ["a", '="b"'],
        ],
      ),
      ["B2"],
    ],
    [
      "not: a formula gives nothing",
      now(
        [
          ["title", ""],
          ["a", "b"],
        ],
        [
          ["title", '=""'],
          ["a", "b"],
        ],
      ),
      ["B1"],
    ],
  ])("is removed %s", (_, work, left) => {
    const undo = planUndo(adding, work);
    expect(undo.left.map(({ address }) => address)).toEqual(left);
    expect(undo.plan.edits).toEqual(left.length === 0 ? [{ kind: "remove-sheet", name: "NOTES" }] : []);
  });
});

test("a removed sheet is added again, but not if another sheet has its name", () => {
  const sheet: NewSheet = {
    name: "Notes",
    cells: [["a"]],
    format: "General",
    widths: [],
    looks: [],
    choices: [],
    frozenRows: 0,
  };
  const removing: Plan = {
    edits: [{ kind: "remove-sheet", name: "Notes" }],
    inverse: [{ kind: "add-sheet", sheet }],
    expects: [],
  };
  const none: FoundWork = { sheets: [], blocks: [], columns: [], added: [], icons: [], layouts: [] };
  expect(planUndo(removing, none).plan.edits).toEqual([{ kind: "add-sheet", sheet }]);
  expect(planUndo(removing, { ...none, sheets: [{ id: "x", name: "notes" }] }).plan.edits).toEqual([]);
});

describe("rows of an own sheet that a run rewrote", () => {
  const own = (value: string, isFormula = false): OwnRow => ({
    look: null,
    cells: [{ value, format: "General", ...(isFormula ? { isFormula } : {}) }],
  });
  const place = (row: number): Block => ({ sheetId: "own", row, column: 3, rowCount: 1, columnCount: 1 });
  const rewrite = (row: number, to: OwnRow, from: OwnRow): Edit => ({
    kind: "rewrite-rows",
    at: place(row),
    columns: [],
    rows: [to],
    before: [from],
  });
  const rewriting: Plan = {
    edits: [rewrite(1, own("new"), own("old")), rewrite(20, own("=C3", true), own("=C2", true))],
    inverse: [],
    expects: [],
  };
  const now = (first: CellValue, formula: string): FoundWork => ({
    ...{ sheets: [{ id: "own", name: "Own" }], columns: [], added: [], icons: [], layouts: [] },
    blocks: [
      { at: place(1), values: [[first]], formulas: [[first]] },
      { at: place(20), values: [[5]], formulas: [[formula]] },
    ],
  });
  test.each<[string, FoundWork, string[]]>([
    ["are given back", now("new", "=C3"), []],
    [
      "are all left where somebody wrote in one of them: one part would not agree with another",
      now("mine", "=C3"),
      ["D2"],
    ],
    [
      "are all left where a person's formula is a figure by now",
      {
        ...now("new", ""),
        blocks: [...now("new", "").blocks.slice(0, 1), { at: place(20), values: [[5]], formulas: [[5]] }],
      },
      ["D21"],
    ],
  ])("are restored: %s", (_, work, left) => {
    const undo = planUndo(rewriting, work);
    expect(undo.left.map(({ address }) => address)).toEqual(left);
    expect(undo.plan.edits).toHaveLength(left.length === 0 ? 2 : 0);
  });
});

describe("columns that a run added", () => {
  const trends = { ...at, column: 9 };
  const adding: Plan = {
    edits: [
      { kind: "add-columns", sheetId: "s", tableId: "t", columns: [{ heading: "Trends", width: 90 }] },
      { kind: "values", at: trends, values: [["Up"], ["Up"], [null]] },
    ],
    inverse: [{ kind: "remove-columns", tableId: "t", headings: ["Trends"] }],
    expects: [],
    rows: [{ at: names, values: [["A"], ["B"], ["C"]] }],
  };
  const now = (cells: CellValue[], metrics = ["A", "B", "C"], formulas = cells): FoundWork => {
    const held = { at: trends, values: column(cells), formulas: column(formulas) };
    return {
      ...{ sheets: [{ id: "s", name: "KPIs" }], added: [], icons: [], layouts: [] },
      blocks: [held, { at: names, values: column(metrics) }],
      columns: [{ tableId: "t", heading: "Trends", ...held }],
    };
  };

  test.each<[string, FoundWork, string[]]>([
    ["as long as they hold nothing else", now(["Up", "Up", ""]), []],
    ["as they are empty by now", now(["", "", ""]), []],
    ["not: somebody wrote in them", now(["Up", "Up", "mine"]), ["J4"]],
    ["not: a formula gives just what was written", now(["Up", "Up", ""], undefined, ["Up", '="Up"', ""]), ["J3"]],
    [
      "not: a row is another by now, and what it says may be somebody's",
      now(["Up", "Up", ""], ["A", "New", "C"]),
      ["J3"],
    ],
  ])("are removed: %s", (_, work, left) => {
    const undo = planUndo(adding, work);
    expect(undo.left.map(({ address }) => address)).toEqual(left);
    expect(undo.plan.edits.some(({ kind }) => kind === "remove-columns")).toBe(left.length === 0);
  });

  test("are checked once more when they are removed, because what is typed in them meanwhile would be lost", () => {
    expect(planUndo(adding, now(["Up", "Up", ""])).plan.expects).toContainEqual({
      at: trends,
      values: [["Up"], ["Up"], [""]],
    });
  });
});

test("an undo of all or nothing is all where no cell was changed", () => {
  expect(planUndo({ ...run, isWhole: true }, found([3, 2, 1]))).toEqual(planUndo(run, found([3, 2, 1])));
});

test("an undo that restores all or nothing restores nothing if one cell was changed", () => {
  expect(planUndo({ ...run, isWhole: true }, found([3, 1, 1]))).toEqual({
    plan: { edits: [], inverse: [], expects: [] },
    left: [{ sheetName: "KPIs", address: "I3" }],
  });
});

test("what is gone with its sheet is not reported", () => {
  const gone: FoundWork = { sheets: [], blocks: [], columns: [], added: [], icons: [], layouts: [] };
  expect(planUndo(run, gone)).toEqual({ plan: { edits: [], inverse: [], expects: [] }, left: [] });
});

test.each(["plan", "undo", "redo"] as const)("every kind has its own turn to %s", (turn) => {
  expect(new Set(KIND_NAMES.map((name) => turnsOf(name)[turn])).size).toBe(KIND_NAMES.length);
});
