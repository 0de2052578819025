import { readFileSync } from "node:fs";
import { join } from "node:path";
import { readIndicators } from "../../src/kpi/indicator";
import { rateIndicators } from "../../src/kpi/scorecard";
import type { ColumnKey } from "../../src/kpi/columns/columns";
import type { ColumnCells } from "../../src/kpi/kpi-table";
import { DEFAULT_RULESET } from "../../src/rag/rules/default-ruleset";
import { kpiTableOf, type RowOf } from "../kpi/kpi-table-of";

type Cell = string | number | { number: number; format: string };
type Row = Partial<Record<ColumnKey, Cell>>;
interface Case {
  id: string;
  input: { rows: Row[] };
  expect: { rows: string[] };
  source: string;
}

const { cases } = JSON.parse(readFileSync(join(__dirname, "tables.json"), "utf8")) as { cases: Case[] };

test("each case has its own name and a source", () => {
  expect(new Set(cases.map(({ id }) => id)).size).toBe(cases.length);
  expect(cases.filter(({ source }) => source.trim() === "")).toEqual([]);
});

test.each(cases.map((one) => [one.id, one] as const))("table %s", (_, { input, expect: expected }) => {
  const rows = input.rows.map((row, index): Row => ({
    metric: `% of visits made ${index + 1}`,
    goodIs: "High",
    ...row,
  }));
  const table = kpiTableOf(
    rows.map(
      (row) =>
        Object.fromEntries(
          Object.entries(row).map(([key, cell]) => [key, typeof cell === "object" ? cell.number : cell]),
        ) as RowOf,
    ),
  );
  for (const [key, column] of Object.entries(table.cells) as [ColumnKey, ColumnCells][]) {
    column.formats = rows.map(({ [key]: cell }) => (typeof cell === "object" ? cell.format : "General"));
  }
  const found = rateIndicators(readIndicators(table), DEFAULT_RULESET).map(({ rating: { computed } }) =>
    computed.status === "not-rated" ? `not-rated: ${computed.reason.code}` : computed.status,
  );
  expect(found).toEqual(expected.rows);
});
