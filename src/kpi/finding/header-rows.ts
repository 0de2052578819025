import { REQUIRED_COLUMNS, type ColumnKey, type ColumnMap } from "../columns/columns";
import type { UnsureColumn } from "../columns/match-headings";
import type { CellValue } from "../kpi-table";
import type { HeadingContext } from "../layout/layout-context";
import type { SeriesHeadings } from "../layout/period-columns";
import type { CellArea } from "../unwritable";
import type { HeadingRowCount } from "./heading-lines";
import { HeadingReader } from "./heading-reader";
import { isComplete, spanOf, splitHeaders, withLineBelow, type Span } from "./heading-spans";

/**
 * The headings of one block of rows, over one to three rows of the sheet. Rows and columns count from the first that was
 * read.
 */
export interface Header {
  row: number;
  rowCount: HeadingRowCount;
  /** Its first and its last column. */
  left: number;
  right: number;
  /** From `left` on. */
  headings: string[];
  /** By index from `left`. */
  columns: ColumnMap;
  isKpiMetric: boolean;
  /** Columns that several headings fit, by index from `left`. */
  unsure: UnsureHeadings[];
  /** Set where the headings are those of several periods; `columns` are then those of the first. */
  series?: SeriesHeadings;
}

/** A row with nearly the headings of KPI rows: what is missing, and which of its headings could be the same column. */
export interface NearHeader {
  row: number;
  column: number;
  rowCount: HeadingRowCount;
  /** From `column` on. */
  headings: string[];
  missing: ColumnKey[];
  /** For a column, the headings that fit it equally well, by index from `column`. */
  unsure: UnsureHeadings[];
}

/** The headings that fit a column equally well. */
export interface UnsureHeadings extends UnsureColumn {
  headings: string[];
}

/** How many headings of a row have to be known before it is worth reporting: nearly all that are required. */
const NEARLY = REQUIRED_COLUMNS.length - 1;

/** Finds the heading rows of a sheet, from top to bottom and left to right, and rows that nearly are. */
export function findHeaders(
  values: readonly (readonly CellValue[])[],
  context: HeadingContext,
  merged?: readonly CellArea[],
): { headers: Header[]; near: NearHeader[] } {
  const read = new HeadingReader(values, context, merged);
  const headers: Header[] = [];
  const near: NearHeader[] = [];
  for (let row = 0; row < values.length;) {
    const found = headersAt(read, row);
    headers.push(...found.headers);
    if (found.near) near.push(found.near);
    row += found.headers[0]?.rowCount ?? found.near?.rowCount ?? 1;
  }
  return { headers, near };
}

interface FoundHeaders {
  headers: Header[];
  near: NearHeader | null;
}

/** The headings that begin in a row: those of the fewest rows that have all that is required. */
function headersAt(read: HeadingReader, row: number): FoundHeaders {
  const known = read.knownAt(row);
  const isOver = known < REQUIRED_COLUMNS.length && isRowOfPeriods(read, row);
  const none = { headers: [], near: null };
  if (known === 0 && !isOver && read.mapping.size === 0) return none;
  if (!isOver && known >= REQUIRED_COLUMNS.length) {
    const spans = splitHeaders(read.texts(row), read.context);
    if (spans.length > 0) return withMoreRows(read, row, 1, spans);
  }
  let nearest: NearHeader | null = known >= NEARLY ? toNear(spanOfAll(read.texts(row), read.context), row, 1) : null;
  for (const count of [2, 3] as const) {
    if (!canBegin(read, row, count, isOver)) break;
    const joined = read.joined(row, count);
    const spans = splitHeaders(joined, read.context);
    if (spans.length > 0) return withMoreRows(read, row, count, spans);
    const near = toNear(spanOfAll(joined, read.context), row, count);
    if (near && (!nearest || near.missing.length <= nearest.missing.length)) nearest = near;
  }
  return { headers: [], near: nearest };
}

/**
 * True for a row of periods over a row of headings, where a title names one period at most; or of "Forecast" over periods, which are then no
 * results.
 */
function isRowOfPeriods(read: HeadingReader, row: number): boolean {
  const below = Math.max(read.knownAt(row + 1), read.knownAt(row + 2));
  return below > 1 && (read.hasPeriods(row) || (read.hasForecasts(row) && read.hasPeriods(row + 1)));
}

/** True where the rows below can continue headings that begin in a row, and are not the headings of a table by themselves. */
function canBegin(read: HeadingReader, row: number, count: 2 | 3, isOver: boolean): boolean {
  const { context, mapping } = read;
  const rows = Array.from({ length: count }, (_, at) => row + at);
  // A mapped heading may be split over lines that mean nothing on their own.
  const isSplit = (text: string, column: number): boolean =>
    read.isMapped(text) && rows.every((one) => text !== read.texts(one)[column]);
  if (mapping.size > 0 && read.joined(row, count).some(isSplit)) return true;
  const weights = rows.map((one) => read.knownAt(one) || (read.hasPeriods(one) ? 1 : 0));
  if (weights.includes(0) || weights.reduce((sum, weight) => sum + weight, 0) < NEARLY) return false;
  if (isOver) return true;
  return !rows.slice(1).some((one) => {
    const own = read.joined(one, row + count - one);
    return read.knownAt(one) > 0 && splitHeaders(own, context).length > 0;
  });
}

/** Complete headings, with the rows below that add periods or units to them. */
function withMoreRows(read: HeadingReader, row: number, count: HeadingRowCount, spans: Span[]): FoundHeaders {
  let found: FoundHeaders = { headers: spans.map((span) => toHeader(span, row, count)), near: null };
  for (const more of [2, 3] as const) {
    if (more <= count) continue;
    const joined = withLineBelow(read.lines(row, more), spans, read.context);
    if (joined === null) break;
    const sure = joined.filter(isComplete);
    const unsure = joined.find((span) => !isComplete(span));
    found = {
      headers: sure.map((span) => toHeader(span, row, more)),
      near: unsure ? toNear(unsure, row, more) : null,
    };
    if (unsure) break;
  }
  return found;
}

function spanOfAll(texts: readonly string[], context: HeadingContext): Span {
  return spanOf(texts, 0, texts.length - 1, context);
}

function toHeader({ left, right, headings, match }: Span, row: number, rowCount: HeadingRowCount): Header {
  const unsure = match.unsure.map((column) => withHeadings(column, headings));
  const { columns, isKpiMetric, series } = match;
  return { row, rowCount, left, right, headings, columns, isKpiMetric, unsure, ...(series ? { series } : {}) };
}

/** Null unless one heading more, or one fewer of the same, would have made it a heading row. */
function toNear(span: Span, row: number, rowCount: HeadingRowCount): NearHeader | null {
  const { missing, unsure } = span.match;
  const inDoubt = unsure.filter(({ key }) => missing.includes(key));
  if (missing.length - inDoubt.length > 1 || (missing.length > 1 && inDoubt.length === 0)) return null;
  const from = Math.max(
    0,
    span.headings.findIndex((text) => text !== ""),
  );
  const headings = span.headings.slice(from);
  return {
    row,
    column: span.left + from,
    rowCount,
    headings,
    missing,
    unsure: inDoubt.map((one) => withHeadings(one, span.headings, from)),
  };
}

function withHeadings({ key, indexes }: UnsureColumn, headings: readonly string[], from = 0): UnsureHeadings {
  const own = indexes.map((index) => headings[index] ?? "");
  return { key, headings: own, indexes: indexes.map((index) => index - from) };
}
