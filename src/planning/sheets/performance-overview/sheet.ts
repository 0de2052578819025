import type { OwnSheet } from "../declaration";

export type OverviewColumn = "name" | "status" | "count" | "asOf" | "goodIs" | "value" | "target" | "moved" | "words";

/**
 * What a cabinet reads: blocks one below the other, each with headings of its own over these columns; they are headed here as
 * in the block of KPIs. The widths add up to an A4 page on its side, at full size. The second column is for statuses alone: its
 * icons go by its numbers. The key's meanings run on from the third over the empty cells beside them, so that it does not wrap.
 */
export const PERFORMANCE_OVERVIEW: OwnSheet<OverviewColumn> = {
  name: "Performance Overview",
  columns: [
    { id: "name", heading: "", width: 212 },
    { id: "status", heading: "Status", width: 84 },
    { id: "count", heading: "Indicators", width: 76, wraps: false },
    { id: "asOf", heading: "As of", width: 80 },
    { id: "goodIs", heading: "Good is", width: 62 },
    { id: "value", heading: "Latest value", width: 84 },
    { id: "target", heading: "Target", width: 128 },
    { id: "moved", heading: "Direction", width: 90 },
    { id: "words", heading: "In words", width: 232 },
  ],
};
