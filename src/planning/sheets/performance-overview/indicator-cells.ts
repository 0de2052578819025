import type { RatedIndicator } from "../../../kpi/rated-indicator";
import type { ContentCell } from "../content";
import type { OverviewColumn } from "./sheet";

/** As of, Good is, Latest value and Target of an indicator, as the workbook shows them. */
export function figureCells(indicator: RatedIndicator | null): Partial<Record<OverviewColumn, ContentCell>> {
  if (!indicator) return {};
  const { asOf, cells, shownValue, shownTarget } = indicator;
  return {
    asOf: asOf || null,
    goodIs: String(cells.goodIs.value).trim() || null,
    value: shownValue || null,
    target: shownTarget || null,
  };
}
