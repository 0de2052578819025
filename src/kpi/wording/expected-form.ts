import { readStatusIn, readWordIn, wordFor, type Ruleset } from "../../rag/rules/ruleset";
import { LEVELS, STATUS_NUMBERS, STATUS_WORDS, type RatedStatus, type Status } from "../../rag/status";
import { isNumeral, type ExpectedForm, type StatusCell } from "../status-looks/status-column";
import type { WorkbookNumbers } from "../status-looks/looks";

/**
 * Something that the workbook says of a status column, and where: "Dashboard!B4", or the sheet of a colour rule.
 * `joined`: a formula puts its status into a text; `mirrored`: a formula shows its status unchanged.
 */
export interface WordingClue {
  by: "formula" | "rule" | "pivot" | "cell";
  place: string;
  says: "word" | "part" | "number" | "joined" | "mirrored";
  text: string;
}

/**
 * The list of choices of a status column's cells; of several lists, the choices they have in common. `choices` is null
 * where they are unknown, as with formulas that have not been calculated.
 */
export interface ChoiceList {
  place: string;
  source: string;
  choices: string[] | null;
  isUncalculated?: true;
  /** True where the cells have several lists. */
  isOfSeveral: boolean;
}

/** Everything in the workbook that says how a status column is written. */
export interface WordingClues {
  list: ChoiceList | null;
  clues: readonly WordingClue[];
}

/**
 * Why a column is written as it is: its list of choices, formulas and colour rules that look for its words, or ones that
 * read its numbers.
 */
export type WordingReason =
  { by: "list"; place: string; words: string[] } | { by: "sayings" | "numbers"; sayings: WordingClue[] };

/** Why a table is not written to. */
export type WordingTrouble =
  /** `unknown` are choices that are not statuses of the rules; `lacking` are statuses without a choice. */
  | { code: "list-unknown"; place: string; unknown: string[]; lacking: string[]; isOfSeveral: boolean }
  | { code: "list-not-read"; place: string; source: string; isUncalculated: boolean }
  | { code: "words-unknown"; sayings: WordingClue[] }
  | { code: "two-words"; status: string; one: WordingClue; other: WordingClue }
  | { code: "words-and-numbers"; words: WordingClue[]; numbers: WordingClue[] };

/** `because` is null where the column itself already shows that it holds words. */
export type ExpectedWording =
  | { is: "silent" }
  | { is: "asked"; form: ExpectedForm; because: WordingReason | null }
  | { is: "trouble"; trouble: WordingTrouble };

const SILENT: ExpectedWording = { is: "silent" };

/**
 * The form in which the workbook expects its statuses: the words of its list of choices, or else those its formulas
 * look for. `book` are the numbers that its icons stand for.
 */
export function findExpectedForm(
  { list, clues }: WordingClues,
  cells: readonly StatusCell[],
  ruleset: Ruleset,
  book: WorkbookNumbers | null = null,
): ExpectedWording {
  const held = wordsHeld(cells);
  if (list) {
    if (list.choices) return formFromList(list, list.choices, held, ruleset, book);
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
  return formFromClues(clues, held, cells, ruleset, book);
}

type Words = Partial<Record<RatedStatus, string>>;

/** The words that the column holds already, each as first written. */
function wordsHeld(cells: readonly StatusCell[]): Words {
  const held: Words = {};
  for (const cell of cells) {
    if (cell.holds === "status" && cell.status !== "not-rated" && !isNumeral(cell.written))
      held[cell.status] ??= String(cell.written).trim();
  }
  return held;
}

function holdsWords(held: Words): boolean {
  return Object.keys(held).length > 0;
}

function formFromList(
  list: ChoiceList,
  choices: readonly string[],
  held: Words,
  ruleset: Ruleset,
  book: WorkbookNumbers | null,
): ExpectedWording {
  const numbers = book?.written ?? STATUS_NUMBERS;
  // Where icons stand beside several numbers, one is written for each status.
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
        readChoice(choice) === null && readWordIn(ruleset, choice) !== "left-alone" && !NO_STATUS.test(choice),
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

/** Texts in cells that mean no status, or any status. */
const NO_STATUS = /^(?:n\/?a|not applicable|none|no data|no rag|tbc|tbd|all|any|blank|[-–—?*]+)$/i;

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

function formFromClues(
  clues: readonly WordingClue[],
  held: Words,
  cells: readonly StatusCell[],
  ruleset: Ruleset,
  book: WorkbookNumbers | null,
): ExpectedWording {
  // Formulas within the column belong to a person; beside numbers they require nothing.
  const asking = clues.some(({ says }) => says === "number") ? clues.filter(({ by }) => by !== "cell") : clues;
  const { words, inWords, unknown, numbers, joined, mirrored, clash } = readClues(asking, held, ruleset);
  const asked: ExpectedWording = {
    is: "asked",
    form: { isNative: false, words: spell(words, ruleset), isList: false },
    because: { by: "sayings", sayings: inWords },
  };
  // A column with words of its own keeps them; for a status without one, it uses the workbook's word.
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

const NUMBERS: ExpectedForm = { isNative: true, words: {}, isList: false };

function isNumber(cell: StatusCell): boolean {
  return cell.holds === "status" && isNumeral(cell.written);
}

function readClues(clues: readonly WordingClue[], held: Words, ruleset: Ruleset): CluesRead {
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
function spell(words: ReadonlyMap<RatedStatus, WordingClue>, ruleset: Ruleset): Words {
  return Object.fromEntries(
    [...words].map(([status, { text }]) => [
      status,
      isSameWord(text, wordFor(ruleset, status)) ? wordFor(ruleset, status) : text,
    ]),
  );
}
