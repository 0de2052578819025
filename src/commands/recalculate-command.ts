import type { Review } from "../actions/review";
import type { WrittenReview } from "../actions/write-logged";
import { describeChanges, describeCounts, describeKept, describeTroubles, describeUnlogged } from "../actions/describe-outcome";
import { describeProblem } from "../workbook/describe-problem";
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
  const { changes, kept, tables, sheets, unlogged = null } = result.value;
  const notes = [...describeKept(kept, tables), ...describeTroubles(sheets?.troubles ?? []), ...describeUnlogged(unlogged)];
  return {
    tone: "success",
    title: describeChanges(changes.length).title,
    body: [describeCounts(result.value), ...notes].join(" "),
  };
}
