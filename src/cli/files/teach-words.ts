import { review, type Review } from "../../actions/review";
import { writeRules } from "../../actions/write-rules";
import { readStatusIn, readWordIn, statusesOf, wordFor, type Ruleset } from "../../rag/rules/ruleset";
import { teachWords, type WordChoice } from "../../rag/rules/statuses/teach-words";
import type { WordMeaning } from "../../rag/rules/statuses/taught-words";
import type { KeptCell } from "../../planning/statuses/plan-statuses";
import { findUnknownWords } from "../../planning/statuses/unknown-words";
import type { Arguments, OptionSpec } from "../arguments/command";
import { UnusableInput } from "../errors";
import { checkWhoseRules, valueOf, type OpenWorkbook } from "./open-workbook";

/** The status to type for a word whose cells are left alone. */
const LEAVE = "leave";

/** The option that teaches words. `written` says what happens to the rules with them. */
export function wordOption(written: string): Record<"word", OptionSpec> {
  const about = `read WORD in a status cell as STATUS (Met=green), or leave its cells alone (Closed=${LEAVE}); ${written}; may be given again for other words`;
  return { word: { value: "WORD=STATUS", isList: true, about } };
}

/** The rules with the words from the option, or the same rules without any. Throws UnusableInput. */
export function teachWordOptions(ruleset: Ruleset, given: Arguments): Ruleset {
  const choices = given.valuesOf("word").map((text) => readChoice(text, ruleset));
  const taught = teachWords(ruleset, choices);
  if ("ruleset" in taught) return taught.ruleset;
  throw new UnusableInput(`these words cannot be taught: ${taught.problems.join("; ")}.`);
}

function readChoice(text: string, ruleset: Ruleset): WordChoice {
  const at = text.lastIndexOf("=");
  const word = text.slice(0, Math.max(0, at)).trim();
  if (word === "")
    throw new UnusableInput(
      `--word takes a word and its status, such as --word "Met=${wordFor(ruleset, "green")}", and “${text}” is not that.`,
    );
  const status = readMeaning(text.slice(at + 1), ruleset);
  if (status) return { word, status };
  throw new UnusableInput(
    `“${text.slice(at + 1).trim()}” is no status of these rules: “${word}” can be ${listMeanings(ruleset)}.`,
  );
}

function readMeaning(text: string, ruleset: Ruleset): WordMeaning | null {
  return /^\s*(?:leave|left)(?:[ -]alone)?\s*$/i.test(text) ? "left-alone" : readStatusIn(ruleset, text);
}

function listMeanings(ruleset: Ruleset): string {
  return `${statusesOf(ruleset)
    .map((status) => wordFor(ruleset, status))
    .join(", ")} or ${LEAVE}`;
}

/** Adds the words from the option to the workbook's rules. False if there are none. */
export async function teachWorkbook(
  { port, defaults }: OpenWorkbook,
  given: Arguments,
  path: string,
): Promise<boolean> {
  if (given.valuesOf("word").length === 0) return false;
  const read = valueOf(await review(port, defaults), path);
  checkWhoseRules(given, read, path);
  const taught = teachWordOptions(read.ruleset, given);
  if (taught !== read.ruleset) valueOf(await writeRules(port, defaults, read, taught), path);
  return true;
}

/** The cells with words that these rules do not know. */
export function askedCells({ kept }: Pick<Review, "kept">, ruleset: Ruleset): KeptCell[] {
  return kept.filter(({ word }) => word !== undefined && readWordIn(ruleset, word) === null);
}

/** Characters with a meaning in a shell. */
const NOT_TYPED = /["$`\\!%\p{Cc}]/u;

/** Where the words of a file are taught: by a command that keeps them in the workbook, or in the rules file of a text file. */
const WAYS = {
  workbook: { command: "recalculate", lasting: "in the lines “Word in a status column” of the sheet RAG Rules" },
  text: { command: "rate", lasting: "under “words” in a file of rules" },
} as const;

/** Says how to teach unknown words on the command line; nothing if there are none. */
export function describeWayToTeach(
  { kept, tables, ruleset }: Pick<Review, "kept" | "tables" | "ruleset">,
  path: string,
  kind: keyof typeof WAYS = "workbook",
): string[] {
  const [first] = findUnknownWords(kept, tables);
  if (!first) return [];
  const { command, lasting } = WAYS[kind];
  const word = NOT_TYPED.test(first.word) ? "WORD" : first.word;
  const file = /\s/.test(path) ? `"${path}"` : path;
  return [
    `To say it: kpi ${command} ${file} -o OUT --word "${word}=STATUS", where STATUS is ${listMeanings(ruleset)}; or ${lasting}.`,
  ];
}
