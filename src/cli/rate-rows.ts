import { readIndicators } from "../kpi/indicator";
import { addressOf, type KpiTable } from "../kpi/kpi-table";
import { explainVerdict } from "../rag/explain";
import { rate } from "../rag/rate";
import type { Ruleset } from "../rag/rules/ruleset";
import type { Status } from "../rag/status";
import type { TargetReading } from "../rag/reading/target-reading";
import type { ValueReading } from "../rag/reading/value";

/** A rated row, as `--json` prints it. Rows count from 1 at the file's first line, its headings. */
export interface RatedRow {
  row: number;
  metric: string;
  target: TargetReading;
  value: ValueReading;
  computed: Status;
  status: Status;
  override: { status: Status; reason: string } | null;
  reason: string;
  /** Why it is not rated, as a code; null when it is. */
  reasonCode: string | null;
  ruleset: { name: string; version: string };
}

export function rateRows(table: KpiTable, ruleset: Ruleset): RatedRow[] {
  return readIndicators(table).map((indicator) => {
    const rating = rate(indicator.cells, ruleset);
    const { computed } = rating;
    return {
      row: table.firstRow + indicator.row + 1,
      metric: indicator.metric,
      target: rating.target,
      value: rating.value,
      computed: computed.status,
      status: rating.status,
      override: rating.override,
      reason: explainVerdict(computed, ruleset, (field) => addressOf(table, field, indicator.row)),
      reasonCode: computed.status === "not-rated" ? computed.reason.code : null,
      ruleset: { name: ruleset.name, version: ruleset.version },
    };
  });
}
