import type { RatedIndicator } from "../kpi/scorecard";
import type { KpiTable } from "../kpi/kpi-table";
import type { Place, WorkbookPort } from "../planning/port";
import { done, type Result } from "../planning/problem";

/** Selects an indicator's status cell on its sheet. */
export function showIndicator(
  port: WorkbookPort,
  tables: readonly KpiTable[],
  indicator: Pick<RatedIndicator, "tableId" | "row">,
): Promise<Result<void>> {
  const table = tables.find((candidate) => candidate.tableId === indicator.tableId);
  if (!table) return Promise.resolve(done(undefined));
  return port.select({
    sheetId: table.sheetId,
    row: table.firstRow + indicator.row,
    column: table.firstColumn + (table.columns.status ?? 0),
  });
}

/**
 * The indicator in whose row a place is, or null. If there are tables beside each other, it is the one whose columns contain the place,
 * or else the first.
 */
export function indicatorAt(tables: readonly KpiTable[], place: Place): Pick<RatedIndicator, "tableId" | "row"> | null {
  const level = tables.filter((table) => holdsRow(table, place));
  const table = level.find((candidate) => holdsColumn(candidate, place)) ?? level[0];
  return table ? { tableId: table.tableId, row: place.row - table.firstRow } : null;
}

function holdsRow({ sheetId, firstRow, rowCount, skippedRows }: KpiTable, place: Place): boolean {
  const row = place.row - firstRow;
  return sheetId === place.sheetId && row >= 0 && row < rowCount && !skippedRows?.includes(row);
}

function holdsColumn({ firstColumn, columns }: KpiTable, { column }: Place): boolean {
  return column >= firstColumn && column <= firstColumn + Math.max(...Object.values(columns));
}
