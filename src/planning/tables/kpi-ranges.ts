import { cellAddress } from "../../kpi/address";
import { isOf1904 } from "../../kpi/date-system";
import type { SkipReason } from "../../kpi/finding/block-rows";
import { COLUMN_KEYS, HEADINGS, type ColumnKey } from "../../kpi/columns/columns";
import { NO_MAPPING, type ColumnMapping } from "../../kpi/finding/column-mapping";
import { findLikelyHeadings, type LikelyHeadings } from "../../kpi/finding/likely-headings";
import { findBlocks, type KpiBlock } from "../../kpi/finding/find-blocks";
import type { NearHeader } from "../../kpi/finding/header-rows";
import { headingsOf, withStale, type CellValue, type ColumnCells, type KpiTable } from "../../kpi/kpi-table";
import { findHiddenTables, partsOf, SPARSE, writtenIn } from "./kpi-tables";
import { unwritableOf } from "../write-obstacles";
import { isOwnSheet } from "../sheets/own-sheets";
import { readMark } from "../sheets/rows/row-key";
import type { NearestRows } from "../problem";
import type {
  Hidden,
  Outline,
  RangeRequest,
  SearchedSheet,
  SheetOutline,
  SheetSearch,
  TableOutline,
  TableRequest,
  TableSnapshot,
} from "../snapshot";

/** How many cells of all sheets together are looked through: some 3 MB of texts, where Excel on the web hands over 5. */
const CELL_LIMIT = 200_000;
/** No KPI rows are wider; and each sheet gets a fair share of the rows. */
const COLUMN_LIMIT = 50;
const FEWEST_ROWS = 200;

/**
 * The sheets to be looked through for KPI rows in plain cells: those that have no KPI table and are not our own. Beside KPI
 * tables a protected sheet is somebody's archive, and must not keep the tables from being written.
 */
export function chooseSearch(
  outline: Outline,
  requests: readonly TableRequest[],
  mapping: ColumnMapping = NO_MAPPING,
): SheetSearch {
  const { sheets, tables } = outline;
  const sheetOf = new Map(tables.map(({ id, sheetId }) => [id, sheetId]));
  const requested = requests.map(({ tableId }) => sheetOf.get(tableId));
  const found = new Set([...requested, ...findHiddenTables(outline, mapping).map(({ sheetId }) => sheetId)]);
  const isArchive = (sheet: SheetOutline): boolean => requests.length > 0 && sheet.protected;
  const sheetIds = sheets
    .filter((sheet) => !found.has(sheet.id) && !isOwnSheet(sheet.name) && !isArchive(sheet))
    .map(({ id }) => id);
  const rowLimit = Math.max(FEWEST_ROWS, Math.floor(CELL_LIMIT / COLUMN_LIMIT / Math.max(1, sheetIds.length)));
  return { sheetIds, rowLimit, columnLimit: COLUMN_LIMIT };
}

/** Something that was left out of the reading, and why. */
export interface SkippedPlace {
  sheetName: string;
  /** A cell ("A14"), or the name of a table. */
  address: string;
  /**
   * `unsure-heading`: several headings fit one column. `not-searched`: from here on the sheet was too large to read.
   * `protected`: the rows below stand on a protected sheet, and others do not.
   */
  /** `newer`: a sheet of the add-in's own that a later version made. */
  why: SkipReason | "unsure-heading" | "not-searched" | "protected" | "newer";
  /** The headings that fit one column. */
  headings?: string[];
}

/** Something of which an officer has to know that it was not read, or not used. */
export interface UnreadPlace {
  sheetName: string;
  /** A cell; "" for a whole sheet. */
  address: string;
  /**
   * `not-calculated`: a formula of a KPI row, of which it is not known what it gives. `hidden`: a sheet with KPI rows that nobody sees;
   * `very-hidden`: one that Excel's menus do not show either. `not-ours`: a person's own sheet with the name of one of the add-in's.
   */
  why: "not-calculated" | Hidden | "not-ours";
}

/** KPI rows in plain cells of a sheet. */
export interface KpiRange {
  /** Stays the same for one reading. */
  id: string;
  sheet: SearchedSheet;
  block: KpiBlock;
}

/** A row that may be headings of KPI rows, once it is known which column is which. Rows and columns of the sheet. */
export interface PossibleHeadings extends LikelyHeadings {
  sheet: SearchedSheet;
  rowCount: 1 | 2;
}

export interface RangeSearch {
  ranges: KpiRange[];
  /** What comes near to headings; where nothing on a sheet does, what looks like some. */
  possible: PossibleHeadings[];
  skipped: SkippedPlace[];
  /** Sheets with KPI rows that nobody sees. */
  hidden: UnreadPlace[];
  nearest: NearestRows | null;
}

/** One reading asks twice: for what is still to be read, and once it has been. */
const SEARCHES = new WeakMap<readonly SearchedSheet[], { mapping: ColumnMapping; found: RangeSearch }>();

/** Finds the KPI rows in plain cells of the sheets that were looked through. */
export function findKpiRanges(searched: readonly SearchedSheet[], mapping: ColumnMapping = NO_MAPPING): RangeSearch {
  const known = SEARCHES.get(searched);
  if (known?.mapping === mapping) return known.found;
  const found = withoutArchives(searchSheets(searched, mapping));
  SEARCHES.set(searched, { mapping, found });
  return found;
}

/** Rows on protected sheets are left out where there are rows on others: they could not be written. */
function withoutArchives(found: RangeSearch): RangeSearch {
  const open = found.ranges.filter(({ sheet }) => !sheet.protected);
  if (open.length === 0 || open.length === found.ranges.length) return found;
  const archives = new Map(
    found.ranges.filter(({ sheet }) => sheet.protected).map((range) => [range.sheet.name, range]),
  );
  const left = [...archives].map(([sheetName, { block }]): SkippedPlace => ({
    ...{ sheetName, address: cellAddress(block.headingRow, block.firstColumn) },
    why: "protected",
  }));
  return {
    ...found,
    ranges: open,
    skipped: [...found.skipped.filter(({ sheetName }) => !archives.has(sheetName)), ...left],
  };
}

/** What a table's id has in common from one reading to the next: that of a range goes with its place on the sheet. */
export function lastingId(tableId: string): string {
  return tableId.startsWith("range:") ? tableId.slice(0, tableId.lastIndexOf(":")) : tableId;
}

/** True for a sheet of ours that somebody keeps under another name: its rows are marked as ours. They are not indicators once more. */
function isOwnRenamed({ firstColumn, values }: SearchedSheet): boolean {
  return firstColumn === 0 && values.some(([first]) => readMark(first)?.look === "headings");
}

function searchSheets(searched: readonly SearchedSheet[], mapping: ColumnMapping): RangeSearch {
  const result: RangeSearch = { ranges: [], possible: [], skipped: [], hidden: [], nearest: null };
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
    for (const block of blocks) {
      result.ranges.push({ id: `range:${sheet.id}:${cellAddress(block.headingRow, block.firstColumn)}`, sheet, block });
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

/** What is still to be read of ranges whose values are known: the columns that are judged by more than their values. */
export function requestKpiRanges(
  searched: readonly SearchedSheet[],
  mapping: ColumnMapping = NO_MAPPING,
  formulasOf: ReadonlySet<ColumnKey> = new Set(),
): RangeRequest[] {
  return findKpiRanges(searched, mapping).ranges.map(({ id, sheet, block }) => {
    const { firstRow, firstColumn, rowCount, columns } = block;
    const wanted = COLUMN_KEYS.flatMap((key) => {
      const index = columns[key];
      // The metric is read again to tell whether rows have moved meanwhile.
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
    return { ...place, outline: outlineOf(id, sheet, block), columns: wanted };
  });
}

function outlineOf(id: string, sheet: SearchedSheet, block: KpiBlock): TableOutline {
  return {
    ...{ id, name: cellAddress(block.headingRow, block.firstColumn), sheetId: sheet.id, sheetName: sheet.name },
    ...{ headings: block.headings, protected: sheet.protected, filtered: sheet.filtered, isRange: true },
  };
}

/** A range as a KPI table, its columns named; null when its rows have moved between the two readings. */
export function toRangeTable({ id, sheet, block }: KpiRange, read: TableSnapshot): KpiTable | null {
  const { firstRow, firstColumn, rowCount, columns, sections, kpis, skippedRows } = block;
  const valuesOf = (index: number): CellValue[] =>
    Array.from(
      { length: rowCount },
      (_, row) => sheet.values[firstRow - sheet.firstRow + row]?.[firstColumn - sheet.firstColumn + index] ?? "",
    );
  const cells: KpiTable["cells"] = { section: { values: sections }, kpi: { values: kpis } };
  for (const [key, index] of Object.entries(columns) as [ColumnKey, number][]) {
    if (key === "section" || key === "kpi") continue;
    const held: ColumnCells = { values: valuesOf(index) };
    const again = read.cells.get(index);
    if (again && !isSame(again.values, held.values)) return null;
    cells[key] = withStale(again ?? held, read.stale?.get(index));
  }
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
    ...(isDate1904 ? { isDate1904 } : {}),
    ...unwritableOf(read),
  };
}

function isSame(a: readonly CellValue[], b: readonly CellValue[]): boolean {
  return a.length === b.length && a.every((value, row) => value === b[row]);
}
