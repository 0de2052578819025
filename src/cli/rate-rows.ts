import { sheetAddress } from "../kpi/address";
import { readIndicators } from "../kpi/indicator";
import { addressOf, type KpiTable } from "../kpi/kpi-table";
import { explainOverride, explainVerdict } from "../rag/sentences/explain";
import { rate } from "../rag/rate";
import type { Rating, ReasonField } from "../rag/rating";
import type { Ruleset } from "../rag/rules/ruleset";
import type { Status } from "../rag/status";
import type { TargetReading } from "../rag/reading/targets/target-reading";
import { TEXT_FILE } from "./text-files/text-port";

/** A rated row, as `--json` prints it. */
export interface RatedRow {
  /** Counted from 1. */
  row: number;
  /** The metric's cell with its sheet ("KPIs!G12"); null in a text file. */
  place: string | null;
  metric: string;
  /** The period that is judged ("September 2025"); null where the table holds one period only. */
  judged: string | null;
  target: TargetReading;
  value: Rating["value"];
  computed: Status;
  status: Status;
  override: { status: Status; reason: string } | null;
  /** Why an override is ignored, in a sentence; null if it is not, or there is none. */
  overrideProblem: string | null;
  reason: string;
  /** The code of the reason why it is not rated; null if it is. */
  reasonCode: string | null;
  ruleset: { name: string; version: string };
}

/** Rates the rows of a table. */
export function rateRows(table: KpiTable, ruleset: Ruleset): RatedRow[] {
  return readIndicators(table).map((indicator) => {
    const rating = rate(indicator.cells, ruleset);
    const { computed } = rating;
    const cellOf = (field: ReasonField): string | null => addressOf(table, field, indicator.row);
    return {
      row: table.firstRow + indicator.row + 1,
      place: table.sheetId === TEXT_FILE ? null : sheetAddress(table.sheetName, indicator.address),
      metric: indicator.metric,
      judged: table.series?.judged || null,
      target: rating.target,
      value: rating.value,
      computed: computed.status,
      status: rating.status,
      override: rating.override,
      overrideProblem: rating.override ? null : explainOverride(rating, ruleset, cellOf),
      reason: explainVerdict(computed, ruleset, cellOf),
      reasonCode: computed.status === "not-rated" ? computed.reason.code : null,
      ruleset: { name: ruleset.name, version: ruleset.version },
    };
  });
}
