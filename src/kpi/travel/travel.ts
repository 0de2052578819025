/**
 * The direction of performance rather than of the number: fewer complaints are improving. An arrow for the number would
 * contradict the word beside it where low is good.
 */
export type Direction = "improving" | "worsening" | "steady";

export const DIRECTION_WORDS: Record<Direction, string> = {
  improving: "Improving",
  worsening: "Worsening",
  steady: "Steady",
};

/** The direction of an indicator's performance, and why. */
export type Travel =
  | {
      direction: Direction;
      /** The direction of the number itself. */
      moved: "up" | "down" | "level";
      sentence: string;
    }
  | NoTravel;

/** Why two figures are not compared. */
export interface NoTravel {
  direction: "not-comparable";
  code:
    | "composite"
    | "no-value"
    | "no-polarity"
    | "no-target"
    | "period-not-read"
    | "no-earlier"
    | "earlier-not-read"
    | "break"
    | "cumulative"
    | "units-differ"
    | "too-few";
  sentence: string;
}

/**
 * The text of a Trends cell. The arrow agrees with the word: up is better, as in Kent's quarterly performance report
 * ("Performance is improving"); the number's own direction is in the sentence. Word and arrow together read without
 * colour and sort into four groups; the mark before each distinguishes them from what a person types.
 */
export const TRAVEL_WORDS: Record<Travel["direction"], string> = {
  improving: "▲ Improving",
  worsening: "▼ Worsening",
  steady: "► Steady",
  "not-comparable": "– Not comparable",
};
