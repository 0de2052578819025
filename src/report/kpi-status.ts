import type { Kpi } from "../kpi/scorecard";
import { countNone, type Status } from "../rag/status";

/** What stands for a status where a KPI has none of its own. */
export const BY_INDICATOR = "By indicator";

/**
 * The status that a KPI has as a whole: its only indicator's, or the combined one. null where it has several indicators
 * that nobody asked to combine: they are reported one by one, and no status stands for them all.
 */
export function statusOfKpi({ indicators, combined }: Kpi): Status | null {
  const [only] = indicators;
  if (indicators.length <= 1) return only?.rating.status ?? "not-rated";
  return combined?.status ?? null;
}

/** A KPI's indicators by their reported statuses. */
export function countIndicators({ indicators }: Pick<Kpi, "indicators">): Record<Status, number> {
  const counts = countNone();
  for (const { rating } of indicators) counts[rating.status] += 1;
  return counts;
}
