import { addressOf, holdsFormula, type KpiTable } from "../kpi/kpi-table";
import { isTrendsCell } from "../kpi/travel/trends-cell";
import { unwrittenIn, writableStretches } from "../kpi/unwritable";
import { EMPTY_PLAN, type Edit, type Plan, type WrittenValue } from "./plan";
import { unwrittenCell, type KeptCell } from "./plan-statuses";
import { blockOf, expectUnmoved, tellRows } from "./row-guards";

/** What a run writes into the Trends column of one table. */
export interface TrendsPlan {
  plan: Plan;
  /** How many cells change. */
  changed: number;
  /** The cells that would change and cannot be written. */
  kept: KeptCell[];
}

/**
 * Plans the Trends column: the words for each row that is listed, where the cell is empty or holds the add-in's own. A
 * person's words and formulas stay. A second run plans nothing.
 */
export function planTrends(table: KpiTable, words: ReadonlyMap<number, string>): TrendsPlan {
  const column = table.columns.trends;
  const held = table.cells.trends?.values;
  if (column === undefined || !held) return { plan: EMPTY_PLAN, changed: 0, kept: [] };
  const unwritten = unwrittenIn(table, table.firstColumn + column);
  const kept: KeptCell[] = [];
  const { tableId, sheetName } = table;
  const wanted = held.map((value, row): WrittenValue => {
    const text = words.get(row);
    if (text === undefined || text === value || table.skippedRows?.includes(row)) return null;
    if (holdsFormula(table, "trends", row)) return null;
    if (value !== "" && !(typeof value === "string" && isTrendsCell(value))) return null;
    const stopped = unwritten(row);
    if (!stopped) return text;
    kept.push(unwrittenCell({ tableId, sheetName, row, address: addressOf(table, "trends", row) ?? "", column: "trends" }, stopped));
    return null;
  });
  const changed = wanted.filter((value) => value !== null).length;
  if (changed === 0) return { plan: EMPTY_PLAN, changed, kept };
  const edits: Edit[] = [];
  const inverse: Edit[] = [];
  for (const { from, to } of writableStretches(table, (row) => unwritten(row) !== null)) {
    const inStretch = wanted.slice(from, to);
    const first = inStretch.findIndex((text) => text !== null);
    if (first < 0) continue;
    const values = inStretch.slice(first, inStretch.findLastIndex((text) => text !== null) + 1);
    const at = { ...blockOf(table, column), row: table.firstRow + from + first, rowCount: values.length };
    edits.push({ kind: "values", at, values: values.map((value) => [value]) });
    inverse.push({ kind: "values", at, values: values.map((value, row) => [value === null ? null : (held[from + first + row] ?? "")]) });
  }
  return { plan: { edits, inverse, expects: expectUnmoved(table, "trends", wanted), rows: tellRows(table) }, changed, kept };
}
