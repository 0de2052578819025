import { readIndicators } from "../kpi/indicator";
import type { KpiTable } from "../kpi/kpi-table";
import { rateIndicators, type RatedIndicator } from "../kpi/scorecard";
import type { Ruleset } from "../rag/rules/ruleset";
import type { WorkbookPort } from "../workbook/port";

/** So many rows are rated in some 20 ms on a slow machine: nobody notices that the pane stands still meanwhile. */
export const ROWS_AT_A_TIME = 1500;

/** Reads and rates the rows of tables, by table, letting others have a turn now and then where there are many. */
export async function rateTables(port: WorkbookPort, tables: readonly KpiTable[], ruleset: Ruleset): Promise<Map<string, RatedIndicator[]>> {
  const rated = new Map<string, RatedIndicator[]>();
  let since = 0;
  for (const table of tables) {
    const all: RatedIndicator[] = [];
    for (let from = 0; from < table.rowCount; from += ROWS_AT_A_TIME) {
      const to = Math.min(table.rowCount, from + ROWS_AT_A_TIME);
      since += to - from;
      if (since > ROWS_AT_A_TIME) {
        port.tell({ at: "rating" });
        await port.breathe();
        since = to - from;
      }
      for (const one of rateIndicators(readIndicators(table, from, to), ruleset)) all.push(one);
    }
    rated.set(table.tableId, all);
  }
  if (since > 0 && [...rated.values()].some((all) => all.length > ROWS_AT_A_TIME)) await port.breathe();
  return rated;
}
