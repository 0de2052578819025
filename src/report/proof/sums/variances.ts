import { wordSet } from "../../../rag/reading/words/phrase";
import { writeFigure } from "../../../rag/reading/figure";
import type { Mark } from "../proof-finding";
import type { WrittenFigure } from "../text/read-figures";
import { between, isPercent, NOISE, sumMark, writeAlike, type SumSentence } from "./sum-sentence";
import { quote } from "../text/read-sentences";

const VARIANCES: ReadonlySet<string> = wordSet("underspend overspend variance shortfall surplus");
const AGAINST =
  /^(?:against|compared (?:to|with)|versus) (?:an? |the |our )?(?:\p{L}+ )?(?:target|budget|plan|programme) of$/u;

/**
 * Checks the stated difference and its share in "£188.6m against a budget of £192.4m, an underspend of £3.8m (2.0%)".
 */
export function checkVariances(within: SumSentence): Mark[] {
  const { tokens, figures } = within;
  return figures.flatMap((said, index): Mark[] => {
    const [one, other, share] = [figures[index - 2], figures[index - 1], figures[index + 1]];
    const isNamed = tokens[said.at - 1]?.word === "of" && VARIANCES.has(tokens[said.at - 2]?.word ?? "");
    if (!one || !other || !isNamed || ![one, other, said].every(isMoney) || !AGAINST.test(between(within, one, other)))
      return [];
    if ([one, other, said].some(({ isRough }) => isRough)) return [];
    const gap = Math.abs(one.figure - other.figure);
    const slack = (one.step + other.step) / 2;
    if (Math.abs(gap - said.figure) > said.step / 2 + slack + NOISE) {
      const is = writeFigure(Number(gap.toPrecision(12)), said.unit, said.scale);
      return [
        sumMark(
          said,
          is,
          `${quote(within, one)} against ${quote(within, other)} is a difference of ${is}, not ${quote(within, said)}. Check the three figures.`,
        ),
      ];
    }
    if (!isPercent(share) || between(within, said, share) !== "(" || other.figure === 0) return [];
    const percent = (gap / other.figure) * 100;
    if (Math.abs(percent - share.figure) <= share.step / 2 + (slack / Math.abs(other.figure)) * 100 + NOISE) return [];
    const is = `${writeAlike(percent, share.step)}%`;
    return [
      sumMark(
        share,
        is,
        `${quote(within, said)} of ${quote(within, other)} is ${is}, not ${quote(within, share)}. Check the three figures.`,
      ),
    ];
  });
}

/** True for "£188.6m", and for "192.4m" beside it. */
function isMoney({ unit, scale }: WrittenFigure): boolean {
  return unit?.family === "currency" || (unit === null && scale > 1);
}
