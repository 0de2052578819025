import { agrees, isAlike } from "./agree";
import { findOwnClause } from "../text/clauses";
import { figuresOf, isOtherPeriod } from "./figure-words";
import type { Mark } from "../finding";
import { isNow, periodAt } from "../text/periods-in-text";
import type { ReadNarrative } from "../text/read-narrative";
import type { WrittenFigure } from "../text/read-figures";
import { quote, type Sentence, type Token } from "../text/read-sentences";

/** How many words before and after a target's figure are examined for another time. */
const [BEFORE, AFTER] = [12, 6];

/** True for another year. The target may be for the year, of which a part is reported. */
function isOfAnotherYear(token: Token, index: number, tokens: readonly Token[], read: ReadNarrative): boolean {
  if (!isOtherPeriod(token, index, tokens, read)) return false;
  const period = periodAt(token, read.text, read.now);
  return period === null || period.kind !== "year" || !isNow(period, read.now);
}

/** Checks "The target of 75%" where the table has neither such a target nor another such figure. */
export function checkTarget(
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
