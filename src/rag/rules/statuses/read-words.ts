import { foldWord, LEVELS, readPicture, readStatus, type Status } from "../../status";
import { readForm, readList, readObject, readText, type Reader, type RulesetProblem } from "../read-document";
import { statusesOf, wordFor, type StatusWords } from "../ruleset";
import { isNumeric } from "./status-word";
import { LONGEST_TAUGHT, MOST_TAUGHT, type TaughtWord, type WordMeaning } from "./taught-words";

/** Everything that a word can mean. */
export const WORD_MEANINGS: readonly WordMeaning[] = [...LEVELS, "not-rated", "left-alone"];

const readMeaning = readForm(
  (text): WordMeaning | null => WORD_MEANINGS.find((one) => one === text) ?? null,
  `one of ${WORD_MEANINGS.join(", ")}`,
);

const readTaught: Reader<string> = (value, path, problems) => {
  const word = readText(value, path, problems);
  const fault = word === undefined ? null : findWordFault(word);
  if (fault === null) return word;
  problems.push({ path, problem: fault });
  return undefined;
};

/** Why a text cannot be a word for any status; null where it can. */
function findWordFault(word: string): string | null {
  if (word.length > LONGEST_TAUGHT)
    return `is ${word.length} letters long: a word for a status has at most ${LONGEST_TAUGHT}`;
  if (/[\p{Cc}\p{Zl}\p{Zp}]/u.test(word) || foldWord(word) === "")
    return "should be a word or a sign that shows, on one line";
  return isNumeric(word) ? `“${word}” is a number or a date, and no word for a status` : null;
}

const readTaughtWord: Reader<TaughtWord> = (value, path, problems) => {
  const entry = readObject(value, path, problems, ["word", "status"]);
  if (!entry) return undefined;
  const word = readTaught(entry.word, `${path}.word`, problems);
  const status = readMeaning(entry.status, `${path}.status`, problems);
  return word !== undefined && status ? { word, status } : undefined;
};

/** Reads the taught words of a ruleset. */
export const readWords: Reader<TaughtWord[]> = (value, path, problems) =>
  readList(value, path, problems, readTaughtWord, MOST_TAUGHT);

/** Finds contradictions in taught words that are otherwise well formed. */
export function findWordContradictions(ruleset: StatusWords): RulesetProblem[] {
  const { words = [] } = ruleset;
  const own = new Map(
    statusesOf(ruleset).map((status): [string, Status] => [foldWord(wordFor(ruleset, status)), status]),
  );
  const seen = new Map<string, WordMeaning>();
  return words.flatMap(({ word, status }, index) => {
    const path = `words[${index}].word`;
    const fault = findContradiction(ruleset, { word, status }, own, seen.get(foldWord(word)));
    seen.set(foldWord(word), status);
    return fault === null ? [] : [{ path: fault.isOfStatus ? `words[${index}].status` : path, problem: fault.problem }];
  });
}

interface Contradiction {
  problem: string;
  isOfStatus?: true;
}

function findContradiction(
  ruleset: StatusWords,
  { word, status }: TaughtWord,
  own: ReadonlyMap<string, Status>,
  before: WordMeaning | undefined,
): Contradiction | null {
  const say = (meaning: WordMeaning): string =>
    meaning === "left-alone" ? "a cell to be left alone" : wordFor(ruleset, meaning);
  if (before !== undefined) {
    const isSame = before === status;
    return {
      problem: isSame
        ? `“${word}” is there twice: keep one`
        : `“${word}” cannot be both ${say(before)} and ${say(status)}: keep one`,
    };
  }
  const isGiven = status === "left-alone" || statusesOf(ruleset).includes(status);
  if (!isGiven)
    return { isOfStatus: true, problem: `“${word}” cannot be ${say(status)}, which is not in the list of statuses` };
  const mine = own.get(foldWord(word));
  if (mine !== undefined && mine !== status)
    return { problem: `“${word}” is the rules’ own word for ${mine}, and cannot be ${say(status)}` };
  // A key may give a colour another meaning, such as a blue circle for “on target”. A word, a letter or a number keeps
  // its own.
  const usual = readPicture(word) === null ? readStatus(word) : null;
  const isTaken = usual !== null && usual !== status && statusesOf(ruleset).includes(usual);
  return isTaken
    ? { problem: `“${word}” is what a person writes for ${say(usual)}, and cannot be ${say(status)}` }
    : null;
}
