import { wordSet } from "../../../rag/reading/words/phrase";

/** Which way a result goes: by its number, or by how well it goes. */
export type Way = "up" | "down" | "better" | "worse";

const WAYS: readonly Way[] = ["up", "down", "better", "worse"];

/** Words that tell a way, by the way they tell. */
export type WayWords = Readonly<Record<Way, ReadonlySet<string>>>;

/** Verbs that say that a result went a way. */
export const VERBS: WayWords = {
  up: wordSet("increased increases increasing risen rose rises rising grown grew"),
  down: wordSet(
    "decreased decreases decreasing fallen fell falls falling dropped drops dropping reduced declined declines declining",
  ),
  better: wordSet("improved improves improving"),
  worse: wordSet("worsened worsens worsening deteriorated deteriorates deteriorating"),
};

/** Nouns that do: "an increase on". */
export const NOUNS: WayWords = {
  up: wordSet("increase rise"),
  down: wordSet("decrease reduction fall drop decline"),
  better: wordSet("improvement"),
  worse: wordSet("deterioration worsening"),
};

export function wayOf(words: WayWords, word: string): Way | undefined {
  return WAYS.find((way) => words[way].has(word));
}
