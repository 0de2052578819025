import { isRead } from "../../rag/periods/period";
import type { Reporting } from "../../rag/periods/reporting";
import { cellAt, textAt, type KpiTable } from "../kpi-table";
import { readPeriodCell } from "../periods/period-cell";

/**
 * A table whose rows have their year and their month or quarter in two columns, with both in one: "2025/26" and "Q2" as "2025/26 Q2". A
 * year alone is the row's period. Null where it has no column of years.
 */
export function withYearColumn(table: KpiTable, reporting: Reporting): KpiTable | null {
  const { columns, cells } = table;
  if (columns.year === undefined || cells.year === undefined) return null;
  if (columns.asOf === undefined || cells.asOf === undefined)
    return { ...table, columns: { ...columns, asOf: columns.year }, cells: { ...cells, asOf: cells.year } };
  const { values, formats = [] } = cells.asOf;
  const hasYear = values.map((_, row) => !lacksYear(table, row, reporting) || textAt(table, "year", row) === "");
  const asOf = {
    ...{ held: cells.asOf.held ?? values },
    values: values.map((value, row) =>
      hasYear[row] ? value : `${textAt(table, "year", row)} ${String(value).trim()}`,
    ),
    formats: values.map((_, row) => (hasYear[row] ? (formats[row] ?? "General") : "General")),
  };
  return { ...table, cells: { ...cells, asOf } };
}

function lacksYear(table: KpiTable, row: number, reporting: Reporting): boolean {
  const reading = readPeriodCell(cellAt(table, "asOf", row), { reporting });
  return !isRead(reading) && reading.lacks === "year";
}
