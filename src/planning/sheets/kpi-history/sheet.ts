import type { OwnSheet } from "../declaration";

export type HistoryColumn =
  | "section"
  | "kpi"
  | "metric"
  | "period"
  | "asOf"
  | "value"
  | "shownValue"
  | "target"
  | "status"
  | "computed"
  | "override"
  | "overrideReason"
  | "ruleset"
  | "version";

/** What became of each indicator in each period that was closed, a line each. It may be a person's own, and is found by its headings. */
export const KPI_HISTORY: OwnSheet<HistoryColumn> = {
  name: "KPI History",
  columns: [
    { id: "section", heading: "Section", width: 160 },
    { id: "kpi", heading: "KPI", width: 220 },
    { id: "metric", heading: "Metric Name", was: ["metric", "indicator", "measure"], width: 300 },
    { id: "period", heading: "Period", was: ["reporting period"], width: 90 },
    { id: "asOf", heading: "As of Date", was: ["as of", "as at"], width: 90 },
    { id: "value", heading: "Value", was: ["latest value", "actual", "result"], width: 90 },
    { id: "shownValue", heading: "Shown Value", width: 90 },
    { id: "target", heading: "Target", width: 160 },
    { id: "status", heading: "RAG Status", was: ["rag", "rag rating", "status"], width: 80 },
    { id: "computed", heading: "Rules give", width: 80 },
    { id: "override", heading: "Override", width: 80 },
    { id: "overrideReason", heading: "Override Reason", width: 240 },
    { id: "ruleset", heading: "Ruleset", width: 160 },
    { id: "version", heading: "Version", width: 70 },
  ],
};

/** Without these a line says nothing. */
export const NEEDED_OF_HISTORY: readonly HistoryColumn[] = ["metric", "period", "value"];

/** The heading above what stood in lines that were replaced. The column is added where there is something to keep. */
export const EARLIER_WORDS = "Earlier Words";
