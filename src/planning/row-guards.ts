import { READ_COLUMNS, type ColumnKey } from "../kpi/columns/columns";
import { heldValues, type KpiTable } from "../kpi/kpi-table";
import type { Block, Expectation, Plan, WrittenValue } from "./plan";

/** The block of a column's data cells, by index from the table's left edge. */
export function blockOf({ sheetId, firstRow, firstColumn, rowCount }: KpiTable, column: number): Block {
  return { sheetId, row: firstRow, column: firstColumn + column, rowCount, columnCount: 1 };
}

/** Further columns that can identify rows, the most distinctive first. */
const IDENTIFYING: readonly ColumnKey[] = ["target", "goodIs", ...READ_COLUMNS];

/**
 * The cells that show whether rows have moved since they were read: the values, the written column itself, and as many more columns as
 * it takes to distinguish rows that get different values. Rows that are equal in all of these may swap places unnoticed, as the same
 * is written to them.
 */
export function expectUnmoved(
  table: KpiTable,
  own: "status" | "trends",
  written: readonly WrittenValue[],
): Plan["expects"] {
  const keys: ColumnKey[] = ["latestValue", own];
  let left = countMixedUp(table, keys, written);
  for (const key of IDENTIFYING) {
    if (left === 0) break;
    if (keys.includes(key) || !table.cells[key]) continue;
    const fewer = countMixedUp(table, [...keys, key], written);
    if (fewer === left) continue;
    keys.push(key);
    left = fewer;
  }
  return keys.flatMap((key) => {
    const column = table.columns[key];
    const values = heldValues(table, key);
    if (column === undefined || !values) return [];
    return [{ at: blockOf(table, column), values: values.map((value) => [value]) }];
  });
}

/** Counts rows that equal another row in these columns, yet get a different value. */
function countMixedUp(table: KpiTable, keys: readonly ColumnKey[], written: readonly WrittenValue[]): number {
  const alike = new Map<string, { rows: number; written: Set<WrittenValue> }>();
  written.forEach((value, row) => {
    const looks = JSON.stringify(keys.map((key) => heldValues(table, key)?.[row]));
    const group = alike.get(looks) ?? { rows: 0, written: new Set() };
    alike.set(looks, { rows: group.rows + 1, written: group.written.add(value) });
  });
  return [...alike.values()].reduce((sum, group) => sum + (group.written.size > 1 ? group.rows : 0), 0);
}

/** The cells that identify a table's rows, whatever is written: their names and figures. */
export function identifyingCells(table: KpiTable): Expectation[] {
  return (["kpi", "metric", "target", "asOf", "latestValue"] as const).flatMap((key) => {
    const column = table.columns[key];
    const values = heldValues(table, key);
    // Stacked rows have their status in the column of their figures.
    if (column === undefined || !values || column === table.columns.status) return [];
    return [{ at: blockOf(table, column), values: values.map((value) => [value]) }];
  });
}
