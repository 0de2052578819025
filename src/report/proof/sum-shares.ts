import type { Mark } from "./finding";
import type { WrittenFigure } from "./read-figures";
import { between, isCount, isPercent, NOISE, quote, sumMark, wordsOf, writeAlike, type SumSentence } from "./sum-parts";

/** What stands between a part and its whole: "30 of the 48", "14 out of 20 schools". */
const PART_OF = /^(?:out )?of (?:the |our |a total of |all )?(?:total )?$/;
/** Between the whole and the percentage: "48 places (". */
const IN_BRACKETS = /^(?:\p{L}+ ){0,3}\($/u;
/** So far before "of which" the whole may stand, in words and in figures. */
const [FAR, FIGURES] = [30, 6];

/** "30 of the 48 (62.5%)", "62.5% (30 of 48)", "48 due, of which 30 (62.5%)": whether the percentage is the share. */
export function checkShares(within: SumSentence): Mark[] {
  const { figures } = within;
  return figures.flatMap((first, index): Mark[] => {
    const [second, third] = [figures[index + 1], figures[index + 2]];
    if (!second) return [];
    if (isCount(first) && isCount(second) && isPercent(third) && isPart(within, first, second) && IN_BRACKETS.test(between(within, second, third))) {
      return markShare(within, first, second, third);
    }
    if (isPercent(first) && isCount(second) && isCount(third) && between(within, first, second) === "(" && isPart(within, second, third)) {
      return markShare(within, second, third, first);
    }
    if (isCount(first) && isPercent(second) && between(within, first, second) === "(" && isOfWhich(within, first)) {
      const before = figures.slice(Math.max(0, index - FIGURES), index);
      const [whole, ...others] = before.filter((one) => isCount(one) && one.figure >= first.figure && first.at - one.at < FAR);
      return whole && others.length === 0 ? markShare(within, first, whole, second) : [];
    }
    return [];
  });
}

function isPart(within: SumSentence, part: WrittenFigure, whole: WrittenFigure): boolean {
  return PART_OF.test(`${between(within, part, whole)} `) && part.figure <= whole.figure;
}

function isOfWhich({ tokens }: SumSentence, { at }: WrittenFigure): boolean {
  return /^of (?:which|whom|these|those)$/.test(wordsOf(tokens.slice(Math.max(0, at - 2), at)));
}

function markShare(within: SumSentence, part: WrittenFigure, whole: WrittenFigure, said: WrittenFigure): Mark[] {
  if (whole.figure <= 0 || [part, whole, said].some(({ isRough }) => isRough)) return [];
  const share = (part.figure / whole.figure) * 100;
  if (Math.abs(share - said.figure) <= said.step / 2 + NOISE) return [];
  const is = `${writeAlike(share, said.step)}%`;
  return [sumMark(said, is, `${quote(within, part)} of ${quote(within, whole)} is ${is}, and the text says ${quote(within, said)}. Check the three figures.`)];
}
