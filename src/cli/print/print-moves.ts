import type { Review } from "../../actions/review";
import { allIndicators } from "../../kpi/scorecard";
import { explainVerdict } from "../../rag/sentences/explain";
import { rate } from "../../rag/rate";
import type { Ruleset } from "../../rag/rules/ruleset";
import type { Status } from "../../rag/status";
import { askWhatIf, describeMoves, type StatusMove } from "../../rag/what-if";
import { sheetAddress } from "../../kpi/address";
import type { Paper } from "./paper";
import { tableOf } from "./explain-indicator";
import { markOf } from "./status-mark";

/** An indicator whose computed status other rules would change. */
export interface ToldMove {
  place: string;
  metric: string;
  from: Status;
  to: Status;
  reason: string;
  /** True where an officer's override stands all the same. */
  isOverridden: boolean;
}

export interface ToldMoves {
  moves: ToldMove[];
  /** "6 Amber become Red; 1 Red becomes Amber", or "" */
  summary: string;
}

/** What other rules would make of a workbook's rows. */
export function tellMoves(review: Review, proposed: Ruleset): ToldMoves {
  const indicators = allIndicators(review.scorecard);
  const { moves } = askWhatIf(
    indicators.map(({ cells }) => cells),
    review.ruleset,
    proposed,
  );
  const told = moves.flatMap(({ index, from, to }: StatusMove): ToldMove[] => {
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
  return { moves: told, summary: describeMoves(moves, proposed) };
}

export function printMoves(paper: Paper, { moves, summary }: ToldMoves, ruleset: Ruleset): void {
  paper.print(summary === "" ? "No status would change." : [{ text: `${summary}.`, tone: "strong" }]);
  for (const { place, metric, from, to, reason, isOverridden } of moves) {
    paper.print(
      [
        { text: place, tone: "strong" },
        ` (${metric}): `,
        markOf(ruleset, from),
        " becomes ",
        markOf(ruleset, to),
        `. ${reason}${isOverridden ? " An override stands all the same." : ""}`,
      ],
      2,
      2,
    );
  }
}
