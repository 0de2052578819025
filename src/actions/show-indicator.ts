import type { RatedIndicator } from "../kpi/scorecard";
import type { KpiTable } from "../kpi/kpi-table";
import type { Place, WorkbookPort } from "../workbook/port";
import { done, type Result } from "../workbook/problem";

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

/** The indicator whose row a place on a sheet belongs to, or null. */
export function indicatorAt(
  tables: readonly KpiTable[],
  place: Place,
): Pick<RatedIndicator, "tableId" | "row"> | null {
  const table = tables.find(
    ({ sheetId, firstRow, rowCount }) =>
      sheetId === place.sheetId && place.row >= firstRow && place.row < firstRow + rowCount,
  );
  return table ? { tableId: table.tableId, row: place.row - table.firstRow } : null;
}
