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
 * Why a column is written as it is: its list of choices, formulas and colour rules that look for its words, or ones
 * that read its numbers.
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
