import fc from "fast-check";
import { COLUMN_KEYS, HEADINGS, type ColumnKey } from "../../src/kpi/columns/columns";
import { closePeriod } from "../../src/kpi/history/close-rows";
import { readIndicators } from "../../src/kpi/indicator";
import type { CellValue, KpiTable } from "../../src/kpi/kpi-table";
import { buildScorecard } from "../../src/kpi/scorecard";
import { DEFAULT_RULESET } from "../../src/rag/rules/default-ruleset";
import { planClose, type ClosePlan } from "../../src/planning/closing/plan-close";
import { planUndo } from "../../src/planning/undo/plan-undo";
import { recordOf, type Past } from "../kpi/history/past";
import { kpiTableOf, type RowOf } from "../kpi/kpi-table-of";
import { gridOf, type SheetGrid, writtenTo } from "./sheet-grid";

const Q2 = "2024/25 Q2";

type Formats = Partial<Record<ColumnKey, string>>;

const ROW: RowOf = {
  kpi: "Rent",
  metric: "Rent",
  target: 95,
  goodIs: "High",
  asOf: Q2,
  latestValue: 90,
  previousValue: 85,
};

/** A sheet with a KPI table from A1, and an officer's column beside it. */
function sheetOf(rows: readonly RowOf[], formats: readonly Formats[] = []): SheetGrid {
  const grid = gridOf([
    [...COLUMN_KEYS.map((key) => HEADINGS[key]), "My notes"],
    ...rows.map((row) => [...COLUMN_KEYS.map((key) => row[key] ?? ""), "a note"]),
  ]);
  formats.forEach((row, r) => COLUMN_KEYS.forEach((key, c) => row[key] && grid.set(r + 1, c, { format: row[key] })));
  return grid;
}

/** The table as it is read from the sheet. */
function tableOf(
  grid: SheetGrid,
  rowCount: number,
  changes: Partial<KpiTable> = {},
  formulas: Partial<Record<ColumnKey, Record<number, string>>> = {},
): KpiTable {
  const table = kpiTableOf(
    Array.from({ length: rowCount }, () => ({})),
    changes,
  );
  for (const [key, column] of Object.entries(table.columns) as [ColumnKey, number][]) {
    const cells = Array.from({ length: rowCount }, (_, row) => grid.at(row + 1, column));
    const values = cells.map(({ value }) => value);
    table.cells[key] = {
      values,
      formats: cells.map(({ format }) => format),
      formulas: values.map((value, row) => formulas[key]?.[row] ?? value),
    };
  }
  return table;
}

function close(table: KpiTable, history: Past[] = [], period = Q2): ClosePlan {
  const scorecard = buildScorecard(readIndicators(table), DEFAULT_RULESET);
  const closing = closePeriod(scorecard, [table], history.map(recordOf), period);
  if ("why" in closing) throw new Error(closing.why);
  return planClose(table, closing.rows);
}

/** The values of a column below its heading. */
const held = (grid: SheetGrid, key: ColumnKey, rowCount: number): CellValue[] =>
  Array.from({ length: rowCount }, (_, row) => grid.at(row + 1, COLUMN_KEYS.indexOf(key)).value);

const CLOSED: readonly ColumnKey[] = ["asOf", "latestValue", "previousValue", "lastYear", "override"];

test.each<[string, RowOf, Past[], CellValue[]]>([
  ["a row goes on", ROW, [], ["2024/25 Q3", "", 90, "", ""]],
  [
    "its value of last year is from the history",
    ROW,
    [{ metric: "Rent", period: "2023/24 Q3", value: 80 }],
    ["2024/25 Q3", "", 90, 80, ""],
  ],
  ["a value of last year that is not in it is emptied", { ...ROW, lastYear: 70 }, [], ["2024/25 Q3", "", 90, "", ""]],
  [
    "an override goes with its period",
    { ...ROW, override: "Green", overrideReason: "Recounted" },
    [],
    ["2024/25 Q3", "", 90, "", ""],
  ],
  ["an override that is not in use stays", { ...ROW, override: "Green" }, [], ["2024/25 Q3", "", 90, "", "Green"]],
  ["a row without a value stays", { ...ROW, latestValue: "" }, [], [Q2, "", 85, "", ""]],
  ["a row for a year stays", { ...ROW, asOf: "2023/24" }, [], ["2023/24", 90, 85, "", ""]],
  ["a text as its value", { ...ROW, latestValue: "=90" }, [], ["2024/25 Q3", "", "=90", "", ""]],
])("%s", (_, row, history, expected) => {
  const grid = sheetOf([row]);
  const { plan } = close(tableOf(grid, 1), history);
  expect(grid.isAsExpected(plan)).toBe(true);
  grid.apply(plan.edits);
  expect(CLOSED.map((key) => held(grid, key, 1)[0])).toEqual(expected);
});

test.each<[string, Formats, CellValue, string]>([
  ["a percentage", { latestValue: "0.0%" }, 0.886, "0.0%"],
  ["a number over a percentage", { previousValue: "0.0%" }, 90, "General"],
])("the format moves with the value: %s", (_, formats, latestValue, format) => {
  const grid = sheetOf([{ ...ROW, latestValue }], [formats]);
  grid.apply(close(tableOf(grid, 1)).plan.edits);
  expect(grid.at(1, COLUMN_KEYS.indexOf("previousValue"))).toEqual({ value: latestValue, format });
});

test("a number brings its format to an empty cell, whose format is not read", () => {
  const grid = sheetOf([{ ...ROW, previousValue: "" }], [{ previousValue: "0%" }]);
  const table = tableOf(grid, 1);
  if (table.cells.previousValue) table.cells.previousValue.formats = ["General"];
  grid.apply(close(table).plan.edits);
  expect(grid.at(1, COLUMN_KEYS.indexOf("previousValue"))).toEqual({ value: 90, format: "General" });
});

test("a person's formulas are left alone and named", () => {
  const rows = [ROW, { ...ROW, metric: "Lamps", kpi: "Lamps", latestValue: 50 }];
  const grid = sheetOf(rows);
  const { plan, formulas } = close(tableOf(grid, 2, {}, { latestValue: { 0: "=45*2" }, asOf: { 1: '="2024/25 Q2"' } }));
  expect(formulas).toEqual([
    { sheetName: "KPIs", address: "H2" },
    { sheetName: "KPIs", address: "F3" },
  ]);
  grid.apply(plan.edits);
  expect([held(grid, "latestValue", 2), held(grid, "asOf", 2), held(grid, "previousValue", 2)]).toEqual([
    [90, ""],
    ["2024/25 Q3", Q2],
    [90, 50],
  ]);
});

test("only KPI rows of the table are changed", () => {
  const grid = sheetOf([ROW, { ...ROW, metric: "Total" }, ROW]);
  const table = tableOf(grid, 3, { isRange: true, skippedRows: [1] });
  const other = { ...tableOf(grid, 3), tableId: "t2", sheetId: "s2" };
  const { plan } = close(table);
  expect(writtenTo(plan.edits).filter((address) => address.endsWith("3"))).toEqual([]);
  const scorecard = buildScorecard(readIndicators(table), DEFAULT_RULESET);
  const closing = closePeriod(scorecard, [table], [], Q2);
  expect("rows" in closing && planClose(other, closing.rows)).toEqual({
    plan: { edits: [], inverse: [], expects: [] },
    formulas: [],
  });
});

test("rows that swapped places meanwhile are noticed, even if their old values are equal", () => {
  const grid = sheetOf([ROW, { ...ROW, kpi: "Lamps", metric: "Lamps" }]);
  const { plan } = close(tableOf(grid, 2), [
    { metric: "Rent", period: "2023/24 Q3", value: 80 },
    { metric: "Lamps", period: "2023/24 Q3", value: 20 },
  ]);
  for (const key of ["kpi", "metric"] as const) {
    grid.set(1, COLUMN_KEYS.indexOf(key), { value: "Lamps" });
    grid.set(2, COLUMN_KEYS.indexOf(key), { value: "Rent" });
  }
  expect(grid.isAsExpected(plan)).toBe(false);
});

describe("whatever the rows hold", () => {
  const value = fc.constantFrom<CellValue>(90, 0.886, "88%", "", "TBC", "=1+1", "#N/A", 5);
  const format = fc.constantFrom("General", "0.0%", "dd/mm/yyyy", "@");
  const row = fc.record({
    kpi: fc.constantFrom("Rent", "Lamps"),
    metric: fc.constantFrom("Rent", "Lamps", "Seen"),
    asOf: fc.constantFrom<CellValue>(Q2, "2024/25 Q1", "2024/25 Q3", "2023/24", "September 2024", 45565, "", "Wave 2"),
    latestValue: value,
    previousValue: value,
    lastYear: value,
    override: fc.constantFrom("", "Green"),
    overrideReason: fc.constantFrom("", "Recounted"),
    formats: fc.record({
      asOf: fc.constantFrom("General", "mmm-yy", "dd/mm/yyyy"),
      latestValue: format,
      previousValue: format,
      lastYear: format,
    }),
    isFormula: fc.boolean(),
  });
  const cases = fc.array(row, { minLength: 1, maxLength: 4 });
  type Case = typeof cases extends fc.Arbitrary<infer T> ? T : never;
  const build = (given: Case): { grid: SheetGrid; read: () => KpiTable } => {
    const rows = given.map(({ formats: _, isFormula: __, ...cells }): RowOf => ({ ...ROW, ...cells }));
    const grid = sheetOf(
      rows,
      given.map(({ formats }) => formats),
    );
    const formulas = Object.fromEntries(given.flatMap(({ isFormula }, index) => (isFormula ? [[index, "=A1"]] : [])));
    return { grid, read: () => tableOf(grid, given.length, {}, { latestValue: formulas }) };
  };
  const history: Past[] = ["2024/25 Q2", "2023/24 Q3"].map((period) => ({
    metric: "Rent",
    period,
    value: 0.5,
    format: "0%",
  }));

  test("a closing writes only its own columns, and no formulas", () => {
    fc.assert(
      fc.property(cases, (given) => {
        const { grid, read } = build(given);
        const before = grid.snapshot();
        const { plan, formulas } = close(read(), history);
        expect(grid.isAsExpected(plan)).toBe(true);
        grid.apply(plan.edits);
        const own = ["asOf", "latestValue", "previousValue", "lastYear", "override", "overrideReason", "reviewBy"].map(
          (key) => COLUMN_KEYS.indexOf(key as ColumnKey),
        );
        const after = grid.snapshot();
        before.values.forEach((cells, r) =>
          cells.forEach((cell, c) => own.includes(c) || expect(after.values[r]?.[c]).toEqual(cell)),
        );
        given.forEach(
          ({ isFormula, latestValue }, index) =>
            isFormula && expect(held(grid, "latestValue", given.length)[index]).toBe(latestValue),
        );
        expect(writtenTo(plan.edits).filter((address) => formulas.some((kept) => kept.address === address))).toEqual(
          [],
        );
      }),
    );
  });

  test("closing again moves no row of the period twice", () => {
    fc.assert(
      fc.property(cases, (given) => {
        const plain = given.map((one) => ({ ...one, isFormula: false, asOf: Q2 }));
        const { grid, read } = build(plain);
        grid.apply(close(read(), history).plan.edits);
        expect(close(read(), history).plan.edits).toEqual([]);
      }),
    );
  });

  test("the inverse and an undo restore everything", () => {
    fc.assert(
      fc.property(cases, fc.boolean(), (given, isUndo) => {
        const { grid, read } = build(given);
        const before = grid.everything();
        const { plan } = close(read(), history);
        grid.apply(plan.edits);
        if (!isUndo) grid.apply(plan.inverse);
        else {
          const undo = planUndo(plan, grid.found(plan));
          expect(undo.left).toEqual([]);
          grid.apply(undo.plan.edits);
        }
        expect(grid.everything()).toEqual(before);
      }),
    );
  });
});
