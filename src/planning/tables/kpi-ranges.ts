import { cellAddress } from "../../kpi/address";
import type { SkipReason } from "../../kpi/finding/block-rows";
import { COLUMN_KEYS, type ColumnKey } from "../../kpi/columns/columns";
import { findLikelyHeadings, type LikelyHeadings } from "../../kpi/finding/likely-headings";
import { findBlocks, type KpiBlock } from "../../kpi/finding/find-blocks";
import type { NearHeader } from "../../kpi/finding/header-rows";
import type { CellValue } from "../../kpi/kpi-table";
import { partsOf, SPARSE, writtenIn } from "./kpi-tables";
import { USUAL_LAYOUT, type LayoutContext } from "../../kpi/layout/layout-context";
import { seriesIndexes } from "../../kpi/layout/period-columns";
import { mayGoOn, tableOf, withoutTotals } from "./searched-block";
import { readMark } from "../sheets/rows/row-key";
import { oddIn, unsureAt, type OddLayout } from "./odd-layouts";
import type { ColumnRequest, Hidden, RangeRequest, SearchedSheet, TableOutline } from "../snapshot";

/** Something that was not read, and why. */
export interface SkippedPlace {
  sheetName: string;
  /** A cell ("A14"), or the name of a table. */
  address: string;
  /**
   * `unsure-heading`: several headings fit the same column. `not-searched`: the sheet was too large to read from here on. `protected`: the
   * rows below are on a protected sheet, while others are not. `newer`: one of the add-in's own sheets that a later version made.
   * `no-status`: rows that lack a status column alone, which would go there.
   */
  why: SkipReason | "unsure-heading" | "not-searched" | "protected" | "newer" | "no-status";
  /** The Excel table to which a status column would be added. */
  tableId?: string;
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
  /** How the sheet was read. */
  context: LayoutContext;
  /** The Excel table with several periods that the rows are of: it is searched like plain cells. */
  inTable?: string;
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
  /** What falls short of KPI rows on each visible sheet. It is described, and sought a place for statuses, where no rows are found. */
  shortfalls: Shortfall[];
  /** What is odd about periods beside each other. */
  odd: OddLayout[];
}

/** The rows of a sheet that fall short of headings of KPI rows. */
export interface Shortfall {
  sheet: SearchedSheet;
  /** Rows that lack a little, in the order found. */
  near: readonly NearHeader[];
  hasRows: boolean;
  /** The row that looks most like headings, on a sheet with neither. */
  likely: LikelyHeadings | null;
}

/** True for a row of headings that lacks a status column and nothing else. */
export function lacksStatus({ missing, unsure }: Pick<NearHeader, "missing" | "unsure">): boolean {
  return unsure.length === 0 && missing.length === 1 && missing[0] === "status";
}

/** A reading needs the result twice: to choose what else to read, and to use what was read. */
const SEARCHES = new WeakMap<readonly SearchedSheet[], { context: LayoutContext; found: RangeSearch }>();

/** Finds KPI rows in plain cells of the searched sheets. */
export function findKpiRanges(searched: readonly SearchedSheet[], context: LayoutContext = USUAL_LAYOUT): RangeSearch {
  const known = SEARCHES.get(searched);
  if (known?.context === context) return known.found;
  const found = withoutArchives(searchSheets(searched, context));
  SEARCHES.set(searched, { context, found });
  return found;
}

/** Leaves out rows on protected sheets if there are rows on others, because they could not be written. */
function withoutArchives(found: RangeSearch): RangeSearch {
  const open = found.ranges.filter(({ sheet, inTable }) => !sheet.protected || inTable !== undefined);
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

function searchSheets(searched: readonly SearchedSheet[], context: LayoutContext): RangeSearch {
  const result: RangeSearch = {
    ...{ ranges: [], possible: [], skipped: [], hidden: [], cut: [], shortfalls: [], odd: [] },
  };
  for (const sheet of searched.filter((one) => !isOwnRenamed(one))) {
    const { blocks, skipped, near } = findBlocks(sheet, context);
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
      result.ranges.push({ id, sheet, block, context, ...(table ? { inTable: table.id } : {}) });
      for (const unsure of block.unsure)
        result.skipped.push(unsureAt(sheet, block.firstRow - 1, block.firstColumn, unsure));
      result.odd.push(...oddIn(sheet, block));
    }
    for (const { row, column, why } of skipped) result.skipped.push({ ...place(row, column), why });
    for (const { row, column, rowCount, unsure } of near)
      for (const one of unsure) result.skipped.push(unsureAt(sheet, row + rowCount - 1, column, one));
    if (sheet.unread && blocks.length > 0) {
      const { row, column } = sheet.unread;
      const first = column === null ? place(row ?? 0, sheet.firstColumn) : place(sheet.firstRow, column);
      if (blocks.some((block) => mayGoOn(block, row, column))) result.cut.push(first);
      else result.skipped.push({ ...first, why: "not-searched" });
    }
    if (!sheet.isWhole && !sheet.unread) result.skipped.push({ ...place(0, 0), why: "not-searched" });
    const likely = blocks.length === 0 && near.length === 0 ? findLikelyHeadings(sheet.values, context) : null;
    const onSheet = likely && {
      ...likely,
      row: sheet.firstRow + likely.row,
      column: sheet.firstColumn + likely.column,
    };
    for (const one of onSheet ? [onSheet] : near)
      result.possible.push({ sheet, row: one.row, column: one.column, rowCount: one.rowCount, headings: one.headings });
    result.shortfalls.push({ sheet, near, hasRows: blocks.length > 0, likely });
  }
  return result;
}

/** Requests for the columns of found ranges that need more than their values, which the search has read. */
export function requestKpiRanges(
  searched: readonly SearchedSheet[],
  context: LayoutContext = USUAL_LAYOUT,
  formulasOf: ReadonlySet<ColumnKey> = new Set(),
): RangeRequest[] {
  return findKpiRanges(searched, context).ranges.map(({ id, sheet, block }) => {
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
export function valuesOf(
  sheet: SearchedSheet,
  { firstRow, firstColumn, rowCount }: KpiBlock,
  index: number,
): CellValue[] {
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
