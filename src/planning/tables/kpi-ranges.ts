import { cellAddress } from "../../kpi/address";
import { isOf1904 } from "../../kpi/date-system";
import type { SkipReason } from "../../kpi/finding/block-rows";
import { COLUMN_KEYS, HEADINGS, type ColumnKey, type ColumnMap } from "../../kpi/columns/columns";
import { NO_MAPPING, type ColumnMapping } from "../../kpi/columns/column-mapping";
import { findLikelyHeadings, type LikelyHeadings } from "../../kpi/finding/likely-headings";
import { findBlocks, type KpiBlock } from "../../kpi/finding/find-blocks";
import type { NearHeader } from "../../kpi/finding/header-rows";
import { headingsOf, withStale, type CellValue, type ColumnCells, type KpiTable } from "../../kpi/kpi-table";
import { FIGURE_PARTS, partsOf, SPARSE, writtenIn } from "./kpi-tables";
import { settleAcross, type SettledAcross } from "../../kpi/layout/settle-across";
import { settleStacked, type SettledStacked } from "../../kpi/layout/settle-stacked";
import { seriesIndexes } from "../../kpi/layout/series-headings";
import { unwritableOf } from "../write-obstacles";
import { readMark } from "../sheets/rows/row-key";
import type { NearestRows } from "../problem";
import type { ColumnRequest, Hidden, RangeRequest, SearchedSheet, TableOutline, TableSnapshot } from "../snapshot";

/** Something that was not read, and why. */
export interface SkippedPlace {
  sheetName: string;
  /** A cell ("A14"), or the name of a table. */
  address: string;
  /**
   * `unsure-heading`: several headings fit the same column. `not-searched`: the sheet was too large to read from here on. `protected`: the
   * rows below are on a protected sheet, while others are not. `newer`: one of the add-in's own sheets that a later version made.
   */
  why: SkipReason | "unsure-heading" | "not-searched" | "protected" | "newer";
  /** The headings that fit the same column. */
  headings?: string[];
}

/** Something that was not read or not used, which an officer has to know. */
export interface UnreadPlace {
  sheetName: string;
  /** A cell; "" for a whole sheet. */
  address: string;
  /**
   * `not-calculated`: a formula of a KPI row whose result is not known. `hidden`: a hidden sheet with KPI rows; `very-hidden`: one that
   * Excel's menus do not list either. `not-ours`: a person's own sheet with the name of one of the add-in's.
   */
  why: "not-calculated" | Hidden | "not-ours";
}

/** KPI rows in plain cells of a sheet. */
export interface KpiRange {
  /** Valid for one reading only. */
  id: string;
  sheet: SearchedSheet;
  block: KpiBlock;
  /** The period that an officer chose to have judged. */
  chosen: string | null;
}

/** A row that may become headings of KPI rows once its columns are named. Rows and columns count from 0. */
export interface PossibleHeadings extends LikelyHeadings {
  sheet: SearchedSheet;
}

export interface RangeSearch {
  ranges: KpiRange[];
  /** Rows that lack a little to be headings; on sheets without any, the row that looks most like headings. */
  possible: PossibleHeadings[];
  skipped: SkippedPlace[];
  /** Hidden sheets with KPI rows. */
  hidden: UnreadPlace[];
  nearest: NearestRows | null;
}

/** A reading needs the result twice: to choose what else to read, and to use what was read. */
const SEARCHES = new WeakMap<
  readonly SearchedSheet[],
  { mapping: ColumnMapping; chosen: string | null; found: RangeSearch }
>();

/** Finds KPI rows in plain cells of the searched sheets. `chosen` is the period that an officer chose to have judged. */
export function findKpiRanges(
  searched: readonly SearchedSheet[],
  mapping: ColumnMapping = NO_MAPPING,
  chosen: string | null = null,
): RangeSearch {
  const known = SEARCHES.get(searched);
  if (known?.mapping === mapping && known.chosen === chosen) return known.found;
  const found = withoutArchives(searchSheets(searched, mapping, chosen));
  SEARCHES.set(searched, { mapping, chosen, found });
  return found;
}

/** Leaves out rows on protected sheets if there are rows on others, because they could not be written. */
function withoutArchives(found: RangeSearch): RangeSearch {
  const open = found.ranges.filter(({ sheet }) => !sheet.protected);
  if (open.length === 0 || open.length === found.ranges.length) return found;
  const archives = new Map(
    found.ranges.filter(({ sheet }) => sheet.protected).map((range) => [range.sheet.name, range]),
  );
  const left = [...archives].map(([sheetName, { block }]): SkippedPlace => ({
    ...{ sheetName, address: nameAddress(block) },
    why: "protected",
  }));
  return {
    ...found,
    ranges: open,
    skipped: [...found.skipped.filter(({ sheetName }) => !archives.has(sheetName)), ...left],
  };
}

/** The part of a table's id that is the same in every reading: the id of a range ends with its place on the sheet. */
export function lastingId(tableId: string): string {
  return tableId.startsWith("range:") ? tableId.slice(0, tableId.lastIndexOf(":")) : tableId;
}

/** True for one of our own sheets that someone renamed: its rows have our marks and are not KPI rows. */
function isOwnRenamed({ firstColumn, values }: SearchedSheet): boolean {
  return firstColumn === 0 && values.some(([first]) => readMark(first)?.look === "headings");
}

function searchSheets(searched: readonly SearchedSheet[], mapping: ColumnMapping, chosen: string | null): RangeSearch {
  const result: RangeSearch = { ranges: [], possible: [], skipped: [], hidden: [], nearest: null };
  for (const sheet of searched.filter((one) => !isOwnRenamed(one))) {
    const { blocks, skipped, near } = findBlocks(sheet, mapping, chosen);
    if (sheet.hidden !== undefined) {
      if (blocks.length > 0) result.hidden.push({ sheetName: sheet.name, address: "", why: sheet.hidden });
      continue;
    }
    const place = (row: number, column: number): Pick<SkippedPlace, "sheetName" | "address"> => ({
      sheetName: sheet.name,
      address: cellAddress(row, column),
    });
    for (const block of blocks) {
      result.ranges.push({ id: `range:${sheet.id}:${nameAddress(block)}`, sheet, block, chosen });
      for (const { headings } of block.unsure)
        result.skipped.push({ ...place(block.headingRow, block.firstColumn), why: "unsure-heading", headings });
    }
    for (const { row, column, why } of skipped) result.skipped.push({ ...place(row, column), why });
    for (const { row, column, unsure } of near) {
      for (const { headings } of unsure)
        result.skipped.push({ ...place(row, column), why: "unsure-heading", headings });
    }
    if (!sheet.isWhole && blocks.length > 0) {
      result.skipped.push({ ...place(sheet.firstRow + sheet.values.length, sheet.firstColumn), why: "not-searched" });
    }
    const likely = blocks.length === 0 && near.length === 0 ? findLikelyHeadings(sheet.values, mapping) : null;
    const onSheet = likely && {
      ...likely,
      row: sheet.firstRow + likely.row,
      column: sheet.firstColumn + likely.column,
    };
    for (const one of onSheet ? [onSheet] : near)
      result.possible.push({ sheet, row: one.row, column: one.column, rowCount: one.rowCount, headings: one.headings });
    result.nearest ??= near[0] ? toNearest(sheet, near[0]) : null;
  }
  return result;
}

function toNearest({ name }: SearchedSheet, { row, missing, unsure }: NearHeader): NearestRows {
  return {
    table: row + 1,
    sheet: name,
    missing: missing.map((key) => HEADINGS[key]),
    unsure: unsure.map(({ key, headings }) => ({ heading: HEADINGS[key], headings })),
  };
}

/** Requests for the columns of found ranges that need more than their values, which the search has read. */
export function requestKpiRanges(
  searched: readonly SearchedSheet[],
  mapping: ColumnMapping = NO_MAPPING,
  formulasOf: ReadonlySet<ColumnKey> = new Set(),
  chosen: string | null = null,
): RangeRequest[] {
  return findKpiRanges(searched, mapping, chosen).ranges.map(({ id, sheet, block }) => {
    const { firstRow, firstColumn, rowCount, columns } = block;
    const wanted = COLUMN_KEYS.flatMap((key) => {
      const index = columns[key];
      // The metric is read again to check that rows have not moved meanwhile.
      const parts = partsOf(key, formulasOf) ?? (key === "metric" ? ["values" as const] : null);
      return index === undefined || !parts ? [] : [{ index, parts, sparse: SPARSE.has(key) }];
    });
    const place = {
      firstRow,
      firstColumn,
      rowCount,
      iconColumn: columns.status ?? null,
      written: writtenIn(columns, formulasOf),
    };
    const requested = new Set(wanted.map(({ index }) => index));
    const periods = seriesIndexes(block.series)
      .filter((index) => !requested.has(index))
      .map((index) => ({ index, parts: [...FIGURE_PARTS], sparse: false }));
    return { ...place, outline: outlineOf(id, sheet, block), columns: [...eachOnce(wanted), ...periods] };
  });
}

/** Requests for one column as one: stacked rows have all of their fields in it. */
function eachOnce(requests: readonly ColumnRequest[]): ColumnRequest[] {
  const byIndex = new Map<number, ColumnRequest>();
  for (const one of requests) {
    const held = byIndex.get(one.index);
    const parts = new Set([...(held?.parts ?? []), ...one.parts]);
    byIndex.set(one.index, { ...one, parts: [...parts], sparse: one.sparse && held?.sparse !== false });
  }
  return [...byIndex.values()];
}

function outlineOf(id: string, sheet: SearchedSheet, block: KpiBlock): TableOutline {
  return {
    ...{ id, name: nameAddress(block), sheetId: sheet.id, sheetName: sheet.name },
    ...{ headings: block.headings, protected: sheet.protected, filtered: sheet.filtered, isRange: true },
  };
}

/** The address by which a block is named: that of its headings, or of the indicator's name. */
function nameAddress({ headingRow, firstColumn, nameColumn = 0 }: KpiBlock): string {
  return cellAddress(headingRow, firstColumn + nameColumn);
}

/** What stands in one cell for all rows of a block, as columns. */
function constantCells(
  { constants = {}, rowCount, columns: own }: KpiBlock,
  valueAt: (row: number, column: number) => CellValue,
  column: (index: number) => ColumnCells,
): Pick<KpiTable, "columns" | "cells" | "rowAt"> {
  const [columns, cells, rowAt]: [ColumnMap, KpiTable["cells"], NonNullable<KpiTable["rowAt"]>] = [{}, {}, {}];
  const each = <T>(value: T): T[] => Array.from({ length: rowCount }, () => value);
  for (const [key, at] of Object.entries(constants) as [ColumnKey, { row: number; column: number }][]) {
    if (key === "section" || key === "kpi") continue;
    const read = column(at.column);
    const cell = { values: each(valueAt(at.row, at.column)), formats: each(read.formats?.[at.row] ?? "General") };
    // A period's own target comes before the one for all periods.
    const owns = own[key] === undefined ? null : column(own[key]);
    if (owns) continue;
    columns[key] = at.column;
    cells[key] = { ...cell, held: read.held ?? read.values };
    rowAt[key] = each(at.row);
  }
  return { columns, cells, rowAt };
}

/** A range as a KPI table; null if its rows have moved since the search. */
export function toRangeTable({ id, sheet, block, chosen }: KpiRange, read: TableSnapshot): KpiTable | null {
  const { firstRow, firstColumn, rowCount, sections, kpis, skippedRows } = block;
  const valueAt = (row: number, index: number): CellValue =>
    sheet.values[firstRow - sheet.firstRow + row]?.[firstColumn - sheet.firstColumn + index] ?? "";
  const valuesOf = (index: number): CellValue[] => Array.from({ length: rowCount }, (_, row) => valueAt(row, index));
  const namesOf = (key: "section" | "kpi", values: string[]): ColumnCells => {
    const index = block.columns[key];
    return index === undefined ? { values } : { values, held: valuesOf(index) };
  };
  for (const [index, again] of read.cells) if (!isSame(again.values, valuesOf(index))) return null;
  const columnOf = (index: number): ColumnCells =>
    withStale(read.cells.get(index) ?? { values: valuesOf(index) }, read.stale?.get(index));
  const isSkipped = new Set(skippedRows);
  const rows = Array.from({ length: rowCount }, (_, row) => row).filter((row) => !isSkipped.has(row));
  const place = {
    tableId: id,
    name: read.name,
    sheetId: sheet.id,
    sheetName: sheet.name,
    firstRow,
    firstColumn,
    rowCount,
  };
  const settled = settleBlock(block, rows, columnOf, chosen);
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
    ...(settled ? { series: settled.series, columnAt: settled.columnAt } : {}),
    ...(settled?.rowAt ? { rowAt: settled.rowAt } : constant ? { rowAt: constant.rowAt } : {}),
    ...(isDate1904 ? { isDate1904 } : {}),
    ...unwritableOf(read),
  };
}

/** What a block with several periods is for the one that is judged; null for a block of one period. */
function settleBlock(
  block: KpiBlock,
  rows: readonly number[],
  column: (index: number) => ColumnCells,
  chosen: string | null,
): (SettledAcross & Partial<SettledStacked>) | null {
  const { headings, series, stacked: groups, rowCount, firstRow, firstColumn } = block;
  if (!series) return null;
  const table = { headings, series, rowCount, column, firstRow, firstColumn };
  return groups ? settleStacked({ ...table, groups }, chosen) : settleAcross({ ...table, rows }, chosen);
}

function isSame(a: readonly CellValue[], b: readonly CellValue[]): boolean {
  return a.length === b.length && a.every((value, row) => value === b[row]);
}
