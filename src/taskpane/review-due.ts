import type { Rating } from "../rag/rating";

/** What is wrong with the day on which an override is to be looked at again. */
export type ReviewFlag = { is: "past"; day: string } | { is: "unread"; text: string };

/** The flag of a rating whose override's review day has passed, or cannot be read as a day. `today` is "2025-03-31". */
export function reviewFlagOf({ override }: Rating, today: string): ReviewFlag | null {
  const reviewBy = override?.reviewBy;
  if (!reviewBy) return null;
  if (reviewBy.day === null) return { is: "unread", text: reviewBy.text };
  return reviewBy.day < today ? { is: "past", day: reviewBy.day } : null;
}

const MONTHS = [
  ...["January", "February", "March", "April", "May", "June"],
  ...["July", "August", "September", "October", "November", "December"],
];

/** A day as British people write it: "2025-03-31" is "31 March 2025". */
export function writeDay(day: string): string {
  const [year = "", month = "", date = ""] = day.split("-");
  return `${Number(date)} ${MONTHS[Number(month) - 1] ?? month} ${Number(year)}`;
}
