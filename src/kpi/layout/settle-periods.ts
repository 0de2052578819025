import type { KpiTable } from "../kpi-table";
import { groupBy } from "../history/match-names";
import type { JudgedContext } from "./chosen-period";
import { settleDown, shareJudged, type SharedPeriod } from "./settle-down";
import { settleSheets } from "./settle-sheets";

/**
 * The tables of a workbook for the period that is judged, where a table has a row for each period, or a period has a sheet of its own.
 * Periods across are settled when a table is read.
 */
export function settlePeriods(tables: readonly KpiTable[], context: JudgedContext): KpiTable[] {
  const shared = sharedPeriods(tables, context);
  return settleSheets(
    tables.map((table) => settleDown(table, context, shared.get(table.tableId) ?? null)),
    context,
  );
}

/** The period of tables that are indicators side by side over the same rows of periods, by the table's id. */
function sharedPeriods(tables: readonly KpiTable[], context: JudgedContext): ReadonlyMap<string, SharedPeriod> {
  const sideBySide = tables.filter(({ rowAt, series }) => rowAt?.metric !== undefined && !series);
  const groups = groupBy(
    sideBySide,
    ({ sheetId, firstRow, columns }) => `${sheetId} ${firstRow} ${columns.asOf ?? ""}`,
  );
  return new Map(
    [...groups.values()].flatMap((group) => {
      const shared = shareJudged(group, context);
      return shared ? group.map(({ tableId }): [string, SharedPeriod] => [tableId, shared]) : [];
    }),
  );
}
