import { wordSet } from "../../rag/reading/phrase";
import { agrees, isAlike } from "./agree";
import { findOwnClause } from "./clauses";
import type { Mark } from "./finding";
import type { KnownFigure } from "./known-figures";
import { findSubjects } from "./own-words";
import { isNow, periodAt } from "./periods-in-text";
import type { ProofedIndicator } from "./proofed-kpi";
import type { ReadNarrative } from "./read-narrative";
import type { WrittenFigure } from "./read-figures";
import type { Sentence, Token } from "./read-sentences";
import { targetEnd } from "./target-group";
import { NEGATIONS, OTHER_TIMES, RESULT_WORDS } from "./words";

/** Words that may stand between "is" and a figure, and change nothing. */
const PASSING: ReadonlySet<string> = wordSet("now currently still again just only over under about around approximately approx circa c nearly almost some roughly ~ : the an a");
const IS: ReadonlySet<string> = wordSet("is are stands sits reached reaching now currently");
const WAS: ReadonlySet<string> = wordSet("was were stood been");
const AT_AFTER: ReadonlySet<string> = wordSet("is are now currently stands sits remains remained remain stays stayed continues performing performance target targets level levels down up was were stood");
const MOVED_TO: ReadonlySet<string> = wordSet("increased increases increasing improved improves improving risen rose rises rising fallen fell falls falling decreased decreases dropped drops reduced declined grown grew up down continued");
const MOVED_FROM: ReadonlySet<string> = wordSet("up down increased improved risen rose fallen fell decreased dropped reduced declined grown grew increase improvement rise reduction decrease fall drop");
/** After a figure, these make a difference of it, or a part: "5% above", "5% of the". */
const NO_RESULT: ReadonlySet<string> = wordSet("above below over under behind ahead short higher lower more less fewer better worse greater point points increase reduction decrease improvement rise drop fall of out to or and/or away");

/** Figures of a narrative that name a result or a target, and are not what the table holds. */
export function checkFigures(read: ReadNarrative): Mark[] {
  return read.sentences.flatMap(({ sentence, figures }) => figures.flatMap((figure) => checkFigure(read, sentence, figures, figure)));
}

function checkFigure(read: ReadNarrative, sentence: Sentence, figures: readonly WrittenFigure[], figure: WrittenFigure): Mark[] {
  if (read.own.figures.includes(figure.figure) && !read.kpi.indicators.some(({ figures: known }) => known.some(({ figure: one }) => one === figure.figure))) return [];
  const phrase = findPhrase(sentence.tokens, figure.at);
  if (phrase === "target") return checkTarget(read, sentence, figures, figure);
  if (phrase === "earlier") return checkEarlier(read, sentence, figures, figure);
  return phrase ? checkResult(read, sentence, figure, phrase) : [];
}

/** What the words before a figure say that it is. */
function findPhrase(tokens: readonly Token[], at: number): "is" | "was" | "target" | "earlier" | null {
  const word = (index: number): string => tokens[index]?.word ?? "";
  if (targetBefore(tokens, at) !== null) return "target";
  let last = at - 1;
  while (last >= 0 && at - last <= 3 && (PASSING.has(word(last)) || word(last).endsWith("ly")) && !IS.has(word(last))) last -= 1;
  const [before, joint] = [word(last - 1), word(last)];
  if (IS.has(joint)) return "is";
  if (WAS.has(joint)) return "was";
  if (joint === "at") return /^(?:was|were|stood)$/.test(before) ? "was" : AT_AFTER.has(before) ? "is" : null;
  if (joint === "of") return RESULT_WORDS.has(before) ? "is" : null;
  if (joint === "to") return MOVED_TO.has(before) || before.endsWith("ly") ? "is" : null;
  if (joint === "from") return MOVED_FROM.has(before) ? "earlier" : null;
  return null;
}

/** "Target of #", "target is #", "target ( #", "the # target": where the target's words begin; null where there is none. */
function targetBefore(tokens: readonly Token[], at: number): number | null {
  const word = (index: number): string => tokens[index]?.word ?? "";
  const joint = /^(?:of|is|at|:|=|\()$/.test(word(at - 1)) ? at - 2 : -1;
  if (/^targets?$/.test(word(joint))) {
    // "Below target at 71%" gives the result, not the target.
    if (word(at - 1) === "at") return null;
    let from = joint;
    while (from > 0 && joint - from < 3 && /^(?:the|our|its|a|this|agreed|current|annual|set|corporate|of|against)$/.test(word(from - 1))) from -= 1;
    return from < joint || joint === 0 ? from : null;
  }
  return /^(?:the|our|its|this)$/.test(word(at - 1)) && targetEnd(tokens, at) === at + 2 ? at - 1 : null;
}

function checkResult(read: ReadNarrative, { tokens }: Sentence, figure: WrittenFigure, tense: "is" | "was"): Mark[] {
  const clause = findOwnClause(tokens, figure.at, figure.at + 1, read.own);
  if (!clause) return [];
  const words = [...clause.lead, ...clause.tail];
  if (words.some(({ word }) => read.isHedge(word) || isNegation(word))) return [];
  if (words.some((token) => isOtherPeriod(token, read))) return [];
  if (NO_RESULT.has(clause.tail[0]?.word ?? "") || isDifference(clause.lead)) return [];
  const subjects = findSubjects(words.map(({ word }) => word), read.own, read.kpi.indicators);
  if (!subjects) return [];
  const values = valuesOf(subjects).filter(({ known }) => isAlike(figure, known));
  if (values.length === 0 || figuresOf(read, "value").some((known) => agrees(figure, known))) return [];
  const others = read.kpi.indicators.flatMap(({ figures }) => figures.filter((known) => known.role !== "value" && agrees(figure, known)));
  const [other] = others;
  if (other && tense === "was") return [];
  const was = other ? `, and ${figureWords(read, figure)} is ${ROLE_WORDS[other.role]}` : "";
  const sentence = `The text gives the result as ${figureWords(read, figure)}; the table says ${writeValues(values)}${was}. Correct the one that is wrong.`;
  return [{ code: "figure-disagrees", start: figure.start, end: figure.end, against: values.map(({ known }) => known.written).join(" "), sentence }];
}

const ROLE_WORDS: Record<KnownFigure["role"], string> = {
  value: "the latest value",
  target: "the target",
  expected: "what was expected by now",
  previous: "the previous value",
  "last-year": "the value of last year",
  benchmark: "what it is compared with",
  history: "a figure of an earlier period",
};

function checkTarget(read: ReadNarrative, { tokens }: Sentence, figures: readonly WrittenFigure[], figure: WrittenFigure): Mark[] {
  const clause = findOwnClause(tokens, figure.at, figure.at + 1, read.own);
  const around = tokens.slice(Math.max(0, figure.at - 12), figure.at + 8);
  if (around.some((token) => isOtherPeriod(token, read) || read.isHedge(token.word))) return [];
  // In a sentence that gives the KPI's result, the target is the KPI's.
  if (!clause && !figures.some((one) => figuresOf(read, "value").some((known) => agrees(one, known)))) return [];
  if (!clause && !isFollowedByKnown(tokens, figure.at, read)) return [];
  const targets = read.kpi.indicators.flatMap((indicator) => indicator.figures.filter(({ role }) => role === "target" || role === "expected"));
  const alike = targets.filter((known) => isAlike(figure, known));
  const all = read.kpi.indicators.flatMap((indicator) => indicator.figures);
  if (alike.length === 0 || all.some((known) => known.role !== "value" && agrees(figure, known))) return [];
  const shown = [...new Set(read.kpi.indicators.map(({ shownTarget }) => shownTarget))].slice(0, 3).map((target) => `“${target}”`);
  const sentence = `The text gives the target as ${figureWords(read, figure)}; the table says ${shown.join(", ")}. Correct the one that is wrong.`;
  return [{ code: "target-disagrees", start: figure.start, end: figure.end, against: shown.join(" "), sentence }];
}

/** "Down from 62.9%" beside the result, where the period before had another. */
function checkEarlier(read: ReadNarrative, { tokens }: Sentence, figures: readonly WrittenFigure[], figure: WrittenFigure): Mark[] {
  const clause = findOwnClause(tokens, figure.at - 1, figure.at + 1, read.own);
  if (!clause || !figures.some((one) => one.at < figure.at && figuresOf(read, "value").some((known) => agrees(one, known)))) return [];
  const known = read.kpi.indicators.flatMap((indicator) => indicator.figures);
  const earlier = known.filter(({ role }) => role === "previous" || role === "last-year" || role === "history").filter((one) => isAlike(figure, one));
  const previous = earlier.find(({ role }) => role === "previous") ?? earlier.at(-1);
  const [next] = clause.tail.filter(({ word }) => word === "@" || OTHER_TIMES.has(word));
  const isBefore = !next || next.word === "last" || next.word === "previous";
  if (!previous || !isBefore || read.kpi.indicators.length > 1 || known.some((one) => agrees(figure, one))) return [];
  const sentence = `The text gives the earlier result as ${figureWords(read, figure)}; the workbook holds ${previous.written}. Correct the one that is wrong.`;
  return [{ code: "earlier-figure-disagrees", start: figure.start, end: figure.end, against: previous.written, sentence }];
}

function isFollowedByKnown(tokens: readonly Token[], at: number, read: ReadNarrative): boolean {
  const next = tokens[at + 1];
  return !next || !/\p{L}/u.test(next.word) || read.isKnown(next.word);
}

function isNegation(word: string): boolean {
  return NEGATIONS.has(word) && !/^(?:nearly|almost|close|near|approaching|yet)$/.test(word);
}

/** True for the name of a period that is not reported, or that cannot be told. */
function isOtherPeriod(token: Token, read: ReadNarrative): boolean {
  if (token.word !== "@") return false;
  const period = periodAt(token, read.text, read.now);
  return period === null ? !/month/i.test(read.text.slice(token.start, token.end)) : !isNow(period, read.now);
}

/** "Has improved by 8.2": a figure after "by" is how much it moved. */
function isDifference(lead: readonly Token[]): boolean {
  return lead.at(-1)?.word === "by";
}

function figuresOf({ kpi }: ReadNarrative, role: KnownFigure["role"]): KnownFigure[] {
  return kpi.indicators.flatMap(({ figures }) => figures.filter((known) => known.role === role));
}

interface Value {
  indicator: ProofedIndicator;
  known: KnownFigure;
}

function valuesOf(indicators: readonly ProofedIndicator[]): Value[] {
  return indicators.flatMap((indicator) => indicator.figures.filter(({ role }) => role === "value").map((known) => ({ indicator, known })));
}

function writeValues(values: readonly Value[]): string {
  const [first, second, ...more] = values.map(({ known }) => known.written);
  return more.length > 0 ? `${first ?? ""}, ${second ?? ""} and ${more.length} more` : [first, second].filter((text) => text !== undefined).join(" and ");
}

function figureWords({ text }: ReadNarrative, { start, end }: WrittenFigure): string {
  return text.slice(start, end).replace(/\s+/g, " ");
}
