import type { Status } from "../../status";

/** What a word in a status cell stands for: a status, or nothing that the rules judge, so that its cell is left alone. */
export type WordMeaning = Status | "left-alone";

/** A word that a body writes in place of a status's own ("Met", "Amber/Green", "●"), and what it stands for. */
export interface TaughtWord {
  word: string;
  status: WordMeaning;
}

/** Letters of a taught word: a longer text in a status cell is a note. */
export const LONGEST_TAUGHT = 60;
export const MOST_TAUGHT = 200;

/** What begins and ends a word but is neither a letter, a digit nor a sign that could stand for a status. */
const MARKS = /[\s()[\]{},.;:|/-]/gu;

/**
 * The parts of a word that has signs beside it: "🟢 met" and "green (✓)" have two. Null where it has none, or is nothing but
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
