import type { ColumnKey } from "../../kpi/columns/columns";
import type { KpiTable } from "../../kpi/kpi-table";
import type { LayoutContext } from "../../kpi/layout/layout-context";
import type { Block } from "../block-cells";
import type { SearchedSheet } from "../snapshot";
import { findKpiRanges, valuesOf, type KpiRange } from "./kpi-ranges";

/**
 * The blocks of KPI rows whose merged cells must be known before these columns are written, where reading does not report them. Excel
 * tables have none, and a cell with content is not covered by a merged one, so nothing is requested if the columns have no empty cells.
 */
export function requestMerged(
  searched: readonly SearchedSheet[],
  written: readonly ColumnKey[],
  context?: LayoutContext,
): Block[] {
  if (written.length === 0) return [];
  return findKpiRanges(searched, context).ranges.flatMap((range) => {
    const { sheet, block, inTable } = range;
    if (inTable !== undefined || sheet.merged || !written.some((key) => hasEmptyCell(range, key))) return [];
    const { firstRow: row, firstColumn: column, rowCount, headings } = block;
    return [{ sheetId: sheet.id, row, column, rowCount, columnCount: headings.length }];
  });
}

function hasEmptyCell({ sheet, block }: KpiRange, key: ColumnKey): boolean {
  const index = block.columns[key];
  if (index === undefined) return false;
  const skipped = new Set(block.skippedRows);
  return valuesOf(sheet, block, index).some((value, row) => value === "" && !skipped.has(row));
}

/** Adds merged cells of their sheets to rows in plain cells. */
export function withMerged(tables: readonly KpiTable[], merged: readonly Block[]): KpiTable[] {
  return tables.map((table) => {
    const own = table.isRange ? merged.filter(({ sheetId }) => sheetId === table.sheetId) : [];
    return own.length > 0 ? { ...table, unwritable: { ...table.unwritable, merged: own } } : table;
  });
}
