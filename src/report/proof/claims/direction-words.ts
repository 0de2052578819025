import { wordSet } from "../../../rag/reading/words/phrase";

/** The direction of a result: of its number, or of how well it goes. */
export type ClaimedDirection = "up" | "down" | "better" | "worse";

const WAYS: readonly ClaimedDirection[] = ["up", "down", "better", "worse"];

/** Words for a direction, by direction. */
export type DirectionWords = Readonly<Record<ClaimedDirection, ReadonlySet<string>>>;

/** Verbs for the direction of a result. */
export const VERBS: DirectionWords = {
  up: wordSet("increased increases increasing risen rose rises rising grown grew"),
  down: wordSet(
    "decreased decreases decreasing fallen fell falls falling dropped drops dropping reduced declined declines declining",
  ),
  better: wordSet("improved improves improving"),
  worse: wordSet("worsened worsens worsening deteriorated deteriorates deteriorating"),
};

/** Nouns for it: "an increase on". */
export const NOUNS: DirectionWords = {
  up: wordSet("increase rise"),
  down: wordSet("decrease reduction fall drop decline"),
  better: wordSet("improvement"),
  worse: wordSet("deterioration worsening"),
};

/** The direction that a word means; undefined for another word. */
export function claimedDirection(words: DirectionWords, word: string): ClaimedDirection | undefined {
  return WAYS.find((way) => words[way].has(word));
}
