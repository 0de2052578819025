import type { RatedIndicator } from "../kpi/scorecard";
import { isSkipped, type KpiTable } from "../kpi/kpi-table";
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
 * The indicator in whose row a place is, or null: of any period, and of any field where an indicator has a row for each. If there are
 * tables beside each other, it is the one whose columns contain the place, or else the first.
 */
export function indicatorAt(tables: readonly KpiTable[], place: Place): Pick<RatedIndicator, "tableId" | "row"> | null {
  const level = tables.flatMap((table) => {
    const row = rowAt(table, place);
    return row === null ? [] : [{ table, row }];
  });
  const found = level.find(({ table }) => holdsColumn(table, place)) ?? level[0];
  return found ? { tableId: found.table.tableId, row: found.row } : null;
}

/** The data row of the indicator to which a row of a sheet belongs; null for any other row. */
function rowAt(table: KpiTable, place: Place): number | null {
  const { sheetId, firstRow, rowCount, series, rowAt: rows = {} } = table;
  const row = place.row - firstRow;
  const isOwn = sheetId === place.sheetId && row >= 0 && row < rowCount;
  if (isOwn && !isSkipped(table, row)) return row;
  const field = isOwn ? Object.values(rows).find((fields) => fields.includes(row)) : undefined;
  if (field) return field.indexOf(row);
  return series?.rows?.find((one) => one.sheetId === place.sheetId && one.row === place.row)?.of ?? null;
}

function holdsColumn({ sheetId, firstColumn, columns, series }: KpiTable, place: Place): boolean {
  const last = Math.max(...Object.values(columns), series?.lastColumn ?? 0);
  return place.sheetId !== sheetId || (place.column >= firstColumn && place.column <= firstColumn + last);
}
