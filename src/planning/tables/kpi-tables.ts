import { findOwnerColumn } from "../../kpi/checks/owner-column";
import { COLUMN_KEYS, COLUMNS, HEADINGS, type ColumnKey, type ColumnMap } from "../../kpi/columns/columns";
import { NO_MAPPING, type ColumnMapping } from "../../kpi/columns/column-mapping";
import { isOf1904 } from "../../kpi/date-system";
import { matchColumns, type UnsureColumn } from "../../kpi/columns/match-headings";
import { USUAL_LAYOUT, type LayoutContext } from "../../kpi/layout/layout-context";
import { matchHeadings, type HeadingMatch } from "../../kpi/layout/series-headings";
import { contextOfSheet } from "../../kpi/layout/sheet-year";
import { headingsOf, withStale, type KpiTable } from "../../kpi/kpi-table";
import { unwritableOf, WRITTEN_COLUMNS } from "../write-obstacles";
import type { ColumnPart, Outline, Snapshot, TableOutline, TableRequest } from "../snapshot";

/** Columns that are empty in most rows. Only their used part is read. */
export const SPARSE: ReadonlySet<ColumnKey> = new Set(COLUMN_KEYS.filter((key) => COLUMNS[key].isSparse));

/** Columns that are shown as they are need their texts, because a date's value is just a number. */
const AS_SHOWN: readonly ColumnPart[] = ["values", "texts"];

/** The parts to read of a column; null for its values alone. `formulasOf` are the columns whose formulas are needed. */
export function partsOf(key: ColumnKey, formulasOf: ReadonlySet<ColumnKey>): ColumnPart[] | null {
  const { parts: declared, isShown } = COLUMNS[key];
  const parts = declared ?? (isShown ? AS_SHOWN : null);
  if (!formulasOf.has(key)) return parts && [...parts];
  return [...new Set<ColumnPart>([...(parts ?? ["values"]), "formulas"])];
}

const NO_COLUMNS: ReadonlySet<ColumnKey> = new Set();

/** Chooses the KPI tables of a workbook by their headings and the workbook's mapping of headings. */
export function requestKpiTables(
  { sheets, tables }: Outline,
  context: LayoutContext = USUAL_LAYOUT,
  formulasOf: ReadonlySet<ColumnKey> = NO_COLUMNS,
): TableRequest[] {
  const left = new Set([...hiddenIn(sheets), ...findSeriesSheets({ tables }, context)]);
  return tables.flatMap((table) => {
    const { columns, missing } = matchTable(table, context);
    return missing.length === 0 && !left.has(table.sheetId) ? [requestTable(table, columns, formulasOf)] : [];
  });
}

/** The ids of hidden sheets. What an officer cannot see is neither counted nor written. */
function hiddenIn(sheets: Outline["sheets"]): ReadonlySet<string> {
  return new Set(sheets.flatMap(({ id, hidden }) => (hidden === undefined ? [] : [id])));
}

/** The KPI tables on hidden sheets. */
export function findHiddenTables({ sheets, tables }: Outline, context: LayoutContext): TableOutline[] {
  const hidden = hiddenIn(sheets);
  return tables.filter(
    ({ sheetId, headings, sheetName }) =>
      hidden.has(sheetId) && matchTable({ headings, sheetName }, context).missing.length === 0,
  );
}

/** Ambiguous columns, which several headings fit, in tables that are otherwise KPI tables. None of the headings is used. */
export function findUnsureColumns(
  { tables }: Outline,
  context: LayoutContext,
): { table: TableOutline; headings: string[] }[] {
  return tables.flatMap((table) => {
    const { missing, unsure } = matchTable(table, context);
    if (missing.some((key) => !unsure.some((column) => column.key === key))) return [];
    return unsure.map((column) => ({ table, headings: namesOfUnsure(table, column).headings }));
  });
}

/** The heading that an ambiguous column should have, and the headings that fit it. */
export function namesOfUnsure(
  { headings }: TableOutline,
  { key, indexes }: UnsureColumn,
): { heading: string; headings: string[] } {
  return { heading: HEADINGS[key], headings: indexes.map((index) => headings[index] ?? "") };
}

/** A table's columns, and its periods where it has several. */
export function matchTable(
  { headings, sheetName }: Pick<TableOutline, "headings" | "sheetName">,
  context: LayoutContext,
): HeadingMatch {
  return matchHeadings(headings, contextOfSheet(sheetName, [], context));
}

/**
 * The sheets, by id, with a table that holds several periods, or whose headings repeat with numbers, as the row above may say what they are
 * of. They are searched like plain cells, because only the values show which period is judged, and so which columns are read and written.
 */
export function findSeriesSheets({ tables }: Pick<Outline, "tables">, context: LayoutContext): ReadonlySet<string> {
  return new Set(
    tables.flatMap((table) => {
      const { series, isNumbered } = matchTable(table, context);
      return series || isNumbered ? [table.sheetId] : [];
    }),
  );
}

function requestTable(table: TableOutline, columns: ColumnMap, formulasOf: ReadonlySet<ColumnKey>): TableRequest {
  const wanted = COLUMN_KEYS.flatMap((key) => {
    const index = columns[key];
    return index === undefined
      ? []
      : [{ index, parts: partsOf(key, formulasOf) ?? ["values" as const], sparse: SPARSE.has(key) }];
  });
  const owner = findOwnerColumn(table.headings);
  const isAsked = owner === null || wanted.some(({ index }) => index === owner);
  const owners = isAsked ? [] : [{ index: owner, parts: ["values" as const], sparse: false }];
  // Excel locks cells for all or none until the sheet is protected.
  const written = table.protected ? { written: writtenIn(columns, formulasOf) } : {};
  return { tableId: table.id, columns: [...wanted, ...owners], iconColumn: columns.status ?? null, ...written };
}

/** The indexes of columns whose unwritable cells must be known. */
export function writtenIn(columns: ColumnMap, formulasOf: ReadonlySet<ColumnKey>): number[] {
  return [...new Set([...WRITTEN_COLUMNS, ...formulasOf])].flatMap((key) => columns[key] ?? []);
}

/** The KPI tables of a snapshot, with cells by column. */
export function toKpiTables(snapshot: Pick<Snapshot, "tables">, mapping: ColumnMapping = NO_MAPPING): KpiTable[] {
  return snapshot.tables
    .filter((table) => !table.isRange)
    .map((table) => {
      const { columns } = matchColumns(table.headings, mapping);
      const cells: KpiTable["cells"] = {};
      for (const key of COLUMN_KEYS) {
        const index = columns[key];
        const read = index === undefined ? undefined : table.cells.get(index);
        if (read && index !== undefined) cells[key] = withStale(read, table.stale?.get(index));
      }
      const { id, name, sheetId, sheetName, firstRow, firstColumn, rowCount } = table;
      const isDate1904 = cells.asOf !== undefined && isOf1904(cells.asOf);
      const headings = headingsOf(columns, table.headings);
      const place = { tableId: id, name, sheetId, sheetName, firstRow, firstColumn, rowCount };
      return { ...place, columns, headings, cells, ...(isDate1904 ? { isDate1904 } : {}), ...unwritableOf(table) };
    });
}
