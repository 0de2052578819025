import fc from "fast-check";
import { joinPlans, type Edit, type Plan } from "../../src/planning/plan";
import { indexRows, type Rows } from "../../src/planning/row-index";
import { tablesAfter } from "../../src/planning/undo/tables-after";
import { kpiTableOf } from "../kpi/kpi-table-of";

const rows = fc.record({
  row: fc.oneof(fc.nat(40), fc.nat(1_048_575)),
  rowCount: fc.oneof(fc.nat(9), fc.integer({ min: 1, max: 1_048_576 })),
});

test("items that overlap rows are found in the order in which they were added", () => {
  fc.assert(
    fc.property(fc.array(rows, { maxLength: 40 }), rows, (all, wanted) => {
      const index = indexRows<number>();
      all.forEach((one, at) => index.add(one, at));
      const share = (one: Rows): boolean =>
        one.rowCount > 0 &&
        wanted.rowCount > 0 &&
        one.row < wanted.row + wanted.rowCount &&
        wanted.row < one.row + one.rowCount;
      expect(index.over(wanted)).toEqual(all.flatMap((one, at) => (share(one) ? [at] : [])));
    }),
  );
});

const TABLES = 2000;

test("of 2,000 tables, each is compared only with its own edits", () => {
  let looks = 0;
  const edits = Array.from({ length: TABLES }, (_, index): Edit => {
    const at = { sheetId: "sheet-kpis", column: 0, rowCount: 1, columnCount: 50, row: 0 };
    Object.defineProperty(at, "row", { get: () => ((looks += 1), index * 3 + 1) });
    return { kind: "values", at, values: [Array<number>(50).fill(index)] };
  });
  const table = kpiTableOf([{ metric: "Calls", target: 10, latestValue: 9 }]);
  const tables = Array.from({ length: TABLES }, (_, index) => ({
    ...table,
    sheetId: "sheet-kpis",
    tableId: `t${index}`,
    firstRow: index * 3 + 1,
  }));
  const after = tablesAfter(tables, edits);
  expect(after.map(({ cells }) => cells.target?.values[0])).toEqual(edits.map((_, index) => index));
  expect(looks).toBeLessThan(TABLES * 100);
});

test("plans of 2,000 tables are joined without comparing each expectation with each other", () => {
  let looks = 0;
  const plans = Array.from({ length: TABLES }, (_, index): Plan => {
    const at = { sheetId: "sheet-kpis", column: 0, rowCount: 1, columnCount: 1, row: 0 };
    Object.defineProperty(at, "row", { get: () => ((looks += 1), index >> 1), enumerable: true });
    return { edits: [], inverse: [], expects: [{ at, values: [[index >> 1]] }] };
  });
  expect(joinPlans(plans).expects.map(({ values }) => values[0]?.[0])).toEqual(
    Array.from({ length: TABLES / 2 }, (_, index) => index),
  );
  expect(looks).toBeLessThan(TABLES * 10);
});
