import { textCell } from "../../../src/rag/cell";
import { readValue } from "../../../src/rag/reading/values/read-value";
import { DEFAULT_RULESET } from "../../../src/rag/rules/default-ruleset";
import { readIndicators } from "../../../src/kpi/indicator";
import { toCell, type CellValue } from "../../../src/kpi/kpi-table";
import { buildScorecard, type Scorecard } from "../../../src/kpi/scorecard";
import type { HistoryRecord } from "../../../src/kpi/history/record";
import { kpiTableOf, type RowOf } from "../kpi-table-of";

/** A scorecard of rows as a person would type them, by the default rules. */
export function scorecardOf(rows: readonly RowOf[]): Scorecard {
  return buildScorecard(readIndicators(kpiTableOf(rows)), DEFAULT_RULESET);
}

export type Past = Partial<Omit<HistoryRecord, "value" | "target">> & {
  value?: CellValue;
  target?: CellValue;
  format?: string;
};

/** A record as it would have been made, of the metric "Rent collected" unless it says otherwise. */
export function recordOf({ value = "", target = "", format, ...given }: Past): HistoryRecord {
  const metric = given.metric ?? "Rent collected";
  const cell = value === "" ? textCell("") : toCell(value, format);
  const reading = readValue(cell, metric);
  return {
    ...{
      section: "",
      kpi: given.kpi ?? metric,
      metric,
      period: "2024/25 Q1",
      asOf: given.period ?? "2024/25 Q1",
      value: cell,
    },
    ...{ shownValue: String(value), shownTarget: String(target), target: toCell(target) },
    ...{ status: null, computed: given.status ?? null, override: null, overrideReason: "", ruleset: "R", version: "1" },
    figure: reading.kind === "number" ? reading.figure : null,
    ...given,
  };
}
