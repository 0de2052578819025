import type { Review } from "../../../actions/review";
import { allIndicators } from "../../../kpi/scorecard";
import type { WordChoice } from "../../../rag/rules/statuses/teach-words";
import type { WordMeaning } from "../../../rag/rules/statuses/taught-words";
import { foldWord } from "../../../rag/status";
import { findOverrideWords } from "../../../planning/statuses/override-words";
import { findUnknownWords, type UnknownWord } from "../../../planning/statuses/unknown-words";

/** The meaning chosen for each word, by the folded word; null: the word is to be forgotten. */
export type WordsDraft = ReadonlyMap<string, WordMeaning | null>;

/** A word that the officer types, as no cell has it. */
export type OtherWord = WordChoice;

export const NO_OTHER: OtherWord = { word: "", status: null };

/** The form lists at most this many unknown words at a time. */
const MOST_LISTED = 30;

/** The words of the form. */
export interface WordsList {
  /** Words of the sheet that the rules do not know. */
  unknown: UnknownWord[];
  /** The number of unknown words that are not listed. */
  more: number;
  taught: { word: string; status: WordMeaning }[];
}

/** Lists the unknown words of the status and override columns, and the words that were taught. */
export function listWords({
  kept,
  tables,
  scorecard,
  ruleset,
}: Pick<Review, "kept" | "tables" | "scorecard" | "ruleset">): WordsList {
  const unknown = findUnknownWords([...kept, ...findOverrideWords(allIndicators(scorecard), tables, ruleset)], tables);
  return {
    unknown: unknown.slice(0, MOST_LISTED),
    more: Math.max(0, unknown.length - MOST_LISTED),
    taught: [...(ruleset.words ?? [])],
  };
}

/** The meaning chosen for a word, or else the one it already has. */
export function chosenFor(draft: WordsDraft, word: string, known: WordMeaning | null): WordMeaning | null {
  const chosen = draft.get(foldWord(word));
  return chosen === undefined ? known : chosen;
}

/** The listed words whose meaning the draft changes. */
export function listChoices(draft: WordsDraft, { unknown, taught }: WordsList): WordChoice[] {
  const words: WordChoice[] = [...unknown.map(({ word }) => ({ word, status: null })), ...taught];
  return words.flatMap(({ word, status: known }): WordChoice[] => {
    const status = chosenFor(draft, word, known);
    return status === known ? [] : [{ word, status }];
  });
}
