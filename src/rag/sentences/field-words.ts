import type { ReasonField } from "../rating";

/** The column headings, as officers know them. */
export const FIELD_WORDS: Record<ReasonField, string> = {
  section: "Section",
  kpi: "KPI",
  metric: "Metric Name",
  unit: "Unit",
  target: "Target",
  goodIs: "Good Is",
  asOf: "As of Date",
  latestValue: "Latest Value",
  numerator: "Numerator",
  denominator: "Denominator",
  previousValue: "Previous Value",
  lastYear: "Same Period Last Year",
  baseline: "Baseline",
  benchmark: "Benchmark",
  nationalBenchmark: "National Benchmark",
  regionalBenchmark: "Regional Benchmark",
  neighboursBenchmark: "Neighbours Benchmark",
  familyBenchmark: "Family Group Benchmark",
  peersBenchmark: "Peer Benchmark",
  quartileBenchmark: "Top Quartile",
  expectedToDate: "Expected to Date",
  tolerance: "Tolerance",
  greenThreshold: "Green Threshold",
  amberThreshold: "Amber Threshold",
  redThreshold: "Red Threshold",
  override: "Override",
  overrideReason: "Override Reason",
  reviewBy: "Override Review By",
};

/** Returns the address of the cell that holds a field ("H12"), or null where the workbook has no such column. */
export type CellLocator = (field: ReasonField) => string | null;

/** For a sentence without a sheet. */
export const NOWHERE: CellLocator = () => null;
