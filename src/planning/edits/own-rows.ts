import type { CellValue } from "../../kpi/kpi-table";
import { gridBytes } from "./cost";

/**
 * Looks of rows. "section" is a section's name above its rows, "group" the same with headings beside it. "first" is the first row of a
 * KPI, with a rule above it. "typed" is a row that people type in.
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

/** How the cells of a column are aligned. */
export interface PageColumn {
  align: "left" | "centre" | "right";
  /** True if long texts wrap. */
  wraps: boolean;
}

/** A row of one of the add-in's own sheets. */
export interface OwnRow {
  /** "none" is the look of a row that was never written to; null leaves the look as it is. */
  look: RowLook | "none" | null;
  cells: OwnRowCell[];
}

/** A value, or a person's formula that moves with its row, and its number format. */
export interface OwnRowCell {
  value: CellValue;
  format: string;
  isFormula?: boolean;
}

/** Roughly the bytes of the values of some rows. */
export function ownRowsBytes(rows: readonly OwnRow[]): number {
  return gridBytes(valuesOfRows(rows));
}

/** The values of some rows; the text of a formula. */
export function valuesOfRows(rows: readonly OwnRow[]): CellValue[][] {
  return rows.map(({ cells }) => cells.map(({ value }) => value));
}

/** Roughly the bytes of a run of rows in the list of addresses that get a look. */
const LOOK_BYTES = 60;
/** Roughly the bytes of a look's own settings. */
const EACH_LOOK_BYTES = 3000;

/** Roughly the bytes of the looks to write so that `rows` can replace `others`. */
export function lookBytes(rows: readonly OwnRow[], others: readonly OwnRow[] = []): number {
  const looks = rows.map(({ look }, r) => (look === others[r]?.look ? null : look));
  const given = looks.filter((look, r) => look !== null && look !== looks[r - 1]);
  return LOOK_BYTES * given.length + EACH_LOOK_BYTES * new Set(given).size;
}
