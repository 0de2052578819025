import { intersect } from "../a1-notation";
import { cellAt, emptied, putCell } from "../cells";
import { ExcelError } from "../excel-error";
import { cellBefore, finishWrite } from "./edit-cells";
import { dataArea } from "../table-cells";
import type { Area, CellData, SheetData } from "../types";
import type { WorkbookState } from "../workbook-state";
import { assertWritable } from "./write-cells";

/**
 * Pastes the values of cells onto a range of the same size. Text is pasted as it is and not read as if typed, a formula gives its
 * result, and formats are not copied. Hidden rows are copied too (office-scripts-docs #758).
 * Throws NotImplemented where Excel's behaviour is uncertain: another size, merged cells, a filter at the destination.
 */
export function copyValues(
  state: WorkbookState,
  from: { sheetId: string; area: Area },
  to: { sheetId: string; area: Area },
): void {
  const [source, target] = [state.sheet(from.sheetId), state.sheet(to.sheetId)];
  if (from.area.rowCount !== to.area.rowCount || from.area.columnCount !== to.area.columnCount) {
    throw new ExcelError("NotImplemented", "This host copies cells only onto a range of the same size.");
  }
  if (isMerged(source, from.area) || isMerged(target, to.area)) {
    throw new ExcelError("NotImplemented", "This host does not copy merged cells.");
  }
  if (target.arrays?.some(({ area }) => intersect(area, to.area))) {
    throw new ExcelError("NotImplemented", "This host does not copy cells over array formulas.");
  }
  if (
    target.tables.some((table) => table.filtered && intersect(dataArea(table), to.area)) ||
    target.filter?.filtered === true ||
    target.hasAdvancedFilter === true
  ) {
    throw new ExcelError("NotImplemented", "This host does not copy cells into filtered rows.");
  }
  assertWritable(target, to.area, () => true);
  const before = cellBefore(target, to.area);
  const copied: [row: number, column: number, cell: CellData | undefined][] = [];
  for (let r = 0; r < to.area.rowCount; r++) {
    for (let c = 0; c < to.area.columnCount; c++) {
      const [row, column] = [to.area.row + r, to.area.column + c];
      copied.push([
        row,
        column,
        pasted(cellAt(source, from.area.row + r, from.area.column + c), cellAt(target, row, column)),
      ]);
    }
  }
  for (const [row, column, cell] of copied) putCell(target, row, column, cell);
  finishWrite(state, target, to.area, before, false);
}

function isMerged(sheet: SheetData, area: Area): boolean {
  return sheet.merged.some((merged) => intersect(merged, area));
}

function pasted(source: CellData | undefined, old: CellData | undefined): CellData | undefined {
  const kept = emptied(old);
  if (source === undefined || (source.value === "" && source.formula === undefined)) return kept;
  return { ...kept, value: source.value, ...(source.error === true ? { error: true } : {}) };
}
