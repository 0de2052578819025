import { readStatusIn, readWordIn, type Ruleset } from "../../rag/rules/ruleset";
import { STATUS_NUMBERS, type RatedStatus, type Status } from "../../rag/status";
import type { WorkbookNumbers } from "../status-looks/looks";
import { isNumeral, type ExpectedForm, type StatusCell } from "../status-looks/status-column";
import { NO_STATUS, readClues, spell, type Words } from "./read-clues";
import type { ChoiceList, WordingClue, WordingClues, WordingReason, WordingTrouble } from "./wording-clue";

/** `because` is null where the column itself already shows that it holds words. */
export type ExpectedWording =
  | { is: "silent" }
  | { is: "asked"; form: ExpectedForm; because: WordingReason | null }
  | { is: "trouble"; trouble: WordingTrouble };

const SILENT: ExpectedWording = { is: "silent" };

/**
 * The form in which the workbook expects its statuses: the words of its list of choices, or else those its formulas
 * look for. `book` are the numbers by which its icons show statuses.
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
  // Where several numbers get icons of one status, one number is written for it.
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
