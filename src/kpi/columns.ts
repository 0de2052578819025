/** The columns of a KPI table, by what they hold. */
export type ColumnKey =
  | "section"
  | "kpi"
  | "combine"
  | "target"
  | "goodIs"
  | "asOf"
  | "metric"
  | "latestValue"
  | "status"
  | "trends"
  | "previousValue"
  | "lastYear"
  | "benchmark"
  | "expectedToDate"
  | "tolerance"
  | "override"
  | "overrideReason"
  | "reviewBy"
  | "weight"
  | "attached";

/** Each column's heading, in the order of a blank KPI table. */
export const HEADINGS: Record<ColumnKey, string> = {
  section: "Section",
  kpi: "KPI",
  combine: "Combine",
  target: "Target",
  goodIs: "Good Is",
  asOf: "As of Date",
  metric: "Metric Name",
  latestValue: "Latest Value",
  status: "RAG Status",
  trends: "Trends",
  previousValue: "Previous Value",
  lastYear: "Same Period Last Year",
  benchmark: "Benchmark",
  expectedToDate: "Expected to Date",
  tolerance: "Tolerance",
  override: "Override",
  overrideReason: "Override Reason",
  reviewBy: "Override Review By",
  weight: "Weight",
  attached: "Attached Table",
};

export const COLUMN_KEYS = Object.keys(HEADINGS) as ColumnKey[];

/**
 * The columns without which rows are not KPI rows. Good Is is none of them: many targets say themselves what is good
 * ("at least 95%"), and a row that says it nowhere is not rated, naming that cell.
 */
export const REQUIRED_COLUMNS: readonly ColumnKey[] = ["target", "metric", "latestValue", "status"];

/** The columns that an officer is asked for: those, and what the rows can seldom do without. */
export const ASKED_COLUMNS: readonly ColumnKey[] = ["target", "goodIs", "metric", "latestValue", "status"];

/** Which column of a table holds what, by index from the table's left edge. */
export type ColumnMap = Partial<Record<ColumnKey, number>>;
