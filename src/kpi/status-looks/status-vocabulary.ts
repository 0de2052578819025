import { readStatusIn, wordFor, type Ruleset } from "../../rag/rules/ruleset";
import { partsOfWord } from "../../rag/rules/statuses/taught-words";
import { foldWord, LEVELS, PICTURE_SETS, STATUS_WORDS, type RatedStatus, type Status } from "../../rag/status";

type Vocabulary = Partial<Record<RatedStatus, string>>;

/** The vocabularies of columns of words: letters, the published symbols, or the usual words. */
const VOCABULARIES: { uses: RegExp; words: Vocabulary }[] = [
  {
    uses: /^(?:[bgar]|a\/[gr])$/,
    words: { exceeding: "B", green: "G", "amber-green": "A/G", amber: "A", "amber-red": "A/R", red: "R" },
  },
  { uses: /^[★✓✔!✗✘×✖]$/, words: { ...STATUS_WORDS, exceeding: "★", green: "✓", amber: "!", red: "✗" } },
  { uses: /^(?:exceeding|blue|green|amber|yellow|orange|red|amber\/green|amber\/red)$/, words: STATUS_WORDS },
];

/**
 * The word that a column writes for each status: its own, or one that matches its style. Where its words were taught,
 * other taught words match. Each reads back as its status.
 */
export function findVocabulary(
  seen: Partial<Record<RatedStatus, string>>,
  ruleset: Ruleset,
): Record<RatedStatus, string> {
  const said = Object.values(seen);
  const usual = findUsual(foldWord(said[0] ?? ""));
  const taught = said.find((word) => isTaught(word, ruleset));
  const wordOf = (level: RatedStatus): string => {
    const word =
      seen[level] ?? (taught === undefined ? undefined : findAlike(level, taught, ruleset)) ?? usual?.[level];
    return word !== undefined && readStatusIn(ruleset, word) === level ? word : wordFor(ruleset, level);
  };
  return Object.fromEntries(LEVELS.map((level) => [level, wordOf(level)])) as Record<RatedStatus, string>;
}

/** The usual words, or the set of pictures, that a word belongs to. */
function findUsual(word: string): Vocabulary | undefined {
  const [exceeding, green, amber, red] =
    PICTURE_SETS.find((set) => set.some((sign) => foldWord(sign) === word && !hasLetters(sign))) ?? [];
  if (exceeding && green && amber && red) return { exceeding, green, amber, red };
  return VOCABULARIES.find(({ uses }) => uses.test(word))?.words;
}

/** True for a taught word, also with a sign beside it. */
export function isTaught(text: string, { words = [] }: Pick<Ruleset, "words">): boolean {
  if (words.length === 0) return false;
  const word = foldWord(text);
  const parts = [word, ...(partsOfWord(word) ?? [])];
  return words.some((one) => parts.includes(foldWord(one.word)));
}

/** The taught word for a status in the same style: a sign beside signs, letters beside letters. */
function findAlike(status: Status, text: string, { words = [] }: Pick<Ruleset, "words">): string | undefined {
  return words.find((one) => one.status === status && hasLetters(one.word) === hasLetters(text))?.word;
}

function hasLetters(text: string): boolean {
  return /[\p{L}\p{N}]/u.test(text);
}
