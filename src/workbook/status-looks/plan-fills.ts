import type { KpiTable } from "../../kpi/kpi-table";
import type { FillConflict } from "../../kpi/status-looks/looks";
import { NO_FILL } from "../block-cells";
import { EMPTY_PLAN, type Plan } from "../plan";
import { blockOf, expectUnmoved, tellRows } from "../row-guards";

/** Plans to take away the fills of a table's status cells that contradict them. */
export function planFills(table: KpiTable, conflicts: readonly FillConflict[]): Plan {
  const own = new Map(conflicts.filter(({ tableId }) => tableId === table.tableId).map(({ row, fill }) => [row, fill]));
  const column = table.columns.status;
  if (column === undefined || own.size === 0) return EMPTY_PLAN;
  const [first, last] = [Math.min(...own.keys()), Math.max(...own.keys())];
  const whole = blockOf(table, column);
  const at = { ...whole, row: whole.row + first, rowCount: last - first + 1 };
  const each = (fillOf: (fill: string) => string): (string | null)[][] =>
    Array.from({ length: at.rowCount }, (_, index) => {
      const fill = own.get(first + index);
      return [fill === undefined ? null : fillOf(fill)];
    });
  const written = Array.from({ length: table.rowCount }, (_, row) => (own.has(row) ? NO_FILL : null));
  return {
    edits: [{ kind: "cell-fills", at, fills: each(() => NO_FILL) }],
    inverse: [{ kind: "cell-fills", at, fills: each((fill) => fill) }],
    expects: expectUnmoved(table, "status", written),
    rows: tellRows(table),
  };
}
