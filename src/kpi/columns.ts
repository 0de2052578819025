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
  | "weight";

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
};

export const COLUMN_KEYS = Object.keys(HEADINGS) as ColumnKey[];

/** The columns without which a table is not a KPI table. */
export const REQUIRED_COLUMNS: readonly ColumnKey[] = ["target", "goodIs", "metric", "latestValue", "status"];

/** Which column of a table holds what, by index from the table's left edge. */
export type ColumnMap = Partial<Record<ColumnKey, number>>;

const BY_HEADING = new Map(COLUMN_KEYS.map((key) => [normalise(HEADINGS[key]), key]));

function normalise(heading: string): string {
  return heading.replace(/\s+/g, " ").trim().toLowerCase();
}

/** Finds the columns by their headings, whatever the order or case; the first of two same headings counts. */
export function matchColumns(headings: readonly string[]): { columns: ColumnMap; missing: ColumnKey[] } {
  const columns: ColumnMap = {};
  headings.forEach((heading, index) => {
    const key = BY_HEADING.get(normalise(heading));
    if (key && columns[key] === undefined) columns[key] = index;
  });
  return { columns, missing: REQUIRED_COLUMNS.filter((key) => columns[key] === undefined) };
}
