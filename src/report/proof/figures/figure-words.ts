import type { KnownFigure } from "./known-figures";
import { isReported, periodAt } from "../text/periods-in-text";
import type { ProofedIndicator } from "../proofed-kpi";
import type { ReadNarrative } from "../text/read-narrative";
import { wordsOf, type Token } from "../text/read-sentences";
import { wordSet } from "../../../rag/reading/words/phrase";

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
  const period = periodAt(token, read.text, read.now);
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
