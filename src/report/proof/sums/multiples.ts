import type { Mark } from "../proof-finding";
import type { WrittenFigure } from "../text/read-figures";
import { placeOf, quote, quoteTokens, wordsOf, type Token } from "../text/read-sentences";
import { fractionAt } from "./fractions";
import { between, firstFrom, isOfOneUnit, NOISE, sumMark, writePercent, type SumSentence } from "./sum-sentence";

/** A change by a factor: "doubled" is 2, "halved" is a half. */
export interface Multiple {
  /** The result divided by the earlier figure. */
  times: number;
  /** True for a relative part more or less: "by a quarter". */
  isPart: boolean;
  /** The margin that the word allows, either way. */
  within: number;
  /** "more than" and "over", "nearly" and "almost", or neither. */
  hedge: "more" | "nearly" | null;
  from: number;
  to: number;
}

const TIMES: ReadonlyMap<string, number> = new Map(
  Object.entries({
    ...{
      doubled: 2,
      doubles: 2,
      doubling: 2,
      halved: 0.5,
      halves: 0.5,
      halving: 0.5,
      trebled: 3,
      trebling: 3,
      tripled: 3,
      tripling: 3,
    },
    ...{ quadrupled: 4, quadrupling: 4, twofold: 2, threefold: 3, fourfold: 4, fivefold: 5, sixfold: 6, tenfold: 10 },
  }),
);

const [ROSE, FELL] = [
  /^(?:rose|risen|rising|increased|grew|grown|up)$/,
  /^(?:fell|fallen|falling|decreased|dropped|declined|reduced|down|cut)$/,
];

/** The factor that starts at a token: "doubled", "3-fold", "by a quarter". */
export function multipleAt(tokens: readonly Token[], at: number): Multiple | null {
  const token = tokens[at];
  if (token?.word === "by") return byFraction(tokens, at);
  const isFold = token?.item.kind === "figure" && tokens[at + 1]?.word === "fold" && token.item.figure.unit === null;
  const times = isFold && token.item.kind === "figure" ? token.item.figure.figure : TIMES.get(token?.word ?? "");
  if (times === undefined || times <= 0) return null;
  const before = wordsOf(tokens.slice(Math.max(0, at - 2), at));
  const isMore = /(?:more than|over|at least)$/.test(before);
  const isNearly = /(?:nearly|almost|about|around|roughly|approximately|virtually)$/.test(before);
  return {
    times,
    isPart: false,
    within: times * ROUND,
    hedge: isMore ? "more" : isNearly ? "nearly" : null,
    from: at,
    to: at + (isFold ? 2 : 1),
  };
}

/** Reads "Fell by a quarter" and "has risen by two thirds", but not "by over a quarter", which is open-ended. */
function byFraction(tokens: readonly Token[], at: number): Multiple | null {
  const verb = tokens[at - 1]?.word ?? "";
  const fraction = ROSE.test(verb) || FELL.test(verb) ? fractionAt(tokens, at + 1) : null;
  if (!fraction || fraction.isRough) return null;
  const { share, to } = fraction;
  return {
    times: FELL.test(verb) ? 1 - share : 1 + share,
    isPart: true,
    within: share * FRACTION + NOISE,
    hedge: null,
    from: at - 1,
    to,
  };
}

/** The margins: "doubled" covers 1.85 to 2.15 times, "nearly doubled" 1.5 and over, "a quarter" 22.5% to 27.5%. */
const [ROUND, NEARLY, FRACTION] = [0.075, 0.25, 0.1];

/** True where the words fairly describe a result that is `ratio` times the earlier figure. */
export function isFair({ times, within, hedge }: Multiple, ratio: number): boolean {
  const away = (ratio - times) / times;
  // "More than halved" means to less than a half.
  const beyond = times < 1 ? -away : away;
  if (hedge === "more") return beyond > 0;
  return Math.abs(ratio - times) <= (hedge === "nearly" ? times * NEARLY : within) + NOISE;
}

/**
 * Checks factors against both figures: "Doubled from 20 to 36", "from 10 to 30, a threefold rise", "halved to 20 from
 * 38".
 */
export function checkMultiples(within: SumSentence): Mark[] {
  const { tokens } = within;
  return tokens.flatMap((_, at): Mark[] => {
    const times = multipleAt(tokens, at);
    const ends = times && findEnds(within, times);
    if (!times || !ends) return [];
    const { from, to } = ends;
    if (from.figure <= 0 || to.figure < 0 || from.isRough || to.isRough || isFair(times, to.figure / from.figure))
      return [];
    const ratio = to.figure / from.figure;
    const is = times.isPart ? `a change of ${writePercent(Math.abs(ratio - 1), 1)}` : `${writeMultiple(ratio)} as much`;
    const sentence = `From ${quote(within, from)} to ${quote(within, to)} is ${is}; the text says “${quoteTokens(within, times.from, times.to)}”. Check the figures.`;
    return [sumMark(placeOf(tokens, times.from, times.to), is, sentence)];
  });
}

/** "1.8 times". */
export function writeMultiple(ratio: number): string {
  return `${Number(ratio.toPrecision(2))} times`;
}

/** The most words between the factor and the ends. */
const FAR = 8;
/** Words before the factor: "From 10 to 30, a threefold", "from 10 to 30, more than". */
const BEFORE_WORD =
  /^(?:\p{L}+ ){0,2}(?:,|\(|-)(?: (?:an?|more|than|which|this|is|over|nearly|almost|about|around))*$/u;

/** The earlier and later figure in "doubled from 20 to 40", "doubled to 40 from 20" and "from 20 to 40, doubling". */
function findEnds(within: SumSentence, times: Multiple): { from: WrittenFigure; to: WrittenFigure } | null {
  const { tokens, figures } = within;
  const [index, count] = [firstFrom(figures, times.to), firstFrom(figures, times.from)];
  const [next, second, start, end] = [figures[index], figures[index + 1], figures[count - 2], figures[count - 1]];
  if (next && second && isOfOneUnit(next, second) && next.at - times.to < FAR) {
    const [lead, joint] = [wordsOf(tokens.slice(times.to, next.at)), between(within, next, second)];
    if (/(?:^| )from$/.test(lead) && /(?:^| )to$/.test(joint)) return { from: next, to: second };
    if (lead === "to" && /(?:^| )from$/.test(joint)) return { from: second, to: next };
  }
  if (!start || !end || !isOfOneUnit(start, end) || times.from - end.at > FAR) return null;
  const isFromTo = tokens[start.at - 1]?.word === "from" && /(?:^| )to$/.test(between(within, start, end));
  return isFromTo && BEFORE_WORD.test(wordsOf(tokens.slice(end.at + 1, times.from))) ? { from: start, to: end } : null;
}
