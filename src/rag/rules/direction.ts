import { foldName } from "../fold-name";
import type { Tolerance } from "./edges/tolerance";

/**
 * What a figure is compared with: the previous period, the same period last year, or a line through the charted
 * periods.
 */
export type Against = "previous" | "last-year" | "trend";

export const AGAINST_WORDS: Record<Against, string> = {
  previous: "previous period",
  "last-year": "same period last year",
  trend: "trend",
};

/** Reads "previous period", "same period last year" or "trend", in any case and spacing. Null for anything else. */
export function readAgainst(text: string): Against | null {
  const plain = foldName(text);
  const [found] = Object.entries(AGAINST_WORDS).find(([, words]) => words === plain) ?? [];
  return (found as Against | undefined) ?? null;
}

/** A ruleset's or a rule's choices for the direction of travel. */
export interface DirectionChoice {
  against?: Against;
  /** The largest change that counts as steady: "1%" of the earlier figure, "0.5 points", or an amount. */
  steadyWithin?: Tolerance;
}

/** The settings for one row's direction of travel. */
export interface TravelOptions {
  against: Against;
  /** null: only figures that show the same digits are steady. */
  steadyWithin: Tolerance | null;
}

/**
 * No published rule states a threshold, so none is assumed. What the report prints alike is steady, and any printed
 * difference is a change; otherwise a reader would see "steady" beside two different figures.
 */
export const DEFAULT_TRAVEL: TravelOptions = { against: "previous", steadyWithin: null };
