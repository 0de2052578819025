import type { Mark } from "../finding";
import type { ReadNarrative } from "../text/read-narrative";
import { checkChanges } from "./change-sums";
import { checkFractions } from "./fractions";
import { checkGaps } from "./target-differences";
import { checkShares } from "./share-sums";
import { checkTimes } from "./multiples";
import { checkDifferences, checkTotals } from "./totals";
import { checkVariances } from "./variances";

/**
 * Checks arithmetic that a narrative states in full: parts of a whole, changes, totals, differences from a budget or a
 * target. Every figure is in the sentence.
 */
export function checkSums({ sentences, text }: Pick<ReadNarrative, "sentences" | "text">): Mark[] {
  return sentences.flatMap(({ sentence: { tokens }, figures, numbers }) => {
    const within = { text, tokens, figures, numbers };
    const checks = [
      checkShares,
      checkFractions,
      checkChanges,
      checkTimes,
      checkTotals,
      checkDifferences,
      checkVariances,
      checkGaps,
    ];
    return checks.flatMap((check) => check(within));
  });
}
