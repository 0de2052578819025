import type { Review } from "../../actions/review";
import { allIndicators } from "../../kpi/scorecard";
import { explainVerdict } from "../../rag/sentences/explain";
import { rate } from "../../rag/rate";
import type { Ruleset } from "../../rag/rules/ruleset";
import type { Status } from "../../rag/status";
import { askWhatIf, describeMoves, type StatusMove } from "../../rag/what-if";
import { sheetAddress } from "../../kpi/address";
import type { Printer } from "./printer";
import { tableOf } from "./explain-indicator";
import { markOf } from "./status-mark";

/** An indicator whose computed status would change under other rules. */
export interface ExplainedMove {
  place: string;
  metric: string;
  from: Status;
  to: Status;
  reason: string;
  /** True if an officer's override stays in force. */
  isOverridden: boolean;
}

/** Status changes under other rules. */
export interface ExplainedMoves {
  moves: ExplainedMove[];
  /** "6 Amber become Red; 1 Red becomes Amber"; "" if nothing changes. */
  summary: string;
}

/** Finds the statuses that other rules would change. */
export function explainMoves(review: Review, proposed: Ruleset): ExplainedMoves {
  const indicators = allIndicators(review.scorecard);
  const { moves } = askWhatIf(
    indicators.map(({ cells }) => cells),
    review.ruleset,
    proposed,
  );
  const explained = moves.flatMap(({ index, from, to }: StatusMove): ExplainedMove[] => {
    const indicator = indicators[index];
    if (!indicator) return [];
    const table = tableOf(review, indicator);
    const reason = explainVerdict(rate(indicator.cells, proposed).computed, proposed);
    return [
      {
        place: sheetAddress(table?.sheetName ?? "", indicator.address),
        metric: indicator.metric,
        from,
        to,
        reason,
        isOverridden: indicator.rating.override !== null,
      },
    ];
  });
  return { moves: explained, summary: describeMoves(moves, proposed) };
}

/** Prints status changes under other rules. */
export function printMoves(printer: Printer, { moves, summary }: ExplainedMoves, ruleset: Ruleset): void {
  printer.print(summary === "" ? "No status would change." : [{ text: `${summary}.`, tone: "strong" }]);
  for (const { place, metric, from, to, reason, isOverridden } of moves) {
    printer.print(
      [
        { text: place, tone: "strong" },
        ` (${metric}): `,
        markOf(ruleset, from),
        " becomes ",
        markOf(ruleset, to),
        `. ${reason}${isOverridden ? " The override stays in force." : ""}`,
      ],
      2,
      2,
    );
  }
}
