import type { KnownFigure } from "./known-figures";
import { isReported, periodOfToken } from "../text/periods-in-text";
import type { ProofedIndicator } from "../proofed-kpi";
import type { ReadNarrative } from "../text/read-narrative";
import { wordsOf, type Token } from "../text/read-sentences";
import { wordSet } from "../../../rag/reading/words/phrase";
import { RESULT_WORDS } from "../text/plain-words";

/** Words after a figure that make it a difference or a part: "5% above", "5% of the". */
const NO_RESULT: ReadonlySet<string> = wordSet(
  "above below over under behind ahead short higher lower more less fewer better worse greater point points",
  "increase reduction decrease improvement rise drop fall of to or and/or away",
);

/** True where the words around a figure make it a difference: "5% above", "by 5%". */
export function isDifference(tokens: readonly Token[], at: number): boolean {
  const [before, next] = [tokens[at - 1]?.word ?? "", tokens[at + 1]?.word ?? ""];
  return (
    before === "by" ||
    NO_RESULT.has(next) ||
    (next === "out" && tokens[at + 2]?.word === "of" && tokens[at - 2]?.word !== "score")
  );
}

/**
 * True for the name of a period other than the reported one, or an unclear one. A part of it counts as another: "in
 * July".
 */
export function isOtherPeriod(token: Token, index: number, tokens: readonly Token[], read: ReadNarrative): boolean {
  if (token.word !== "@") return false;
  const period = periodOfToken(token, read.text, read.now);
  // "Over 12 months" and "rolling year" do not name a period.
  return period === null
    ? !/month/i.test(read.text.slice(token.start, token.end))
    : !isReported(period, read.now, tokens[index - 1]?.word ?? "");
}

/** How many words before a place are examined for its time. */
const SETTING = 20;

/**
 * True where the words before a place put it in another time: "In Q1, performance was …", but not "compared to Q1, …".
 */
export function isSetInAnotherTime(tokens: readonly Token[], at: number, read: ReadNarrative): boolean {
  return tokens.slice(Math.max(0, at - SETTING), at).some((token, index, near) => {
    if (!isOtherPeriod(token, index, near, read)) return false;
    const before = wordsOf(near.slice(Math.max(0, index - 4), index));
    return !/(?:^| )(?:from|to|with|since|than|against|on)(?: (?:the|end|of|quarter))*$/.test(before);
  });
}

/** The KPI's known figures of one role. */
export function figuresOf({ kpi }: ReadNarrative, role: KnownFigure["role"]): KnownFigure[] {
  return kpi.indicators.flatMap(({ figures }) => figures.filter((known) => known.role === role));
}

/** Writes at most two of the latest values. */
export function writeFigures(known: readonly KnownFigure[]): string {
  const [first, second, ...more] = known.map(({ written }) => written);
  return more.length > 0
    ? `${first ?? ""}, ${second ?? ""} and ${more.length} more`
    : [first, second].filter((text) => text !== undefined).join(" and ");
}

/** The latest values of some indicators. */
export function valuesOf(indicators: readonly ProofedIndicator[]): KnownFigure[] {
  return indicators.flatMap(({ figures }) => figures.filter(({ role }) => role === "value"));
}

/**
 * The role of a figure by the words before it: the current result, a possibly past result, the target, an earlier
 * result.
 */
export type FigurePhrase = "is" | "was" | "target" | "earlier";

/** Words between "is" and a figure that change nothing. */
const PASSING: ReadonlySet<string> = wordSet(
  "now currently still again just only over under about around approximately approx circa c nearly almost some",
  "roughly ~ : the an a",
);
const IS: ReadonlySet<string> = wordSet("is are stands sits reached reaching now currently");
const WAS: ReadonlySet<string> = wordSet("was were stood been");
const AT_AFTER: ReadonlySet<string> = wordSet(
  "is are now currently stands sits remains remained remain stays stayed continues performing performance",
  "target targets level levels down up was were stood",
);
const MOVED_TO: ReadonlySet<string> = wordSet(
  "increased increases increasing improved improves improving risen rose rises rising fallen fell falls falling",
  "decreased decreases dropped drops reduced declined grown grew up down continued target",
);
const MOVED_FROM: ReadonlySet<string> = wordSet(
  "up down increased improved risen rose fallen fell decreased dropped reduced declined grown grew increase",
  "improvement rise reduction decrease fall drop",
);
/** Words that may precede a KPI's own target. */
const BEFORE_TARGET = /^(?:the|our|its|a|this|agreed|current|annual|set|corporate|of|against)$/;

/** The role that the words before the figure at `at` give it; null for none of these. */
export function findPhrase(tokens: readonly Token[], at: number): FigurePhrase | null {
  const word = (index: number): string => tokens[index]?.word ?? "";
  if (isTargetFigure(tokens, at)) return "target";
  let last = at - 1;
  while (last >= 0 && at - last <= 3 && (PASSING.has(word(last)) || word(last).endsWith("ly")) && !IS.has(word(last)))
    last -= 1;
  const [before, joint] = [word(last - 1), word(last)];
  if (IS.has(joint)) return "is";
  if (WAS.has(joint)) return "was";
  if (joint === "at") return /^(?:was|were|stood)$/.test(before) ? "was" : AT_AFTER.has(before) ? "is" : null;
  if (joint === "of") return RESULT_WORDS.has(before) ? "is" : null;
  if (joint === "to") return MOVED_TO.has(before) || before.endsWith("ly") ? "is" : null;
  if (joint === "from") return MOVED_FROM.has(before) ? "earlier" : null;
  // "The rate (5.4 per 10,000)"
  if (joint === "(" && word(at + 1) === ")") return RESULT_WORDS.has(before) ? "is" : null;
  return null;
}

/** True for "Target of #", "target is #", "target ( #" and "the # target". */
function isTargetFigure(tokens: readonly Token[], at: number): boolean {
  const word = (index: number): string => tokens[index]?.word ?? "";
  const joint = /^(?:of|is|at|:|=|\()$/.test(word(at - 1)) ? at - 2 : -1;
  // "Below target at 71%" states the result, not the target.
  if (/^targets?$/.test(word(joint)))
    return word(at - 1) !== "at" && (joint === 0 || BEFORE_TARGET.test(word(joint - 1)));
  return /^(?:the|our|its|this)$/.test(word(at - 1)) && targetEnd(tokens, at) === at + 2;
}

const PLAIN_TARGET: ReadonlySet<string> = wordSet(
  "the our its this a an all both annual year end yearend current agreed set overall corporate performance",
  "council councils 's local cumulative quarterly ytd #",
);
/** The most words between "above" and "target". */
const MOST = 5;
/** Words after "target" that give it another meaning: "target areas", "target audience". */
const AFTER_TARGET: ReadonlySet<string> = wordSet(
  "of at for in on by and or but with this that which due as is was were are has have had since from to despite",
  "because while whilst although range level levels figure figures rate rates threshold again",
);

/**
 * The end of a KPI's own target named from `at` on: "target", "the target", "our 95% target", "the annual targets".
 * Null where none is named, or another one: "the national target", "target areas".
 */
export function targetEnd(tokens: readonly Token[], at: number): number | null {
  for (let index = at; index < tokens.length && index <= at + MOST; index += 1) {
    const word = tokens[index]?.word ?? "";
    if (word === "target" || word === "targets") return mayEnd(tokens[index + 1]) ? index + 1 : null;
    if (!PLAIN_TARGET.has(word) && word !== "@") return null;
  }
  return null;
}

function mayEnd(next: Token | undefined): boolean {
  return !next || !/\p{L}/u.test(next.word) || AFTER_TARGET.has(next.word) || next.word.endsWith("ly");
}
