import { textAt, type KpiTable } from "../kpi-table";
import { writeCell } from "../../rag/reading/dates/show-day";
import type { HistoryRecord } from "./record";

/** The results of earlier periods that a table holds itself, as records of history. */
export function seriesRecords(table: KpiTable): HistoryRecord[] {
  return (table.series?.past ?? []).map(({ row, asOf, value, target, isPeriodTarget }): HistoryRecord => {
    const metric = textAt(table, "metric", row);
    return {
      ...{ section: textAt(table, "section", row), kpi: textAt(table, "kpi", row) || metric, metric },
      ...{ period: asOf, asOf, value, target, figure: null },
      ...{ shownValue: writeCell(value), shownTarget: writeCell(target) },
      ...{ status: null, computed: null, override: null, overrideReason: "", ruleset: "", version: "" },
      isOfTable: true,
      ...(isPeriodTarget ? { isPeriodTarget } : {}),
    };
  });
}
