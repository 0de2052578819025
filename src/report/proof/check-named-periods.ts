import { wordSet } from "../../rag/reading/words/phrase";
import { agrees, type FigureRole } from "./figures/known-figures";
import { findOwnClause } from "./text/clauses";
import type { Mark } from "./proof-finding";
import { overlapsPresent, periodOfToken } from "./text/periods-in-text";
import type { ReadNarrative } from "./text/read-narrative";
import type { WrittenFigure } from "./text/read-figures";
import { quote, wordsOf, type Sentence, type Token } from "./text/read-sentences";
import { NEGATIONS, OTHER_TIMES } from "./text/plain-words";

const PRESENT: ReadonlySet<string> = wordSet("is are stands remains continues sits");
const THIS: ReadonlySet<string> = wordSet("this current present");
const PERIOD_NOUNS: ReadonlySet<string> = wordSet("quarter year period month reporting financial");

/**
 * Checks periods that are called current where another one is reported: "this quarter (Q1)", "at the end of Q1,
 * performance is …".
 */
export function checkPeriodsNamed(read: ReadNarrative): Mark[] {
  if (read.now.periods.length === 0) return [];
  return read.sentences.flatMap(({ sentence, figures }) =>
    sentence.tokens.flatMap((_, at) => checkAt(read, sentence, figures, at)),
  );
}

function checkAt(read: ReadNarrative, { tokens }: Sentence, figures: readonly WrittenFigure[], at: number): Mark[] {
  const token = tokens[at];
  const period = periodOfToken(token, read.text, read.now);
  if (!token || !period || overlapsPresent(period, read.now)) return [];
  if (!(isCalledNow(tokens, at) || isSetting(read, tokens, at) || isOfResult(read, tokens, figures, at))) return [];
  const written = quote(read, token);
  const reported = [...new Set(read.now.periods.map(({ text }) => text))].slice(0, 2).join(" and ");
  const sentence = `The text speaks of ${written} as the present; what is reported is ${reported}. Bring the sentence up to date, or say that it is a comparison.`;
  return [{ code: "period-stale", start: token.start, end: token.end, against: reported, sentence }];
}

/** True for "This quarter (Q1)", "the current year 2023/24", "Q1 this quarter". */
function isCalledNow(tokens: readonly Token[], at: number): boolean {
  const word = (index: number): string => tokens[index]?.word ?? "";
  let before = at - 1;
  if (/^[(,]$/.test(word(before))) before -= 1;
  let nouns = 0;
  while (nouns < 3 && PERIOD_NOUNS.has(word(before))) {
    before -= 1;
    nouns += 1;
  }
  return nouns > 0 && THIS.has(word(before));
}

/** Words that separate the period of a figure from other periods in its sentence. */
const PARTING: ReadonlySet<string> = wordSet(
  ", ; : . and but from since on than compared against with versus up down ( )",
);
const EARLIER: ReadonlySet<FigureRole> = new Set<FigureRole>(["previous", "last-year", "history"]);
/** The most words between a result and its period. */
const NEAR = 8;

/**
 * True for "At the end of Q1 is 14.26%": the period of a figure that is the latest value, and was not the value of an
 * earlier period.
 */
function isOfResult(
  read: ReadNarrative,
  tokens: readonly Token[],
  figures: readonly WrittenFigure[],
  at: number,
): boolean {
  const before = tokens[at - 1]?.word ?? "";
  if (at > 0 && !/^(?:in|at|for|during|of|to|the|our|by)$/.test(before)) return false;
  const near = figures.filter((figure) => Math.abs(figure.at - at) <= NEAR && !isParted(tokens, figure.at, at));
  const known = read.kpi.indicators.flatMap((indicator) => indicator.figures);
  return near.some((figure) => {
    const agreeing = known.filter((one) => agrees(figure, one));
    // A small whole number matches by chance.
    const isTelling = figure.unit !== null || figure.figure >= 20 || figure.step < 1;
    return (
      isTelling &&
      agreeing.some(({ role }) => role === "value") &&
      !agreeing.some(({ role }) => EARLIER.has(role)) &&
      !isOfAnotherTime(tokens, figure.at, at)
    );
  });
}

function isParted(tokens: readonly Token[], one: number, other: number): boolean {
  return tokens
    .slice(Math.min(one, other) + 1, Math.max(one, other))
    .some(({ word }) => PARTING.has(word) || word === "#" || word === "@");
}

function isOfAnotherTime(tokens: readonly Token[], one: number, other: number): boolean {
  const [first, last] = [Math.min(one, other), Math.max(one, other)];
  // "Was 70.4% in Q1" may be past, and a result can repeat.
  const isPast = tokens.slice(Math.max(0, one - 2), one).some(({ word }) => /^(?:was|were)$/.test(word));
  return (
    isPast ||
    tokens
      .slice(Math.max(0, first - 4), last + 3)
      .some(({ word }) => OTHER_TIMES.has(word) || /^(?:from|since|compared|than|target|targets)$/.test(word))
  );
}

const COMPARING: ReadonlySet<string> = wordSet("compared compare compares comparison against");

/**
 * True for "At the end of Q1 performance is …" or "In 2023/24, the rate remains …": the start of a sentence about the
 * present and this KPI.
 */
function isSetting(read: ReadNarrative, tokens: readonly Token[], at: number): boolean {
  const head = wordsOf(tokens.slice(0, at));
  if (!/^(?:in|during|for|at|as at|as of)(?: the)?(?: end of)?(?: the)?$/.test(head)) return false;
  const verb = tokens.findIndex(({ word }, index) => index > at && index < at + 15 && PRESENT.has(word));
  if (verb < 0) return false;
  const clause = findOwnClause(tokens, verb, verb + 1, read.own);
  if (!clause || clause.lead.length === 0) return false;
  const words = tokens.slice(at + 1, verb + 12);
  return !words.some(({ word }) => word === "@" || NEGATIONS.has(word) || read.isHedge(word) || COMPARING.has(word));
}
