import type { OwnSheet } from "../declaration";

export type OverviewColumn = "name" | "status" | "count" | "asOf" | "goodIs" | "value" | "target" | "moved" | "words";

/**
 * What a cabinet reads: blocks below each other, each with its own headings over these columns; the headings here are those of the
 * block of KPIs. The widths add up to a landscape A4 page. The second column holds only statuses, because its icon set goes by the
 * numbers. The third does not wrap, so that the key's meanings run on over the empty cells beside it.
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
