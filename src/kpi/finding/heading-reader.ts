import { foldName } from "../../rag/fold-name";
import type { ColumnMapping } from "../columns/column-mapping";
import { isKnownHeading } from "../columns/match-headings";
import type { CellValue } from "../kpi-table";
import { withDates } from "../layout/date-headings";
import { findHeadingPeriod } from "../layout/heading-period";
import { withoutNumbers } from "../layout/numbered-headings";
import type { HeadingContext } from "../layout/layout-context";
import type { CellArea } from "../unwritable";
import { joinLines, type HeadingLines } from "./heading-lines";

/** The longest heading; a longer text is a sentence. */
const LONGEST_HEADING = 80;

/** With fewer known headings than this a row is none, whatever periods it names. */
const FEWEST_KNOWN = 2;

const FORECAST = /^(?:forecasts?|projected|projections?|predicted|estimates?|estimated|trajectory)$/i;

/** The texts of rows that could be headings, and how many of them are known. */
export class HeadingReader {
  private readonly known = new Map<string, boolean>();
  private readonly rows = new Map<number, number>();

  constructor(
    private readonly values: readonly (readonly CellValue[])[],
    readonly context: HeadingContext,
    /** The sheet's merged cells, where they are known. Rows and columns count from the first that was read. */
    private readonly merged?: readonly CellArea[],
  ) {}

  get mapping(): ColumnMapping {
    return this.context.mapping;
  }

  /** The texts of a row. Dates alone in a row are headings where a row above or below it has others. */
  texts(row: number, isBelow = false): string[] {
    return withDates(this.values[row] ?? [], isBelow).map(toHeading);
  }

  /** Rows of headings with their merged cells. */
  lines(row: number, count: number): HeadingLines {
    const rows = Array.from({ length: count }, (_, at) =>
      withoutNumbers(this.texts(row + at, count > 1), this.mapping),
    );
    if (!this.merged) return { rows };
    const merged = this.merged.flatMap((area) =>
      area.row >= row && area.row < row + count ? [{ ...area, row: area.row - row }] : [],
    );
    return { rows, merged };
  }

  /** Rows joined into one row of headings. */
  joined(row: number, count: number): string[] {
    return count === 1 ? this.texts(row) : joinLines(this.lines(row, count), this.context);
  }

  /** How many headings of a row are known, with up to two for its periods. */
  knownAt(row: number): number {
    let known = this.rows.get(row);
    if (known === undefined) this.rows.set(row, (known = this.knownIn(this.texts(row))));
    return known;
  }

  /** True for a row with two periods or more that stand alone, or with one word: years over quarters, "Q1 data" over fields. */
  hasPeriods(row: number): boolean {
    const texts = this.texts(row, true);
    return countPeriods(texts, this.context) > 0 || haveOneWord(texts, this.context);
  }

  /** True for a row with a heading of figures that are yet to come. */
  hasForecasts(row: number): boolean {
    return this.texts(row).some((text) => FORECAST.test(text));
  }

  private knownIn(texts: readonly string[]): number {
    let count = 0;
    for (const text of texts)
      if (text !== "" && (text.length <= LONGEST_HEADING || this.isMapped(text)) && this.isKnown(text)) count += 1;
    // Periods count beside other headings. A sheet full of dates has none of these.
    return count < FEWEST_KNOWN ? count : count + Math.min(FEWEST_KNOWN, countPeriods(texts, this.context));
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

/** Headings that are a period alone. Two show a row of them. */
function countPeriods(texts: readonly string[], { reporting }: HeadingContext): number {
  let count = 0;
  for (const text of texts)
    if (/\d|^[a-z]{3,10}\.?$|ytd|date|hyd y/i.test(text) && findHeadingPeriod(text, { reporting })?.rest === "")
      count += 1;
  return count < 2 ? 0 : count;
}

/** True for headings of periods that all have the same other words: "Q1 data", "Q2 data". */
function haveOneWord(texts: readonly string[], { reporting }: HeadingContext): boolean {
  const said = texts.flatMap((text) => (/\d/.test(text) ? (findHeadingPeriod(text, { reporting }) ?? []) : []));
  const [first] = said;
  return said.length > 1 && said.every(({ rest }) => foldName(rest) === foldName(first?.rest ?? ""));
}

function toHeading(value: CellValue): string {
  return String(value)
    .slice(0, LONGEST_HEADING + 1)
    .trim();
}
