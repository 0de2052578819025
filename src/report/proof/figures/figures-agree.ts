import { agrees } from "./agree";
import { checkCounted } from "./counted-figures";
import { checkEarlier } from "./earlier-figures";
import { findPhrase } from "./figure-phrases";
import { figuresOf } from "./figure-words";
import type { Mark } from "../finding";
import { checkNear } from "./near-figures";
import type { ReadNarrative } from "../text/read-narrative";
import type { WrittenFigure } from "../text/read-figures";
import type { Sentence } from "../text/read-sentences";
import { checkResult } from "./result-figures";
import { checkTarget } from "./target-figures";

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
