import type { Answers } from "../../kpi/answers/answer";
import { isOf1904 } from "../../kpi/date-system";
import type { ColumnKey, ColumnMap } from "../../kpi/columns/columns";
import type { KpiBlock } from "../../kpi/finding/find-blocks";
import { headingsOf, rowsOf, withStale, type CellValue, type ColumnCells, type KpiTable } from "../../kpi/kpi-table";
import { settleAcross, type SettledAcross } from "../../kpi/layout/settle-across";
import { settleStacked, type SettledStacked } from "../../kpi/layout/settle-stacked";
import { contextOfSheet } from "../../kpi/layout/sheet-year";
import { findTitlePeriod } from "../../kpi/layout/title-period";
import type { TableSnapshot } from "../snapshot";
import { unwritableOf } from "../write-obstacles";
import { valuesOf, type KpiRange } from "./kpi-ranges";

/** What stands in one cell for all rows of a block, as columns. */
function constantCells(
  { constants = {}, rowCount, columns: own }: KpiBlock,
  valueAt: (row: number, column: number) => CellValue,
  column: (index: number) => ColumnCells,
): Pick<KpiTable, "columns" | "cells" | "rowAt"> {
  const [columns, cells, rowAt]: [ColumnMap, KpiTable["cells"], NonNullable<KpiTable["rowAt"]>] = [{}, {}, {}];
  const each = <T>(value: T): T[] => Array.from({ length: rowCount }, () => value);
  for (const [key, at] of Object.entries(constants) as [ColumnKey, { row: number; column: number }][]) {
    // A period's own target comes before the one for all periods.
    if (key === "section" || key === "kpi" || own[key] !== undefined) continue;
    const read = column(at.column);
    const cell = { values: each(valueAt(at.row, at.column)), formats: each(read.formats?.[at.row] ?? "General") };
    columns[key] = at.column;
    cells[key] = { ...cell, held: read.held ?? read.values };
    rowAt[key] = each(at.row);
  }
  return { columns, cells, rowAt };
}

/** A range as a KPI table, as an officer answered; null if its rows have moved since the search. */
export function toRangeTable(range: KpiRange, read: TableSnapshot, answers: Answers = []): KpiTable | null {
  const { id, sheet, block } = range;
  const { firstRow, firstColumn, rowCount, sections, kpis, skippedRows } = block;
  const valueAt = (row: number, index: number): CellValue =>
    sheet.values[firstRow - sheet.firstRow + row]?.[firstColumn - sheet.firstColumn + index] ?? "";
  const foundIn = (index: number): CellValue[] => valuesOf(sheet, block, index);
  const namesOf = (key: "section" | "kpi", values: string[]): ColumnCells => {
    const index = block.columns[key];
    return index === undefined ? { values } : { values, held: foundIn(index) };
  };
  // Of a column whose formats alone were read, there are no values to compare.
  const isAgain = ({ values }: ColumnCells): boolean => values.length > 0;
  for (const [index, again] of read.cells) if (isAgain(again) && !isSame(again.values, foundIn(index))) return null;
  const known = new Map<number, ColumnCells>();
  // Each row of a series asks for its columns.
  const columnOf = (index: number): ColumnCells => {
    const held = known.get(index);
    if (held) return held;
    const again = read.cells.get(index);
    const cells = again && isAgain(again) ? again : { ...again, values: foundIn(index) };
    const column = withStale(cells, read.stale?.get(index));
    known.set(index, column);
    return column;
  };
  const place = {
    tableId: id,
    name: read.name,
    sheetId: sheet.id,
    sheetName: sheet.name,
    firstRow,
    firstColumn,
    rowCount,
  };
  const titlePeriod = findTitlePeriod(sheet.values, contextOfSheet(sheet.name, sheet.values, range.context));
  const settled = settleBlock(range, columnOf, answers);
  const constant = block.constants ? constantCells(block, valueAt, columnOf) : null;
  const columns = { ...(settled?.columns ?? block.columns), ...constant?.columns };
  const cells: KpiTable["cells"] = { section: namesOf("section", sections), kpi: namesOf("kpi", kpis) };
  for (const [key, index] of Object.entries(columns) as [ColumnKey, number][]) {
    if (key !== "section" && key !== "kpi") cells[key] = columnOf(index);
  }
  Object.assign(cells, settled?.cells, constant?.cells);
  const isDate1904 = cells.asOf !== undefined && isOf1904(cells.asOf);
  // The name of an indicator over its column is no heading of its figures.
  const headings = block.constants ? {} : headingsOf(columns, block.headings);
  return {
    ...place,
    columns,
    headings,
    cells,
    isRange: true,
    skippedRows,
    ...(titlePeriod ? { titlePeriod } : {}),
    ...(settled ? { series: settled.series, columnAt: settled.columnAt } : {}),
    ...(settled?.rowAt ? { rowAt: settled.rowAt } : constant ? { rowAt: constant.rowAt } : {}),
    ...(isDate1904 ? { isDate1904 } : {}),
    ...unwritableOf(read),
  };
}

/** What a block with several periods is for the one that is judged; null for a block of one period. */
function settleBlock(
  { block, sheet: { name: sheetName }, context: { chosen, reporting } }: KpiRange,
  column: (index: number) => ColumnCells,
  answers: Answers,
): (SettledAcross & Partial<SettledStacked>) | null {
  const { headings, series, stacked: groups, rowCount, firstRow, firstColumn } = block;
  if (!series) return null;
  const table = { headings, series, rowCount, sheetName, reporting, column, firstRow, firstColumn, answers };
  return groups ? settleStacked({ ...table, groups }, chosen) : settleAcross({ ...table, rows: rowsOf(block) }, chosen);
}

function isSame(a: readonly CellValue[], b: readonly CellValue[]): boolean {
  return a.length === b.length && a.every((value, row) => value === b[row]);
}
