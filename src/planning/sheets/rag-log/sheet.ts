import type { OwnSheet } from "../declaration";

export type LogColumn =
  | "time"
  | "sheet"
  | "cell"
  | "kpi"
  | "metric"
  | "from"
  | "to"
  | "computed"
  | "override"
  | "overrideReason"
  | "ruleset"
  | "version"
  | "kind"
  | "value"
  | "target"
  | "rule"
  | "who";

/** Every status that was written, a line each. A full log continues on another sheet, "RAG Log 2". */
export const RAG_LOG: OwnSheet<LogColumn> = {
  name: "RAG Log",
  columns: [
    { id: "time", heading: "Time", width: 120 },
    { id: "sheet", heading: "Sheet", width: 110 },
    { id: "cell", heading: "Cell", width: 60 },
    { id: "kpi", heading: "KPI", width: 220 },
    { id: "metric", heading: "Metric", width: 320 },
    { id: "from", heading: "From", width: 80 },
    { id: "to", heading: "To", width: 80 },
    { id: "computed", heading: "Rules give", width: 80 },
    { id: "override", heading: "Override", width: 80 },
    { id: "overrideReason", heading: "Override Reason", width: 240 },
    { id: "ruleset", heading: "Ruleset", width: 160 },
    { id: "version", heading: "Version", width: 70 },
    { id: "kind", heading: "Kind", width: 70 },
    // Headings that are unlikely on an officer's own column: lines would be written into it.
    { id: "value", heading: "Value then", width: 90, since: 2 },
    { id: "target", heading: "Target then", width: 120, since: 2 },
    { id: "rule", heading: "Decided by", width: 200, since: 2 },
    // Only the command line knows a name: Excel gives an add-in none without signing in.
    { id: "who", heading: "Written by", width: 110, since: 2 },
  ],
};

/** An unmarked sheet without these headings in its first row is not ours. */
export const NEEDED_OF_LOG: readonly LogColumn[] = ["time", "sheet", "cell", "from", "to"];

/** "RAG Log" is 1, "RAG Log 2" is 2; null for any other sheet. Excel ignores case in sheet names. */
export function logNumberOf(name: string): number | null {
  const match = /^rag log(?: ([1-9]\d{0,5}))?$/i.exec(name.trim());
  return match ? Number(match[1] ?? 1) : null;
}
