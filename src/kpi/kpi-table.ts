import { EMPTY_CELL, type CellContent } from "../rag/cell";
import { cellAddress } from "./address";
import { toDays1900 } from "./date-system";
import type { ColumnKey, ColumnMap } from "./columns/columns";
import type { HeadingPeriod } from "./layout/heading-period";
import type { TableSeries } from "./layout/table-series";
import type { IconVerdict } from "./status-looks/looks";
import type { Unwritable } from "./unwritable";

/** A value as Excel stores it; "" is an empty cell. */
export type CellValue = string | number | boolean;

/** One column of a table as read, with one entry per data row. Parts that were not requested are absent. */
export interface ColumnCells {
  values: CellValue[];
  /** What the cells themselves hold, where `values` are names that apply to the rows below too, as those of merged cells do. */
  held?: CellValue[];
  /** Number formats in en-US form. */
  formats?: string[];
  /** The formula as typed where a cell has one, else its value. */
  formulas?: CellValue[];
  /** As displayed in the workbook. */
  texts?: string[];
  /** Rows whose formula has not been recalculated since its inputs changed, so that the value is out of date. */
  stale?: ReadonlySet<number>;
}

/** A KPI table, or KPI rows in plain cells, as read: where it is, the column for each key, and its cells by column. */
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
  /** The column of each row, where a key's cells do not all stand in one: a target that only some rows have for the quarter. */
  columnAt?: Partial<Record<ColumnKey, readonly (number | undefined)[]>>;
  /**
   * The row of each row's cell, where an indicator has a row for each field: its target and its value stand above the status, which
   * is the indicator's own row. Its statuses are written in words.
   */
  rowAt?: Partial<Record<ColumnKey, readonly (number | undefined)[]>>;
  /** Set where the table holds several periods. Its cells are then those of the judged one. */
  series?: TableSeries;
  /** The period that its sheet's title names, where the sheet was read. */
  titlePeriod?: HeadingPeriod;
  /** The heading of each column, as on the sheet. */
  headings?: Partial<Record<ColumnKey, string>>;
  /** Section and KPI may be present without a column of their own, from the headings above plain cells. */
  cells: Partial<Record<ColumnKey, ColumnCells>>;
  /** True where dates are stored by the 1904 date system. */
  isDate1904?: boolean;
  /** True for rows in plain cells rather than an Excel table. */
  isRange?: boolean;
  /** Rows that are not KPI rows (totals, notes), counted from 0: neither read nor written. */
  skippedRows?: readonly number[];
  /** What prevents cells from being written; left out where nothing does. */
  unwritable?: Unwritable;
  /** What the icon sets over the status column make of its numbers; left out where they agree with the add-in's own. */
  icons?: IconVerdict;
  /**
   * The manual fill of each status cell, "#RRGGBB", a pattern (`fills.ts`) or null; left out where no cell has one, or
   * fills are unknown.
   */
  fills?: readonly (string | null)[];
}

/** A column as read, marking the rows whose formulas may be out of date. */
export function withStale(column: ColumnCells, stale: ReadonlySet<number> | undefined): ColumnCells {
  return stale === undefined || stale.size === 0 ? column : { ...column, stale };
}

/** Skipped rows as sets, by their list: a table with a row for each period skips most of its rows. */
const skippedSets = new WeakMap<readonly number[], ReadonlySet<number>>();

/** True for a row that is not a KPI row, such as a total. */
export function isSkipped({ skippedRows }: Pick<KpiTable, "skippedRows">, row: number): boolean {
  if (skippedRows === undefined || skippedRows.length === 0) return false;
  const skipped = skippedSets.get(skippedRows) ?? new Set(skippedRows);
  skippedSets.set(skippedRows, skipped);
  return skipped.has(row);
}

/** The rows of a table that are KPI rows, counted from 0. */
export function rowsOf(table: Pick<KpiTable, "rowCount" | "skippedRows">): number[] {
  return Array.from({ length: table.rowCount }, (_, row) => row).filter((row) => !isSkipped(table, row));
}

/** The heading of each column in a map, by its key. */
export function headingsOf(columns: ColumnMap, headings: readonly string[]): Partial<Record<ColumnKey, string>> {
  return Object.fromEntries(Object.entries(columns).map(([key, index]) => [key, headings[index] ?? ""]));
}

/**
 * The A1 address of a cell of the table, or null where the table has no such column. Rows count from the first data
 * row.
 */
export function addressOf(
  table: Pick<KpiTable, "columns" | "columnAt" | "rowAt" | "firstRow" | "firstColumn">,
  key: ColumnKey,
  row: number,
): string | null {
  const column = table.columnAt?.[key]?.[row] ?? table.columns[key];
  if (column === undefined) return null;
  return cellAddress(table.firstRow + (table.rowAt?.[key]?.[row] ?? row), table.firstColumn + column);
}

/** A cell of the table as Excel holds it, with dates in the 1900 system; empty where the table has no such column. */
export function cellAt(table: KpiTable, key: ColumnKey, row: number): CellContent {
  const column = table.cells[key];
  const value = column?.values[row];
  if (column === undefined || value === undefined) return EMPTY_CELL;
  const format = column.formats?.[row];
  if (column.stale?.has(row)) return { kind: "not-calculated", value: NOT_CALCULATED, format: format ?? "General" };
  return toCell(table.isDate1904 ? toDays1900(value, format) : value, format);
}

/** A cell from its value as Excel returns it, and its number format. */
export function toCell(value: CellValue, format = "General"): CellContent {
  const kind = kindOf(value);
  return kind === "empty" ? EMPTY_CELL : { kind, value, format };
}

/** True for a formula, as Excel returns it with the cell's value. A text that begins with "=" looks like one, but its value equals it. */
export function isFormula(formula: CellValue | undefined, value: CellValue | undefined): formula is string {
  return typeof formula === "string" && formula.startsWith("=") && formula !== value;
}

/** What the cells of a column hold, by row; undefined where the table has no such column. */
export function heldValues({ cells }: Pick<KpiTable, "cells">, key: ColumnKey): readonly CellValue[] | undefined {
  return cells[key]?.held ?? cells[key]?.values;
}

/** True where the cell has a formula, if formulas were read. */
export function holdsFormula({ cells }: KpiTable, key: ColumnKey, row: number): boolean {
  return isFormula(cells[key]?.formulas?.[row], cells[key]?.values[row]);
}

/** A cell's text, trimmed; "" when it is empty or an uncalculated formula. */
export function textAt(table: KpiTable, key: ColumnKey, row: number): string {
  return isNotCalculated(table, key, row) ? "" : String(table.cells[key]?.values[row] ?? "").trim();
}

/** True for a formula whose result is not known. */
export function isNotCalculated({ cells }: KpiTable, key: ColumnKey, row: number): boolean {
  const column = cells[key];
  return column !== undefined && (column.stale?.has(row) === true || isWaiting(column.values[row]));
}

/** Stands in for an uncalculated formula without any stored value: Excel shows it while a cell is being calculated. */
export const NOT_CALCULATED = "#BUSY!";

/** True for what Excel shows while it calculates a formula, for example one that waits for a server or an add-in. */
function isWaiting(value: CellValue | undefined): boolean {
  return value === NOT_CALCULATED || value === "#GETTING_DATA";
}

/**
 * Excel returns an error as its text. A typed text that looks like one is equally useless as a figure, so reading every
 * cell's type to distinguish them is not worth it.
 */
const ERROR_TEXT = /^#(?:N\/A|[A-Z][A-Z0-9/]*[!?])$/;

function kindOf(value: CellValue): CellContent["kind"] {
  if (typeof value === "number") return "number";
  if (typeof value === "boolean") return "boolean";
  if (isWaiting(value)) return "not-calculated";
  if (ERROR_TEXT.test(value)) return "error";
  return value.trim() === "" ? "empty" : "text";
}
