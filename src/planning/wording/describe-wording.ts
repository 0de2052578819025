import type { ExpectedForm, StatusNumbers } from "../../kpi/status-looks/status-column";
import { wordFor, type Ruleset } from "../../rag/rules/ruleset";
import type { WordingReason, WordingClue, WordingTrouble } from "../../kpi/wording/wording-clue";
import { STATUS_NUMBERS } from "../../rag/status";
import { asSentence, joinWords, listSome } from "../../report/words";

/** How the workbook words a table's statuses, with sentences that explain it. */
export interface TableWording {
  asked: ExpectedForm | null;
  /** Explains why statuses are written in this form. */
  because: string | null;
  /** Explains why cells are left empty. */
  whenEmpty: string | null;
  /** Explains why statuses are not written; null if they are. */
  refusal: string | null;
}

/** A status column to name in a sentence: "RAG Status on KPIs". */
export interface NamedColumn {
  heading: string;
  sheetName: string;
}

const quote = (text: string): string => `“${text}”`;
const nameOf = ({ heading, sheetName }: NamedColumn): string => `${heading} on ${sheetName}`;

/** Explains that cells are left empty because the list has no word for "not rated". */
export function describeEmpty(column: NamedColumn, ruleset: Ruleset): string {
  return `The drop-down list of ${nameOf(column)} has no ${quote(wordFor(ruleset, "not-rated"))}: the cells of rows that are not rated are left empty.`;
}

/** What to do so that the rules know some words. */
const teach = (words: string): string =>
  `say which status each of ${words} is in lines “Word in a status column” on the sheet RAG Rules`;

/**
 * Explains the form in which statuses are written; null if a list offers the numbers that are written anyway. If something reads numbers,
 * the sentence names those that are written: only the officer can see whether 1 means green there.
 */
export function describeBecause(
  because: WordingReason,
  column: NamedColumn,
  isNative: boolean,
  ruleset: Ruleset,
  numbers: StatusNumbers,
): string | null {
  if (because.by === "list") {
    return isNative
      ? null
      : `The drop-down list of ${nameOf(column)} offers ${joinWords(because.words.map(quote))}, so statuses are written in these words.`;
  }
  if (because.by === "numbers") {
    const { places, isOne } = placesOf(because.sayings);
    return `${asSentence(places)} ${isOne ? "reads" : "read"} numbers in ${nameOf(column)}, where ${joinWords(numbersOf(ruleset, numbers))} is written. Check that the same is meant there.`;
  }
  const [cell] = because.sayings.filter(({ by }) => by === "cell");
  if (cell)
    return `The formula in ${cell.place} gives ${quote(cell.text)}, so the other statuses of ${nameOf(column)} are written in words.`;
  if (because.sayings.every(isShowing)) {
    const { places, isOne } = placesOf(because.sayings);
    return `${asSentence(places)} ${isOne ? "shows" : "show"} what is in ${nameOf(column)}, so statuses are written in words.`;
  }
  const { places, verb, word } = placesOf(because.sayings);
  return `${asSentence(places)} ${verb} ${word === "" ? "words" : `words such as ${quote(word)}`} in ${nameOf(column)}, so statuses are written in words.`;
}

/** "3 for Green", for each status of the rules. */
function numbersOf({ statuses }: Ruleset, numbers: StatusNumbers): string[] {
  return statuses.map(({ status, word }) => `${numbers[status] ?? STATUS_NUMBERS[status]} for ${word}`);
}

/** True for a formula that shows the column's cells without comparing them. */
function isShowing({ says }: WordingClue): boolean {
  return says === "joined" || says === "mirrored";
}

/** Names the places of clues: cells by address, colour rules by sheet. */
function placesOf(sayings: readonly WordingClue[]): { places: string; isOne: boolean; verb: string; word: string } {
  const of = (by: WordingClue["by"]): string[] => [
    ...new Set(sayings.filter((one) => one.by === by).map(({ place }) => place)),
  ];
  const cells = [...of("formula"), ...of("cell")];
  const rules = of("rule").map((sheet) => `a colour rule on ${sheet}`);
  const pivots = of("pivot").map((place) => `the pivot table at ${place}`);
  const all = [...cells, ...rules, ...pivots];
  return {
    places: listSome(all),
    isOne: all.length === 1,
    verb: all.length === 1 ? "looks for" : "look for",
    word: sayings.find(({ text }) => text !== "")?.text ?? "",
  };
}

/** Explains why a table's statuses are not written, and what to do. */
export function describeTrouble(
  trouble: WordingTrouble,
  column: NamedColumn,
  ruleset: Ruleset,
  numbers: StatusNumbers,
): string {
  const name = nameOf(column);
  switch (trouble.code) {
    case "list-unknown": {
      const lacking = joinWords(trouble.lacking.map(quote));
      if (trouble.isOfSeveral) {
        return `The drop-down lists of ${name} have no word in common for ${lacking}: its statuses are not written. Give all its cells one list, with the words of the RAG rules.`;
      }
      const unknown =
        trouble.unknown.length > 0
          ? `offers ${listSome(trouble.unknown.map(quote))}, which the rules do not know, and `
          : "";
      const next = trouble.unknown.length > 0 ? teach("its words") : "the rules the words of the list";
      return `The drop-down list of ${name} ${unknown}has no word for ${lacking}: its statuses are not written. Give the list the words of the RAG rules, or ${next}.`;
    }
    case "list-not-read":
      if (trouble.isUncalculated) {
        return `The drop-down list of ${name} comes from ${quote(trouble.source)}, where formulas have not been calculated, so its statuses are not written. Open the workbook in Excel, press F9 and save it.`;
      }
      return `The drop-down list of ${name} comes from ${quote(trouble.source)}, which cannot be read, so its statuses are not written. Choose one status in the column, and the others are written in the same way.`;
    case "words-unknown": {
      const { places, verb } = placesOf(trouble.sayings);
      const words = [...new Set(trouble.sayings.map(({ text }) => quote(text)))];
      return `${asSentence(places)} ${verb} ${listSome(words)} in ${name}, which the rules do not know, so its statuses are not written. Use the words of the RAG rules there, or ${teach("them")}.`;
    }
    case "two-words":
      return `${asSentence(trouble.one.place)} looks for ${quote(trouble.one.text)} and ${trouble.other.place} for ${quote(trouble.other.text)} in ${name}, and both are ${trouble.status}: its statuses are not written. Use one word in both.`;
    case "words-and-numbers": {
      const [words, read] = [placesOf(trouble.words), placesOf(trouble.numbers)];
      const reads = read.isOne ? "reads" : "read";
      const wants = trouble.words.every(isShowing) ? (words.isOne ? "needs" : "need") : words.verb;
      return `${asSentence(words.places)} ${wants} words in ${name}, and ${read.places} ${reads} numbers there: its statuses are not written. Make them agree: words, or ${joinWords(numbersOf(ruleset, numbers))}.`;
    }
  }
}
