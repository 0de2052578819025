import { HEADINGS, type ColumnKey } from "../../src/kpi/columns/columns";
import { matchColumns } from "../../src/kpi/columns/match-headings";
import type { KpiTable } from "../../src/kpi/kpi-table";
import { DEFAULT_RULESET } from "../../src/rag/rules/default-ruleset";
import type { Plan } from "../../src/planning/plan";
import { planOverride, type GivenOverride } from "../../src/planning/statuses/plan-override";
import { kpiTableOf, type RowOf } from "../kpi/kpi-table-of";

const amber: RowOf = { target: 10, goodIs: "High", latestValue: 9.5, metric: "Near", status: 2 };
const given: GivenOverride = { status: "green", reason: "Counted twice in August", reviewBy: "2025-03-31" };

function plan(table: KpiTable, override: GivenOverride | null, row = 0): Plan {
  return planOverride(table, 20, row, override, DEFAULT_RULESET).plan;
}

/** What a plan writes, by column heading. */
function written(table: KpiTable, { edits }: Plan): Record<string, unknown> {
  const byColumn = new Map(Object.entries(table.columns).map(([key, column]) => [column, HEADINGS[key as ColumnKey]]));
  return Object.fromEntries(
    edits.flatMap((edit) =>
      edit.kind === "values"
        ? [[byColumn.get(edit.at.column) ?? edit.at.column, [edit.at.row, ...edit.values.flat()]]]
        : [],
    ),
  );
}

test("the row's own columns get the status, the reason and the review date, and its status follows", () => {
  const table = kpiTableOf([amber, { ...amber, metric: "Other" }]);
  expect(written(table, plan(table, given, 1))).toEqual({
    Override: [2, "Green"],
    "Override Reason": [2, "Counted twice in August"],
    "Override Review By": [2, 45747],
    "RAG Status": [2, 3],
  });
});

test("the statuses of other rows are left as they are, even if out of date", () => {
  const table = kpiTableOf([{ ...amber, status: 1 }, amber]);
  expect(written(table, plan(table, given, 1))["RAG Status"]).toEqual([2, 3]);
});

test("removing an override empties its cells and restores the computed status", () => {
  const table = kpiTableOf([{ ...amber, status: 3, override: "Green", overrideReason: "Agreed", reviewBy: "soon" }]);
  expect(written(table, plan(table, null))).toEqual({
    Override: [1, ""],
    "Override Reason": [1, ""],
    "Override Review By": [1, ""],
    "RAG Status": [1, 2],
  });
});

test("the inverse restores what was there", () => {
  const table = kpiTableOf([{ ...amber, override: "Red", overrideReason: "Old", reviewBy: "" }]);
  const { inverse } = plan(table, given);
  expect(inverse.flatMap((edit) => (edit.kind === "values" ? edit.values.flat() : []))).toEqual(
    expect.arrayContaining(["Red", "Old", ""]),
  );
});

test("a table without the columns gets those it needs at its right edge", () => {
  const full = kpiTableOf([amber]);
  const { override, overrideReason, reviewBy, ...cells } = full.cells;
  const headings = Object.keys(cells).map((key) => HEADINGS[key as ColumnKey]);
  const table: KpiTable = { ...full, cells, columns: matchColumns(headings).columns };
  const width = headings.length;
  expect([override, overrideReason, reviewBy].every(Boolean)).toBe(true);

  const { plan: dated } = planOverride(table, width, 0, given, DEFAULT_RULESET);
  expect(dated.edits[0]).toMatchObject({
    kind: "add-columns",
    tableId: "t1",
    columns: [{ heading: "Override" }, { heading: "Override Reason" }, { heading: "Override Review By" }],
  });
  expect(written(table, dated)).toMatchObject({
    [width]: [1, "Green"],
    [width + 1]: [1, given.reason],
    [width + 2]: [1, 45747],
  });
  expect(dated.inverse).toContainEqual({
    kind: "remove-columns",
    tableId: "t1",
    headings: ["Override", "Override Reason", "Override Review By"],
  });

  const { plan: undated } = planOverride(table, width, 0, { ...given, reviewBy: null }, DEFAULT_RULESET);
  expect(undated.edits[0]).toMatchObject({ columns: [{ heading: "Override" }, { heading: "Override Reason" }] });
});

test("the row must be where it was, and its override as it was read", () => {
  const table = kpiTableOf([{ ...amber, override: "Red", overrideReason: "Old" }]);
  expect(plan(table, given).expects.map(({ values }) => values.flat())).toEqual(
    expect.arrayContaining([["Near"], [10], ["Red"], ["Old"]]),
  );
});

test("the same override again writes nothing", () => {
  const table = kpiTableOf([{ ...amber, status: 3, override: "Green", overrideReason: "Agreed" }]);
  const again = plan(table, { status: "green", reason: " Agreed ", reviewBy: null });
  expect(again.edits.filter((edit) => edit.kind === "values")).toEqual([]);
});
