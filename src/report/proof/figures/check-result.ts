import { wordSet } from "../../../rag/reading/words/phrase";
import { agrees, isAlike, type KnownFigure } from "./known-figures";
import { findOwnClause } from "../text/clauses";
import { figuresOf, isDifference, isOtherPeriod, isSetInAnotherTime, valuesOf, writeFigures } from "./figure-words";
import type { Mark } from "../proof-finding";
import { findSubjects, isOwn } from "../text/own-words";
import type { ReadNarrative } from "../text/read-narrative";
import type { WrittenFigure } from "../text/read-figures";
import { quote, wordsOf, type Sentence } from "../text/read-sentences";
import { NEGATIONS } from "../text/plain-words";

/** Words that may follow a result without its unit: "is 71 at the end of Q2". */
const OF_A_RESULT: ReadonlySet<string> = wordSet("at in for this during overall now again");

const SPANNING: ReadonlySet<string> = wordSet(
  "average year yearly annual annually month monthly months week weekly daily cumulative had",
);
const CHANGES: ReadonlySet<string> = wordSet("increase decrease reduction improvement change changes rise fall drop");

const ROLE_WORDS: Record<KnownFigure["role"], string> = {
  value: "the latest value",
  target: "the target",
  expected: "what was expected by now",
  previous: "the previous value",
  "last-year": "the value of last year",
  baseline: "the baseline",
  benchmark: "what it is compared with",
  history: "a figure of an earlier period",
};

/** How far before a total its parts may be, in words. */
const FAR = 25;

/** True for a part of the result in a sentence that adds it up: "55 in Q2 and 41 in Q1, 96 in total". */
function isPartOf({ tokens }: Sentence, figure: WrittenFigure, result: WrittenFigure | undefined): boolean {
  if (!result || result.at < figure.at || result.at - figure.at > FAR) return false;
  const near = wordsOf(tokens.slice(figure.at, result.at + 4));
  return /(?:in total|in all|altogether|totalling|a total of|making)(?: |$)/.test(near);
}

/** Checks "Performance is 71%" where the table says otherwise; `tense` is "was" for a possibly past result. */
export function checkResult(
  read: ReadNarrative,
  sentence: Sentence,
  result: WrittenFigure | undefined,
  figure: WrittenFigure,
  tense: "is" | "was",
): Mark[] {
  const { tokens } = sentence;
  if (isPartOf(sentence, figure, result)) return [];
  // "20% of 50 is 10"
  if (tokens[figure.at - 2]?.word === "#") return [];
  const clause = findOwnClause(tokens, figure.at, figure.at + 1, read.own);
  if (!clause || isDifference(tokens, figure.at)) return [];
  if (isSetInAnotherTime(tokens, figure.at, read)) return [];
  // "68% (July)"
  const aside = tokens.slice(figure.at + 1, figure.at + 4);
  if (aside[0]?.word === "(" && aside.some((token, index) => isOtherPeriod(token, index, aside, read))) return [];
  const { words } = clause;
  if (
    words.some(
      (token, index) => read.isHedge(token.word) || isNegation(token.word) || isOtherPeriod(token, index, words, read),
    )
  )
    return [];
  // "The average over the year is" and "the increase is" are not this period's result.
  if (
    words.some(({ word }) => SPANNING.has(word) && !isOwn(read.own, word)) ||
    clause.lead.some(({ word }) => CHANGES.has(word) && !isOwn(read.own, word))
  )
    return [];
  const subjects = findSubjects(words, read.own, read.kpi.indicators);
  if (!subjects) return [];
  // "There are currently 15 areas": a count is not a percentage.
  const next = clause.tail[0]?.word ?? "";
  const isNumber =
    clause.lead.some(({ word }) => /^(?:numbers?|total|target|targets)$/.test(word)) || figure.figure > 100;
  const isCount = figure.unit === null && (isNumber || (/\p{L}/u.test(next) && !OF_A_RESULT.has(next)));
  const values = valuesOf(subjects).filter((known) => isAlike(figure, known) && !(isCount && known.unit !== null));
  if (values.length === 0 || figuresOf(read, "value").some((known) => agrees(figure, known))) return [];
  const other = read.kpi.indicators
    .flatMap(({ figures }) => figures)
    .find((known) => known.role !== "value" && agrees(figure, known));
  if (other && tense === "was") return [];
  const was = other ? `, and ${quote(read, figure)} is ${ROLE_WORDS[other.role]}` : "";
  const message = `The text gives the result as ${quote(read, figure)}; the table says ${writeFigures(values)}${was}. Correct the one that is wrong.`;
  return [
    {
      code: "figure-disagrees",
      start: figure.start,
      end: figure.end,
      against: values.map(({ written }) => written).join(" "),
      sentence: message,
    },
  ];
}

function isNegation(word: string): boolean {
  return NEGATIONS.has(word) && !/^(?:nearly|almost|close|near|approaching|yet)$/.test(word);
}
