import type { ColumnKey } from "../../kpi/columns/columns";
import { cellAt, type KpiTable } from "../../kpi/kpi-table";
import { problemOf } from "../../planning/problem";
import type { RunPort } from "../../planning/port";
import { blockOf } from "../../planning/row-guards";

/**
 * Adds merged cells to tables, where reading does not report them. Excel tables have none, and a cell with content is not covered by a
 * merged one, so nothing is read if the written columns have no empty cells.
 */
export async function withMerged(
  port: Pick<RunPort, "readMerged">,
  tables: readonly KpiTable[],
  written: readonly ColumnKey[],
): Promise<KpiTable[]> {
  const asked = tables.filter((table) => table.isRange && written.some((key) => hasEmptyCell(table, key)));
  if (!port.readMerged || asked.length === 0) return [...tables];
  const bodies = asked.map((table) => ({ ...blockOf(table, 0), columnCount: widthOf(table) }));
  const found = await port.readMerged(bodies).catch((error: unknown) => {
    // If the script cannot be loaded, the read-back after writing still notices.
    if (problemOf(error).code !== "not-loaded") throw error;
    return [];
  });
  return tables.map((table) => {
    const merged = found[asked.indexOf(table)] ?? [];
    return merged.length > 0 ? { ...table, unwritable: { ...table.unwritable, merged } } : table;
  });
}

function hasEmptyCell(table: KpiTable, key: ColumnKey): boolean {
  if (table.columns[key] === undefined) return false;
  const skipped = new Set(table.skippedRows);
  const isEmptyAt = (row: number): boolean => !skipped.has(row) && cellAt(table, key, row).kind === "empty";
  return Array.from({ length: table.rowCount }, (_, row) => row).some(isEmptyAt);
}

/** The width of a table up to its last known column. */
function widthOf({ columns }: KpiTable): number {
  return Math.max(...Object.values(columns)) + 1;
}
