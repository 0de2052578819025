import { holdsFormula, type KpiTable } from "../kpi/kpi-table";
import { isTrendsCell } from "../kpi/travel/trends-cell";
import { EMPTY_PLAN, type Plan, type WrittenValue } from "./plan";
import { blockOf, expectUnmoved, tellRows } from "./row-guards";

/** What a run writes into the Trends column of one table. */
export interface TrendsPlan {
  plan: Plan;
  /** How many cells change. */
  changed: number;
}

/**
 * Plans the Trends column: the words for each row that is listed, where the cell is empty or holds the add-in's own. A
 * person's words and formulas stay. A second run plans nothing.
 */
export function planTrends(table: KpiTable, words: ReadonlyMap<number, string>): TrendsPlan {
  const column = table.columns.trends;
  const held = table.cells.trends?.values;
  if (column === undefined || !held) return { plan: EMPTY_PLAN, changed: 0 };
  const wanted = held.map((value, row): WrittenValue => {
    const text = words.get(row);
    if (text === undefined || text === value || table.skippedRows?.includes(row)) return null;
    if (holdsFormula(table, "trends", row)) return null;
    return value === "" || (typeof value === "string" && isTrendsCell(value)) ? text : null;
  });
  const [first, last] = [wanted.findIndex((text) => text !== null), wanted.findLastIndex((text) => text !== null)];
  if (first < 0) return { plan: EMPTY_PLAN, changed: 0 };
  const whole = blockOf(table, column);
  const at = { ...whole, row: whole.row + first, rowCount: last - first + 1 };
  const values = wanted.slice(first, last + 1);
  return {
    plan: {
      edits: [{ kind: "values", at, values: values.map((value) => [value]) }],
      inverse: [{ kind: "values", at, values: values.map((value, row) => [value === null ? null : (held[first + row] ?? "")]) }],
      expects: expectUnmoved(table, "trends", wanted),
      rows: tellRows(table),
    },
    changed: values.filter((value) => value !== null).length,
  };
}
