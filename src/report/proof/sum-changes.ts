import type { Mark } from "./finding";
import type { WrittenFigure } from "./read-figures";
import { between, isOfOneUnit, isPercent, NOISE, quote, sumMark, wordsOf, writeAlike, writeSum, type SumSentence } from "./sum-parts";

/** "From 63% in Q1 to 61.5%": what may stand between the two ends. */
const TO = /^(?:\(? ?(?:in|at|for|during) (?:the |end |of |quarter |year )*@ ?\)? )?to$/;
const CHANGE_BEFORE = /(?:^| )(?:by|an? (?:\p{L}+ ){0,2}(?:increase|decrease|reduction|fall|rise|drop|improvement|decline|growth) of)$/u;
const CHANGE_AFTER = /^(?:points )?(?:\p{L}+ )?(?:increase|decrease|reduction|fall|rise|drop|improvement|decline)(?: |$)/u;
/** What makes more of a sentence than a change and its two ends. */
const MORE = /(?:^| )(?:target|national|average|mainly|including|respectively|each|after|following|per)(?: |$)/;
/** So many words may stand between the ends and the change. */
const NEAR = 8;

/** "Fell by 12 from 60 to 48", "from 63% to 61.5%, a reduction of 1.5 points": whether the change is that of the ends. */
export function checkChanges(within: SumSentence): Mark[] {
  const { tokens, figures } = within;
  return figures.flatMap((from, index): Mark[] => {
    const to = figures[index + 1];
    if (!to || !isOfOneUnit(from, to) || tokens[from.at - 1]?.word !== "from" || from.isRough || to.isRough) return [];
    if (!TO.test(between(within, from, to))) return [];
    const [before, after] = [figures[index - 1], figures[index + 2]];
    if (before && isChangeBefore(within, before, from)) return markChange(within, from, to, before);
    return after && isChangeAfter(within, to, after) ? markChange(within, from, to, after) : [];
  });
}

function isChangeBefore(within: SumSentence, said: WrittenFigure, from: WrittenFigure): boolean {
  const joint = between(within, said, from);
  const lead = wordsOf(within.tokens.slice(Math.max(0, said.at - 6), said.at));
  return from.at - said.at <= NEAR && CHANGE_BEFORE.test(lead) && !MORE.test(`${lead} ${joint}`) && !/[.:;(]/.test(joint);
}

function isChangeAfter(within: SumSentence, to: WrittenFigure, said: WrittenFigure): boolean {
  const joint = between(within, to, said);
  if (said.at - to.at > NEAR || MORE.test(joint)) return false;
  if (joint === "(") return said.unit?.family === "points";
  // A clause of its own says so: "…, a reduction of 1.5 points".
  if (!/^(?:,|-|\() /.test(joint)) return false;
  const tail = wordsOf(within.tokens.slice(said.at + 1, said.at + 4));
  return CHANGE_BEFORE.test(joint) || (/(?:^| )an?$/.test(joint) && CHANGE_AFTER.test(tail));
}

function markChange(within: SumSentence, from: WrittenFigure, to: WrittenFigure, said: WrittenFigure): Mark[] {
  const change = Math.abs(to.figure - from.figure);
  // Ends that were rounded make a difference that is off by as much; counts are exact.
  const slack = from.step === 1 && to.step === 1 && !isPercent(from) ? 0 : (from.step + to.step) / 2;
  const size = Math.abs(said.figure);
  const isOfEnds = isOfOneUnit(said, from) || (isPercent(from) && said.unit?.family === "points");
  if (said.isRough || !(isOfEnds || isPercent(said))) return [];
  if (isOfEnds && Math.abs(change - size) <= said.step / 2 + slack + NOISE) return [];
  if (isPercent(said) && from.figure !== 0) {
    // In per cent, and a little more, as the base was rounded too.
    const base = Math.abs(from.figure);
    if (Math.abs((change / base) * 100 - size) <= said.step / 2 + (slack / base) * 120 + NOISE) return [];
  }
  const isRelative = isPercent(said) && !isPercent(from) && from.figure !== 0;
  const is = isRelative ? `${writeAlike((change / Math.abs(from.figure)) * 100, said.step)}%` : writeSum(change, from, true);
  return [sumMark(said, is, `From ${quote(within, from)} to ${quote(within, to)} is a change of ${is}, and the text says ${quote(within, said)}. Check the three figures.`)];
}
