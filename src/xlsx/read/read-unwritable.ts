import type { CellArea, Rows, Unwritable } from "../../kpi/unwritable";
import { isOverlapping, type Area } from "../cells/areas";
import { readProtection } from "../sheet/protection-and-filter";
import type { Sheet } from "../sheet/edited-sheet";
import type { SheetEntry, WorkbookFile } from "../workbook/workbook-file";

/**
 * Finds the cells of a block that cannot be written. Locked cells are looked for in the columns `written`, by index from the left
 * edge. Rows that a filter hides could be written in a file; they are included because Excel does not write them.
 */
export function readUnwritable(
  file: WorkbookFile,
  entry: SheetEntry,
  body: Area,
  { written = [], isFiltered }: { written?: readonly number[] | undefined; isFiltered: boolean },
): { unwritable?: Unwritable } {
  const sheet = file.sheet(entry);
  const protection = readProtection(sheet);
  const arrays = sheet.areas
    .arrays()
    .map(({ area }) => area)
    .filter((area) => area.rowCount * area.columnCount > 1 && isOverlapping(area, body));
  const merged = sheet.areas.merged().filter((area) => isOverlapping(area, body));
  const unwritable: Unwritable = {
    ...(arrays.length > 0 ? { arrays } : {}),
    ...(merged.length > 0 ? { merged } : {}),
    ...(protection
      ? {
          locked: written.flatMap((index) => lockedIn(file, sheet, body, index)),
          areFormatsLocked: !protection.allowsFormats,
        }
      : {}),
    ...(isFiltered ? { filtered: rowsWhere(body, (row) => sheet.isHiddenRow(row)) } : {}),
  };
  return Object.keys(unwritable).length > 0 ? { unwritable } : {};
}

function lockedIn({ styles }: WorkbookFile, sheet: Sheet, body: Area, index: number): CellArea[] {
  const column = body.column + index;
  return rowsWhere(body, (row) => styles.isLocked(sheet.styleAt(row, column))).map((rows) => ({
    ...rows,
    column,
    columnCount: 1,
  }));
}

/** The rows of a block for which a test holds, as runs of adjacent rows. */
function rowsWhere({ row: first, rowCount }: Area, isSo: (row: number) => boolean): Rows[] {
  const runs: Rows[] = [];
  for (let row = first; row < first + rowCount; row += 1) {
    if (!isSo(row)) continue;
    const last = runs.at(-1);
    if (last && last.row + last.rowCount === row) last.rowCount += 1;
    else runs.push({ row, rowCount: 1 });
  }
  return runs;
}
