import type { ColumnKey } from "../../kpi/columns/columns";
import { cellAt, type KpiTable } from "../../kpi/kpi-table";
import { problemOf } from "../../planning/problem";
import type { RunPort } from "../../planning/port";
import { blockOf } from "../../planning/row-guards";

/**
 * Tables with the cells of theirs that are merged, where a reading does not tell. A table of Excel's has none, and a cell that
 * something stands in is not covered by another: where no cell is empty of the columns that are written, nothing is asked.
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
    // Without the script that asks, what is written is read back all the same.
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

/** As far right as a column of its is known. */
function widthOf({ columns }: KpiTable): number {
  return Math.max(...Object.values(columns)) + 1;
}
