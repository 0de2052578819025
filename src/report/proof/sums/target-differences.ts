import type { Mark } from "../proof-finding";
import type { WrittenFigure } from "../text/read-figures";
import {
  between,
  isDifferenceOf,
  isOfOneUnit,
  isPercent,
  NOISE,
  sumMark,
  wordsAfter,
  writeAlike,
  writeSum,
  type SumSentence,
} from "./sum-sentence";
import { quote } from "../text/read-sentences";

/** Between a result and its target: "70.4% against a target of 75%". */
const AGAINST =
  /^(?:\p{L}+ ){0,3}?(?:against|compared (?:to|with)|versus|vs) (?:an? |the |our |its )?(?:\p{L}+ )?(?:target|budget|plan|profile) of$/u;
/** From the target to the difference: "75%, which is 4.6 points below". */
const TO_GAP =
  /^(?:,|\(|-)(?: (?:which|this|that|and|is|was|are|so))*(?: an? (?:\p{L}+ )?(shortfall|gap|difference|variance|shortage) of)?$/u;
/** Words after it for the side of the target. */
const AFTER_GAP =
  /^(?:points )?(above|over|higher|more|below|under|lower|less|fewer|short|off|away|adrift|behind|ahead|better|worse|faster|slower|quicker|longer|shorter)(?! (?:than|on|in|since) (?!(?:the |its |our )?(?:target|budget|plan|profile))(?:\p{L}|@|#))(?: |$)/u;
const ABOVE = /^(?:above|over|higher|more|slower|longer)$/;
const BELOW = /^(?:below|under|lower|less|fewer|short|faster|quicker|shorter)$/;

/** Checks the stated difference and side in "70.4% against a target of 75%, 4.6 points below". */
export function checkTargetDifferences(within: SumSentence): Mark[] {
  const { figures } = within;
  return figures.flatMap((said, index): Mark[] => {
    const [result, target] = [figures[index - 2], figures[index - 1]];
    if (!result || !target || !isOfOneUnit(result, target) || !AGAINST.test(between(within, result, target))) return [];
    const joint = TO_GAP.exec(between(within, target, said));
    const side = AFTER_GAP.exec(wordsAfter(within, said, 5))?.[1] ?? null;
    if (!joint || (side === null && joint[1] === undefined) || [result, target, said].some(({ isRough }) => isRough))
      return [];
    return markGap(within, result, target, said, side);
  });
}

function markGap(
  within: SumSentence,
  result: WrittenFigure,
  target: WrittenFigure,
  said: WrittenFigure,
  side: string | null,
): Mark[] {
  const gap = Number((result.figure - target.figure).toPrecision(12));
  const slack = (result.step < 1 || result.scale > 1 ? result.step / 2 : 0) + said.step / 2 + NOISE;
  const [isOfEnds, size] = [isDifferenceOf(said, result), Math.abs(said.figure)];
  const percent = target.figure === 0 ? null : Math.abs(gap / target.figure) * 100;
  if (!isOfEnds && !isPercent(said)) return [];
  const isRight =
    (isOfEnds && Math.abs(Math.abs(gap) - size) <= slack) ||
    (isPercent(said) && percent !== null && Math.abs(percent - size) <= said.step);
  const isOtherSide = side !== null && ((gap > 0 && BELOW.test(side)) || (gap < 0 && ABOVE.test(side)));
  if (isRight && !isOtherSide) return [];
  const amount =
    isOfEnds || percent === null ? writeSum(Math.abs(gap), result, true) : `${writeAlike(percent, said.step)}%`;
  const is = gap === 0 ? "on it" : `${amount} ${gap > 0 ? "above" : "below"}`;
  const saying = side === null ? quote(within, said) : `${quote(within, said)} ${side}`;
  return [
    sumMark(
      said,
      is,
      `${quote(within, result)} against ${quote(within, target)} is ${is}, not ${saying}. Check the three figures.`,
    ),
  ];
}
