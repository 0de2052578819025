import type { ColumnKey } from "../columns/columns";

/** The columns that a period may have of its own. */
export const OF_A_PERIOD: ReadonlySet<ColumnKey> = new Set<ColumnKey>([
  ...(["latestValue", "target", "status", "trends", "numerator", "denominator"] as const),
  ...(["benchmark", "expectedToDate", "tolerance"] as const),
]);
