import { COLUMN_KEYS, HEADINGS, type ColumnKey } from "../../src/kpi/columns/columns";
import { matchColumns } from "../../src/kpi/columns/match-headings";
import type { CellValue, KpiTable } from "../../src/kpi/kpi-table";

export type RowOf = Partial<Record<ColumnKey, CellValue>>;

/** A KPI table with every column, from rows as a person would type them, its first data row being sheet row 2. */
export function kpiTableOf(rows: readonly RowOf[], changes: Partial<KpiTable> = {}): KpiTable {
  const { columns } = matchColumns(COLUMN_KEYS.map((key) => HEADINGS[key]));
  const cells: KpiTable["cells"] = {};
  for (const key of COLUMN_KEYS) cells[key] = { values: rows.map((row) => row[key] ?? "") };
  const status = cells.status;
  if (status) {
    status.formulas = [...status.values];
    status.formats = rows.map(() => "General");
  }
  return {
    tableId: "t1",
    name: "KPIs",
    sheetId: "s1",
    sheetName: "KPIs",
    firstRow: 1,
    firstColumn: 0,
    rowCount: rows.length,
    columns,
    cells,
    ...changes,
  };
}
