import type { Plan } from "../../src/workbook/plan";
import { planUndo, type FoundWork } from "../../src/workbook/plan-undo";
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
  };
}

test("what the run wrote is given back: the icons go, then formats before values", () => {
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
  // What is left keeps the icons by which it is read.
  expect(undo.plan.edits.some(({ kind }) => kind === "remove-status-icons")).toBe(left.length === 0);
});

describe("columns that a run added", () => {
  const trends = { ...at, column: 9 };
  const adding: Plan = {
    edits: [
      { kind: "add-columns", tableId: "t", columns: [{ heading: "Trends", width: 90 }] },
      { kind: "values", at: trends, values: [["Up"], ["Up"], [null]] },
    ],
    inverse: [{ kind: "remove-columns", tableId: "t", headings: ["Trends"] }],
    expects: [],
    rows: [{ at: names, values: [["A"], ["B"], ["C"]] }],
  };
  const now = (cells: CellValue[], metrics = ["A", "B", "C"], formulas = cells): FoundWork => {
    const held = { at: trends, values: column(cells), formulas: column(formulas) };
    return {
      ...{ sheets: [{ id: "s", name: "KPIs" }], added: [], icons: [] },
      blocks: [held, { at: names, values: column(metrics) }],
      columns: [{ tableId: "t", heading: "Trends", ...held }],
    };
  };

  test.each<[string, FoundWork, string[]]>([
    ["as long as they hold nothing else", now(["Up", "Up", ""]), []],
    ["as they are empty by now", now(["", "", ""]), []],
    ["not: somebody wrote in them", now(["Up", "Up", "mine"]), ["J4"]],
    ["not: a formula gives just what was written", now(["Up", "Up", ""], undefined, ["Up", '="Up"', ""]), ["J3"]],
    ["not: a row is another by now, and what it says may be somebody's", now(["Up", "Up", ""], ["A", "New", "C"]), ["J3"]],
  ])("go %s", (_, work, left) => {
    const undo = planUndo(adding, work);
    expect(undo.left.map(({ address }) => address)).toEqual(left);
    expect(undo.plan.edits.some(({ kind }) => kind === "remove-columns")).toBe(left.length === 0);
  });
});

test("an undo of all or nothing is nothing where one cell was changed", () => {
  expect(planUndo({ ...run, isWhole: true }, found([3, 1, 1]))).toEqual({
    plan: { edits: [], inverse: [], expects: [] },
    left: [{ sheetName: "KPIs", address: "I3" }],
  });
});

test("what has gone with its sheet is not spoken of", () => {
  const gone: FoundWork = { sheets: [], blocks: [], columns: [], added: [], icons: [] };
  expect(planUndo(run, gone)).toEqual({ plan: { edits: [], inverse: [], expects: [] }, left: [] });
});
