import { groupBy } from "../../kpi/history/match-names";
import { FileFault } from "../file-fault";
import { damaged } from "../../office-package/package-error";
import type { TablePart } from "./table-part";

/** A table with its part and sheet. */
type PlacedTable = Pick<TablePart, "area"> & { part: string; sheetId: string };

/** Tables of one sheet. A report has at most one for each KPI, and each is searched for in the whole workbook. */
const MAX_TABLES = 2000;

/**
 * Refuses a sheet with overlapping tables, which Excel does not allow and whose rows would be read once for each table, or with too
 * many tables. Throws a FileFault.
 */
export function checkTables(tables: readonly PlacedTable[], nameOf: (sheetId: string) => string): void {
  for (const [sheetId, on] of groupBy(tables, (table) => table.sheetId)) {
    if (on.length > MAX_TABLES) {
      throw new FileFault({
        code: "too-many-tables",
        sheet: nameOf(sheetId),
        count: on.length,
        limit: MAX_TABLES,
      });
    }
    const over = findOverlap(on);
    if (over) throw damaged(over.part);
  }
}

/** The first table from the top that overlaps another. */
function findOverlap(tables: readonly PlacedTable[]): PlacedTable | null {
  // By column: the first row below the tables so far.
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
