import type { KpiTable } from "../../kpi/kpi-table";
import { judgeIcons } from "../../kpi/status-looks/judge-icons";
import type { Ruleset } from "../../rag/rules/ruleset";
import type { TableSnapshot } from "../snapshot";

/** Adds to tables what their icon sets mean for the numbers of the status column, and the fills of its cells. */
export function judgeTables(
  tables: readonly KpiTable[],
  snapshots: readonly TableSnapshot[],
  ruleset: Ruleset,
): KpiTable[] {
  return tables.map((table) => {
    const read = snapshots.find(({ id }) => id === table.tableId);
    const { values = [], formats = [] } = table.cells.status ?? {};
    const icons = read?.iconSet.rules && judgeIcons(read.iconSet.rules, ruleset, { values, formats });
    return { ...table, ...(icons ? { icons } : {}), ...(read?.fills ? { fills: read.fills } : {}) };
  });
}
