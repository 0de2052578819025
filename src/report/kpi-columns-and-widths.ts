import { HEADINGS } from "../kpi/columns/columns";
import type { Status } from "../rag/status";
import type { StatusLook } from "./status-looks";
import type { DocumentRow, TrendPicture } from "./document/document";

/*
 * The columns of a KPI's table in the report, declared once. The Report Tables sheet, the Word file, the web page and
 * the clipboard all use this list, so a column added here appears in each of them.
 */

/** A cell of the table. Each rendering of the report writes it by its kind. */
export type ReportCell =
  | { kind: "text"; text: string }
  /** Right-aligned. */
  | { kind: "figure"; text: string }
  | { kind: "status"; status: Status; word: string; look: StatusLook }
  | { kind: "trend"; text: string; picture: TrendPicture | null };

/** A column of a KPI's table. */
export interface ReportColumn<Id extends string = string> {
  /** Stable, whatever the heading: columns are found by it. */
  id: Id;
  heading: string;
  /** Its width on a page, relative to the other columns. */
  width: number;
  /** The same in the Word file, where it differs: an upright A4 page is narrower. */
  widthInWord?: number;
  /** Its width on the Report Tables sheet, in pixels. */
  widthOnSheet: number;
  /**
   * The layout of the Report Tables sheet that first had this column; 1 (version 0.1.0) where left out. The sheet's
   * layout number is the highest of its columns: give a new column the next one.
   */
  since?: number;
  of: (row: DocumentRow) => ReportCell;
}

const text = (shown: string): ReportCell => ({ kind: "text", text: shown });

const COLUMNS = [
  {
    id: "target",
    heading: HEADINGS.target,
    width: 15,
    widthInWord: 16,
    widthOnSheet: 120,
    of: ({ target }) => text(target),
  },
  {
    id: "goodIs",
    heading: HEADINGS.goodIs,
    width: 9.5,
    widthInWord: 9,
    widthOnSheet: 62,
    of: ({ goodIs }) => text(goodIs),
  },
  { id: "asOf", heading: HEADINGS.asOf, width: 11.5, widthOnSheet: 84, of: ({ asOf }) => text(asOf) },
  {
    id: "metric",
    heading: HEADINGS.metric,
    width: 25,
    widthInWord: 24.5,
    widthOnSheet: 230,
    of: ({ metric }) => text(metric),
  },
  {
    id: "latestValue",
    heading: HEADINGS.latestValue,
    width: 13,
    widthOnSheet: 88,
    of: ({ value }) => ({ kind: "figure", text: value }),
  },
  {
    id: "status",
    heading: HEADINGS.status,
    width: 12,
    widthOnSheet: 88,
    of: ({ status, word, look }) => ({ kind: "status", status, word, look }),
  },
  {
    id: "trends",
    heading: HEADINGS.trends,
    width: 14,
    widthOnSheet: 96,
    of: ({ trend, picture }) => ({ kind: "trend", text: trend, picture }),
  },
] as const satisfies readonly ReportColumn[];

/** The id of a column. */
export type ReportColumnId = (typeof COLUMNS)[number]["id"];

/** The columns from left to right. */
export const REPORT_COLUMNS: readonly ReportColumn<ReportColumnId>[] = COLUMNS;

/** The column whose cells name their row: they are header cells. */
export const ROW_HEADER: ReportColumnId = "metric";

/** The widths of columns in per cent of the table's. */
export function widthsInPercent(columns: readonly Pick<ReportColumn, "width">[]): number[] {
  const all = columns.reduce((sum, { width }) => sum + width, 0);
  return columns.map(({ width }) => Math.round((width / all) * 10_000) / 100);
}

/** A cell as plain text: a status is its symbol and its word. */
export function plainText(cell: ReportCell): string {
  switch (cell.kind) {
    case "text":
    case "figure":
    case "trend":
      return cell.text;
    case "status":
      return `${cell.look.symbol}\u00a0${cell.word}`;
  }
}

/** The picture of a cell, where there is a figure to draw. */
export function drawnPicture({ picture }: Pick<DocumentRow, "picture">): TrendPicture | null {
  return picture !== null && picture.points.some(({ figure }) => figure !== null) ? picture : null;
}
