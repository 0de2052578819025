import { foldWord } from "../../status";
import type { RulesetProblem } from "../read-document";
import { reviseRuleset } from "../revise-ruleset";
import type { Ruleset } from "../ruleset";
import { findWordContradictions, readWords } from "./read-words";
import type { TaughtWord, WordMeaning } from "./taught-words";

/** What a person says that a word means. null removes the word from the rules. */
export interface WordChoice {
  word: string;
  status: WordMeaning | null;
}

/**
 * Adds the words to the rules, under a new version; or says why they cannot be added. A known word gets the new
 * meaning.
 */
export function teachWords(
  ruleset: Ruleset,
  said: readonly WordChoice[],
): { ruleset: Ruleset } | { problems: string[] } {
  const { words: known = [], ...rest } = ruleset;
  if (
    said.every(
      ({ word, status }) => (known.find((one) => foldWord(one.word) === foldWord(word))?.status ?? null) === status,
    )
  )
    return { ruleset };
  const names = new Set(said.map(({ word }) => foldWord(word)));
  const kept = known.filter(({ word }) => !names.has(foldWord(word)));
  const added = said.flatMap(({ word, status }): TaughtWord[] =>
    status === null ? [] : [{ word: word.replace(/\s+/g, " ").trim(), status }],
  );
  const problems: RulesetProblem[] = [];
  const words = readWords([...kept, ...added], "words", problems) ?? [];
  const taught: Ruleset = words.length > 0 ? { ...rest, words } : rest;
  problems.push(...findWordContradictions(taught));
  return problems.length > 0
    ? { problems: problems.map(describe([...kept, ...added])) }
    : { ruleset: reviseRuleset(taught) };
}

/** Describes problems that do not quote their word together with it. */
function describe(words: readonly TaughtWord[]): (problem: RulesetProblem) => string {
  return ({ path, problem }) => {
    if (problem.startsWith("“")) return problem;
    const word = words[Number(/^words\[(\d+)\]\./.exec(path)?.[1] ?? NaN)]?.word;
    return word === undefined
      ? `The list of words ${problem}`
      : `“${word.length > 40 ? `${word.slice(0, 40)}…` : word}” ${problem}`;
  };
}
