import type { Mark } from "../proof-finding";
import type { WrittenFigure } from "../text/read-figures";
import {
  between,
  isAmount,
  isOfOneUnit,
  isPercent,
  isWhole,
  NOISE,
  roundingOf,
  sharedRounding,
  sumMark,
  wordsBefore,
  writeAlike,
  writePart,
  type SumSentence,
} from "./sum-sentence";
import { quote } from "../text/read-sentences";

/** Between a part and its whole: "30 of the 48", "14 out of 20 schools", "43/50". */
const PART_OF =
  /^(?:\/|(?:\p{L}+ ){0,2}?(?:out )?of (?:the |our |a total of |all |all the |some )?(?:total )?(?:of )?)$/u;
/** Between the whole and the percentage, in brackets or after "is": "48 places (", "5,140 letters is". */
const IN_BRACKETS =
  /^(?:\p{L}+ ){0,6}?\((?: ?(?:or|ie|i \. e \.|equal to|equivalent to|a (?:rate|share|proportion) of))?$/u;
const IS_SHARE = /^(?:\p{L}+ ){0,2}(?:is|was|=|equals|equates to|represents)$/u;
/** The same in a separate clause: "were answered, or", "replied, giving a response rate of". */
const OR_SHARE =
  /^(?:\p{L}+ ){0,8}?[,:-] (?:(?:or|ie|i \. e \.|that is|thats|equal to|equating to|equivalent to|representing)|(?:which|this|that) (?:is|was|equates to|equals|represents|gives|makes)|(?:(?:giving|making|which is|this is|or) )?an? (?:overall )?(?:(?:response|completion|success|attendance) )?(?:rate|share|proportion|percentage) of)(?: just)?$/u;
/** Words that give a percentage, or the words before it, another meaning. */
const OTHER =
  /(?:^| )(?:target|targets|national|average|previous|previously|last|up|down|than|expected|compared|against|from|other|others|satisfaction|each|but)(?: |$)/;
/** Between a percentage and its part and whole: "86% (43 of 50", "86%, or 43 of the 50". */
const BEFORE_PART = /^(?:\p{L}+ ){0,3}?(?:\(|, or|or|, that is|, ie|, i \. e \.|\( ?(?:or|ie|i \. e \.))$|^,$/u;
/** Between a percentage and its whole, where the part follows: "85% of the 1,200". */
const PERCENT_OF = /^of (?:the |our |all |all the |a total of |its )?(?:total )?$/;
/** Between that whole and the part. */
const IS_PART =
  /^(?:\p{L}+ ){0,4}?(?:\(|, or|or|is|=|equals|, ie|, i \. e \.|, that is|, which is|, equating to|, which equates to|, equal to|- )$/u;
/** How far before "of which" the whole may be, in words and in figures. */
const [FAR, FIGURES] = [30, 6];

/** A part of a whole and its share in per cent. The last of the three is checked against the others. */
interface Share {
  part: WrittenFigure;
  whole: WrittenFigure;
  percent: WrittenFigure;
  /** True where the text calculates the part: "85% of 1,200, or 1,020". */
  givesPart?: boolean;
}

/**
 * Checks shares: "30 of the 48 (62.5%)", "5,120 of 5,140 is 99.6%", "62.5% (30 of 48)", "48 due, of which 30 (62.5%)",
 * "85% of 1,200, or 1,020".
 */
export function checkShareSums(within: SumSentence): Mark[] {
  return within.numbers.flatMap((_, index) => {
    const share = shareAt(within, index);
    return share ? markShare(within, share) : [];
  });
}

function shareAt(within: SumSentence, index: number): Share | null {
  const { numbers } = within;
  const [first, second, third] = [numbers[index], numbers[index + 1], numbers[index + 2]];
  if (!first || !second) return null;
  if (
    isAmount(first) &&
    isAmount(second) &&
    isPercent(third) &&
    isPart(within, first, second) &&
    saysShare(within, second, third)
  ) {
    return { part: first, whole: second, percent: third };
  }
  if (isPercent(first) && isAmount(second) && isAmount(third)) return shareFromPercent(within, first, second, third);
  if (!isAmount(first) || !isPercent(second)) return null;
  // "£2.4m is 48% of the £5m"
  const isOf =
    isAmount(third) &&
    isOfOneUnit(first, third) &&
    first.figure <= third.figure &&
    PERCENT_OF.test(`${between(within, second, third)} `);
  if (isOf && IS_SHARE.test(between(within, first, second))) return { part: first, whole: third, percent: second };
  const joint = between(within, first, second);
  if (/^of (?:which|whom|these|those) \($/.test(joint)) {
    // "300 complaints, 12 of which (4%)"
    const before = numbers[index - 1];
    const isWholeOf =
      before &&
      isAmount(before) &&
      isOfOneUnit(before, first) &&
      before.figure >= first.figure &&
      /^(?:\p{L}+ ){0,6},$/u.test(between(within, before, first));
    return isWholeOf ? { part: first, whole: before, percent: second } : null;
  }
  if (!/^(?:\p{L}+ ){0,3}\($/u.test(joint)) return null;
  // "43 (86%) of the 50"
  if (
    isAmount(third) &&
    isOfOneUnit(first, third) &&
    /^\) (?:out )?of (?:the |our |all )?$/.test(`${between(within, second, third)} `)
  ) {
    return { part: first, whole: third, percent: second };
  }
  const whole = wholeBefore(within, index, first);
  return whole ? { part: first, whole, percent: second } : null;
}

function shareFromPercent(
  within: SumSentence,
  percent: WrittenFigure,
  second: WrittenFigure,
  third: WrittenFigure,
): Share | null {
  if (BEFORE_PART.test(between(within, percent, second)) && isPart(within, second, third))
    return { part: second, whole: third, percent };
  if (!isOfOneUnit(second, third) || !PERCENT_OF.test(`${between(within, percent, second)} `)) return null;
  const joint = between(within, second, third);
  if (!IS_PART.test(joint) || OTHER.test(joint) || !isEnded(within, third, joint)) return null;
  return { part: third, whole: second, percent, givesPart: true };
}

/** True for "(1,020)" and "or 1,020 homes", which nothing after changes, unlike "(1,020 last year)". */
function isEnded({ tokens }: SumSentence, { at }: WrittenFigure, joint: string): boolean {
  const [next, after] = [tokens[at + 1]?.word ?? "", tokens[at + 2]?.word ?? ""];
  if (joint.endsWith("(")) return next === ")" || (/^\p{L}+$/u.test(next) && after === ")");
  return !/^[\p{L}@]/u.test(next) || !OTHER.test(` ${next} ${after} `);
}

function isPart(within: SumSentence, part: WrittenFigure, whole: WrittenFigure): boolean {
  const joint = between(within, part, whole);
  // "Between 5 and 10 of the 20"
  if (/^# (?:and|to|or)$/.test(wordsBefore(within, part, 2))) return false;
  return isOfOneUnit(part, whole) && PART_OF.test(joint === "/" ? joint : `${joint} `) && part.figure <= whole.figure;
}

function saysShare(within: SumSentence, whole: WrittenFigure, percent: WrittenFigure): boolean {
  const joint = between(within, whole, percent);
  if (OTHER.test(joint)) return false;
  if (IN_BRACKETS.test(joint)) return true;
  return (IS_SHARE.test(joint) || OR_SHARE.test(joint)) && isWhole(within, percent);
}

/** Reads "300 drivers were due, of which 270 (90%)" and "Of the 300 drivers, 270 (90%)". */
function wholeBefore(within: SumSentence, index: number, part: WrittenFigure): WrittenFigure | null {
  const before = within.numbers.slice(Math.max(0, index - FIGURES), index);
  if (/(?:^| )of (?:which|whom|these|those)$/.test(wordsBefore(within, part, 2))) {
    const [whole, ...others] = before.filter(
      (one) => isAmount(one) && isOfOneUnit(one, part) && one.figure >= part.figure && part.at - one.at < FAR,
    );
    return whole && others.length === 0 ? whole : null;
  }
  const last = before.at(-1);
  if (!last || !isOfOneUnit(last, part) || last.figure < part.figure) return null;
  const isOf = /(?:^|[;:,.] )(?:out )?of (?:the |our |all |a total of )?$/.test(`${wordsBefore(within, last, 4)} `);
  return isOf && /^(?:\p{L}+ ){0,8}, ?$/u.test(`${between(within, last, part)} `) ? last : null;
}

function markShare(within: SumSentence, share: Share): Mark[] {
  const { part, whole, percent, givesPart = false } = share;
  if (whole.figure <= 0 || [part, whole, percent].some(({ isRough }) => isRough)) return [];
  if (givesPart) return markPart(within, share);
  const slack = sharedRounding(part, whole);
  const low = ((part.figure - slack) / (whole.figure + slack)) * 100;
  const high = ((part.figure + slack) / Math.max(whole.figure - slack, NOISE)) * 100;
  const half = percent.step / 2 + NOISE;
  if (percent.figure >= low - half && percent.figure <= high + half) return [];
  const is = `${writeAlike((part.figure / whole.figure) * 100, percent.step)}%`;
  return [
    sumMark(
      percent,
      is,
      `${quote(within, part)} of ${quote(within, whole)} is ${is}, not ${quote(within, percent)}. Check the three figures.`,
    ),
  ];
}

/** Checks "85% of 1,200, or 1,050": the percentage, the whole and the part may all be rounded. */
function markPart(within: SumSentence, { part, whole, percent }: Share): Mark[] {
  const exact = (percent.figure * whole.figure) / 100;
  const slack = (percent.step / 200) * whole.figure + (percent.figure / 100) * roundingOf(whole) + part.step / 2;
  if (Math.abs(exact - part.figure) <= slack + NOISE) return [];
  const is = writePart(exact, part);
  return [
    sumMark(
      part,
      is,
      `${quote(within, percent)} of ${quote(within, whole)} is ${is}, not ${quote(within, part)}. Check the three figures.`,
    ),
  ];
}
