import type { Review } from "../actions/review";
import type { WrittenReview } from "../actions/write-logged";
import { statusesOf, wordFor } from "../rag/rules/ruleset";
import { describeLogTrouble, describeProblem } from "../workbook/describe-problem";
import type { Result } from "../workbook/problem";

/** What a ribbon command tells the officer when it has finished. */
export interface Notice {
  tone: "success" | "problem";
  title: string;
  body: string;
}

/** The outcome of a recalculation in a few words: how many statuses changed, and how the whole stands. */
export function describeOutcome(result: Result<Review & Partial<Pick<WrittenReview, "unlogged">>>): Notice {
  if (!result.ok) return { tone: "problem", ...describeProblem(result.problem) };
  const { changes, kept, scorecard, ruleset, unlogged } = result.value;
  const changed = changes.length === 1 ? "1 status changed" : `${changes.length} statuses changed`;
  const counts = statusesOf(ruleset)
    .map((status) => `${scorecard.counts[status]} ${wordFor(ruleset, status)}`)
    .join(", ");
  const left =
    kept.length > 0 ? ` Left alone, because they hold a formula or other words: ${kept.map((cell) => cell.address).join(", ")}.` : "";
  return {
    tone: "success",
    title: changes.length === 0 ? "Every status is up to date" : changed,
    body: `${scorecard.indicatorCount} indicators: ${counts}.${left}${unlogged ? ` ${describeLogTrouble(unlogged)}` : ""}`,
  };
}
