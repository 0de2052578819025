import { unwrittenIn } from "../../kpi/unwritable";
import type { KpiTable } from "../../kpi/kpi-table";
import type { Problem } from "../../planning/problem";
import { filterOn } from "../../planning/write-obstacles";
import type { Review } from "../review";

/**
 * The refusal of a run that would change something but cannot write any status, because all are on protected sheets or in rows that a
 * filter hides; null if some can be written, or nothing would change.
 */
export function findLock({ kept, tables }: Pick<Review, "kept" | "tables">): Problem | null {
  const stopped = kept.find(({ holds }) => holds === "locked" || holds === "filtered");
  if (!stopped || tables.some(isWithinReach)) return null;
  if (stopped.holds === "locked") return { code: "sheet-protected", sheet: stopped.sheetName };
  const table = tables.find(({ tableId }) => tableId === stopped.tableId);
  return table ? filterOn(table) : null;
}

function isWithinReach(table: KpiTable): boolean {
  const { status } = table.columns;
  if (status === undefined) return false;
  const unwritten = unwrittenIn(table, table.firstColumn + status);
  const skipped = new Set(table.skippedRows);
  return Array.from({ length: table.rowCount }, (_, row) => row).some(
    (row) => !skipped.has(row) && unwritten(row) === null,
  );
}
