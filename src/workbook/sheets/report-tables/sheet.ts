import type { OwnSheet } from "../declaration";

/** The body of the report: a table for each KPI, and a place to write its narrative beside it. */
export const REPORT_TABLES: OwnSheet = {
  name: "Report Tables",
  columns: [
    { id: "target", heading: "Target", width: 120 },
    { id: "goodIs", heading: "Good Is", width: 62 },
    { id: "asOf", heading: "As of Date", width: 84 },
    { id: "metric", heading: "Metric Name", width: 230 },
    { id: "latestValue", heading: "Latest Value", width: 88 },
    { id: "status", heading: "RAG Status", width: 88 },
    { id: "trends", heading: "Trends", width: 96 },
    { id: "narrative", heading: "Narrative", width: 440 },
  ],
};
