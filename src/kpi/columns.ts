import type { ColumnKey } from "./column-key";
import { bareHeading, keyOfSynonym, plainHeading } from "./headings";

export type { ColumnKey } from "./column-key";

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

/** A column that several headings might stand for, none of them exactly. */
export interface UnclearColumn {
  key: ColumnKey;
  headings: string[];
}

export interface ColumnMatch {
  columns: ColumnMap;
  missing: ColumnKey[];
  unclear: UnclearColumn[];
}

const BY_HEADING = new Map(COLUMN_KEYS.map((key) => [plainHeading(HEADINGS[key]), key]));

/** How a heading names a column, the surest way first. */
const WAYS: readonly ((heading: string) => ColumnKey | undefined)[] = [
  (heading) => BY_HEADING.get(plainHeading(heading)),
  (heading) => BY_HEADING.get(bareHeading(heading)),
  (heading) => keyOfSynonym(bareHeading(heading)),
];

/**
 * Finds the columns by their headings, whatever the order or case: by our own headings, by these with a period or a mark
 * beside them, then by what officers call them. Of two same headings of ours the first counts; where two others might each
 * be meant ("Actual Q1", "Actual Q2"), neither is taken.
 */
export function matchColumns(headings: readonly string[]): ColumnMatch {
  const columns: ColumnMap = {};
  const unclear: UnclearColumn[] = [];
  const taken = new Set<number>();
  WAYS.forEach((keyOf, way) => {
    const found = new Map<ColumnKey, number[]>();
    headings.forEach((heading, index) => {
      const key = taken.has(index) ? undefined : keyOf(heading);
      if (key) found.set(key, [...(found.get(key) ?? []), index]);
    });
    for (const [key, indexes] of found) {
      for (const index of indexes) taken.add(index);
      if (columns[key] !== undefined || unclear.some((column) => column.key === key)) continue;
      const [first = 0, ...others] = indexes;
      if (way === 0 || others.length === 0) columns[key] = first;
      else unclear.push({ key, headings: indexes.map((index) => headings[index] ?? "") });
    }
  });
  // A column headed "KPI" alone is the metric's where there is no other for it.
  if (columns.metric === undefined && columns.kpi !== undefined && !unclear.some(({ key }) => key === "metric")) {
    columns.metric = columns.kpi;
    delete columns.kpi;
  }
  return { columns, missing: REQUIRED_COLUMNS.filter((key) => columns[key] === undefined), unclear };
}
