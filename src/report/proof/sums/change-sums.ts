import { isTimeUnit } from "../../../rag/reading/units/unit";
import type { Mark } from "../proof-finding";
import type { WrittenFigure } from "../text/read-figures";
import {
  between,
  firstFrom,
  isDifferenceOf,
  isOfOneUnit,
  isPercent,
  NOISE,
  roundingOf,
  sumMark,
  wordsAfter,
  wordsBefore,
  writeAlike,
  writeSum,
  type SumSentence,
} from "./sum-sentence";
import { quote, wordsOf } from "../text/read-sentences";

/** Words between the two ends: "From 63% in Q1 to 61.5%". */
const TO =
  /^(?:\p{L}+ ){0,2}?(?:\( (?:in )?@ \) |\(? ?(?:in|at|for|during|last) (?:the |end |of |last |previous |same |quarter |year |month |period )*@? ?\)? ?)?to$/u;
const NOUNS =
  "increase|decrease|reduction|fall|rise|drop|dip|improvement|decline|growth|gain|jump|uplift|cut|change|deterioration|swing";
/** Words before a change: "by", "a reduction of", "up". */
const CHANGE_BEFORE = new RegExp(
  `(?:^| )(?:by|up|down|plus|minus|rose|risen|fell|fallen|increased|decreased|dropped|grew|grown|declined|(?:by|up|down) # \\(|an? (?:\\p{L}+ ){0,2}(?:${NOUNS}) of)(?: just| only)?$`,
  "u",
);
/** Words after it: "points reduction", "lower". */
const CHANGE_AFTER = new RegExp(
  `^(?:points? )?(?:\\p{L}+ )?(?:${NOUNS}|higher|lower|more|fewer|less|better|worse)(?: |$)`,
  "u",
);
/** Words that show that a sentence has more than a change and its two ends. */
const MORE =
  /(?:^| )(?:target|national|average|mainly|including|respectively|each|following|per|budget|forecast)(?: |$)/;
/** A separate clause after the end and its time: "30 in Q1,", "40 last year (". */
const CLAUSE =
  /^(?:\p{L}+ )?(?:(?:in|at|for|during|of|the|a|an|last|previous|prior|same|end|quarter|period|year|month|time|ago|before|earlier|figure|@|\( @ \)) )*[,(:-](?: |$)/u;
/** Between a result and its earlier figure: "30, down from 40", "30 compared with 40". */
const WAS =
  /^(?:\p{L}+ ){0,8}?(?:[,(-] ?)?(?:(?:which |this )?(?:is |was |has )?(?:up|down|risen|fallen|increased|decreased|improved|reduced|dropped|grown|declined|rising|falling|worsened) from|compared (?:to|with)|against|versus|vs)(?: the| a| just)?$/u;
/** Between a result and its change: "1,320, up", "70.4%, an improvement of", "1,320, which is". */
const TO_CHANGE =
  /^(?:\p{L}+ ){0,3}?(?:[,(-] ?)(?:(?:which|this|that) (?:is|was) )?(?:up|down|an? (?:\p{L}+ )?(?:\p{L}+ of)|up by|down by)?$/u;
/** Between that change and the earlier figure: "from", "on the", "more than the". */
const FROM_CHANGE =
  /^(?:points? )?(?:up |down |increase |rise |reduction |decrease |fall |drop |improvement )?(?:from|on|(?:more|fewer|less|higher|lower|better|worse|faster|quicker|slower|longer|shorter) than|compared (?:to|with))(?: the| last years| last quarters)?(?: figure of| result of)?$/;
/** The most words between the ends and the change. */
const NEAR = 10;
const UP =
  /(?:^| )(?:up|rose|risen|rises|rising|increased|increases|increasing|increase|grew|grown|growing|growth|rise|higher|more)(?: |$)/;
const DOWN =
  /(?:^| )(?:down|fell|fallen|falls|falling|decreased|decreases|decreasing|decrease|dropped|drops|dropping|drop|declined|declining|decline|reduced|reducing|reduction|fall|lower|fewer|less)(?: |$)/;
/** Words for ranks, where a lower figure is better. */
const PLACES = /(?:^| )(?:rank|ranked|ranking|rankings|place|places|position|league|quartile)(?: |$)/;

/** The earlier figure, the later one, and the stated change. */
interface Change {
  from: WrittenFigure;
  to: WrittenFigure;
  said: WrittenFigure;
}

/**
 * Checks stated changes against both of their ends: "Fell by 12 from 60 to 48", "from 63% to 61.5%, a reduction of 1.5
 * points", "1,320, up 120 from 1,200", "30, down from 40, a drop of 25%", "up by 120 (10%) to 1,320".
 */
export function checkChangeSums(within: SumSentence): Mark[] {
  const { figures } = within;
  return figures.flatMap((first, index): Mark[] => {
    const [second, third] = [figures[index + 1], figures[index + 2]];
    if (!second) return [];
    const before = figures[index - 1];
    if (isFromTo(within, first, second)) return markFromTo(within, first, second, before, third);
    if (!third) return [];
    const change = changeAt(within, first, second, third);
    return change ? markChange(within, change) : markStep(within, first, second, third);
  });
}

/** Checks "From 60 to 48" with the change before or after it, and its direction. */
function markFromTo(
  within: SumSentence,
  from: WrittenFigure,
  to: WrittenFigure,
  before: WrittenFigure | undefined,
  after: WrittenFigure | undefined,
): Mark[] {
  if (before && isChangeBefore(within, before, from)) {
    // "By 300 (25%), from 1,200 to 1,500" states it twice.
    const first =
      wordsBefore(within, before, 1) === "(" ? within.figures[firstFrom(within.figures, before.at) - 1] : undefined;
    const both = first && before.at - first.at === 2 ? [first, before] : [before];
    return both.flatMap((said) => markChange(within, { from, to, said }));
  }
  const marks = after && isChangeAfter(within, to, after) ? markChange(within, { from, to, said: after }) : [];
  return marks.length > 0 ? marks : markDirection(within, from, to);
}

function isFromTo(within: SumSentence, from: WrittenFigure, to: WrittenFigure): boolean {
  // "From 4,300 to 4,000 tonnes"
  const isFrom = within.tokens[from.at - 1]?.word === "from" && (from.unit === null || isOfOneUnit(from, to));
  return isFrom && !from.isRough && !to.isRough && TO.test(between(within, from, to));
}

/** Changes whose result comes first: "1,320, up 120 from 1,200", "30, down from 40, a drop of 25%". */
function changeAt(
  within: SumSentence,
  first: WrittenFigure,
  second: WrittenFigure,
  third: WrittenFigure,
): Change | null {
  if ([first, second, third].some(({ isRough }) => isRough)) return null;
  const [joint, last] = [between(within, first, second), between(within, second, third)];
  if (MORE.test(joint)) return null;
  if (isOfOneUnit(first, second) && WAS.test(joint) && isChangeAfter(within, second, third))
    return { from: second, to: first, said: third };
  const isStated =
    /(?:up|down|of|by)$/.test(joint) ||
    /^(?:points? )?(?:up|down|more|fewer|less|higher|lower|better|worse|faster|quicker|slower|longer|shorter|increase|rise|reduction|decrease|fall|drop|improvement) /.test(
      last,
    );
  if (isOfOneUnit(first, third) && isStated && TO_CHANGE.test(joint) && FROM_CHANGE.test(last))
    return { from: third, to: first, said: second };
  // "Rose by 10% to 1,320 from 1,200"
  const isBy = /(?:^| )by$/.test(wordsBefore(within, first, 1)) && joint === "to" && /^(?:\p{L}+ )?from$/u.test(last);
  return isBy && isOfOneUnit(second, third) ? { from: third, to: second, said: first } : null;
}

function isChangeBefore(within: SumSentence, said: WrittenFigure, from: WrittenFigure): boolean {
  const joint = between(within, said, from);
  const lead = wordsBefore(within, said, 6);
  return (
    from.at - said.at <= NEAR &&
    CHANGE_BEFORE.test(lead) &&
    !MORE.test(`${lead} ${joint}`) &&
    (!/[.:;(]/.test(joint) || joint === "( from")
  );
}

function isChangeAfter(within: SumSentence, to: WrittenFigure, said: WrittenFigure): boolean {
  const joint = between(within, to, said);
  if (said.at - to.at > NEAR || MORE.test(joint)) return false;
  if (joint === "(" && /^[+-]/.test(quote(within, said))) return within.tokens[said.at + 1]?.word === ")";
  if (joint === "(" && said.unit?.family === "points") return true;
  // A separate clause states it: "…, a reduction of 1.5 points".
  if (!CLAUSE.test(joint)) return false;
  const tail = wordsAfter(within, said, 3);
  return (
    CHANGE_BEFORE.test(joint) ||
    (/(?:^| )(?:an?|\(|(?:which|this|that) is)$|^,$/.test(joint) && CHANGE_AFTER.test(tail))
  );
}

/**
 * How far the difference of two figures may be off, as both were rounded: percentages and times usually are, counts are
 * exact.
 */
function slackOf(from: WrittenFigure, to: WrittenFigure, said: WrittenFigure): number {
  // "From 8 minutes to 6" is exact, unless "down 1.7 minutes" shows that it was rounded.
  const isAverage =
    isPercent(to) || (isTimeUnit(to.unit) && (to.step < 1 || (isOfOneUnit(said, to) && said.step < to.step)));
  return [from, to].reduce((sum, figure) => sum + (isAverage ? figure.step / 2 : roundingOf(figure)), 0);
}

function markChange(within: SumSentence, { from, to, said }: Change): Mark[] {
  const change = Math.abs(to.figure - from.figure);
  const slack = slackOf(from, to, said);
  const size = Math.abs(said.figure);
  const isOfEnds = isDifferenceOf(said, to);
  if (said.isRough || !(isOfEnds || isPercent(said))) return [];
  const isRight =
    (isOfEnds && Math.abs(change - size) <= said.step / 2 + slack + NOISE) ||
    (isPercent(said) && from.figure !== 0 && isRelative(from, change, slack, said));
  if (isRight) return markDirection(within, from, to, said);
  const percent =
    isPercent(said) && from.figure !== 0 ? `${writeAlike((change / Math.abs(from.figure)) * 100, said.step)}%` : null;
  const amount = isOfEnds ? writeSum(change, to, true) : null;
  const is = amount !== null && percent !== null ? `${amount} (${percent})` : (amount ?? percent ?? "");
  return [
    sumMark(
      said,
      is,
      `From ${quote(within, from)} to ${quote(within, to)} is a change of ${is}, not ${quote(within, said)}. Check the three figures.`,
    ),
  ];
}

/** True for a change in per cent of the earlier figure, with some margin, as that was rounded too. */
function isRelative(from: WrittenFigure, change: number, slack: number, said: WrittenFigure): boolean {
  const base = Math.abs(from.figure);
  return Math.abs((change / base) * 100 - Math.abs(said.figure)) <= said.step / 2 + (slack / base) * 120 + NOISE;
}

/** Checks the direction: "Fell from 30 to 40", "from 40 to 30, an increase of 25%". */
function markDirection(within: SumSentence, from: WrittenFigure, to: WrittenFigure, said?: WrittenFigure): Mark[] {
  const { tokens } = within;
  const first = Math.min(from.at, to.at, said?.at ?? Infinity);
  // Only the word beside "from" or the change belongs to these two.
  const lead =
    tokens[from.at - 1]?.word === "from" && first !== to.at ? wordsOf(tokens.slice(Math.max(0, first - 3), first)) : "";
  const own = said ? `${wordsBefore(within, said, 3)} ${wordsAfter(within, said, 1)}` : lead;
  const [isUp, isDown] = [UP.test(own), DOWN.test(own)];
  if (isUp === isDown || PLACES.test(wordsOf(tokens.slice(Math.max(0, first - 12), first + 12)))) return [];
  if (isUp ? to.figure >= from.figure : to.figure <= from.figure) return [];
  const at = said ?? from;
  const way = to.figure > from.figure ? "a rise" : "a fall";
  return [
    sumMark(
      at,
      way,
      `From ${quote(within, from)} to ${quote(within, to)} is ${way}, and the text says otherwise. Check the sentence.`,
    ),
  ];
}

/** Checks "Up by 120 (10%) to 1,320": the change and the result give the earlier figure, and that the percentage. */
function markStep(within: SumSentence, amount: WrittenFigure, percent: WrittenFigure, to: WrittenFigure): Mark[] {
  if (between(within, amount, percent) !== "(" || !/^\) ?(?:\p{L}+ ){0,2}to$/u.test(between(within, percent, to)))
    return [];
  const lead = wordsBefore(within, amount, 4);
  const [isUp, isDown] = [UP.test(lead), DOWN.test(lead)];
  const [change, share] = isPercent(percent) ? [amount, percent] : [percent, amount];
  if (
    isUp === isDown ||
    !isPercent(share) ||
    !isDifferenceOf(change, to) ||
    [amount, percent, to].some(({ isRough }) => isRough)
  )
    return [];
  const base = to.figure + (isUp ? -1 : 1) * Math.abs(change.figure);
  if (base <= 0) return [];
  const is = (Math.abs(change.figure) / base) * 100;
  const slack = change.step < 1 || change.scale > 1 ? ((change.step / 2) * 110) / base + (is * to.step) / 2 / base : 0;
  if (Math.abs(is - share.figure) <= share.step / 2 + slack + NOISE) return [];
  const written = `${writeAlike(is, share.step)}%`;
  const was = writeSum(base, to, false);
  return [
    sumMark(
      share,
      written,
      `A change of ${quote(within, change)} to ${quote(within, to)} is ${written} of ${was}, not ${quote(within, share)}. Check the three figures.`,
    ),
  ];
}
