import fc from "fast-check";
import type { ColumnKey } from "../../src/kpi/columns/columns";
import type { CellValue, KpiTable } from "../../src/kpi/kpi-table";
import type { Plan } from "../../src/planning/plan";
import { planTrends } from "../../src/planning/statuses/plan-trends";
import { planUndo } from "../../src/planning/undo/plan-undo";
import { tablesAfter } from "../../src/planning/undo/tables-after";
import { kpiTableOf, type RowOf } from "../kpi/kpi-table-of";

const UP = "▲ Improving";
const DOWN = "▼ Worsening ▁▂▃";

const row = (metric: string, trends: CellValue = ""): RowOf => ({
  metric,
  target: 10,
  goodIs: "High",
  latestValue: metric.length,
  trends,
});

function tableOf(rows: RowOf[], changes: Partial<KpiTable> = {}, formulas: Record<number, string> = {}): KpiTable {
  const table = kpiTableOf(rows, changes);
  if (table.cells.trends)
    table.cells.trends.formulas = table.cells.trends.values.map((value, index) => formulas[index] ?? value);
  return table;
}

const wordsOf = (words: (string | undefined)[]): Map<number, string> =>
  new Map(words.flatMap((text, index): [number, string][] => (text === undefined ? [] : [[index, text]])));

const writtenBy = ({ edits }: Plan): unknown =>
  edits.flatMap((edit) => (edit.kind === "values" ? edit.values.map(([value]) => value) : [edit.kind]));

test.each<[string, CellValue[], (string | undefined)[], unknown[]]>([
  ["empty cells", ["", ""], [UP, DOWN], [UP, DOWN]],
  ["the add-in's own words", [DOWN, UP], [UP, DOWN], [UP, DOWN]],
  ["own words that no longer hold", [UP], [""], [""]],
  ["only from the first to the last that changes", [UP, "", UP, "", UP], [UP, DOWN, UP, DOWN, UP], [DOWN, null, DOWN]],
  ["a person's words stay", ["Better since May", ""], [UP, UP], [UP]],
  ["a person's word alike", ["Improving", "Not comparable"], [DOWN, UP], []],
  ["a person's picture stays", ["▁▂▃"], [UP], []],
  ["a number, a truth value, a space", [3, true, " "], [UP, UP, UP], []],
  ["a row without an indicator", ["", UP], [undefined, undefined], []],
  ["nothing to say", ["", ""], ["", ""], []],
  ["nothing that changes", [UP, DOWN], [UP, DOWN], []],
])("%s", (_, held, words, written) => {
  const { plan, changed } = planTrends(
    tableOf(held.map((trends, index) => row(`Metric ${index}`, trends))),
    wordsOf(words),
  );
  expect(writtenBy(plan)).toEqual(written);
  expect(changed).toBe(written.filter((value) => value !== null).length);
});

test("a formula is left alone, even one that gives the add-in's own words", () => {
  const table = tableOf([row("A", UP), row("B")], {}, { 0: '=IF(A1>1,"▲ Improving","")', 1: '=""' });
  expect(planTrends(table, wordsOf([DOWN, DOWN])).plan.edits).toEqual([]);
});

test("rows that are not KPI rows are left alone", () => {
  const table = tableOf([row("A"), row("Total", UP), row("B")], { isRange: true, skippedRows: [1] });
  expect(writtenBy(planTrends(table, wordsOf([UP, DOWN, UP])).plan)).toEqual([UP, null, UP]);
});

test("a table without the column gets none", () => {
  const table = tableOf([row("A")]);
  delete table.columns.trends;
  expect(planTrends(table, wordsOf([UP])).plan.edits).toEqual([]);
});

test("rows that swapped places since they were read would be noticed, and an undo can tell them apart", () => {
  const alike = { target: 10, goodIs: "High", latestValue: 5 };
  const table = tableOf([
    { ...alike, metric: "A", previousValue: 4 },
    { ...alike, metric: "B", previousValue: 6 },
  ]);
  const { plan } = planTrends(table, wordsOf([UP, DOWN]));
  const columns = plan.expects.map(({ at }) => at.column);
  expect(columns).toEqual(expect.arrayContaining([table.columns.latestValue, table.columns.trends]));
  const apart = plan.expects.some(({ values }) => values[0]?.[0] !== values[1]?.[0]);
  expect(apart).toBe(true);
  expect(plan.rows?.map(({ at }) => at.column)).toContain(table.columns.metric);
});

describe("whatever the column holds", () => {
  const held = fc.constantFrom<CellValue>("", UP, DOWN, "– Not comparable", "better", "Improving", 3, true, "=x");
  const said = fc.option(fc.constantFrom("", UP, DOWN, "– Not comparable"), { nil: undefined });
  const cases = fc.array(fc.tuple(held, said, fc.boolean()), { minLength: 1, maxLength: 8 });
  const build = (
    given: [CellValue, string | undefined, boolean][],
  ): { table: KpiTable; words: Map<number, string> } => ({
    table: tableOf(
      given.map(([trends], index) => row(`M${index}`, trends)),
      {},
      Object.fromEntries(given.flatMap(([, , isFormula], index) => (isFormula ? [[index, "=A1"]] : []))),
    ),
    words: wordsOf(given.map(([, text]) => text)),
  });

  test("a second run plans nothing, and a person's own words are in no edit", () => {
    fc.assert(
      fc.property(cases, (given) => {
        const { table, words } = build(given);
        const { plan } = planTrends(table, words);
        const [after = table] = tablesAfter([table], plan.edits);
        expect(planTrends(after, words).plan.edits).toEqual([]);
        after.cells.trends?.values.forEach((value, index) => {
          const [before, , isFormula] = given[index] ?? ["", undefined, true];
          const isPersons = isFormula || !["", UP, DOWN, "– Not comparable"].includes(String(before));
          expect(value === before || !isPersons).toBe(true);
        });
      }),
    );
  });

  test("the inverse and an undo restore everything", () => {
    fc.assert(
      fc.property(cases, (given) => {
        const { table, words } = build(given);
        const { plan } = planTrends(table, words);
        const [after = table] = tablesAfter([table], plan.edits);
        expect(tablesAfter([after], plan.inverse)[0]?.cells.trends?.values).toEqual(table.cells.trends?.values);
        const blocks = [
          ...plan.expects.map(({ at }) => at),
          ...plan.edits.flatMap((edit) => (edit.kind === "values" ? [edit.at] : [])),
          ...(plan.rows ?? []).map(({ at }) => at),
        ].map((at) => {
          const [key = "trends" as const] =
            (Object.entries(after.columns) as [ColumnKey, number][]).find(([, index]) => index === at.column) ?? [];
          return {
            at,
            values: Array.from({ length: at.rowCount }, (_, r) => [
              after.cells[key]?.values[at.row - after.firstRow + r] ?? "",
            ]),
          };
        });
        const undo = planUndo(plan, {
          sheets: [{ id: "s1", name: "KPIs" }],
          blocks,
          columns: [],
          added: [],
          icons: [],
          layouts: [],
        });
        expect(undo.left).toEqual([]);
        expect(tablesAfter([after], undo.plan.edits)[0]?.cells.trends?.values).toEqual(table.cells.trends?.values);
      }),
    );
  });
});
