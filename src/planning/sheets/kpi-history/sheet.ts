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

/** The result of each indicator in each closed period, a line each. An officer may have made the sheet: its columns are found by their headings. */
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

/** The columns without which a sheet is not a history. */
export const NEEDED_OF_HISTORY: readonly HistoryColumn[] = ["metric", "period", "value"];

/** The heading of the notes on words that were replaced. The column is added once there is something to keep. */
export const EARLIER_WORDS = "Earlier Words";
