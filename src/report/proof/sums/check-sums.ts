import type { Mark } from "../proof-finding";
import type { ReadNarrative } from "../text/read-narrative";
import { checkChangeSums } from "./change-sums";
import { checkFractions } from "./fractions";
import { checkTargetDifferences } from "./target-differences";
import { checkShareSums } from "./share-sums";
import { checkMultiples } from "./multiples";
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
      checkShareSums,
      checkFractions,
      checkChangeSums,
      checkMultiples,
      checkTotals,
      checkDifferences,
      checkVariances,
      checkTargetDifferences,
    ];
    return checks.flatMap((check) => check(within));
  });
}
