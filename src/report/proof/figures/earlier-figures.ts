import { agrees, isAlike } from "./agree";
import { findOwnClause } from "../text/clauses";
import type { Mark } from "../finding";
import type { ReadNarrative } from "../text/read-narrative";
import type { WrittenFigure } from "../text/read-figures";
import { quote, type Sentence } from "../text/read-sentences";
import { OTHER_TIMES } from "../text/words";

/** Checks "Down from 62.9%" beside the result, where the workbook holds another figure for the previous period. */
export function checkEarlier(
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
