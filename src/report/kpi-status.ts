import type { Kpi } from "../kpi/scorecard";
import { countNone, type Status } from "../rag/status";

/** Shown for a KPI without a status of its own. */
export const BY_INDICATOR = "By indicator";

/**
 * The status of a KPI as a whole: its only indicator's, or the combined one. null where several indicators are not
 * combined: they are reported one by one.
 */
export function statusOfKpi({ indicators, combined }: Kpi): Status | null {
  const [only] = indicators;
  if (indicators.length <= 1) return only?.rating.status ?? "not-rated";
  return combined?.status ?? null;
}

/** Counts a KPI's indicators by their reported status. */
export function countIndicators({ indicators }: Pick<Kpi, "indicators">): Record<Status, number> {
  const counts = countNone();
  for (const { rating } of indicators) counts[rating.status] += 1;
  return counts;
}
