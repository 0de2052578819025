import { HEADINGS } from "../../kpi/columns/columns";
import type { Status } from "../../rag/status";
import type { StatusLook } from "../status-looks";
import type { DocumentRow, TrendPicture } from "./document";

/*
 * The columns of a KPI's table in the report, declared once. The Report Tables sheet, the Word file, the web page and the
 * clipboard all go through this list: a column that is added here is in all of them.
 */

/** A cell of the table. Its kind decides how each form of the report writes it. */
export type ReportCell =
  | { kind: "text"; text: string }
  /** Stands at the right. */
  | { kind: "figure"; text: string }
  | { kind: "status"; status: Status; word: string; look: StatusLook }
  | { kind: "trend"; text: string; picture: TrendPicture | null };

export interface ReportColumn<Id extends string = string> {
  /** Never changes, whatever the heading: columns are found by it. */
  id: Id;
  heading: string;
  /** Its part of the table's width, as a weight: the weights of all columns need not add up to anything. */
  share: number;
  /** The same in the Word file, where it differs: the line of an upright A4 page is shorter. */
  shareInWord?: number;
  /** Of its column on the Report Tables sheet, in pixels. */
  width: number;
  /**
   * The layout of the Report Tables sheet that first had this column; 1, that of version 0.1.0, where it is left out. The
   * sheet's own layout number is the highest of its columns: give a new column the next one.
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

export type ReportColumnId = (typeof COLUMNS)[number]["id"];

/** The columns from left to right. */
export const REPORT_COLUMNS: readonly ReportColumn<ReportColumnId>[] = COLUMNS;

/** The column whose cells say what their row is about: they are header cells. */
export const ROW_HEADER: ReportColumnId = "metric";

/** Per cent of the table's width, by column. */
export function toPercentages(columns: readonly Pick<ReportColumn, "share">[]): number[] {
  const all = columns.reduce((sum, { share }) => sum + share, 0);
  return columns.map(({ share }) => Math.round((share / all) * 10_000) / 100);
}

/** A cell in letters alone: a status is its symbol and its word. */
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

/** The picture of a cell, where there is a figure to be drawn. */
export function drawnPicture({ picture }: Pick<DocumentRow, "picture">): TrendPicture | null {
  return picture !== null && picture.points.some(({ figure }) => figure !== null) ? picture : null;
}
