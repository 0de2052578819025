import fc from "fast-check";
import type { HistoryRecord } from "../../../src/kpi/history/record";
import { headingsOf } from "../../../src/planning/sheets/declaration";
import { KPI_HISTORY } from "../../../src/planning/sheets/kpi-history/sheet";
import { readHistory } from "../../../src/planning/sheets/kpi-history/read";
import type { CellValue } from "../../../src/kpi/kpi-table";
import { DEFAULT_RULESET } from "../../../src/rag/rules/default-ruleset";
import { planHistory, type HistoryPlan } from "../../../src/planning/sheets/kpi-history/plan";
import { planRollback, planUndo } from "../../../src/planning/undo/plan-undo";
import type { SheetSnapshot } from "../../../src/planning/snapshot";
import { recordOf, type Past } from "../../kpi/history/past";
import { gridOf, type SheetGrid, writtenTo } from "../sheet-grid";

const Q2 = "2024/25 Q2";
const HISTORY_COLUMNS = KPI_HISTORY.columns.map(({ id }) => id);
const HEADINGS = headingsOf(KPI_HISTORY);

const past = (metric: string, value: CellValue, more: Past = {}): HistoryRecord =>
  recordOf({ metric, period: Q2, value, ...more });

function plan(records: readonly HistoryRecord[], held: SheetSnapshot | null): HistoryPlan {
  const planned = planHistory(records, DEFAULT_RULESET, held);
  if (!planned.ok) throw new Error(planned.problem.code);
  return planned.value;
}

/** The history with these records, written one closing after the other. */
function historyOf(...closings: HistoryRecord[][]): SheetGrid {
  const grid = gridOf([HEADINGS], { id: "h", name: "KPI History" });
  for (const records of closings) grid.apply(plan(records, grid.snapshot()).plan.edits);
  return grid;
}

const figuresOf = (grid: SheetGrid): unknown =>
  readHistory(grid.snapshot(), DEFAULT_RULESET).records.map(
    ({ metric, period, figure }) => `${metric}, ${period}: ${figure}`,
  );

describe("a new sheet", () => {
  test("has the headings, a line for each record, and the number formats without which values would be others", () => {
    const { plan: made, ...counts } = plan(
      [past("Rent", 0.886, { format: "0.0%" }), past("Lamps", 50), past("Seen", 0.5, { format: "0.0%" })],
      null,
    );
    expect(counts).toEqual({ added: 3, replaced: 0, stayed: 0, formulas: [], kept: [] });
    const [edit] = made.edits;
    if (edit?.kind !== "add-sheet") throw new Error("no sheet");
    expect(edit.sheet.cells.map((row) => row[HISTORY_COLUMNS.indexOf("value")])).toEqual(["Value", 0.886, 50, 0.5]);
    expect(edit.sheet.formats?.filter(({ column }) => column === HISTORY_COLUMNS.indexOf("value"))).toEqual([
      { row: 1, column: HISTORY_COLUMNS.indexOf("value"), rowCount: 1, format: "0.0%" },
      { row: 3, column: HISTORY_COLUMNS.indexOf("value"), rowCount: 1, format: "0.0%" },
    ]);
    expect(made.inverse).toEqual([{ kind: "remove-sheet", name: "KPI History" }]);
  });

  test("gets its headings and its layout mark if it is there but empty", () => {
    const { plan: made } = plan([past("Rent", 2)], gridOf([], { id: "h", name: "KPI History" }).snapshot());
    const mark = {
      kind: "sheet-layout",
      sheetId: "h",
      mark: `1|${HISTORY_COLUMNS.join(",")}`,
      before: null,
      widths: [],
    };
    expect(made.edits[0]).toMatchObject({ kind: "values", values: [HEADINGS] });
    expect([made.edits, made.inverse].map((edits) => edits.filter(({ kind }) => kind === "sheet-layout"))).toEqual([
      [mark],
      [{ ...mark, mark: null, before: mark.mark }],
    ]);
  });

  test("is not added without records", () => {
    expect(plan([], null)).toMatchObject({ plan: { edits: [] }, added: 0 });
  });
});

describe("new lines below existing ones", () => {
  test("have each cell below its heading, in any order of columns, beside a person's columns", () => {
    const grid = gridOf(
      [["My notes"], [], ["Note", "Value", "Metric", "Checked", "Period"], ["ok", 1, "Rent", "=x", "2024/25 Q1"]],
      { id: "h", row: 2, column: 1 },
    );
    const { plan: made, added } = plan([past("Rent", 2), past("Lamps", 50)], grid.snapshot());
    expect(added).toBe(2);
    expect(grid.isAsExpected(made)).toBe(true);
    grid.apply(made.edits);
    expect(grid.snapshot().values.slice(-2)).toEqual([
      ["", 2, "Rent", "", Q2],
      ["", 50, "Lamps", "", Q2],
    ]);
    expect(figuresOf(grid)).toEqual(["Rent, 2024/25 Q1: 1", `Rent, ${Q2}: 2`, `Lamps, ${Q2}: 50`]);
  });

  test("have numbers with their own format, whatever the column's format", () => {
    const grid = historyOf([past("Rent", 1, { period: "2024/25 Q1" })]);
    const column = HISTORY_COLUMNS.indexOf("value");
    grid.set(2, column, { format: "0%" });
    grid.apply(plan([past("Rent", 5)], grid.snapshot()).plan.edits);
    expect(figuresOf(grid)).toEqual(["Rent, 2024/25 Q1: 1", `Rent, ${Q2}: 5`]);
  });

  test("are refused if something is there meanwhile", () => {
    const grid = historyOf([past("Rent", 1, { period: "2024/25 Q1" })]);
    const { plan: made } = plan([past("Rent", 2)], grid.snapshot());
    grid.set(2, 3, { value: "someone's line" });
    expect(grid.isAsExpected(made)).toBe(false);
  });
});

describe("a period that is closed again", () => {
  test.each<[string, HistoryRecord[], HistoryRecord[], string[], Partial<HistoryPlan>]>([
    ["another value", [past("Rent", 1)], [past("Rent", 2)], [`Rent, ${Q2}: 2`], { added: 0, replaced: 1 }],
    [
      "the same period in another style",
      [past("Rent", 1)],
      [past("Rent", 2, { period: "Q2 2024-25" })],
      ["Rent, Q2 2024-25: 2"],
      { added: 0, replaced: 1 },
    ],
    [
      "names in another case",
      [past("Rent", 1)],
      [past("RENT ", 2, { kpi: "rent" })],
      [`RENT, ${Q2}: 2`],
      { replaced: 1 },
    ],
    [
      "one more row",
      [past("Rent", 1)],
      [past("Lamps", 5), past("Rent", 1)],
      [`Rent, ${Q2}: 1`, `Lamps, ${Q2}: 5`],
      { added: 1, replaced: 1 },
    ],
    [
      "a row that is no longer reported",
      [past("Rent", 1), past("Lamps", 5)],
      [past("Rent", 2)],
      [`Rent, ${Q2}: 2`, `Lamps, ${Q2}: 5`],
      { replaced: 1, stayed: 1 },
    ],
    [
      "a percentage in place of a number",
      [past("Rent", 1)],
      [past("Rent", 0.5, { format: "0%" })],
      [`Rent, ${Q2}: 50`],
      { replaced: 1 },
    ],
    [
      "a number in place of a percentage",
      [past("Rent", 0.5, { format: "0%" })],
      [past("Rent", 2)],
      [`Rent, ${Q2}: 2`],
      { replaced: 1 },
    ],
    ["a value that is gone", [past("Rent", 1)], [past("Rent", "")], [`Rent, ${Q2}: null`], { replaced: 1 }],
    [
      "two rows of one name",
      [past("Rent", 1), past("Rent", 2)],
      [past("Rent", 1), past("Rent", 3)],
      [],
      { added: 0, replaced: 2 },
    ],
  ])("is replaced: %s", (_, first, second, figures, counts) => {
    const grid = historyOf(first);
    const planned = plan(second, grid.snapshot());
    expect(planned).toMatchObject(counts);
    expect(grid.isAsExpected(planned.plan)).toBe(true);
    grid.apply(planned.plan.edits);
    expect(figuresOf(grid)).toEqual(figures);
    expect(plan(second, grid.snapshot()).plan.edits).toEqual([]);
  });

  test("two rows with the same name keep a line each", () => {
    const values = [past("Rent", 1), past("Rent", 2)];
    const grid = historyOf(values, values);
    expect(
      grid
        .snapshot()
        .values.slice(1)
        .map((row) => row[HISTORY_COLUMNS.indexOf("value")]),
    ).toEqual([1, 2]);
  });

  test("lines are matched by metric on a sheet without sections and KPIs", () => {
    const grid = gridOf([["Metric", "Period", "Value"]], { id: "h" });
    const records = [past("Rent", 1, { section: "Homes", kpi: "Money" })];
    grid.apply(plan(records, grid.snapshot()).plan.edits);
    expect(plan(records, grid.snapshot())).toMatchObject({ added: 0, replaced: 1, plan: { edits: [] } });
  });

  test("a person's formula in a line is left alone and named", () => {
    const grid = historyOf([past("Rent", 1)]);
    const held = grid.snapshot();
    const column = HISTORY_COLUMNS.indexOf("value");
    const formulas = held.values.map((row, r) => row.map((value, c) => (r === 1 && c === column ? "=1*1" : value)));
    const { plan: made, formulas: kept } = plan([past("Rent", 2, { target: 9 })], {
      ...held,
      formulas,
    } as SheetSnapshot);
    expect(kept).toEqual([{ sheetName: "KPI History", address: "F2" }]);
    expect(writtenTo(made.edits)).toContain("H2");
    expect(writtenTo(made.edits)).not.toContain("F2");
  });
});

describe("words in a line that is replaced", () => {
  const at = (id: (typeof HISTORY_COLUMNS)[number]): number => HISTORY_COLUMNS.indexOf(id);
  const KEPT = HEADINGS.length;
  const second = [past("Rent", 2, { target: "4 days" })];
  /** The line of Rent with words typed over its cells, and the sheet after the period is closed again. */
  function closedOver(typed: Partial<Record<(typeof HISTORY_COLUMNS)[number], CellValue>>): [SheetGrid, HistoryPlan] {
    const grid = historyOf([past("Rent", 1, { target: "5 days" })]);
    for (const [id, value] of Object.entries(typed)) grid.set(1, at(id as (typeof HISTORY_COLUMNS)[number]), { value });
    const planned = plan(second, grid.snapshot());
    expect(grid.isAsExpected(planned.plan)).toBe(true);
    grid.apply(planned.plan.edits);
    return [grid, planned];
  }

  test.each<[string, Parameters<typeof closedOver>[0], string]>([
    ["over what was shown", { shownValue: "ask Jo" }, "Shown Value was “ask Jo”"],
    ["behind a figure", { shownValue: "1 (provisional)" }, "Shown Value was “1 (provisional)”"],
    ["over a value", { value: "w5x", shownValue: "w5x" }, "Value was “w5x”"],
    ["over a status", { status: "wait for audit" }, "RAG Status was “wait for audit”"],
    ["over a date", { asOf: "when audited" }, "As of Date was “when audited”"],
    ["over the rules", { ruleset: "ours" }, "Ruleset was “ours”"],
    [
      "over several cells",
      { shownValue: "ask Jo", overrideReason: "Late works" },
      "Shown Value was “ask Jo”; Override Reason was “Late works”",
    ],
  ])("are kept beside it: %s", (_, typed, said) => {
    const [grid, planned] = closedOver(typed);
    expect([0, 1].map((row) => grid.at(row, KEPT).value)).toEqual(["Earlier Words", `Rent, ${Q2}: ${said}.`]);
    expect(planned.kept).toHaveLength(said.split("; ").length);
    expect(figuresOf(grid)).toEqual([`Rent, ${Q2}: 2`]);
    expect(plan(second, grid.snapshot()).plan.edits).toEqual([]);
  });

  test.each<[string, Parameters<typeof closedOver>[0]]>([
    ["nothing that a person typed", {}],
    ["a status, a period or a figure of the same words", { status: "Amber", asOf: "Q1 2024-25", shownValue: "88%" }],
    ["a value that was shown as it is", { value: true, shownValue: "true" }],
    ["a word of the new line", { overrideReason: "RENT" }],
  ])("are not kept: %s", (_, typed) => {
    const [grid, planned] = closedOver(typed);
    expect([grid.at(0, KEPT).value, planned.kept]).toEqual(["", []]);
  });

  test("are added below earlier ones, in the column with the heading, wherever it is", () => {
    const [grid] = closedOver({ shownValue: "ask Jo" });
    for (const row of [0, 1]) {
      grid.set(row, KEPT + 2, { value: grid.at(row, KEPT).value });
      grid.set(row, KEPT, { value: "" });
    }
    grid.set(1, at("shownValue"), { value: "ask Al" });
    grid.apply(plan(second, grid.snapshot()).plan.edits);
    const note = (name: string): string => `Rent, ${Q2}: Shown Value was “ask ${name}”.`;
    expect([KEPT, KEPT + 2].map((column) => grid.at(1, column).value)).toEqual(["", `${note("Jo")}\n${note("Al")}`]);
  });

  test("are restored by an undo, which leaves the note, and the next closing adds no other", () => {
    const [grid, { plan: made }] = closedOver({ shownValue: "ask Jo" });
    const undo = planUndo(made, grid.found(made));
    expect(undo.left).toEqual([]);
    grid.apply(undo.plan.edits);
    const note = grid.at(1, KEPT).value;
    expect([grid.at(1, at("shownValue")).value, note]).toEqual(["ask Jo", expect.stringContaining("ask Jo")]);
    grid.apply(plan(second, grid.snapshot()).plan.edits);
    expect(grid.at(1, KEPT).value).toBe(note);
  });

  test("are restored by a rollback, which removes the note", () => {
    const [grid, { plan: made }] = closedOver({ shownValue: "ask Jo" });
    grid.apply(planRollback(made, grid.found(made)).plan.edits);
    expect([grid.at(1, at("shownValue")).value, grid.at(1, KEPT).value]).toEqual(["ask Jo", ""]);
  });

  test("are kept in a history of 200,000 lines too", () => {
    const grid = historyOf([past("Rent", 1)]);
    grid.set(1, at("shownValue"), { value: "ask Jo" });
    const held = grid.snapshot();
    const blank = HEADINGS.map(() => "");
    const values = [...held.values, ...Array.from({ length: 200_000 }, () => blank)];
    expect(plan(second, { ...held, values }).kept).toEqual([{ sheetName: "KPI History", address: "G2" }]);
  });

  test("are refused with their cell if the note is too long for a cell", () => {
    const long = "long ".repeat(6_550);
    const grid = historyOf([past("Rent", 1)]);
    grid.set(1, at("shownValue"), { value: long });
    expect(planHistory(second, DEFAULT_RULESET, grid.snapshot())).toMatchObject({
      ok: false,
      problem: { code: "text-too-long", texts: [{ name: "KPI History!O2" }] },
    });
  });
});

test.each<[string, SheetSnapshot, string]>([
  [
    "a sheet of that name that is something else",
    gridOf([
      ["Target", "Actual"],
      [1, 2],
    ]).snapshot(),
    "sheet-not-ours",
  ],
  ["a protected sheet", { ...gridOf([HEADINGS]).snapshot(), protected: true }, "sheet-protected"],
])("%s is refused", (_, held, code) => {
  expect(planHistory([past("Rent", 1)], DEFAULT_RULESET, held)).toMatchObject({ ok: false, problem: { code } });
});

test("a protected sheet that already has everything is not refused", () => {
  const records = [past("Rent", 1)];
  expect(plan(records, { ...historyOf(records).snapshot(), protected: true }).plan.edits).toEqual([]);
});

describe("whatever is recorded", () => {
  const name = fc.constantFrom("Rent", "Lamps", "rent", "Seen in time", "=Sum");
  const cell = fc.constantFrom<[CellValue, string | undefined]>(
    [1, undefined],
    [0.5, "0%"],
    ["88%", undefined],
    ["", undefined],
    ["=1+1", undefined],
    [45000, "dd/mm/yyyy"],
    [true, undefined],
  );
  const record = fc
    .tuple(
      name,
      fc.constantFrom("", "Homes"),
      fc.constantFrom("Money", "Light"),
      cell,
      fc.constantFrom("", "95%", "<700"),
    )
    .map(([metric, section, kpi, [value, format], target]) =>
      past(metric, value, { section, kpi, target, ...(format === undefined ? {} : { format }) }),
    );
  const records = fc.array(record, { maxLength: 5 });
  /** A sheet as a person may have arranged it: their own columns between ours, in any order, and lines of other periods. */
  const OWN = ["Checked by", "Why?"];
  const sheet = fc
    .tuple(
      fc.shuffledSubarray([...HEADINGS, ...OWN], { minLength: HEADINGS.length }),
      fc.boolean(),
      records,
      fc.integer({ min: 0, max: 2 }),
    )
    .filter(([headings]) => ["Metric Name", "Period", "Value"].every((heading) => headings.includes(heading)))
    .map(([headings, hasTitle, earlier, column]) => {
      const grid = gridOf([hasTitle ? ["Our history"] : [], headings], { id: "h", name: "KPI History", column });
      grid.apply(
        plan(
          earlier.map((one) => ({ ...one, period: "2024/25 Q1", asOf: "2024/25 Q1" })),
          grid.snapshot(),
        ).plan.edits,
      );
      const { firstRow, values } = grid.snapshot();
      headings.forEach((heading, index) => {
        if (!OWN.includes(heading)) return;
        for (let row = 2; row < firstRow + values.length; row += 1)
          grid.set(row, column + index, { value: `note ${row}`, format: "@" });
      });
      return { grid, own: headings.flatMap((heading, index) => (OWN.includes(heading) ? [column + index] : [])) };
    });

  test("planned twice, the second time plans nothing, and a person's columns and other lines are in no edit", () => {
    fc.assert(
      fc.property(sheet, records, ({ grid, own }, given) => {
        const before = grid.snapshot();
        const { plan: made } = plan(given, before);
        expect(grid.isAsExpected(made)).toBe(true);
        const rows = writtenTo(made.edits).map((address) => Number(/\d+/.exec(address)?.[0]) - 1);
        // Everything that is there is of another period.
        expect(rows.every((row) => row >= before.firstRow + before.values.length)).toBe(true);
        grid.apply(made.edits);
        expect(plan(given, grid.snapshot()).plan.edits).toEqual([]);
        const after = grid.snapshot();
        expect(
          before.values.every((row, r) =>
            own.every((column) => row[column - before.firstColumn] === after.values[r]?.[column - after.firstColumn]),
          ),
        ).toBe(true);
      }),
    );
  });

  test("the inverse and an undo restore everything", () => {
    fc.assert(
      fc.property(sheet, records, records, fc.boolean(), ({ grid }, first, second, isUndo) => {
        grid.apply(plan(first, grid.snapshot()).plan.edits);
        const before = grid.everything();
        const { plan: made } = plan(second, grid.snapshot());
        grid.apply(made.edits);
        if (!isUndo) grid.apply(made.inverse);
        else {
          const undo = planUndo(made, grid.found(made));
          expect(undo.left).toEqual([]);
          grid.apply(undo.plan.edits);
        }
        expect(grid.everything()).toEqual(before);
      }),
    );
  });
});
