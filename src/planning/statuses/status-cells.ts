import { isSkipped, type KpiTable } from "../../kpi/kpi-table";
import {
  workbookNumbersOf,
  findStatusForm,
  statusCellAt,
  type ExpectedForm,
  type StatusCell,
  type StatusForm,
  type StatusNumbers,
} from "../../kpi/status-looks/status-column";
import type { Ruleset } from "../../rag/rules/ruleset";
import { STATUS_NUMBERS } from "../../rag/status";
import { ALL_WITHIN_REACH, type Reach } from "./plan-values";

/** Stands in for the cells of rows that are not KPI rows, which do not show how statuses are written. */
const UNREAD: StatusCell = { holds: "nothing", status: null };

/** Reads the status cells of a table, row by row. */
export function statusCells(table: KpiTable, ruleset: Ruleset, reach: Reach = ALL_WITHIN_REACH): StatusCell[] {
  const unwritten = reach.unwrittenIn(table, table.firstColumn + (table.columns.status ?? 0));
  return Array.from({ length: table.rowCount }, (_, row): StatusCell => {
    if (isSkipped(table, row)) return UNREAD;
    // A cell that is filled by an array formula belongs to the formula, whatever it holds.
    if (unwritten(row)?.why === "array") return { holds: "formula", status: null, text: "" };
    return statusCellAt(table, row, ruleset);
  });
}

/** Finds the form of a table's statuses. A table without any takes that of the first similar table that has some. */
export function formOf(
  table: KpiTable,
  cells: readonly StatusCell[],
  alike: readonly KpiTable[],
  ruleset: Ruleset,
  reach: Reach,
  asked: ExpectedForm | null,
): StatusForm {
  if (!asked && !cells.some(tellsForm)) {
    for (const other of alike) {
      const others = statusCells(other, ruleset, reach);
      // Which numbers mean which status depends on the table's own icons.
      if (others.some(tellsForm))
        return findStatusForm(others, other.cells.status?.formats ?? [], ruleset, numbersOf(table));
    }
  }
  return findStatusForm(cells, table.cells.status?.formats ?? [], ruleset, numbersOf(table), asked);
}

/** The numbers that a table uses for statuses. */
export function numbersOf(table: KpiTable): StatusNumbers {
  return workbookNumbersOf(table)?.written ?? STATUS_NUMBERS;
}

function tellsForm(cell: StatusCell): boolean {
  return cell.holds === "status" && cell.status !== "not-rated";
}
