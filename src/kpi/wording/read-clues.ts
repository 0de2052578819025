import { readStatusIn, readWordIn, wordFor, type Ruleset } from "../../rag/rules/ruleset";
import { LEVELS, STATUS_WORDS, type RatedStatus } from "../../rag/status";
import type { WordingClue, WordingTrouble } from "./wording-clue";

/** Words for statuses. A status without a word is left out. */
export type Words = Partial<Record<RatedStatus, string>>;

/** Texts in cells that mean no status, or any status. */
export const NO_STATUS = /^(?:n\/?a|not applicable|none|no data|no rag|tbc|tbd|all|any|blank|[-–—?*]+)$/i;

/** What the clues mean under the rules. */
interface CluesRead {
  words: Map<RatedStatus, WordingClue>;
  inWords: WordingClue[];
  unknown: WordingClue[];
  numbers: WordingClue[];
  joined: WordingClue[];
  mirrored: WordingClue[];
  clash: WordingTrouble | null;
}

/** Reads the clues under the rules. `held` are the words that the column holds already. */
export function readClues(clues: readonly WordingClue[], held: Words, ruleset: Ruleset): CluesRead {
  const read: CluesRead = {
    words: new Map(),
    inWords: [],
    unknown: [],
    numbers: [],
    joined: [],
    mirrored: [],
    clash: null,
  };
  const parts = new Map<RatedStatus, WordingClue>();
  for (const clue of clues) {
    if (clue.says === "joined" || clue.says === "mirrored") {
      read[clue.says].push(clue);
      continue;
    }
    if (clue.says === "number") {
      read.numbers.push(clue);
      continue;
    }
    const status = readStatusIn(ruleset, clue.text);
    if (status === "not-rated") continue;
    if (clue.says === "part") {
      if (!isPartOfWord(clue.text, ruleset)) continue;
      if (status && clue.text.length > 1 && !parts.has(status)) parts.set(status, clue);
      read.inWords.push(clue);
    } else if (status === null) {
      // A word that was taught to be left alone is not a status.
      if (!NO_STATUS.test(clue.text) && readWordIn(ruleset, clue.text) === null) read.unknown.push(clue);
    } else {
      const known = read.words.get(status);
      const isClash = known !== undefined && !isSameWord(known.text, clue.text) && held[status] === undefined;
      if (!known) read.words.set(status, clue);
      else if (isClash) read.clash ??= { code: "two-words", status: wordFor(ruleset, status), one: known, other: clue };
      read.inWords.push(clue);
    }
  }
  for (const [status, clue] of parts) if (!read.words.has(status)) read.words.set(status, clue);
  return read;
}

/** Excel compares words without regard to case. */
function isSameWord(one: string, other: string): boolean {
  return one.toLowerCase() === other.toLowerCase();
}

/** True for a part of a word for a status, and for an empty part, which any word matches. */
function isPartOfWord(part: string, ruleset: Ruleset): boolean {
  return LEVELS.some((level) =>
    [wordFor(ruleset, level), STATUS_WORDS[level]].some((word) => word.toLowerCase().includes(part.toLowerCase())),
  );
}

/** The words as the rules spell them where only the case differs, otherwise as written. */
export function spell(words: ReadonlyMap<RatedStatus, WordingClue>, ruleset: Ruleset): Words {
  return Object.fromEntries(
    [...words].map(([status, { text }]) => [
      status,
      isSameWord(text, wordFor(ruleset, status)) ? wordFor(ruleset, status) : text,
    ]),
  );
}
