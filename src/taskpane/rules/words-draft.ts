import type { Review } from "../../actions/review";
import { allIndicators } from "../../kpi/scorecard";
import type { WordChoice } from "../../rag/rules/statuses/teach-words";
import type { WordMeaning } from "../../rag/rules/statuses/taught-words";
import { foldWord } from "../../rag/status";
import { findOverrideWords } from "../../planning/statuses/override-words";
import { findUnknownWords, type UnknownWord } from "../../planning/statuses/unknown-words";

/** What was chosen for words, by the folded word; null: nothing any more. */
export type WordsDraft = ReadonlyMap<string, WordMeaning | null>;

/** A word that is typed, as no cell holds it. */
export type OtherWord = WordChoice;

export const NO_OTHER: OtherWord = { word: "", status: null };

/** So many unknown words are asked about at once. */
const MOST_ASKED = 30;

/** The words to be said: those in the sheet that are not known, and those that were taught. */
export interface WordsToSay {
  asked: UnknownWord[];
  /** Unknown words beyond those asked about. */
  more: number;
  taught: { word: string; status: WordMeaning }[];
}

export function listWords({
  kept,
  tables,
  scorecard,
  ruleset,
}: Pick<Review, "kept" | "tables" | "scorecard" | "ruleset">): WordsToSay {
  const unknown = findUnknownWords([...kept, ...findOverrideWords(allIndicators(scorecard), tables, ruleset)], tables);
  return {
    asked: unknown.slice(0, MOST_ASKED),
    more: Math.max(0, unknown.length - MOST_ASKED),
    taught: [...(ruleset.words ?? [])],
  };
}

/** What is chosen for a word; where nothing was, what it means by now. */
export function chosenFor(draft: WordsDraft, word: string, known: WordMeaning | null): WordMeaning | null {
  const chosen = draft.get(foldWord(word));
  return chosen === undefined ? known : chosen;
}

/** What a draft says of the words that are listed: only what is new. */
export function saidIn(draft: WordsDraft, { asked, taught }: WordsToSay): WordChoice[] {
  const words: WordChoice[] = [...asked.map(({ word }) => ({ word, status: null })), ...taught];
  return words.flatMap(({ word, status: known }): WordChoice[] => {
    const status = chosenFor(draft, word, known);
    return status === known ? [] : [{ word, status }];
  });
}
