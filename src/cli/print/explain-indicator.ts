import type { Review } from "../../actions/review";
import { addressOf, type KpiTable } from "../../kpi/kpi-table";
import { allIndicators, type RatedIndicator } from "../../kpi/scorecard";
import { explainOverride, explainVerdict } from "../../rag/sentences/explain";
import { wordFor, type Ruleset } from "../../rag/rules/ruleset";
import type { Status } from "../../rag/status";
import type { StatusChange } from "../../planning/statuses/plan-statuses";

/** A status change, with its reason. */
export interface ExplainedChange {
  sheet: string;
  address: string;
  metric: string;
  from: Status | null;
  to: Status;
  reason: string;
}

/** Explains an indicator's status, in a sentence without the status's word that can follow "because". */
export function explainIndicator(indicator: RatedIndicator, table: KpiTable | undefined, ruleset: Ruleset): string {
  const { rating, row } = indicator;
  const cellOf = (field: Parameters<typeof addressOf>[1]): string | null =>
    table ? addressOf(table, field, row) : null;
  const override = explainOverride(rating, ruleset, cellOf);
  const verdict = explainVerdict(rating.computed, ruleset, cellOf);
  if (rating.override && override) return override;
  const word = `${wordFor(ruleset, rating.computed.status)}: `;
  const reason = verdict.startsWith(word) ? verdict.slice(word.length) : verdict;
  return override ? `${reason} ${override}` : reason;
}

/** The indicators of a review by table and row. */
function indexIndicators({
  scorecard,
}: Pick<Review, "scorecard">): (place: { tableId: string; row: number }) => RatedIndicator | undefined {
  const byPlace = new Map(
    allIndicators(scorecard).map((indicator) => [`${indicator.tableId}\n${indicator.row}`, indicator]),
  );
  return ({ tableId, row }) => byPlace.get(`${tableId}\n${row}`);
}

/** The table that an indicator is in. */
export function tableOf({ tables }: Pick<Review, "tables">, { tableId }: { tableId: string }): KpiTable | undefined {
  return tables.find((table) => table.tableId === tableId);
}

/** Adds to status changes the metric and the reason. */
export function explainChanges(review: Review, changes: readonly StatusChange[]): ExplainedChange[] {
  const find = indexIndicators(review);
  return changes.map((change) => {
    const indicator = find(change);
    return {
      ...{
        sheet: change.sheetName,
        address: change.address,
        metric: indicator?.metric ?? "",
        from: change.from,
        to: change.to,
      },
      reason: indicator ? explainIndicator(indicator, tableOf(review, indicator), review.ruleset) : "",
    };
  });
}
