import type { KpiTable } from "../../kpi/kpi-table";
import { workbookNumbersOf, nativeFormats, statusCellAt } from "../../kpi/status-looks/status-column";
import type { Ruleset } from "../../rag/rules/ruleset";

/**
 * True where no status in the workbook is known to be the add-in's own: none is a number under its number format, and a
 * column that keeps its own words has no log (`isLogged`) that tells of a run.
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
