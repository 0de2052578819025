import type { CombineMethod } from "../rag/combine";

const METHOD_WORDS: Record<CombineMethod, string> = {
  "worst-of": "the worst of",
  majority: "the commonest of",
  mean: "the average of",
  weighted: "the weighted average of",
};

/** Every word the pane says that is not part of a reason. */
export const COPY = {
  product: "KPI Reporter",
  reading: "Reading the KPI table…",
  recalculate: "Recalculate RAG",
  recalculating: "Recalculating…",
  tryAgain: "Try again",
  insertKpiSheet: "Insert a blank KPI sheet",
  noPeriod: "No period given",
  count: (indicators: number, kpis: number): string =>
    `${plural(indicators, "indicator", "indicators")} in ${plural(kpis, "KPI", "KPIs")}`,
  outOfDate: (count: number): string =>
    count === 1
      ? "1 status in the sheet is out of date. Recalculate RAG writes it."
      : `${count} statuses in the sheet are out of date. Recalculate RAG writes them.`,
  sheetChanged: "The KPI sheet has changed since it was read.",
  readAgain: "Read again",
  upToDate: "Every status in the sheet is up to date.",
  changed: (count: number): string => (count === 1 ? "1 status changed." : `${count} statuses changed.`),
  nothingToChange: "Nothing to change: every status is up to date.",
  kept: (addresses: readonly string[]): string =>
    addresses.length === 1
      ? `${addresses[0]} in RAG Status holds a formula or other words and was left alone.`
      : `${addresses.length} RAG Status cells hold a formula or other words and were left alone: ${addresses.slice(0, 6).join(", ")}${addresses.length > 6 ? "…" : "."}`,
  statusBar: (parts: readonly string[]): string => `Indicators by status: ${parts.join(", ")}.`,
  statuses: "Statuses",
  filterBy: "Show only",
  all: "All",
  search: "Find a metric or KPI",
  showAll: "Show all",
  noMatch: "No indicator matches.",
  noRows: "The KPI table has no rows yet. Type an indicator in its first row, then press Recalculate RAG.",
  shown: (shown: number, all: number): string => `Showing ${shown} of ${all}.`,
  showBefore: (count: number): string => `Show ${count} before`,
  showMore: (count: number): string => `Show ${count} more`,
  otherSection: "Other indicators",
  noMetric: "No metric name",
  combined: (word: string, method: CombineMethod, rated: number, notRated: number): string =>
    `Combined: ${word}, ${METHOD_WORDS[method]} ${rated}${notRated > 0 ? `; ${notRated} not rated left out` : ""}`,
  against: (value: string, target: string): string =>
    `${value === "" ? "No value" : value} against ${target === "" ? "no target" : target}`,
  override: (computed: string): string => `Override (rules give ${computed})`,
  overrideIgnored: "Override not used",
  isNew: "new",
  notInSheet: "not in sheet",
  moved: (from: string, to: string): string => `${from} → ${to}`,
  willMove: (from: string, to: string): string => `Sheet: ${from} → ${to}`,
  targetRead: "Target read as",
  rule: "Rule",
  rulesGive: "Rules give",
  cell: "Cell",
  rulesetName: (name: string, version: string): string => `Ruleset: ${name} ${version}`,
} as const;

function plural(count: number, one: string, many: string): string {
  return `${count.toLocaleString("en-GB")} ${count === 1 ? one : many}`;
}
