import { isFormula } from "../../../kpi/kpi-table";
import { done, refused, type Result } from "../../../planning/problem";
import type { TableSnapshot } from "../../../planning/snapshot";
import { areReported } from "../../cell-values";
import { pacedReads, type BlockRead } from "../../read-blocks";

/** The usual bytes of a cell's value and formula in an answer. */
const BYTES = 48;

/** Marks all formulas of tables as possibly stale, because Excel does not report which are. One trip, or more for large tables. */
export async function readStale(
  context: Excel.RequestContext,
  tables: readonly TableSnapshot[],
  bytes: number,
): Promise<Result<TableSnapshot[]>> {
  const queueRead = pacedReads(context, bytes);
  const queued: { table: TableSnapshot; columns: number[]; reads: BlockRead[] }[] = [];
  for (const table of tables) {
    // All columns of plain cells were read when their sheet was searched.
    const columns = table.isRange ? table.headings.map((_, index) => index) : [...table.cells.keys()];
    const { sheetId, firstRow: row, firstColumn: column, rowCount } = table;
    const at = { sheetId, row, column, rowCount, columnCount: Math.max(-1, ...columns) + 1 };
    queued.push({ table, columns, reads: columns.length > 0 ? await queueRead(at, "formulas,values", BYTES) : [] });
  }
  await context.sync();
  const found: TableSnapshot[] = [];
  for (const { table, columns, reads } of queued) {
    const stale = findFormulas(reads, columns, table.firstRow);
    if (stale === null) return refused({ code: "too-large" });
    found.push({ ...table, stale });
  }
  return done(found);
}

/** The rows with formulas by column; null if Excel returned none. */
function findFormulas(
  reads: readonly BlockRead[],
  columns: readonly number[],
  firstRow: number,
): Map<number, Set<number>> | null {
  const found = new Map(columns.map((column) => [column, new Set<number>()]));
  for (const { at, range } of reads) {
    const [formulas, values]: unknown[] = [range.formulas, range.values];
    if (!areReported(formulas) || !areReported(values)) return null;
    formulas.forEach((line, row) => {
      for (const [column, rows] of found)
        if (isFormula(line[column], values[row]?.[column])) rows.add(at.row - firstRow + row);
    });
  }
  return found;
}
