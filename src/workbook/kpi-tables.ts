import { HEADINGS, matchColumns, type ColumnKey, type ColumnMap } from "../kpi/columns";
import { READ_COLUMNS } from "../kpi/indicator";
import type { KpiTable } from "../kpi/kpi-table";
import { done, refused, type Result } from "./problem";
import type { ColumnPart, Outline, Snapshot, TableOutline, TableRequest } from "./snapshot";

/** What is read of each column: no more than is judged or shown, so that large tables stay under Excel's limits. */
const PARTS: Partial<Record<ColumnKey, ColumnPart[]>> = {
  target: ["values", "formats"],
  latestValue: ["values", "formats", "texts"],
  asOf: ["values", "formats"],
  previousValue: ["values", "formats"],
  lastYear: ["values", "formats"],
  reviewBy: ["values", "formats"],
  benchmark: ["values", "formats"],
  expectedToDate: ["values", "formats"],
  tolerance: ["values", "formats"],
  status: ["values", "formats", "formulas"],
};

/** Columns that most rows leave empty: only their used part is read. Override Review By is not one: the format of an empty cell has to be known, to be given back. */
const SPARSE: ReadonlySet<ColumnKey> = new Set([
  "combine",
  "previousValue",
  "lastYear",
  "benchmark",
  "expectedToDate",
  "tolerance",
  "override",
  "overrideReason",
  "weight",
]);

/** Chooses the KPI tables of a workbook by their headings, and what to read of them. */
export function requestKpiTables(outline: Outline): Result<TableRequest[]> {
  const matches = outline.tables.map((table) => ({ table, ...matchColumns(table.headings) }));
  const found = matches.filter((match) => match.missing.length === 0);
  if (found.length > 0) return done(found.map(({ table, columns }) => requestTable(table, columns)));
  const [nearest] = matches.sort((a, b) => a.missing.length - b.missing.length);
  return refused({
    code: "no-kpi-table",
    nearest:
      nearest && nearest.missing.length <= 2
        ? {
            table: nearest.table.name,
            sheet: nearest.table.sheetName,
            missing: nearest.missing.map((key) => HEADINGS[key]),
            unclear: nearest.unclear
              .filter(({ key }) => nearest.missing.includes(key))
              .map(({ key, headings }) => ({ column: HEADINGS[key], headings })),
          }
        : null,
  });
}

function requestTable(table: TableOutline, columns: ColumnMap): TableRequest {
  const wanted = READ_COLUMNS.flatMap((key) => {
    const index = columns[key];
    return index === undefined ? [] : [{ index, parts: PARTS[key] ?? ["values" as const], sparse: SPARSE.has(key) }];
  });
  return { tableId: table.id, columns: wanted, iconColumn: columns.status ?? null };
}

/** The KPI tables of a snapshot, their columns named. */
export function toKpiTables(snapshot: Snapshot): KpiTable[] {
  return snapshot.tables.map((table) => {
    const { columns } = matchColumns(table.headings);
    const cells: KpiTable["cells"] = {};
    for (const key of READ_COLUMNS) {
      const index = columns[key];
      const read = index === undefined ? undefined : table.cells.get(index);
      if (read) cells[key] = read;
    }
    const { id, name, sheetId, sheetName, firstRow, firstColumn, rowCount } = table;
    return { tableId: id, name, sheetId, sheetName, firstRow, firstColumn, rowCount, columns, cells };
  });
}
