/** The colours an indicator can be given. "exceeding" (blue) only where the ruleset has it. */
export type RatedStatus = "exceeding" | "green" | "amber" | "red";

/** A RAG status. "not-rated" always comes with a reason. */
export type Status = RatedStatus | "not-rated";

/** Every status, best first, not rated last: the order of counts, bars and keys. */
export const STATUSES: readonly Status[] = ["exceeding", "green", "amber", "red", "not-rated"];

/** Lower is worse. The published report's combined KPIs follow the worst member. */
const RANK: Record<RatedStatus, number> = { red: 0, amber: 1, green: 2, exceeding: 3 };

/** No statuses at all, to count from. */
export function countNone(): Record<Status, number> {
  return { exceeding: 0, green: 0, amber: 0, red: 0, "not-rated": 0 };
}

/** The worse of two colours. */
export function worseOf(a: RatedStatus, b: RatedStatus): RatedStatus {
  return RANK[a] <= RANK[b] ? a : b;
}

export const STATUS_WORDS: Record<Status, string> = {
  exceeding: "Exceeding",
  green: "Green",
  amber: "Amber",
  red: "Red",
  "not-rated": "Not rated",
};

const WRITTEN = new Map<string, RatedStatus>([
  ["exceeding", "exceeding"],
  ["blue", "exceeding"],
  ["b", "exceeding"],
  ["★", "exceeding"],
  ["4", "exceeding"],
  ["green", "green"],
  ["g", "green"],
  ["✓", "green"],
  ["✔", "green"],
  ["amber", "amber"],
  ["a", "amber"],
  ["!", "amber"],
  ["red", "red"],
  ["r", "red"],
  ["✗", "red"],
  ["✘", "red"],
  ["×", "red"],
  ["3", "green"],
  ["2", "amber"],
  ["1", "red"],
]);

/** The status a person wrote: a word, a letter, a symbol of the published key, or 4, 3, 2, 1. Null when it is none of these. */
export function readStatus(text: string): Status | null {
  const word = text.trim().toLowerCase();
  if (word === "not rated") return "not-rated";
  return WRITTEN.get(word) ?? null;
}
