import type { RatedIndicator } from "../../../kpi/rated-indicator";
import type { ContentCell } from "../content";

/** As of, Good is, Latest value and Target of an indicator, as the workbook shows them; empty where there is none. */
export function figureCells(indicator: RatedIndicator | null): ContentCell[] {
  if (!indicator) return [null, null, null, null];
  const { asOf, cells, shownValue, shownTarget } = indicator;
  return [asOf || null, String(cells.goodIs.value).trim() || null, shownValue || null, shownTarget || null];
}
