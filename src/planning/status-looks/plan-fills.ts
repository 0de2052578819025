import type { KpiTable } from "../../kpi/kpi-table";
import type { FillConflict } from "../../kpi/status-looks/looks";
import { unwrittenIn, writableStretches } from "../../kpi/unwritable";
import { NO_FILL } from "../block-cells";
import { EMPTY_PLAN, type Edit, type Plan } from "../plan";
import type { Stretch } from "../statuses/plan-values";
import { blockOf, expectUnmoved, identifyingCells } from "../row-guards";

/**
 * Plans to remove contradicting fills of a table's status cells. No block reaches across cells that cannot be written, because an undo is
 * refused if a filter hides rows of a block.
 */
export function planFills(table: KpiTable, conflicts: readonly FillConflict[]): Plan {
  const own = new Map(conflicts.filter(({ tableId }) => tableId === table.tableId).map(({ row, fill }) => [row, fill]));
  const column = table.columns.status;
  if (column === undefined || own.size === 0) return EMPTY_PLAN;
  const unwritten = unwrittenIn(table, table.firstColumn + column);
  const whole = blockOf(table, column);
  const editsOf = (fillOf: (fill: string) => string): Edit[] =>
    writableStretches(table, (row) => unwritten(row) !== null).flatMap(({ from, to }): Edit[] => {
      const rows = rowsWithin(own, { from, to });
      const [first, last] = [rows[0], rows.at(-1)];
      if (first === undefined || last === undefined) return [];
      const fills = Array.from({ length: last - first + 1 }, (_, index) => {
        const fill = own.get(first + index);
        return [fill === undefined ? null : fillOf(fill)];
      });
      return [{ kind: "cell-fills", at: { ...whole, row: whole.row + first, rowCount: fills.length }, fills }];
    });
  const edits = editsOf(() => NO_FILL);
  if (edits.length === 0) return EMPTY_PLAN;
  const written = Array.from({ length: table.rowCount }, (_, row) => (own.has(row) ? NO_FILL : null));
  return {
    edits,
    inverse: editsOf((fill) => fill),
    expects: expectUnmoved(table, "status", written),
    rows: identifyingCells(table),
  };
}

function rowsWithin(fills: ReadonlyMap<number, string>, { from, to }: Stretch): number[] {
  return [...fills.keys()].filter((row) => row >= from && row < to).sort((a, b) => a - b);
}
