import type { CellValue } from "../../kpi/kpi-table";
import { gridBytes } from "./cost";

/**
 * How a row looks: the sheet's title and the line below it; a block's name; its headings; a section's name over its rows, alone or
 * with their headings beside it (group); the first row of a KPI, which is ruled off from the KPI above; any other row; its totals;
 * a small note; a row to type in; an empty row.
 */
export const ROW_LOOKS = [
  "title",
  "subtitle",
  "block",
  "headings",
  "section",
  "group",
  "first",
  "body",
  "total",
  "note",
  "typed",
  "blank",
] as const;

export type RowLook = (typeof ROW_LOOKS)[number];

/** How the cells of a column stand. */
export interface PageColumn {
  align: "left" | "centre" | "right";
  /** True where long texts go on in further lines. */
  wraps: boolean;
}

/**
 * A row of a sheet of the add-in's own. Without a look it keeps the one it has; "none" is the look of a row that was never
 * written to.
 */
export interface OwnRow {
  look: RowLook | "none" | null;
  cells: OwnRowCell[];
}

/** A value, or a person's formula that goes with its row; and its number format. */
export interface OwnRowCell {
  value: CellValue;
  format: string;
  isFormula?: boolean;
}

export function ownRowsBytes(rows: readonly OwnRow[]): number {
  return gridBytes(valuesOfRows(rows));
}

/** What the cells of rows hold; of a formula, its text. */
export function valuesOfRows(rows: readonly OwnRow[]): CellValue[][] {
  return rows.map(({ cells }) => cells.map(({ value }) => value));
}

/** Rows of one look are told by their addresses: once for the look, and once for each column that is not as the others. */
const LOOK_BYTES = 60;
/** And what a look consists of. */
const EACH_LOOK_BYTES = 3000;

/** What the looks of rows take that have those of others by now. */
export function lookBytes(rows: readonly OwnRow[], others: readonly OwnRow[] = []): number {
  const looks = rows.map(({ look }, r) => (look === others[r]?.look ? null : look));
  const given = looks.filter((look, r) => look !== null && look !== looks[r - 1]);
  return LOOK_BYTES * given.length + EACH_LOOK_BYTES * new Set(given).size;
}
