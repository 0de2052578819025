import type { Review } from "../actions/review";
import type { WrittenReview } from "../actions/review/write-logged";
import { describeChanges, describeCounts, describeRun, fitSentences } from "../actions/describe/describe-outcome";
import { describeJudged } from "../actions/describe/describe-periods";
import { describeProblem } from "../planning/describe-problem";
import type { Result } from "../planning/problem";

/** The ribbon's notice: what the ribbon command says when it has finished. */
export interface Notice {
  tone: "success" | "problem";
  title: string;
  body: string;
}

/** About as many characters as the notice shows without scrolling, beside the counts; it closes by itself after some seconds. */
const ROOM = 300;

/** The outcome of a recalculation in a few words: how many statuses changed, how the whole stands, and the most important notes. */
export function describeOutcome(
  result: Result<Review & Partial<Pick<WrittenReview, "unlogged" | "undecorated">>>,
): Notice {
  if (!result.ok) return { tone: "problem", ...describeProblem(result.problem) };
  const { changes, looks, sheets } = result.value;
  const notes = describeRun({ ...result.value, sheets: [sheets] }, { tellsWork: true, canNameColumns: false });
  const judged = describeJudged(result.value);
  return {
    tone: "success",
    title: describeChanges(changes.length, looks).title,
    body: [describeCounts(result.value), ...(judged === null ? [] : [`${judged}.`]), ...fitSentences(notes, ROOM)].join(
      " ",
    ),
  };
}
