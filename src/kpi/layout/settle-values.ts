import type { CellContent } from "../../rag/cell";
import { NO_CELLS } from "../../rag/no-cells";
import { findBuildUp } from "../../rag/comparing/build-up";
import type { ColumnMap } from "../columns/columns";
import type { ColumnCells } from "../kpi-table";
import { addressAt, cellOf, nameOf, pick, type AcrossTable } from "./across-table";
import { hasResult } from "./judged-point";
import { repeatedValues, type PeriodColumns, type SeriesHeadings } from "./series-headings";
import type { UnclearPeriod } from "./table-series";

/** The value of each row, where not all rows have theirs in one column; null where they have. */
export function settleValues(
  table: AcrossTable,
  at: number,
  columns: ColumnMap,
): { cells: ColumnCells; asOf: ColumnCells; columnAt: (number | undefined)[] } | null {
  const { series, rowCount, column } = table;
  const judged = series.points[at];
  const own = columns.latestValue;
  if (!judged || own === undefined) return null;
  const toDate = toDateOf(series)?.columns.latestValue;
  const slower = slowerRows(table, at);
  const columnAt = Array.from({ length: rowCount }, (): number | undefined => own);
  const asOf = columnAt.map(() => nameOf(judged));
  for (const row of table.rows) {
    if (toDate !== undefined && hasResult(column(toDate)?.values[row]) && saysToDate(table, columns, row))
      columnAt[row] = toDate;
    const point = slower.get(row);
    if (!point) continue;
    columnAt[row] = point.columns.latestValue;
    asOf[row] = nameOf(point);
  }
  if (columnAt.every((index) => index === own)) return null;
  return { cells: pick(table, columnAt, own), asOf: { values: asOf }, columnAt };
}

/** The year to date beside periods of its own. */
function toDateOf({ others }: SeriesHeadings): PeriodColumns | undefined {
  return others.find(({ kind, columns }) => kind === "year-to-date" && columns.latestValue !== undefined);
}

/** True where the row's own words say that its figures are for the year to date. */
function saysToDate({ column }: AcrossTable, { metric }: ColumnMap, row: number): boolean {
  const name = metric === undefined ? "" : String(column(metric)?.values[row] ?? "");
  return /\bcumulativ|\brunning total\b|\byear[\s-]to[\s-]date\b|\bytd\b/i.test(name);
}

/**
 * Rows that report once a quarter among months, with their newest period: all of their results are at the ends of quarters, and
 * the months between are empty. A row with one result could be a monthly one that has stopped.
 */
function slowerRows({ series, rows, column }: AcrossTable, at: number): Map<number, PeriodColumns> {
  const slower = new Map<number, PeriodColumns>();
  const points = series.points.slice(0, at + 1);
  if (points.at(-1)?.kind !== "month" || points.some(({ columns }) => columns.status !== undefined)) return slower;
  for (const row of rows) {
    const filled = points.filter(({ columns: { latestValue } }) =>
      latestValue === undefined ? false : hasResult(column(latestValue)?.values[row]),
    );
    const newest = filled.at(-1);
    if (newest && newest !== points.at(-1) && filled.length > 1 && filled.every(isQuarterEnd)) slower.set(row, newest);
  }
  return slower;
}

function isQuarterEnd({ order }: PeriodColumns): boolean {
  return /^\d{4}-(?:03|06|09|12)-/.test(order);
}

/** Rows whose count for the year to date stands beside the period's own: which of them the target is for is not known. */
export function unclearValues(
  table: AcrossTable,
  judged: PeriodColumns | null,
  columns: ColumnMap,
): Map<number, UnclearPeriod> {
  const { series, rows, column } = table;
  const toDate = toDateOf(series);
  const [own, other, metric] = [judged?.columns.latestValue, toDate?.columns.latestValue, columns.metric];
  const unclear = new Map<number, UnclearPeriod>();
  const repeated = repeatedValues(judged);
  if (judged && repeated) {
    for (const row of rows) {
      const readings = repeated.map((index) => `${judged.text} (${addressAt(table, index, row)})`);
      unclear.set(row, { code: "which-value", field: "latestValue", readings });
    }
    return unclear;
  }
  if (!judged || !toDate || own === undefined || other === undefined || metric === undefined) return unclear;
  for (const row of rows) {
    const [value, sum] = [column(own)?.values[row], column(other)?.values[row]];
    if (!hasResult(value) || !hasResult(sum) || value === sum) continue;
    const name = String(column(metric)?.values[row] ?? "");
    if (saysToDate(table, columns, row) || !addsUp(name, cellOf(column(own), row))) continue;
    const readings = [
      `${judged.text} (${addressAt(table, own, row)})`,
      `${toDate.text} (${addressAt(table, other, row)})`,
    ];
    unclear.set(row, { code: "which-value", field: "latestValue", readings });
  }
  return unclear;
}

/** True for a count or an amount, whose figure for the year to date is another one than the month's. */
function addsUp(metric: string, latestValue: CellContent): boolean {
  const cells = { ...NO_CELLS, metric: `${metric} (year to date)`, latestValue };
  return findBuildUp(cells, null) === "adds up";
}
