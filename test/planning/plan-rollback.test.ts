import type { FoundWork } from "../../src/planning/edits/found-work";
import type { CellValue } from "../../src/kpi/kpi-table";
import type { Block, Edit, OwnRow, Plan } from "../../src/planning/plan";
import { planRollback } from "../../src/planning/undo/plan-undo";

const at: Block = { sheetId: "s", row: 1, column: 8, rowCount: 3, columnCount: 1 };
const NOTHING: FoundWork = {
  sheets: [{ id: "s", name: "KPIs" }],
  blocks: [],
  columns: [],
  added: [],
  icons: [],
  layouts: [],
};

const planOf = (edits: Edit[], inverse: Edit[] = []): Plan => ({
  edits,
  inverse,
  expects: [],
  isWhole: true,
  rows: [{ at, values: [["other"], ["rows"], ["by now"]] }],
});
const cells = (...values: CellValue[]): CellValue[][] => values.map((value) => [value]);

test("written cells are restored, cells that were not reached stay, and any other value is a person's", () => {
  const plan = planOf(
    [
      { kind: "number-format", at, format: "0" },
      { kind: "values", at, values: cells(3, 2, 1) },
    ],
    [
      { kind: "number-format", at, format: "General" },
      { kind: "values", at, values: cells("Green", "Amber", "Red") },
    ],
  );
  const held = cells(3, "Amber", "mine");
  const found = {
    ...NOTHING,
    blocks: [
      { at, values: held, formulas: held },
      { at, formats: cells("0", "0", "0") as string[][] },
    ],
  };
  const taken = planRollback(plan, found);
  expect(taken.plan.edits).toEqual([
    { kind: "number-format", at, format: "General" },
    { kind: "values", at, values: [["Green"], [null], [null]] },
  ]);
  expect(taken.left).toEqual([{ sheetName: "KPIs", address: "I4" }]);
});

test("a text is restored unchanged in a cell with the Text format", () => {
  const plan = planOf(
    [{ kind: "values", at, values: cells("", "", "") }],
    [{ kind: "values", at, values: cells("=Known", "2024/25", "a") }],
  );
  const held = cells("", "", "");
  const found = {
    ...NOTHING,
    blocks: [
      { at, values: held, formulas: held },
      { at, formats: [["@"], ["General"], ["@"]] },
    ],
  };
  const textCells = [[true], [false], [true]];
  expect(planRollback(plan, found).plan.edits).toEqual([
    { kind: "values", at, values: cells("=Known", "2024/25", "a"), textCells },
  ]);
});

test("a formula that gives exactly what was written is a person's", () => {
  const plan = planOf(
    [{ kind: "values", at, values: cells(3, 3, 3) }],
    [{ kind: "values", at, values: cells("", "", "") }],
  );
  const found = { ...NOTHING, blocks: [{ at, values: cells(3, 3, 3), formulas: cells(3, "=1+2", 3) }] };
  expect(planRollback(plan, found)).toMatchObject({
    plan: { edits: [{ values: [[""], [null], [""]] }] },
    left: [{ address: "I3" }],
  });
});

test("rows of an own sheet are restored, whether or not they were written, and a person's row is not", () => {
  const row = (word: string, format: string): OwnRow => ({ look: "body", cells: [{ value: word, format }] });
  const block = { ...at, column: 0, rowCount: 4 };
  const [rows, before] = [
    ["a", "b", "c", "d"].map((word) => row(`new ${word}`, "0%")),
    ["a", "b", "c", "d"].map((word) => row(`old ${word}`, "0")),
  ];
  const held = cells("new a", "old b", "mine", "new d");
  const { plan, left } = planRollback(planOf([{ kind: "rewrite-rows", at: block, columns: [], rows, before }]), {
    ...NOTHING,
    blocks: [{ at: block, values: held, formulas: held }],
  });
  expect(plan.edits).toEqual([
    // The second row was not written, but may have its new format.
    {
      kind: "rewrite-rows",
      at: { ...block, rowCount: 2 },
      columns: [],
      rows: before.slice(0, 2),
      before: [rows[0], row("old b", "0%")],
    },
    {
      kind: "rewrite-rows",
      at: { ...block, row: 4, rowCount: 1 },
      columns: [],
      rows: before.slice(3),
      before: rows.slice(3),
    },
  ]);
  expect(left).toEqual([{ sheetName: "KPIs", address: "A4" }]);
});

test("columns in which someone else wrote stay with everything in them", () => {
  const column = {
    kind: "add-columns",
    sheetId: "s",
    tableId: "t",
    columns: [{ heading: "Override", width: 90 }],
  } as const satisfies { kind: string; sheetId: string; tableId: string; columns: readonly unknown[] };
  const plan = planOf(
    [
      { ...column, columns: [...column.columns] },
      { kind: "values", at, values: [["Green"], [null], [null]] },
    ],
    [
      { kind: "values", at, values: [[""], [null], [null]] },
      { kind: "remove-columns", tableId: "t", headings: ["Override"] },
    ],
  );
  const held = cells("Green", "mine", "");
  const { plan: taken, left } = planRollback(plan, {
    ...NOTHING,
    columns: [{ tableId: "t", heading: "Override", at, values: held, formulas: held }],
    blocks: [{ at, values: held, formulas: held }],
  });
  expect(taken.edits).toEqual([]);
  expect(left).toEqual([{ sheetName: "KPIs", address: "I3" }]);
});

describe("the rollback of an undo restores what it had removed and is gone", () => {
  const icons = { kind: "status-icons", at, others: [] } satisfies Edit;
  const columns = {
    kind: "add-columns",
    sheetId: "s",
    tableId: "t",
    columns: ["A", "B"].map((heading) => ({ heading, width: 90, cells: ["x"] })),
  } satisfies Edit;
  const undo = planOf(
    [
      { kind: "remove-status-icons", at, ids: ["old"] },
      { kind: "remove-columns", tableId: "t", headings: ["A", "B"] },
    ],
    [columns, icons],
  );
  const column = { tableId: "t", heading: "A", at, values: cells("x", "", ""), formulas: cells("x", "", "") };

  test.each<[what: string, found: Partial<FoundWork>, edits: Edit[]]>([
    [
      "nothing was taken away yet",
      { icons: [{ at, ids: ["other", "old"] }], columns: [column, { ...column, heading: "B" }] },
      [],
    ],
    ["the icons", { icons: [{ at, ids: ["other"] }], columns: [column, { ...column, heading: "B" }] }, [icons]],
    [
      "the icons and the last column",
      { icons: [{ at, ids: [] }], columns: [column] },
      [{ ...columns, columns: columns.columns.slice(1) }, icons],
    ],
    ["all of it", { icons: [{ at, ids: [] }] }, [columns, icons]],
    ["all of it, and the sheet itself by somebody else", { icons: [] }, [columns]],
  ])("%s", (_, found, edits) => {
    expect(planRollback(undo, { ...NOTHING, ...found }).plan.edits).toEqual(edits);
  });
});
