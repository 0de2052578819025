/**
 * Which way performance goes, not the number: fewer complaints are improving. An arrow that points at the number says the
 * opposite of the word beside it wherever low is good.
 */
export type Direction = "improving" | "worsening" | "steady";

export const DIRECTION_WORDS: Record<Direction, string> = {
  improving: "Improving",
  worsening: "Worsening",
  steady: "Steady",
};

/** Where an indicator's performance is going, and why. */
export type Travel =
  | {
      direction: Direction;
      /** Which way the number itself went. */
      moved: "up" | "down" | "level";
      sentence: string;
    }
  | NoTravel;

/** That two figures are not to be compared, and the one reason. */
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
 * What a Trends cell says. The arrow says the same as the word: up is better, as in Kent's quarterly performance
 * report ("Performance is improving"); the number's own way is in the sentence. Word and arrow, so that it reads without colour and sorts into four;
 * and a mark before each, by which they are told from what a person types.
 */
export const TRAVEL_WORDS: Record<Travel["direction"], string> = {
  improving: "▲ Improving",
  worsening: "▼ Worsening",
  steady: "► Steady",
  "not-comparable": "– Not comparable",
};
