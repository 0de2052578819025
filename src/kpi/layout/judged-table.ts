import type { Reporting } from "../../rag/periods/reporting";
import { monthOfYear } from "../../rag/periods/years";
import type { ColumnMap } from "../columns/columns";
import type { AcrossTable } from "./across-table";
import { hasResult } from "./judged-point";
import { findLongerColumn, findOpenColumn, type LongerColumn } from "./longer-column";
import type { PeriodColumns } from "./period-columns";

/** A table with periods across, with what is known of the period that is judged. */
export interface JudgedTable extends AcrossTable {
  judged: PeriodColumns;
  /** The columns of that period. */
  columns: ColumnMap;
  /** The column of its values. */
  own: number;
  /** The column for a longer time that ends with it. */
  longer: LongerColumn | null;
  /** That column, or else the newest period's, where an older one was chosen. */
  open: LongerColumn | null;
  /** Rows that report once a quarter among months, with their newest period. */
  slower: ReadonlyMap<number, PeriodColumns>;
}

/** What is known of the period at a place; null where none is judged, or where it is not known which column has its values. */
export function judgedTable(table: AcrossTable, at: number, columns: ColumnMap): JudgedTable | null {
  const judged = table.series.points[at];
  const own = columns.latestValue;
  if (!judged || own === undefined) return null;
  const [longer, open] = [findLongerColumn(table, judged), findOpenColumn(table, judged)];
  return { ...table, judged, columns, own, longer, open, slower: slowerRows(table, at) };
}

/** The name of a row. */
export function nameOfRow({ column, columns: { metric } }: JudgedTable, row: number): string {
  return metric === undefined ? "" : String(column(metric)?.values[row] ?? "");
}

/**
 * Rows that report once a quarter among months, with their newest period: all of their results are at the ends of quarters, and
 * the months between are empty. A row with one result could be a monthly one that has stopped.
 */
function slowerRows({ series, rows, column, reporting }: AcrossTable, at: number): Map<number, PeriodColumns> {
  const slower = new Map<number, PeriodColumns>();
  const points = series.points.slice(0, at + 1);
  if (points.at(-1)?.kind !== "month" || points.some(({ columns }) => columns.status !== undefined)) return slower;
  for (const row of rows) {
    const filled = points.filter(({ columns: { latestValue } }) =>
      latestValue === undefined ? false : hasResult(column(latestValue)?.values[row]),
    );
    const newest = filled.at(-1);
    if (newest && newest !== points.at(-1) && filled.length > 1 && filled.every((one) => isQuarterEnd(one, reporting)))
      slower.set(row, newest);
  }
  return slower;
}

function isQuarterEnd({ order }: PeriodColumns, { year }: Reporting): boolean {
  const month = /^\d{4}-(\d\d)-/.exec(order)?.[1];
  return month !== undefined && monthOfYear(Number(month), year) % 3 === 0;
}
