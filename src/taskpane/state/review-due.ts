import type { Rating } from "../../rag/rating";

/** What is wrong with the day on which an override is to be looked at again. */
export type ReviewFlag = { is: "past"; day: string } | { is: "unread"; text: string };

/** The flag of a rating whose override's review day has passed, or cannot be read as a day. `today` is "2025-03-31". */
export function reviewFlagOf({ override }: Rating, today: string): ReviewFlag | null {
  const reviewBy = override?.reviewBy;
  if (!reviewBy) return null;
  if (reviewBy.day === null) return { is: "unread", text: reviewBy.text };
  return reviewBy.day < today ? { is: "past", day: reviewBy.day } : null;
}
