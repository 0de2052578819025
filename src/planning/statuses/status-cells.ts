import type { KpiTable } from "../../kpi/kpi-table";
import {
  bookNumbersOf,
  findStatusForm,
  statusCellAt,
  type AskedForm,
  type StatusCell,
  type StatusForm,
  type StatusNumbers,
} from "../../kpi/status-looks/status-column";
import type { Ruleset } from "../../rag/rules/ruleset";
import { STATUS_NUMBERS } from "../../rag/status";
import { ALL_WITHIN_REACH, type Reach } from "./plan-values";

/** The status cell of a row that is not a KPI row: it says nothing about how statuses are written. */
const UNREAD: StatusCell = { holds: "nothing", status: null };

/** Reads the status cells of a table, row by row. */
export function statusCells(table: KpiTable, ruleset: Ruleset, reach: Reach = ALL_WITHIN_REACH): StatusCell[] {
  const unwritten = reach.unwrittenIn(table, table.firstColumn + (table.columns.status ?? 0));
  return Array.from({ length: table.rowCount }, (_, row): StatusCell => {
    if (isSkipped(table, row)) return UNREAD;
    // A cell that a formula fills belongs to the formula, whatever its own content looks like.
    if (unwritten(row)?.why === "array") return { holds: "formula", status: null, text: "" };
    return statusCellAt(table, row, ruleset);
  });
}

/** Finds how a table writes its statuses; where it holds none yet, as the first similar table that does. */
export function formOf(
  table: KpiTable,
  cells: readonly StatusCell[],
  alike: readonly KpiTable[],
  ruleset: Ruleset,
  reach: Reach,
  asked: AskedForm | null,
): StatusForm {
  if (!asked && !cells.some(tellsForm)) {
    for (const other of alike) {
      const others = statusCells(other, ruleset, reach);
      // Only a table's own icons say which numbers stand for statuses.
      if (others.some(tellsForm))
        return findStatusForm(others, other.cells.status?.formats ?? [], ruleset, numbersOf(table));
    }
  }
  return findStatusForm(cells, table.cells.status?.formats ?? [], ruleset, numbersOf(table), asked);
}

/** The numbers that stand for statuses in a table. */
export function numbersOf(table: KpiTable): StatusNumbers {
  return bookNumbersOf(table)?.written ?? STATUS_NUMBERS;
}

function tellsForm(cell: StatusCell): boolean {
  return cell.holds === "status" && cell.status !== "not-rated";
}

/** True for a row that is not a KPI row, such as a total. */
export function isSkipped({ skippedRows }: KpiTable, row: number): boolean {
  return skippedRows?.includes(row) ?? false;
}
