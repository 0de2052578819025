import { foldName } from "../../rag/fold-name";
import { NO_MAPPING, type ColumnMapping } from "../columns/column-mapping";
import { findHeadingPeriod } from "../layout/heading-period";
import type { SeriesHeadings } from "../layout/series-headings";
import { withDates } from "../layout/date-headings";
import {
  isComplete,
  joinLines,
  spanOf,
  splitHeaders,
  withSecondLine,
  type HeadingContext,
  type Span,
} from "./heading-spans";
import { isKnownHeading, type UnsureColumn } from "../columns/match-headings";
import { REQUIRED_COLUMNS, type ColumnKey, type ColumnMap } from "../columns/columns";
import type { CellValue } from "../kpi-table";

/**
 * The headings of one block of rows, over one or two rows of the sheet. Rows and columns count from the first that was
 * read.
 */
export interface Header {
  row: number;
  rowCount: 1 | 2;
  /** Its first and its last column. */
  left: number;
  right: number;
  /** From `left` on. */
  headings: string[];
  /** By index from `left`. */
  columns: ColumnMap;
  isKpiMetric: boolean;
  /** Optional columns that several headings fit. */
  unsure: { key: ColumnKey; headings: string[] }[];
  /** Set where the headings are those of several periods; `columns` are then those of the first. */
  series?: SeriesHeadings;
}

/** A row with nearly the headings of KPI rows: what is missing, and which of its headings could be the same column. */
export interface NearHeader {
  row: number;
  column: number;
  rowCount: 1 | 2;
  /** From `column` on. */
  headings: string[];
  missing: ColumnKey[];
  /** For a column, the headings that fit it equally well. */
  unsure: { key: ColumnKey; headings: string[] }[];
}

/** The longest heading; a longer text is a sentence. */
const LONGEST_HEADING = 80;

/** How many headings of a row have to be known before it is worth reporting: nearly all that are required. */
const NEARLY = REQUIRED_COLUMNS.length - 1;

/** With fewer known headings than this a row is none, whatever periods it names. */
const FEWEST_KNOWN = 2;

/** Headings that are a period alone. Two show a row of them. */
function countPeriods(texts: readonly string[]): number {
  let count = 0;
  for (const text of texts)
    if (/\d|^[a-z]{3,9}\.?$|ytd|date/i.test(text) && findHeadingPeriod(text)?.rest === "") count += 1;
  return count < 2 ? 0 : count;
}

/** Finds the heading rows of a sheet, from top to bottom and left to right, and rows that nearly are. */
export function findHeaders(
  values: readonly (readonly CellValue[])[],
  mapping: ColumnMapping = NO_MAPPING,
  year?: number,
): { headers: Header[]; near: NearHeader[] } {
  const read = new HeadingReader(values, { mapping, ...(year === undefined ? {} : { year }) });
  const headers: Header[] = [];
  const near: NearHeader[] = [];
  for (let row = 0; row < values.length;) {
    const found = headersAt(read, row);
    headers.push(...found.headers);
    if (found.near) near.push(found.near);
    row += found.headers[0]?.rowCount ?? 1;
  }
  return { headers, near };
}

/** The texts of rows that could be headings, and how many of them are known. */
class HeadingReader {
  private readonly known = new Map<string, boolean>();

  constructor(
    private readonly values: readonly (readonly CellValue[])[],
    readonly context: HeadingContext,
  ) {}

  get mapping(): ColumnMapping {
    return this.context.mapping;
  }

  texts(row: number): string[] {
    return withDates(this.values[row] ?? []).map(toHeading);
  }

  knownIn(texts: readonly string[]): number {
    let count = 0;
    for (const text of texts)
      if (text !== "" && (text.length <= LONGEST_HEADING || this.isMapped(text)) && this.isKnown(text)) count += 1;
    // Periods count beside other headings. A sheet full of dates has none of these.
    return count < FEWEST_KNOWN ? count : count + Math.min(FEWEST_KNOWN, countPeriods(texts));
  }

  /** True for a text that the workbook's own mapping calls a heading. */
  isMapped(text: string): boolean {
    return this.mapping.size > 0 && text !== "" && this.mapping.has(foldName(text));
  }

  private isKnown(text: string): boolean {
    let known = this.known.get(text);
    if (known === undefined) this.known.set(text, (known = isKnownHeading(text, this.mapping)));
    return known;
  }
}

function toHeading(value: CellValue): string {
  return String(value)
    .slice(0, LONGEST_HEADING + 1)
    .trim();
}

function headersAt(read: HeadingReader, row: number): { headers: Header[]; near: NearHeader | null } {
  const { mapping, context } = read;
  const top = read.texts(row);
  const known = read.knownIn(top);
  const none = { headers: [], near: null };
  if (known === 0 && mapping.size === 0) return none;
  const bottom = read.texts(row + 1);
  const alone = known >= REQUIRED_COLUMNS.length ? splitHeaders(top, context) : [];
  if (alone.length > 0) {
    const joined = withSecondLine(top, bottom, alone, context);
    if (joined === null) return { headers: alone.map((span) => toHeader(span, row, 1)), near: null };
    const sure = joined.filter(isComplete);
    return {
      headers: sure.map((span) => toHeader(span, row, 2)),
      near: toNear(
        joined.find((span) => !isComplete(span)),
        row,
        2,
      ),
    };
  }
  const below = read.knownIn(bottom);
  const both = joinLines(top, bottom, mapping);
  // A mapped heading may be split over two lines that mean nothing on their own.
  const isMappedBoth =
    mapping.size > 0 &&
    both.some((text, column) => text !== top[column] && text !== bottom[column] && read.isMapped(text));
  if (known === 0 && !isMappedBoth) return none;
  // The next row's own headings are unrelated to this one.
  const isOver =
    isMappedBoth ||
    (below > 0 &&
      known + below >= NEARLY &&
      !(below >= REQUIRED_COLUMNS.length && splitHeaders(bottom, context).length > 0));
  const joined = isOver ? splitHeaders(both, context) : [];
  if (joined.length > 0) return { headers: joined.map((span) => toHeader(span, row, 2)), near: null };
  return known >= NEARLY ? { headers: [], near: toNear(spanOf(top, 0, top.length - 1, context), row, 1) } : none;
}

function toHeader({ left, right, headings, match }: Span, row: number, rowCount: 1 | 2): Header {
  const unsure = match.unsure.map((column) => withHeadings(column, headings));
  const { columns, isKpiMetric, series } = match;
  return { row, rowCount, left, right, headings, columns, isKpiMetric, unsure, ...(series ? { series } : {}) };
}

/** Null unless one heading more, or one fewer of the same, would have made it a heading row. */
function toNear(span: Span | undefined, row: number, rowCount: 1 | 2): NearHeader | null {
  if (!span) return null;
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
    unsure: inDoubt.map((one) => withHeadings(one, span.headings)),
  };
}

function withHeadings(
  { key, indexes }: UnsureColumn,
  headings: readonly string[],
): { key: ColumnKey; headings: string[] } {
  return { key, headings: indexes.map((index) => headings[index] ?? "") };
}
