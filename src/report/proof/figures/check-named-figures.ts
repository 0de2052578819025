import { agrees, isAlike } from "./known-figures";
import { checkCounted } from "./check-counted-figures";
import { findPhrase, figuresOf, isOtherPeriod } from "./figure-words";
import type { Mark } from "../finding";
import { checkNear } from "./check-near-figures";
import type { ReadNarrative } from "../text/read-narrative";
import type { WrittenFigure } from "../text/read-figures";
import { quote, type Sentence, type Token } from "../text/read-sentences";
import { checkResult } from "./check-result";
import { findOwnClause } from "../text/clauses";
import { overlapsPresent, periodOfToken } from "../text/periods-in-text";
import { OTHER_TIMES } from "../text/plain-words";

/** Checks figures that are named as a result or a target against the table. */
export function checkFigures(read: ReadNarrative): Mark[] {
  const values = figuresOf(read, "value");
  const marks = read.sentences.flatMap(({ sentence, figures }) => {
    const result = figures.find((figure) => values.some((known) => agrees(figure, known)));
    return figures.flatMap((figure) => checkFigure(read, sentence, result, figure));
  });
  return marks.length > 0 ? marks : checkNear(read);
}

/** `result` is the first figure of the sentence that equals the KPI's latest value. */
function checkFigure(
  read: ReadNarrative,
  sentence: Sentence,
  result: WrittenFigure | undefined,
  figure: WrittenFigure,
): Mark[] {
  // "Within 28 days" is part of the KPI's name.
  const isKnown = read.kpi.indicators.some(({ figures: known }) =>
    known.some(({ figure: one }) => one === figure.figure),
  );
  if (read.own.figures.includes(figure.figure) && !isKnown) return [];
  const phrase = findPhrase(sentence.tokens, figure.at);
  if (phrase === "target") return checkTarget(read, sentence, result, figure);
  if (phrase === "earlier") return checkEarlier(read, sentence, result, figure);
  return phrase ? checkResult(read, sentence, result, figure, phrase) : checkCounted(read, sentence, figure);
}

/** How many words before and after a target's figure are examined for another time. */
const [BEFORE, AFTER] = [12, 6];

/** True for another year. The target may be for the year, of which a part is reported. */
function isOfAnotherYear(token: Token, index: number, tokens: readonly Token[], read: ReadNarrative): boolean {
  if (!isOtherPeriod(token, index, tokens, read)) return false;
  const period = periodOfToken(token, read.text, read.now);
  return period === null || period.kind !== "year" || !overlapsPresent(period, read.now);
}

/** Checks "The target of 75%" where the table has neither such a target nor another such figure. */
function checkTarget(
  read: ReadNarrative,
  { tokens }: Sentence,
  result: WrittenFigure | undefined,
  figure: WrittenFigure,
): Mark[] {
  const around = tokens.slice(Math.max(0, figure.at - BEFORE), figure.at + AFTER);
  if (around.some((token, index) => isOfAnotherYear(token, index, around, read))) return [];
  const clause = findOwnClause(tokens, figure.at, figure.at + 1, read.own);
  if ((clause?.words ?? around).some(({ word }) => read.isHedge(word))) return [];
  if (!clause) {
    // In a sentence with the KPI's result, the target is the KPI's.
    const next = tokens[figure.at + 1]?.word ?? "";
    if (!result || (/\p{L}/u.test(next) && !read.isKnown(next))) return [];
  }
  const targets = [...figuresOf(read, "target"), ...figuresOf(read, "expected")].filter((known) =>
    isAlike(figure, known),
  );
  const all = read.kpi.indicators.flatMap((indicator) => indicator.figures);
  if (targets.length === 0 || all.some((known) => known.role !== "value" && agrees(figure, known))) return [];
  const shown = [...new Set(read.kpi.indicators.map(({ shownTarget }) => shownTarget))]
    .slice(0, 3)
    .map((target) => `“${target}”`);
  const sentence = `The text gives the target as ${quote(read, figure)}; the table says ${shown.join(", ")}. Correct the one that is wrong.`;
  return [{ code: "target-disagrees", start: figure.start, end: figure.end, against: shown.join(" "), sentence }];
}

/** Checks "Down from 62.9%" beside the result, where the workbook holds another figure for the previous period. */
function checkEarlier(
  read: ReadNarrative,
  { tokens }: Sentence,
  result: WrittenFigure | undefined,
  figure: WrittenFigure,
): Mark[] {
  // With several rows, any of them could have moved.
  const [only, ...others] = read.kpi.indicators;
  if (!only || others.length > 0) return [];
  // In "Up from 44 of 50" the result is the share, not the count.
  if (/^(?:of|out|\/)$/.test(tokens[figure.at + 1]?.word ?? "")) return [];
  const clause = findOwnClause(tokens, figure.at - 1, figure.at + 1, read.own);
  if (!clause || !result || result.at >= figure.at) return [];
  const alike = only.figures
    .filter(({ role }) => role === "previous" || role === "last-year" || role === "history")
    .filter((one) => isAlike(figure, one));
  const previous = alike.find(({ role }) => role === "previous") ?? alike.at(-1);
  const next = clause.tail.find(({ word }) => word === "@" || OTHER_TIMES.has(word));
  if (
    !previous ||
    (next && next.word !== "last" && next.word !== "previous") ||
    only.figures.some((one) => agrees(figure, one))
  )
    return [];
  const sentence = `The text gives the earlier result as ${quote(read, figure)}; the workbook holds ${previous.written}. Correct the one that is wrong.`;
  return [
    { code: "earlier-figure-disagrees", start: figure.start, end: figure.end, against: previous.written, sentence },
  ];
}
