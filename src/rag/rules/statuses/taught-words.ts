import type { Status } from "../../status";

/** The meaning of a word in a status cell: a status, or "left-alone" for a cell that the rules do not judge. */
export type WordMeaning = Status | "left-alone";

/** A word that an organisation writes instead of a status's own ("Met", "Amber/Green", "●"), and its meaning. */
export interface TaughtWord {
  word: string;
  status: WordMeaning;
}

/** Characters in a taught word; a longer text in a status cell is a note. */
export const LONGEST_TAUGHT = 60;
export const MOST_TAUGHT = 200;

/** Punctuation at the start and end of a word that cannot mean a status. */
const MARKS = /[\s()[\]{},.;:|/-]/gu;

/**
 * Splits a word with a sign beside it: "🟢 met" and "green (✓)" have two parts. Null where it has no sign, or only
 * signs. The word is folded.
 */
export function partsOfWord(word: string): string[] | null {
  const letters = [...word];
  const isLetter = (letter: string): boolean => /[\p{L}\p{N}]/u.test(letter);
  const first = letters.findIndex(isLetter);
  const last = letters.findLastIndex(isLetter);
  if (first < 0) return null;
  const signs = [letters.slice(0, first), letters.slice(last + 1)]
    .map((run) => run.join("").replace(MARKS, ""))
    .filter((sign) => sign !== "");
  return signs.length === 0 ? null : [letters.slice(first, last + 1).join(""), ...signs];
}
