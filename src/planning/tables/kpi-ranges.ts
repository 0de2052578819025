import { cellAddress } from "../../kpi/address";
import { isOf1904 } from "../../kpi/date-system";
import type { SkipReason } from "../../kpi/finding/block-rows";
import { COLUMN_KEYS, HEADINGS, type ColumnKey } from "../../kpi/columns/columns";
import { NO_MAPPING, type ColumnMapping } from "../../kpi/columns/column-mapping";
import { findLikelyHeadings, type LikelyHeadings } from "../../kpi/finding/likely-headings";
import { findBlocks, type KpiBlock } from "../../kpi/finding/find-blocks";
import type { NearHeader } from "../../kpi/finding/header-rows";
import { headingsOf, withStale, type CellValue, type ColumnCells, type KpiTable } from "../../kpi/kpi-table";
import { partsOf, SPARSE, writtenIn } from "./kpi-tables";
import { settleAcross } from "../../kpi/layout/settle-across";
import { seriesIndexes } from "../../kpi/layout/series-headings";
import { mayGoOn, tableOf, withoutTotals } from "./searched-block";
import { unwritableOf } from "../write-obstacles";
import { readMark } from "../sheets/rows/row-key";
import type { NearestRows } from "../problem";
import type { Hidden, RangeRequest, SearchedSheet, TableOutline, TableSnapshot } from "../snapshot";

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
  /** True for rows of an Excel table with several periods, which is searched like plain cells. */
  isInTable?: true;
}

/** A row that may become headings of KPI rows once its columns are named. Rows and columns count from 0. */
export interface PossibleHeadings extends LikelyHeadings {
  sheet: SearchedSheet;
  rowCount: 1 | 2;
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
}

/** A reading needs the result twice: to choose what else to read, and to use what was read. */
const SEARCHES = new WeakMap<readonly SearchedSheet[], { mapping: ColumnMapping; found: RangeSearch }>();

/** Finds KPI rows in plain cells of the searched sheets. */
export function findKpiRanges(searched: readonly SearchedSheet[], mapping: ColumnMapping = NO_MAPPING): RangeSearch {
  const known = SEARCHES.get(searched);
  if (known?.mapping === mapping) return known.found;
  const found = withoutArchives(searchSheets(searched, mapping));
  SEARCHES.set(searched, { mapping, found });
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
    ...{ sheetName, address: cellAddress(block.headingRow, block.firstColumn) },
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

function searchSheets(searched: readonly SearchedSheet[], mapping: ColumnMapping): RangeSearch {
  const result: RangeSearch = { ranges: [], possible: [], skipped: [], hidden: [], cut: [], nearest: null };
  for (const sheet of searched.filter((one) => !isOwnRenamed(one))) {
    const { blocks, skipped, near } = findBlocks(sheet, mapping);
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
      const id = `range:${sheet.id}:${cellAddress(block.headingRow, block.firstColumn)}`;
      result.ranges.push({ id, sheet, block, ...(table ? { isInTable: true } : {}) });
      for (const { headings } of block.unsure)
        result.skipped.push({ ...place(block.headingRow, block.firstColumn), why: "unsure-heading", headings });
    }
    for (const { row, column, why } of skipped) result.skipped.push({ ...place(row, column), why });
    for (const { row, column, unsure } of near) {
      for (const { headings } of unsure)
        result.skipped.push({ ...place(row, column), why: "unsure-heading", headings });
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
): RangeRequest[] {
  return findKpiRanges(searched, mapping).ranges.map(({ id, sheet, block }) => {
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
    return { ...place, outline: outlineOf(id, sheet, block), columns: [...wanted, ...periods] };
  });
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
    ...{ id, name: cellAddress(block.headingRow, block.firstColumn), sheetId: sheet.id, sheetName: sheet.name },
    ...{ headings: block.headings, protected: sheet.protected, filtered: sheet.filtered, isRange: true },
  };
}

/** A range as a KPI table; null if its rows have moved since the search. */
export function toRangeTable({ id, sheet, block }: KpiRange, read: TableSnapshot): KpiTable | null {
  const { firstRow, firstColumn, rowCount, sections, kpis, skippedRows } = block;
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
  const settled = block.series
    ? settleAcross({
        ...{ headings: block.headings, series: block.series, rows, rowCount },
        ...{ sheetName: sheet.name, column: columnOf, firstRow, firstColumn },
      })
    : null;
  const columns = settled?.columns ?? block.columns;
  const cells: KpiTable["cells"] = { section: namesOf("section", sections), kpi: namesOf("kpi", kpis) };
  for (const [key, index] of Object.entries(columns) as [ColumnKey, number][]) {
    if (key !== "section" && key !== "kpi") cells[key] = columnOf(index);
  }
  Object.assign(cells, settled?.cells);
  const place = {
    tableId: id,
    name: read.name,
    sheetId: sheet.id,
    sheetName: sheet.name,
    firstRow,
    firstColumn,
    rowCount,
  };
  const isDate1904 = cells.asOf !== undefined && isOf1904(cells.asOf);
  const headings = headingsOf(columns, block.headings);
  return {
    ...place,
    columns,
    headings,
    cells,
    isRange: true,
    skippedRows,
    ...(settled ? { series: settled.series, columnAt: settled.columnAt } : {}),
    ...(isDate1904 ? { isDate1904 } : {}),
    ...unwritableOf(read),
  };
}

function isSame(a: readonly CellValue[], b: readonly CellValue[]): boolean {
  return a.length === b.length && a.every((value, row) => value === b[row]);
}
