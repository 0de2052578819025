import { cellAddress } from "../../kpi/address";
import { isOf1904 } from "../../kpi/date-system";
import type { SkipReason } from "../../kpi/finding/block-rows";
import { COLUMN_KEYS, type ColumnKey, type ColumnMap } from "../../kpi/columns/columns";
import { NO_MAPPING, type ColumnMapping } from "../../kpi/columns/column-mapping";
import { findLikelyHeadings, type LikelyHeadings } from "../../kpi/finding/likely-headings";
import { findBlocks, type KpiBlock } from "../../kpi/finding/find-blocks";
import { headingsOf, withStale, type CellValue, type ColumnCells, type KpiTable } from "../../kpi/kpi-table";
import { partsOf, SPARSE, writtenIn } from "./kpi-tables";
import { settleAcross, type SettledAcross } from "../../kpi/layout/settle-across";
import { settleStacked, type SettledStacked } from "../../kpi/layout/settle-stacked";
import { seriesIndexes } from "../../kpi/layout/series-headings";
import { unwritableOf } from "../write-obstacles";
import { readMark } from "../sheets/rows/row-key";
import type { NearestRows } from "../problem";
import type { StatusPlace } from "./columns-reading";
import { findAlike, type LikeRows } from "./like-rows";
import { oddIn, unsureAt, type OddLayout } from "./odd-layouts";
import { findStatusPlace, findTablesWithoutStatus, outsideTables } from "./status-places";
import type {
  ColumnRequest,
  Hidden,
  Outline,
  RangeRequest,
  SearchedSheet,
  TableOutline,
  TableSnapshot,
} from "../snapshot";

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
  /** The headings that fit the same column, and their cells where they are known. */
  headings?: string[];
  cells?: string[];
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
  /** True for rows of an Excel table with several periods, which is searched like plain cells. */
  isInTable?: true;
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
  /** The first cells that were not read, of sheets whose KPI rows may go on there. */
  cut: { sheetName: string; address: string }[];
  nearest: NearestRows | null;
  /** On each visible sheet without KPI rows, what looks most like their headings. */
  alike: LikeRows[];
  /** What is odd about periods beside each other. */
  odd: OddLayout[];
  /** Where only a status column is missing, with the headings there. */
  statusless: { place: StatusPlace; headings: readonly string[] }[];
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
  const open = found.ranges.filter(({ sheet, isInTable }) => !sheet.protected || isInTable);
  if (open.length === 0 || open.length === found.ranges.length) return found;
  const archives = new Map(
    found.ranges.filter((range) => !open.includes(range)).map((range) => [range.sheet.name, range]),
  );
  const left = [...archives].map(([sheetName, { block }]): SkippedPlace => ({
    ...{ sheetName, address: nameAddress(block) },
    why: "protected",
  }));
  return {
    ...found,
    ranges: open,
    cut: found.cut.filter(({ sheetName }) => !archives.has(sheetName)),
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

/** The most rows of headings on a sheet for which a place for statuses is sought: each is tried by a search of the sheet. */
const MOST_PLACES = 3;

function searchSheets(searched: readonly SearchedSheet[], mapping: ColumnMapping, chosen: string | null): RangeSearch {
  const result: RangeSearch = {
    ...{ ranges: [], possible: [], skipped: [], hidden: [], cut: [], nearest: null },
    ...{ odd: [], statusless: [], alike: [] },
  };
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
    for (const found of blocks) {
      const table = tableOf(found, sheet);
      const block = withoutTotals(found, table);
      if (block !== found)
        result.skipped.push({ ...place(block.firstRow + block.rowCount, block.firstColumn), why: "total" });
      const id = `range:${sheet.id}:${nameAddress(block)}`;
      result.ranges.push({ id, sheet, block, chosen, ...(table ? { isInTable: true } : {}) });
      for (const unsure of block.unsure)
        result.skipped.push(unsureAt(sheet, block.firstRow - 1, block.firstColumn, unsure));
      result.odd.push(...oddIn(sheet, block));
    }
    for (const { row, column, why } of skipped) result.skipped.push({ ...place(row, column), why });
    for (const { row, column, rowCount, unsure } of near)
      for (const one of unsure) result.skipped.push(unsureAt(sheet, row + rowCount - 1, column, one));
    for (const one of near.slice(0, MOST_PLACES)) {
      const place = findStatusPlace(sheet, one, mapping);
      if (place) result.statusless.push({ place, headings: one.headings });
    }
    if (sheet.unread && blocks.length > 0) {
      const { row, column } = sheet.unread;
      const first = column === null ? place(row ?? 0, sheet.firstColumn) : place(sheet.firstRow, column);
      if (blocks.some((block) => mayGoOn(block, row, column))) result.cut.push(first);
      else result.skipped.push({ ...first, why: "not-searched" });
    }
    if (!sheet.isWhole && !sheet.unread) result.skipped.push({ ...place(0, 0), why: "not-searched" });
    const likely = blocks.length === 0 && near.length === 0 ? findLikelyHeadings(sheet.values, mapping) : null;
    const onSheet = likely && {
      ...likely,
      row: sheet.firstRow + likely.row,
      column: sheet.firstColumn + likely.column,
    };
    for (const one of onSheet ? [onSheet] : near)
      result.possible.push({ sheet, row: one.row, column: one.column, rowCount: one.rowCount, headings: one.headings });
    const alike = findAlike(sheet, near, blocks.length === 0, likely, mapping);
    if (alike) result.alike.push(alike);
    if (alike?.is === "near") result.nearest ??= alike.rows;
  }
  return result;
}

/** The Excel table that a block is in, by its headings. Of several alike, the one with as many rows, with or without its totals. */
function tableOf({ headings, rowCount }: KpiBlock, { tables = [] }: SearchedSheet): TableOutline | undefined {
  const alike = tables.filter((table) => {
    const own = table.headings.map((heading) => heading.trim());
    return own.some((_, from) => headings.every((heading, at) => own[from + at] === heading));
  });
  return alike.find(({ rowsAboveTotals: rows }) => rows !== undefined && rowCount === rows + 1) ?? alike[0];
}

/** A block without the totals row of its table, whatever that says. */
function withoutTotals(block: KpiBlock, table: TableOutline | undefined): KpiBlock {
  const rowCount = table?.rowsAboveTotals;
  if (rowCount === undefined || block.rowCount !== rowCount + 1) return block;
  return {
    ...{ ...block, rowCount, sections: block.sections.slice(0, rowCount), kpis: block.kpis.slice(0, rowCount) },
    skippedRows: block.skippedRows.filter((row) => row < rowCount),
  };
}

/** True for rows that reach to what was not read, or end before it with no more than the gap that they may have. */
function mayGoOn(
  { firstRow, rowCount, firstColumn, headings }: KpiBlock,
  row: number | null,
  column: number | null,
): boolean {
  const isAbove = row !== null && firstRow + rowCount >= row - GAP;
  return isAbove || (column !== null && firstColumn + headings.length >= column - GAP);
}

/** Two empty rows or columns end a block. */
const GAP = 2;

/** Where a status column is all that is missing, in Excel tables and in plain cells. */
export function findStatusPlaces(
  outline: Outline,
  { statusless }: Pick<RangeSearch, "statusless">,
  mapping: ColumnMapping,
): StatusPlace[] {
  return [...findTablesWithoutStatus(outline, mapping), ...outsideTables(statusless, outline)];
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
    // The search has their values, and a text or an empty cell needs no format.
    const periods = seriesIndexes(block.series, columns.latestValue)
      .filter((index) => !requested.has(index) && hasNumbers(sheet, block, index))
      .map((index) => ({ index, parts: ["formats" as const], sparse: false }));
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

function hasNumbers(sheet: SearchedSheet, block: KpiBlock, index: number): boolean {
  return valuesOf(sheet, block, index).some((value) => typeof value === "number");
}

/** The values of a column of the block, as the search read them. */
function valuesOf(sheet: SearchedSheet, { firstRow, firstColumn, rowCount }: KpiBlock, index: number): CellValue[] {
  const column = firstColumn - sheet.firstColumn + index;
  return Array.from({ length: rowCount }, (_, row) => sheet.values[firstRow - sheet.firstRow + row]?.[column] ?? "");
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
export function toRangeTable(range: KpiRange, read: TableSnapshot): KpiTable | null {
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
  const columnOf = (index: number): ColumnCells => {
    const again = read.cells.get(index);
    const cells = again && isAgain(again) ? again : { ...again, values: foundIn(index) };
    return withStale(cells, read.stale?.get(index));
  };
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
  const settled = settleBlock(range, rows, columnOf);
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
  { block, sheet: { name: sheetName }, chosen }: KpiRange,
  rows: readonly number[],
  column: (index: number) => ColumnCells,
): (SettledAcross & Partial<SettledStacked>) | null {
  const { headings, series, stacked: groups, rowCount, firstRow, firstColumn } = block;
  if (!series) return null;
  const table = { headings, series, rowCount, sheetName, column, firstRow, firstColumn };
  return groups ? settleStacked({ ...table, groups }, chosen) : settleAcross({ ...table, rows }, chosen);
}

function isSame(a: readonly CellValue[], b: readonly CellValue[]): boolean {
  return a.length === b.length && a.every((value, row) => value === b[row]);
}
