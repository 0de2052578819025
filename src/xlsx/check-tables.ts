import { groupBy } from "../kpi/history/match-names";
import { FileFault, damaged } from "./file-fault";
import type { TablePart } from "./parts/table-part";

/** A table, the part that has it, and its sheet. */
type Placed = Pick<TablePart, "area"> & { part: string; sheetId: string };

/** Tables of one sheet. A report has one for each KPI at most; each costs a look at the whole workbook. */
const MOST_ON_A_SHEET = 2000;

/**
 * Refuses a sheet whose tables lie over each other, as Excel never lets them: each row would be read once for each of them.
 * So are more tables than anybody makes. Throws a FileFault.
 */
export function checkTables(tables: readonly Placed[], nameOf: (sheetId: string) => string): void {
  for (const [sheetId, on] of groupBy(tables, (table) => table.sheetId)) {
    if (on.length > MOST_ON_A_SHEET) {
      throw new FileFault({
        code: "too-many-tables",
        sheet: nameOf(sheetId),
        count: on.length,
        limit: MOST_ON_A_SHEET,
      });
    }
    const over = findOverlap(on);
    if (over) throw damaged(over.part);
  }
}

/** The first table, from the top, that lies over another. */
function findOverlap(tables: readonly Placed[]): Placed | null {
  // The row below the lowest table that each column has so far.
  const free: number[] = [];
  for (const table of [...tables].sort((a, b) => a.area.row - b.area.row)) {
    const { row, column, rowCount, columnCount } = table.area;
    for (let at = column; at < column + columnCount; at += 1) {
      if ((free[at] ?? 0) > row) return table;
      free[at] = row + rowCount;
    }
  }
  return null;
}
