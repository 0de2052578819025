import type { KpiTable } from "../../kpi/kpi-table";
import { unwrittenIn, type CellArea, type Unwritten } from "../../kpi/unwritable";
import { areaOf } from "../block-cells";
import type { Plan } from "../plan";
import type { KeptCell } from "./plan-statuses";
import type { Problem, UnwrittenCell } from "../problem";
import { filterOn } from "../write-obstacles";

/**
 * Finds what keeps a plan that is written as a whole or not at all from being written to a table; null if nothing does. A block is not
 * written across hidden rows.
 */
export function findUnwritten(table: KpiTable, { edits }: Pick<Plan, "edits">): Problem | null {
  const { unwritable, sheetId, sheetName: sheet } = table;
  if (!unwritable) return null;
  const cells: UnwrittenCell[] = [];
  let isFiltered = false;
  for (const edit of edits) {
    if (edit.kind === "add-columns" && edit.tableId === table.tableId) {
      if (unwritable.locked !== undefined) return { code: "sheet-protected", sheet };
      if (unwritable.filtered !== undefined) return filterOn(table);
    }
    if (
      (edit.kind !== "values" && edit.kind !== "number-format") ||
      edit.at.sheetId !== sheetId ||
      !isWithinRows(table, edit.at)
    )
      continue;
    if (edit.kind === "number-format" && unwritable.areFormatsLocked === true)
      return { code: "sheet-protected", sheet };
    for (let c = 0; c < edit.at.columnCount; c += 1) {
      const unwritten = unwrittenIn(table, edit.at.column + c);
      for (let r = 0; r < edit.at.rowCount; r += 1) {
        const found = unwritten(edit.at.row + r - table.firstRow);
        if (!found) continue;
        if (found.why === "filtered") isFiltered = true;
        const isWritten =
          edit.kind === "values"
            ? (edit.values[r]?.[c] ?? null) !== null
            : typeof edit.format === "string" || (edit.format[r]?.[c] ?? null) !== null;
        if (isWritten) cells.push(toCell({ ...edit.at, row: edit.at.row + r, column: edit.at.column + c }, found));
      }
    }
  }
  if (cells.some(({ why }) => why === "locked")) return { code: "sheet-protected", sheet };
  if (isFiltered) return filterOn(table);
  return cells.length > 0 ? { code: "cells-not-written", sheet, cells } : null;
}

/**
 * Finds what keeps the status cell of an override from being written: override and status would contradict each other. null if the cell
 * is left alone for what a person typed there.
 */
export function findKept(table: KpiTable, kept: readonly KeptCell[]): Problem | null {
  const { sheetName: sheet } = table;
  for (const { holds: why, address, block = address } of kept) {
    if (why === "locked") return { code: "sheet-protected", sheet };
    if (why === "filtered") return filterOn(table);
    if (why === "merged") return { code: "cells-not-written", sheet, cells: [{ address, why, block }] };
  }
  return null;
}

function isWithinRows({ firstRow, rowCount }: KpiTable, at: CellArea): boolean {
  return at.row >= firstRow && at.row + at.rowCount <= firstRow + rowCount;
}

function toCell({ row, column }: CellArea, { why, at }: Unwritten): UnwrittenCell {
  return { address: areaOf({ row, column, rowCount: 1, columnCount: 1 }), why, block: areaOf(at) };
}
