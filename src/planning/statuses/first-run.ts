import type { KpiTable } from "../../kpi/kpi-table";
import { workbookNumbersOf, nativeFormats, statusCellAt } from "../../kpi/status-looks/status-column";
import type { Ruleset } from "../../rag/rules/ruleset";

/**
 * True if no status in the workbook is known to be written by the add-in: none is a number with its number format, and there is no log
 * (`isLogged`) of statuses in words.
 */
export function isFirstRun(tables: readonly KpiTable[], ruleset: Ruleset, isLogged: boolean): boolean {
  return !tables.some((table) => {
    const formats = nativeFormats(ruleset, workbookNumbersOf(table)?.written);
    return Array.from({ length: table.rowCount }, (_, row) => row).some((row) => {
      const cell = statusCellAt(table, row, ruleset);
      if (cell.holds !== "status") return false;
      return (
        isLogged || (typeof cell.written === "number" && formats.includes(table.cells.status?.formats?.[row] ?? ""))
      );
    });
  });
}
