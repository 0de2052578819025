import { HEADINGS } from "../../kpi/columns/columns";
import type { Status } from "../../rag/status";
import type { StatusLook } from "../status-looks";
import type { DocumentRow, TrendPicture } from "./document";

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
  /** Its share of the table's width, as a relative weight. */
  share: number;
  /** The share in the Word file, where it differs: an upright A4 page is narrower. */
  shareInWord?: number;
  /** The width of its column on the Report Tables sheet, in pixels. */
  width: number;
  /**
   * The layout of the Report Tables sheet that first had this column; 1 (version 0.1.0) where left out. The sheet's
   * layout number is the highest of its columns: give a new column the next one.
   */
  since?: number;
  of: (row: DocumentRow) => ReportCell;
}

const text = (shown: string): ReportCell => ({ kind: "text", text: shown });

const COLUMNS = [
  { id: "target", heading: HEADINGS.target, share: 15, shareInWord: 16, width: 120, of: ({ target }) => text(target) },
  { id: "goodIs", heading: HEADINGS.goodIs, share: 9.5, shareInWord: 9, width: 62, of: ({ goodIs }) => text(goodIs) },
  { id: "asOf", heading: HEADINGS.asOf, share: 11.5, width: 84, of: ({ asOf }) => text(asOf) },
  {
    id: "metric",
    heading: HEADINGS.metric,
    share: 25,
    shareInWord: 24.5,
    width: 230,
    of: ({ metric }) => text(metric),
  },
  {
    id: "latestValue",
    heading: HEADINGS.latestValue,
    share: 13,
    width: 88,
    of: ({ value }) => ({ kind: "figure", text: value }),
  },
  {
    id: "status",
    heading: HEADINGS.status,
    share: 12,
    width: 88,
    of: ({ status, word, look }) => ({ kind: "status", status, word, look }),
  },
  {
    id: "trends",
    heading: HEADINGS.trends,
    share: 14,
    width: 96,
    of: ({ trend, picture }) => ({ kind: "trend", text: trend, picture }),
  },
] as const satisfies readonly ReportColumn[];

/** The id of a column. */
export type ReportColumnId = (typeof COLUMNS)[number]["id"];

/** The columns from left to right. */
export const REPORT_COLUMNS: readonly ReportColumn<ReportColumnId>[] = COLUMNS;

/** The column whose cells name their row: they are header cells. */
export const ROW_HEADER: ReportColumnId = "metric";

/** The columns' shares of the table's width, in per cent. */
export function toPercentages(columns: readonly Pick<ReportColumn, "share">[]): number[] {
  const all = columns.reduce((sum, { share }) => sum + share, 0);
  return columns.map(({ share }) => Math.round((share / all) * 10_000) / 100);
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
