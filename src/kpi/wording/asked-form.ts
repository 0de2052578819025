import { readStatusIn, readWordIn, wordFor, type Ruleset } from "../../rag/rules/ruleset";
import { LEVELS, STATUS_NUMBERS, STATUS_WORDS, type RatedStatus, type Status } from "../../rag/status";
import { isNumeral, type AskedForm, type StatusCell } from "../status-looks/status-column";
import type { BookNumbers } from "../status-looks/looks";

/**
 * Something that the workbook says of a status column, and where: "Dashboard!B4", or the sheet of a colour rule. `joined`: a formula makes
 * a text of its cells; `mirrored`: a formula shows one as it is.
 */
export interface Saying {
  by: "formula" | "rule" | "pivot" | "cell";
  place: string;
  says: "word" | "part" | "number" | "joined" | "mirrored";
  text: string;
}

/**
 * The list of choices that the cells of a status column take; of several lists, the choices that all of them offer. `choices` is null
 * where it is not known what they are, as where formulas give them that have not been calculated.
 */
export interface ChoiceList {
  place: string;
  source: string;
  choices: string[] | null;
  isUncalculated?: true;
  /** True where the cells have several lists. */
  isOfSeveral: boolean;
}

/** All that a workbook says of how a status column is written. */
export interface Spoken {
  list: ChoiceList | null;
  sayings: readonly Saying[];
}

/** Why a column is written as it is: its list of choices, what looks for its words, or what reads its numbers. */
export type Because = { by: "list"; place: string; words: string[] } | { by: "sayings" | "numbers"; sayings: Saying[] };

/** Why a table is not written to. */
export type WordingTrouble =
  /** `unknown` are choices that are no statuses of the rules, `lacking` statuses that no choice is. */
  | { code: "list-unknown"; place: string; unknown: string[]; lacking: string[]; isOfSeveral: boolean }
  | { code: "list-not-read"; place: string; source: string; isUncalculated: boolean }
  | { code: "words-unknown"; sayings: Saying[] }
  | { code: "two-words"; status: string; one: Saying; other: Saying }
  | { code: "words-and-numbers"; words: Saying[]; numbers: Saying[] };

/** `because` is null where the column itself tells already that it is of words. */
export type Asking =
  | { is: "silent" }
  | { is: "asked"; form: AskedForm; because: Because | null }
  | { is: "trouble"; trouble: WordingTrouble };

const SILENT: Asking = { is: "silent" };

/**
 * The form in which the workbook asks for its statuses: the words of its list of choices, else those that it looks for. `book` are the
 * numbers by which its icons tell statuses.
 */
export function findAskedForm(
  { list, sayings }: Spoken,
  cells: readonly StatusCell[],
  ruleset: Ruleset,
  book: BookNumbers | null = null,
): Asking {
  const held = wordsHeld(cells);
  if (list) {
    if (list.choices) return askByList(list, list.choices, held, ruleset, book);
    return holdsWords(held)
      ? SILENT
      : {
          is: "trouble",
          trouble: {
            code: "list-not-read",
            place: list.place,
            source: list.source,
            isUncalculated: list.isUncalculated === true,
          },
        };
  }
  return askBySayings(sayings, held, cells, ruleset, book);
}

type Words = Partial<Record<RatedStatus, string>>;

/** The words that the column has by now, each as it was first written. */
function wordsHeld(cells: readonly StatusCell[]): Words {
  const held: Words = {};
  for (const cell of cells) {
    if (cell.holds === "status" && cell.status !== "not-rated" && !isNumeral(cell.written))
      held[cell.status] ??= String(cell.written);
  }
  return held;
}

function holdsWords(held: Words): boolean {
  return Object.keys(held).length > 0;
}

function askByList(
  list: ChoiceList,
  choices: readonly string[],
  held: Words,
  ruleset: Ruleset,
  book: BookNumbers | null,
): Asking {
  const numbers = book?.written ?? STATUS_NUMBERS;
  // Of the numbers that icons stand beside, one is written for each status.
  const readChoice = (choice: string): Status | null =>
    book && isNumeral(choice)
      ? (ruleset.statuses.find(({ status }) => choice === String(numbers[status]))?.status ?? null)
      : readStatusIn(ruleset, choice);
  const words: Words = {};
  const given = choices.map((choice) => choice.trim()).filter((choice) => choice !== "");
  for (const { status, word } of ruleset.statuses) {
    const fitting = given.filter((choice) => readChoice(choice) === status);
    const chosen =
      fitting.find((choice) => choice === held[status]) ?? fitting.find((choice) => choice === word) ?? fitting[0];
    if (chosen !== undefined) words[status] = chosen;
  }
  const lacking = ruleset.statuses.filter(({ status }) => words[status] === undefined).map(({ word }) => word);
  if (lacking.length > 0) {
    const unknown = given.filter(
      (choice) =>
        readChoice(choice) === null && readWordIn(ruleset, choice) !== "left-alone" && !SAYS_NOTHING.test(choice),
    );
    return {
      is: "trouble",
      trouble: { code: "list-unknown", place: list.place, unknown, lacking, isOfSeveral: list.isOfSeveral },
    };
  }
  const notRated = given.find((choice) => readStatusIn(ruleset, choice) === "not-rated") ?? "";
  const isNative = Object.entries(words).every(([status, word]) => word === String(numbers[status as RatedStatus]));
  return {
    is: "asked",
    form: { isNative, words, isList: true, notRated },
    because: { by: "list", place: list.place, words: Object.values(words) },
  };
}

/** What stands in cells that are no status, or for all of them. */
const SAYS_NOTHING = /^(?:n\/?a|not applicable|none|no data|no rag|tbc|tbd|all|any|blank|[-–—?*]+)$/i;

/** What sayings come to, by the rules. */
interface Heard {
  words: Map<RatedStatus, Saying>;
  inWords: Saying[];
  unknown: Saying[];
  numbers: Saying[];
  joined: Saying[];
  mirrored: Saying[];
  clash: WordingTrouble | null;
}

function askBySayings(
  sayings: readonly Saying[],
  held: Words,
  cells: readonly StatusCell[],
  ruleset: Ruleset,
  book: BookNumbers | null,
): Asking {
  // Formulas in the column itself are a person's, each by itself: beside numbers they ask for nothing.
  const asking = sayings.some(({ says }) => says === "number") ? sayings.filter(({ by }) => by !== "cell") : sayings;
  const { words, inWords, unknown, numbers, joined, mirrored, clash } = hear(asking, held, ruleset);
  const asked: Asking = {
    is: "asked",
    form: { isNative: false, words: spell(words, ruleset), isList: false },
    because: { by: "sayings", sayings: inWords },
  };
  // A column that has words of its own keeps them; what it has no word for yet is said as the workbook says it.
  if (holdsWords(held) && !cells.some(isNumber))
    return inWords.length > 0 && !clash ? { ...asked, because: null } : SILENT;
  const wanting = [...inWords, ...joined];
  if (wanting.length > 0 && numbers.length > 0)
    return { is: "trouble", trouble: { code: "words-and-numbers", words: wanting, numbers } };
  if (clash) return { is: "trouble", trouble: clash };
  if (inWords.length > 0) return asked;
  if (numbers.length > 0) return { is: "asked", form: NUMBERS, because: { by: "numbers", sayings: numbers } };
  if (unknown.length > 0) return { is: "trouble", trouble: { code: "words-unknown", sayings: unknown } };
  // A cell that shows the workbook's own number as it is may draw icons of its own beside it.
  const shown = book ? joined : [...joined, ...mirrored];
  return shown.length > 0 ? { ...asked, because: { by: "sayings", sayings: shown } } : SILENT;
}

const NUMBERS: AskedForm = { isNative: true, words: {}, isList: false };

function isNumber(cell: StatusCell): boolean {
  return cell.holds === "status" && isNumeral(cell.written);
}

function hear(sayings: readonly Saying[], held: Words, ruleset: Ruleset): Heard {
  const heard: Heard = {
    ...{ words: new Map(), inWords: [], unknown: [], numbers: [], clash: null },
    joined: sayings.filter(({ says }) => says === "joined"),
    mirrored: sayings.filter(({ says }) => says === "mirrored"),
  };
  const parts = new Map<RatedStatus, Saying>();
  for (const saying of sayings) {
    if (saying.says === "joined" || saying.says === "mirrored") continue;
    if (saying.says === "number") {
      heard.numbers.push(saying);
      continue;
    }
    const status = readStatusIn(ruleset, saying.text);
    if (status === "not-rated") continue;
    if (saying.says === "part") {
      if (!isPartOfWord(saying.text, ruleset)) continue;
      if (status && saying.text.length > 1 && !parts.has(status)) parts.set(status, saying);
      heard.inWords.push(saying);
    } else if (status === null) {
      // A word that was taught to be left alone is no status.
      if (!SAYS_NOTHING.test(saying.text) && readWordIn(ruleset, saying.text) === null) heard.unknown.push(saying);
    } else {
      const known = heard.words.get(status);
      const isClash = known !== undefined && !isSameWord(known.text, saying.text) && held[status] === undefined;
      if (!known) heard.words.set(status, saying);
      else if (isClash)
        heard.clash ??= { code: "two-words", status: wordFor(ruleset, status), one: known, other: saying };
      heard.inWords.push(saying);
    }
  }
  for (const [status, saying] of parts) if (!heard.words.has(status)) heard.words.set(status, saying);
  return heard;
}

/** Excel compares words without regard to case. */
function isSameWord(one: string, other: string): boolean {
  return one.toLowerCase() === other.toLowerCase();
}

/** True for a part of a word that statuses are written in, and for none at all: that any word stands there. */
function isPartOfWord(part: string, ruleset: Ruleset): boolean {
  return LEVELS.some((level) =>
    [wordFor(ruleset, level), STATUS_WORDS[level]].some((word) => word.toLowerCase().includes(part.toLowerCase())),
  );
}

/** Words as they are written: as the rules have them where only their case is other. */
function spell(words: ReadonlyMap<RatedStatus, Saying>, ruleset: Ruleset): Words {
  return Object.fromEntries(
    [...words].map(([status, { text }]) => [
      status,
      isSameWord(text, wordFor(ruleset, status)) ? wordFor(ruleset, status) : text,
    ]),
  );
}
