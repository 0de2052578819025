import { EMPTY_CELL, type CellContent } from "../rag/cell";
import { cellAddress } from "./address";
import { toDays1900 } from "./date-system";
import type { ColumnKey, ColumnMap } from "./columns/columns";
import type { IconVerdict } from "./status-looks/looks";
import type { Unwritable } from "./unwritable";

/** A value as Excel stores it; "" is an empty cell. */
export type CellValue = string | number | boolean;

/** One column of a table as it was read: an entry per data row. Parts that were not asked for are absent. */
export interface ColumnCells {
  values: CellValue[];
  /** Number formats in en-US form. */
  formats?: string[];
  /** Formulas as typed where a cell has one, else its value. */
  formulas?: CellValue[];
  /** As the workbook displays it. */
  texts?: string[];
  /** Rows whose formula has not been calculated since what it depends on changed: its value is an old one. */
  stale?: ReadonlySet<number>;
}

/** A KPI table, or KPI rows in plain cells, as they were read: where it is, which column holds what, and its cells column by column. */
export interface KpiTable {
  tableId: string;
  name: string;
  sheetId: string;
  sheetName: string;
  /** The first data row and the table's left edge on the sheet, counted from 0. */
  firstRow: number;
  firstColumn: number;
  rowCount: number;
  columns: ColumnMap;
  /** What each column is headed, as on the sheet. */
  headings?: Partial<Record<ColumnKey, string>>;
  /** Section and KPI may be there without a column of their own: from the headings above plain cells. */
  cells: Partial<Record<ColumnKey, ColumnCells>>;
  /** True where dates are stored by the 1904 date system. */
  isDate1904?: boolean;
  /** True for rows in plain cells, which are no Excel table. */
  isRange?: boolean;
  /** Rows that are no KPI rows (totals, notes), counted from 0: neither read nor written. */
  skippedRows?: readonly number[];
  /** What keeps cells of it from being written; left out where nothing does. */
  unwritable?: Unwritable;
  /** What the icon sets over the status column make of its numbers; left out where they say what the add-in's own say. */
  icons?: IconVerdict;
  /** How the status cells are filled by hand, "#RRGGBB", null where none is; left out where no cell is, or it is not known. */
  fills?: readonly (string | null)[];
}

/** A column as it was read, with its rows whose formulas may give an old value. */
export function withStale(column: ColumnCells, stale: ReadonlySet<number> | undefined): ColumnCells {
  return stale === undefined || stale.size === 0 ? column : { ...column, stale };
}

/** What the columns of a map are headed, by what they hold. */
export function headingsOf(columns: ColumnMap, headings: readonly string[]): Partial<Record<ColumnKey, string>> {
  return Object.fromEntries(Object.entries(columns).map(([key, index]) => [key, headings[index] ?? ""]));
}

/** The A1 address of a cell of the table, or null where the table has no such column. Rows count from its first data row. */
export function addressOf(
  table: Pick<KpiTable, "columns" | "firstRow" | "firstColumn">,
  key: ColumnKey,
  row: number,
): string | null {
  const column = table.columns[key];
  return column === undefined ? null : cellAddress(table.firstRow + row, table.firstColumn + column);
}

/** A cell of the table as Excel holds it, a date as the 1900 system counts it; empty where the table has no such column. */
export function cellAt(table: KpiTable, key: ColumnKey, row: number): CellContent {
  const column = table.cells[key];
  const value = column?.values[row];
  if (column === undefined || value === undefined) return EMPTY_CELL;
  const format = column.formats?.[row];
  if (column.stale?.has(row)) return { kind: "not-calculated", value: NOT_CALCULATED, format: format ?? "General" };
  return toCell(table.isDate1904 ? toDays1900(value, format) : value, format);
}

/** A cell from its value as Excel hands it over, and its number format. */
export function toCell(value: CellValue, format = "General"): CellContent {
  const kind = kindOf(value);
  return kind === "empty" ? EMPTY_CELL : { kind, value, format };
}

/** True where the cell has a formula, as far as formulas were read. */
export function holdsFormula({ cells }: KpiTable, key: ColumnKey, row: number): boolean {
  const formula = cells[key]?.formulas?.[row];
  // A text that begins with "=" reads the same as a formula, except that its value is itself.
  return typeof formula === "string" && formula.startsWith("=") && formula !== cells[key]?.values[row];
}

/** A cell's text, trimmed; "" when it is empty, or a formula that has not been calculated. */
export function textAt(table: KpiTable, key: ColumnKey, row: number): string {
  return isNotCalculated(table, key, row) ? "" : String(table.cells[key]?.values[row] ?? "").trim();
}

/** True for a formula of which it is not known what it gives. */
export function isNotCalculated({ cells }: KpiTable, key: ColumnKey, row: number): boolean {
  const column = cells[key];
  return column !== undefined && (column.stale?.has(row) === true || isWaiting(column.values[row]));
}

/** What is held for a formula that has not been calculated where nothing else is: Excel shows it while a cell is worked out. */
export const NOT_CALCULATED = "#BUSY!";

/** True for what Excel shows of a formula that it is still working out: one that waits for a server, or for the pane of an add-in. */
function isWaiting(value: CellValue | undefined): boolean {
  return value === NOT_CALCULATED || value === "#GETTING_DATA";
}

/**
 * Excel hands over an error as the text it shows. A text typed to look like one is no more use as a figure, so telling
 * them apart is not worth reading a type for every cell.
 */
const ERROR_TEXT = /^#(?:N\/A|[A-Z][A-Z0-9/]*[!?])$/;

function kindOf(value: CellValue): CellContent["kind"] {
  if (typeof value === "number") return "number";
  if (typeof value === "boolean") return "boolean";
  if (isWaiting(value)) return "not-calculated";
  if (ERROR_TEXT.test(value)) return "error";
  return value.trim() === "" ? "empty" : "text";
}
