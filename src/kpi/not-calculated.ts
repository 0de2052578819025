import { readAddress, cellAddress } from "./address";
import { READ_COLUMNS, type ColumnKey } from "./columns/columns";
import { addressOf, isNotCalculated, type KpiTable } from "./kpi-table";
import type { RatedIndicator } from "./rated-indicator";

/** A cell of a KPI row whose formula has not been calculated. */
export interface NotCalculatedCell {
  row: number;
  key: ColumnKey;
  /** "F2" */
  address: string;
}

/** The cells of a table's KPI rows whose results are not known, column by column. */
export function findNotCalculatedCells(table: KpiTable): NotCalculatedCell[] {
  const skipped = new Set(table.skippedRows);
  return READ_COLUMNS.flatMap((key) => {
    if (!table.cells[key]) return [];
    const cells: NotCalculatedCell[] = [];
    for (let row = 0; row < table.rowCount; row += 1) {
      if (skipped.has(row) || !isNotCalculated(table, key, row)) continue;
      const address = addressOf(table, key, row);
      if (address !== null) cells.push({ row, key, address });
    }
    return cells;
  });
}

/** True where a row depends on an uncalculated formula, so that nothing can be said about its figures. */
export function dependsOnUncalculated({ cells, rating }: Pick<RatedIndicator, "cells" | "rating">): boolean {
  const { computed } = rating;
  if (computed.status === "not-rated" && computed.reason.code === "not-calculated") return true;
  return [cells.previousValue, cells.lastYear, cells.baseline, cells.benchmark, cells.reviewBy].some(
    ({ kind }) => kind === "not-calculated",
  );
}

/** Joins adjacent cells of a column into ranges: "F2:F4", "F9". */
export function joinRanges(addresses: readonly string[]): string[] {
  const stretches: { column: number; from: number; to: number }[] = [];
  for (const address of addresses) {
    const place = readAddress(address);
    if (!place) continue;
    const last = stretches.at(-1);
    if (last && last.column === place.column && last.to + 1 === place.row) last.to = place.row;
    else stretches.push({ column: place.column, from: place.row, to: place.row });
  }
  return stretches.map(({ column, from, to }) =>
    from === to ? cellAddress(from, column) : `${cellAddress(from, column)}:${cellAddress(to, column)}`,
  );
}
