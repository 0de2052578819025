import { REPORT_COLUMNS, type ReportColumnId } from "../../../report/kpi-columns-and-widths";
import type { OwnSheet } from "../declaration";

export type TablesColumnId = ReportColumnId | "narrative";

/** The body of the report: a table for each KPI in the report's own columns, with its narrative beside it. */
export const REPORT_TABLES: OwnSheet<TablesColumnId> = {
  name: "Report Tables",
  columns: [
    ...REPORT_COLUMNS.map(({ widthOnSheet, ...column }) => ({ ...column, width: widthOnSheet })),
    { id: "narrative", heading: "Narrative", width: 440 },
  ],
};
