import { findOwnerColumn } from "../kpi/checks/owner-column";
import { COLUMN_KEYS, HEADINGS, type ColumnKey, type ColumnMap } from "../kpi/columns";
import { NO_MAPPING, type ColumnMapping } from "../kpi/finding/column-mapping";
import { isOf1904 } from "../kpi/date-system";
import { matchColumns, type UnsureColumn } from "../kpi/finding/headings";
import type { KpiTable } from "../kpi/kpi-table";
import type { NearestRows } from "./problem";
import type { ColumnPart, Outline, Snapshot, TableOutline, TableRequest } from "./snapshot";

/** What is read of each column: no more than is judged or shown, so that large tables stay under Excel's limits. */
const PARTS: Partial<Record<ColumnKey, ColumnPart[]>> = {
  target: ["values", "formats"],
  latestValue: ["values", "formats", "texts"],
  // Its text tells which date system the workbook uses.
  asOf: ["values", "formats", "texts"],
  previousValue: ["values", "formats"],
  lastYear: ["values", "formats"],
  reviewBy: ["values", "formats"],
  benchmark: ["values", "formats"],
  expectedToDate: ["values", "formats"],
  tolerance: ["values", "formats"],
  status: ["values", "formats", "formulas"],
  trends: ["values", "formulas"],
};

/** Columns that most rows leave empty: only their used part is read. Override Review By is not one: the format of an empty cell has to be known, to be given back. */
export const SPARSE: ReadonlySet<ColumnKey> = new Set([
  "combine",
  "previousValue",
  "lastYear",
  "benchmark",
  "expectedToDate",
  "tolerance",
  "override",
  "overrideReason",
  "weight",
  "attached",
  "trends",
]);

/** What is read of a column; null where its values alone. `formulasOf` are the columns of which formulas have to be known. */
export function partsOf(key: ColumnKey, formulasOf: ReadonlySet<ColumnKey>): ColumnPart[] | null {
  const parts = PARTS[key] ?? null;
  if (!formulasOf.has(key)) return parts;
  return [...new Set<ColumnPart>([...(parts ?? ["values"]), "formulas"])];
}

const NO_COLUMNS: ReadonlySet<ColumnKey> = new Set();

/** Chooses the KPI tables of a workbook by their headings and what the workbook says of them, and what to read of them. */
export function requestKpiTables(
  { tables }: Outline,
  mapping: ColumnMapping = NO_MAPPING,
  formulasOf: ReadonlySet<ColumnKey> = NO_COLUMNS,
): TableRequest[] {
  return tables.flatMap((table) => {
    const { columns, missing } = matchColumns(table.headings, mapping);
    return missing.length === 0 ? [requestTable(table, columns, formulasOf)] : [];
  });
}

/** The table that comes nearest to being a KPI table; null where none lacks two headings or fewer. */
export function findNearestTable({ tables }: Outline, mapping: ColumnMapping = NO_MAPPING): NearestRows | null {
  const matches = tables.map((table) => ({ table, ...matchColumns(table.headings, mapping) }));
  const [nearest] = matches.sort((a, b) => a.missing.length - b.missing.length);
  if (!nearest || nearest.missing.length > 2) return null;
  return {
    table: nearest.table.name,
    sheet: nearest.table.sheetName,
    missing: nearest.missing.map((key) => HEADINGS[key]),
    ...(nearest.unsure.length > 0 ? { unsure: nearest.unsure.map((column) => toDoubt(nearest.table, column)) } : {}),
  };
}

/** The columns of tables that are, or all but are, KPI tables and that several headings fit: neither is used. */
export function findUnsureColumns({ tables }: Outline, mapping: ColumnMapping = NO_MAPPING): { table: TableOutline; headings: string[] }[] {
  return tables.flatMap((table) => {
    const { missing, unsure } = matchColumns(table.headings, mapping);
    if (missing.some((key) => !unsure.some((column) => column.key === key))) return [];
    return unsure.map((column) => ({ table, headings: toDoubt(table, column).headings }));
  });
}

function toDoubt({ headings }: TableOutline, { key, indexes }: UnsureColumn): { heading: string; headings: string[] } {
  return { heading: HEADINGS[key], headings: indexes.map((index) => headings[index] ?? "") };
}

function requestTable(table: TableOutline, columns: ColumnMap, formulasOf: ReadonlySet<ColumnKey>): TableRequest {
  const wanted = COLUMN_KEYS.flatMap((key) => {
    const index = columns[key];
    return index === undefined ? [] : [{ index, parts: partsOf(key, formulasOf) ?? ["values" as const], sparse: SPARSE.has(key) }];
  });
  const owner = findOwnerColumn(table.headings);
  const isAsked = owner === null || wanted.some(({ index }) => index === owner);
  const owners = isAsked ? [] : [{ index: owner, parts: ["values" as const], sparse: false }];
  return { tableId: table.id, columns: [...wanted, ...owners], iconColumn: columns.status ?? null };
}

/** The KPI tables of a snapshot, their columns named. */
export function toKpiTables(snapshot: Pick<Snapshot, "tables">, mapping: ColumnMapping = NO_MAPPING): KpiTable[] {
  return snapshot.tables.filter((table) => !table.isRange).map((table) => {
    const { columns } = matchColumns(table.headings, mapping);
    const cells: KpiTable["cells"] = {};
    for (const key of COLUMN_KEYS) {
      const index = columns[key];
      const read = index === undefined ? undefined : table.cells.get(index);
      if (read) cells[key] = read;
    }
    const { id, name, sheetId, sheetName, firstRow, firstColumn, rowCount } = table;
    const isDate1904 = cells.asOf !== undefined && isOf1904(cells.asOf);
    return { tableId: id, name, sheetId, sheetName, firstRow, firstColumn, rowCount, columns, cells, ...(isDate1904 ? { isDate1904 } : {}) };
  });
}
