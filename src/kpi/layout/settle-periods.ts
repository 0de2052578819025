import type { KpiTable } from "../kpi-table";
import { settleDown } from "./settle-down";
import { settleSheets } from "./settle-sheets";

/**
 * The tables of a workbook for the period that is judged, where a table has a row for each period, or a period has a sheet of its own.
 * Periods across are settled when a table is read. `chosen` is the period that an officer chose.
 */
export function settlePeriods(tables: readonly KpiTable[], chosen: string | null = null): KpiTable[] {
  return settleSheets(
    tables.map((table) => settleDown(table, chosen)),
    chosen,
  );
}
