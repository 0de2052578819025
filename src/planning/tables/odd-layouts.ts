import { cellAddress } from "../../kpi/address";
import type { KpiBlock } from "../../kpi/finding/find-blocks";
import type { UnsureHeadings } from "../../kpi/finding/header-rows";
import { rowsOf, type CellValue } from "../../kpi/kpi-table";
import { findJudged } from "../../kpi/layout/judged-point";
import { findOddPeriods, type OddPeriods } from "../../kpi/layout/odd-periods";
import type { SearchedSheet } from "../snapshot";

/** Something odd about the periods of a sheet's rows, which are judged all the same. */
export type OddLayout = OddPeriods & { sheetName: string };

/** Headings that could be the same column, so that none is used. */
export interface UnsurePlace {
  sheetName: string;
  address: string;
  why: "unsure-heading";
  headings: string[];
  cells: string[];
}

/** Headings that fit one column, with their cells in the last row of headings. */
export function unsureAt(
  { name }: SearchedSheet,
  row: number,
  column: number,
  { headings, indexes }: UnsureHeadings,
): UnsurePlace {
  const cells = indexes.map((index) => cellAddress(row, column + index));
  return { sheetName: name, address: cellAddress(row, column), why: "unsure-heading", headings, cells };
}

/** What is odd about the periods of a block. */
export function oddIn(sheet: SearchedSheet, block: KpiBlock): OddLayout[] {
  const { series, headings, firstRow, firstColumn, stacked } = block;
  if (!series) return oddBeside(sheet, block);
  const valuesAt = (row: number): CellValue[] =>
    (sheet.values[firstRow - sheet.firstRow + row] ?? []).slice(firstColumn - sheet.firstColumn);
  const rowsOfValues = stacked ? stacked.flatMap(({ fields }) => fields.latestValue ?? []) : rowsOf(block);
  const rows = new Map(rowsOfValues.map((row) => [row, valuesAt(row)]));
  const judged = findJudged(
    series.points.map(({ columns }) => [...rows.values()].map((values) => values[columns.latestValue ?? -1])),
  );
  const found = findOddPeriods({ headings, series, headingRow: firstRow - 1, firstRow, firstColumn, rows, judged });
  return found.map((odd) => ({ sheetName: sheet.name, ...odd }));
}

/** Indicators side by side that are not judged, as nothing holds their status. */
function oddBeside({ name: sheetName }: SearchedSheet, { statusless = [], firstColumn }: KpiBlock): OddLayout[] {
  const indicators = statusless.map(({ text, row, column }) => ({
    text,
    cell: cellAddress(row, firstColumn + column),
  }));
  return indicators.length === 0 ? [] : [{ code: "no-status", indicators, sheetName }];
}
