import type { KpiBlock } from "../../kpi/finding/find-blocks";
import type { SearchedSheet, TableOutline } from "../snapshot";

/* What a block of KPI rows is on its sheet: in an Excel table, or at the edge of what was read. */

/** The Excel table that a block is in, by its headings. Of several alike, the one with as many rows, with or without its totals. */
export function tableOf(
  { headings: joined, lastHeadings: headings = joined, rowCount }: KpiBlock,
  { tables = [] }: SearchedSheet,
): TableOutline | undefined {
  const alike = tables.filter((table) => {
    const own = table.headings.map((heading) => heading.trim());
    return own.some((_, from) => headings.every((heading, at) => own[from + at] === heading));
  });
  return alike.find(({ rowsAboveTotals: rows }) => rows !== undefined && rowCount === rows + 1) ?? alike[0];
}

/** A block without the totals row of its table, whatever that says. */
export function withoutTotals(block: KpiBlock, table: TableOutline | undefined): KpiBlock {
  const rowCount = table?.rowsAboveTotals;
  if (rowCount === undefined || block.rowCount !== rowCount + 1) return block;
  return {
    ...{ ...block, rowCount, sections: block.sections.slice(0, rowCount), kpis: block.kpis.slice(0, rowCount) },
    skippedRows: block.skippedRows.filter((row) => row < rowCount),
  };
}

/** True for rows that reach to what was not read, or end before it with no more than the gap that they may have. */
export function mayGoOn(
  { firstRow, rowCount, firstColumn, headings }: KpiBlock,
  row: number | null,
  column: number | null,
): boolean {
  const isAbove = row !== null && firstRow + rowCount >= row - GAP;
  return isAbove || (column !== null && firstColumn + headings.length >= column - GAP);
}

/** Two empty rows or columns end a block. */
const GAP = 2;
