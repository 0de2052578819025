import type { Tolerance } from "./edges/tolerance";

/** What a figure is compared with: the period before, the same period of the year before, or a line through the periods charted. */
export type Against = "previous" | "last-year" | "trend";

export const AGAINST_WORDS: Record<Against, string> = {
  previous: "previous period",
  "last-year": "same period last year",
  trend: "trend",
};

/** Reads "previous period", "same period last year" or "trend", whatever its case and spacing. Null when it is none of them. */
export function readAgainst(text: string): Against | null {
  const plain = text.replace(/\s+/g, " ").trim().toLowerCase();
  const [found] = Object.entries(AGAINST_WORDS).find(([, words]) => words === plain) ?? [];
  return (found as Against | undefined) ?? null;
}

/** How the direction of travel is worked out, as far as a ruleset or one of its rules says. */
export interface DirectionChoice {
  against?: Against;
  /** A change of no more than this is steady: "1%" of the earlier figure, "0.5 points", or an amount. */
  steadyWithin?: Tolerance;
}

/** How the direction of travel of one row is worked out. */
export interface TravelOptions {
  against: Against;
  /** null: steady is no change in the digits shown. */
  steadyWithin: Tolerance | null;
}

/**
 * No published rule states a threshold, so none is assumed: what the report prints alike is steady, and what it prints as a
 * change is one, or a reader would find "steady" beside two different figures.
 */
export const DEFAULT_TRAVEL: TravelOptions = { against: "previous", steadyWithin: null };
