import type { Mark } from "./finding";
import type { ReadNarrative } from "./read-narrative";
import { checkChanges } from "./sum-changes";
import { checkShares } from "./sum-shares";
import { checkTotals } from "./sum-totals";
import { checkVariances } from "./sum-variances";

/** Sums that a narrative states itself and that do not work out: parts of a whole, changes, totals, differences from a budget. */
export function checkSums({ sentences, text }: Pick<ReadNarrative, "sentences" | "text">): Mark[] {
  return sentences.flatMap(({ sentence: { tokens }, figures }) => {
    const within = { text, tokens, figures };
    return [...checkShares(within), ...checkChanges(within), ...checkTotals(within), ...checkVariances(within)];
  });
}
