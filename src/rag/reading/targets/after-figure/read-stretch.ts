import type { Draft } from "../../draft";

/** Time spans that an amount may be for. */
const PER = new Map(
  Object.entries({
    hour: "hour",
    day: "day",
    week: "week",
    fortnight: "fortnight",
    month: "month",
    quarter: "quarter",
    term: "term",
    year: "year",
    annum: "year",
    annually: "year",
  }),
);

/** Reads "per month", "a year" or "each quarter": the time span, and how many items it takes. */
export function stretchAt(draft: Draft, at: number): { per: string; length: number } | null {
  const word = draft.wordAt(at);
  if (word === "p" && draft.wordAt(at + 1) === "." && draft.wordAt(at + 2) === "a") return { per: "year", length: 3 };
  if (word === "pa") return { per: "year", length: 1 };
  if (word !== "per" && word !== "each" && word !== "a" && word !== "every" && word !== "/") return null;
  const stretch = PER.get(draft.wordAt(at + 1));
  if (!stretch || draft.items[at + 2]?.kind === "figure") return null;
  return { per: stretch, length: 2 };
}
