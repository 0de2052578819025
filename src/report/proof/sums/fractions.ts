import type { Mark } from "../proof-finding";
import type { WrittenFigure } from "../text/read-figures";
import { quote, quoteTokens, wordsOf, type Token } from "../text/read-sentences";
import {
  between,
  firstFrom,
  isAmount,
  isOfOneUnit,
  isPercent,
  isWhole,
  NOISE,
  roundingOf,
  sumMark,
  writePart,
  type SumSentence,
} from "./sum-sentence";

/** A share in words: "a quarter", "two thirds", "half", "one in four". */
export interface Fraction {
  /** The share, as a part of one. */
  share: number;
  /** The range of the sentence's tokens, `to` excluded. */
  from: number;
  to: number;
  /** True for "over a quarter", "nearly half". */
  isRough: boolean;
}

const PARTS: ReadonlyMap<string, number> = new Map(
  Object.entries({
    half: 2,
    halves: 2,
    third: 3,
    thirds: 3,
    quarter: 4,
    quarters: 4,
    fifth: 5,
    fifths: 5,
    sixth: 6,
    eighth: 8,
    tenth: 10,
    tenths: 10,
  }),
);
const ROUGH =
  /^(?:over|under|about|around|approximately|approx|circa|c|nearly|almost|some|roughly|just|than|to|least|most|another|every|in|each|this|last|first|second|third|next|the)$/;
/** Words after which a quarter is a part of a year, and half is not a share. */
const NO_SHARE =
  /^(?:year|term|day|way|time|century|hour|decade|period|season|end|on|[1-4]|q[1-4]|@|figures?|results?|monitoring|report|performance)$/;

/** A number in a fraction: "two" in "two thirds", both in "1 in 4". */
function numberAt(tokens: readonly Token[], at: number): number | null {
  const item = tokens[at]?.item;
  return item?.kind === "figure" && item.figure.unit === null && item.figure.scale === 1 ? item.figure.figure : null;
}

/** The fraction that starts at a token; null where there is none. */
export function fractionAt(tokens: readonly Token[], at: number): Fraction | null {
  const word = (index: number): string => tokens[index]?.word ?? "";
  const isRough = ROUGH.test(word(at - 1));
  const number = numberAt(tokens, at);
  if (number !== null) {
    const last = word(at + 2) === "every" ? at + 3 : at + 2;
    const of = numberAt(tokens, last);
    // "1 in 4", "9 in every 10"; of at most a hundred.
    if (
      word(at + 1) === "in" &&
      of !== null &&
      of >= 2 &&
      of <= 100 &&
      number >= 1 &&
      number < of &&
      Number.isInteger(number)
    ) {
      return { share: number / of, from: at, to: last + 1, isRough };
    }
    const parts = PARTS.get(word(at + 1));
    // "Three quarters of the homes", but not "for 3 quarters" or "three quarters running".
    const isShare = parts !== undefined && number >= 1 && number < parts && /^(?:of|\()$/.test(word(at + 2));
    return isShare ? { share: number / parts, from: at, to: at + 2, isRough } : null;
  }
  const isArticle = /^an?$/.test(word(at));
  const parts = PARTS.get(word(isArticle ? at + 1 : at));
  const to = isArticle ? at + 2 : at + 1;
  if (parts === undefined || NO_SHARE.test(word(to))) return null;
  // Alone, only "half" is a share, unlike "quarter 2", "the third" and "the first half".
  const isHalf = word(at) === "half" && !/^(?:the|first|second|this|last|next|each)$/.test(word(at - 1));
  return isArticle || isHalf ? { share: 1 / parts, from: at, to, isRough } : null;
}

/** A share in words is approximate: the margin, relative and at most in points. */
const [ROUND, MOST] = [0.1, 5];
/** The most words between the share in words and a figure. */
const FAR = 10;

/**
 * Checks a share in words against the figures beside it: "One in four (25%)", "a quarter of 400, 100", "25%, or one in
 * four".
 */
export function checkFractions(within: SumSentence): Mark[] {
  const { tokens, figures } = within;
  return tokens.flatMap((_, at): Mark[] => {
    const fraction = fractionAt(tokens, at);
    if (!fraction || fraction.isRough) return [];
    const index = firstFrom(figures, fraction.to);
    const [next, part] = [figures[index], figures[index + 1]];
    const before = figures[firstFrom(figures, fraction.from) - 1];
    if (next && isPercent(next) && isSameShare(tokens, fraction.to, next.at) && isWhole(within, next))
      return markPercent(within, fraction, next);
    if (
      before &&
      isPercent(before) &&
      /^(?:\(|, or|or|, ie|, that is)$/.test(joint(tokens, before.at + 1, fraction.from))
    )
      return markPercent(within, fraction, before);
    return next && part ? markWhole(within, fraction, next, part) : [];
  });
}

function isSameShare(tokens: readonly Token[], from: number, to: number): boolean {
  return /^(?:(?:of )?(?:\p{L}+ ){0,5}?\(|, or|or)(?: ?(?:ie|or))?$/u.test(joint(tokens, from, to));
}

function markPercent(within: SumSentence, { share, from, to }: Fraction, percent: WrittenFigure): Mark[] {
  if (
    percent.isRough ||
    Math.abs(share * 100 - percent.figure) <= Math.min(MOST, share * 100 * ROUND) + percent.step / 2 + NOISE
  )
    return [];
  const is = `${Number((share * 100).toFixed(1))}%`;
  return [
    sumMark(percent, is, `“${quoteTokens(within, from, to)}” is ${is}, not ${quote(within, percent)}. Check the two.`),
  ];
}

/** The words between two positions; where they are far apart, a text that matches nothing. */
function joint(tokens: readonly Token[], from: number, to: number): string {
  return to - from > FAR ? "#" : wordsOf(tokens.slice(from, to));
}

/** Checks "A quarter of 400, 100" and "half of the 80 homes (40)". */
function markWhole(
  within: SumSentence,
  { share, from, to }: Fraction,
  whole: WrittenFigure,
  part: WrittenFigure,
): Mark[] {
  const { tokens } = within;
  if (!isAmount(whole) || !isAmount(part) || !isOfOneUnit(whole, part)) return [];
  if (!/^of (?:the |our |all |all the )?$/.test(`${joint(tokens, to, whole.at)} `)) return [];
  const after = tokens[part.at + 1]?.word ?? ".";
  if (
    !/^(?:\p{L}+ ){0,3}?(?:,|\(|, or|or|is|=|, ie|, that is)$/u.test(between(within, whole, part)) ||
    /^[\p{L}@#§]/u.test(after)
  )
    return [];
  const is = share * whole.figure;
  if (part.isRough || whole.isRough || Math.abs(is - part.figure) <= part.step / 2 + share * roundingOf(whole) + NOISE)
    return [];
  const written = writePart(is, part);
  return [
    sumMark(
      part,
      written,
      `${quoteTokens(within, from, to)} of ${quote(within, whole)} is ${written}, not ${quote(within, part)}. Check the figures.`,
    ),
  ];
}
