import { wordSet } from "../../../rag/reading/words/phrase";
import type { Mark } from "../proof-finding";
import type { WrittenFigure } from "../text/read-figures";
import {
  between,
  isOfOneUnit,
  isPercent,
  NOISE,
  roundingOf,
  sumMark,
  writeSum,
  type SumSentence,
} from "./sum-sentence";
import { quote, wordsOf } from "../text/read-sentences";

/** Between two members of a list: up to four words and a comma, or "and". */
const LISTED = /^(?:[\p{L}§]+ ){0,4}(?:,|and|, and)$/u;
/** From the last of a list to its total: "3 special schools, 21 in total", "… and 3, totalling 21". */
const TO_TOTAL =
  /^(?:[\p{L}§]+ ){0,4}[,(-]? ?(?:which is |which makes |which gives |making |giving |totalling |in total |in all |altogether )?(?:a total of |a combined total of )?$/u;
const SAYS_TOTAL = /(?:totalling|making|gives|makes|giving|in total|in all|altogether|total of) ?$/;
/** From a total to the first of its list: "20 sites: ", "20 in total (". */
const FROM_TOTAL = /^(?:[\p{L}§]+ ){0,5}[:(]$/u;
/** Words before a list that make it a place rather than a sum: "across 3 sites and 5 depots". */
const SETTING: ReadonlySet<string> = wordSet("across in at from of for over with between by within to on per");
/** The longest list that is added up. */
const LONGEST = 20;

/** Checks "12 primary, 5 secondary and 3 special schools, 21 in total" and "a total of 20: 12 …, 5 … and 3 …". */
export function checkTotals(within: SumSentence): Mark[] {
  const { figures } = within;
  return figures.flatMap((total, index): Mark[] => {
    const parts = total.isRough ? null : (listBefore(within, index) ?? listAfter(within, index));
    if (!parts || parts.some(({ isRough }) => isRough) || !isOfList(total, parts)) return [];
    const sum = parts.reduce((whole, { figure }) => whole + figure, 0);
    // Whole counts add up exactly; rounded figures within their rounding.
    const isWhole = [...parts, total].every(({ step, figure }) => step === 1 && Number.isInteger(figure));
    const slack = isWhole ? 0 : [...parts, total].reduce((whole, figure) => whole + roundingOf(figure), 0);
    if (Math.abs(sum - total.figure) <= slack + NOISE) return [];
    const is = writeSum(sum, total, false);
    const written = parts.map((part) => quote(within, part));
    const list = `${written.slice(0, -1).join(", ")} and ${written.at(-1) ?? ""}`;
    return [sumMark(total, is, `${list} add up to ${is}, not ${quote(within, total)}. Check the figures.`)];
  });
}

function listBefore(within: SumSentence, index: number): WrittenFigure[] | null {
  const { tokens, figures } = within;
  const [last, total] = [figures[index - 1], figures[index]];
  if (!total || !last) return null;
  const joint = `${between(within, last, total)} `;
  const after = wordsOf(tokens.slice(total.at + 1, total.at + 3));
  const isAfter = /^(?:in total|altogether|in all)/.test(after);
  // "…, totalling 40 people": a total of something else.
  const isOpen = /^\p{L}/u.test(after) && !isAfter;
  if (!TO_TOTAL.test(joint) || isOpen || !(isAfter || SAYS_TOTAL.test(joint))) return null;
  const list = takeList(within, index - 1, -1);
  const [first] = list ?? [];
  return first && !SETTING.has(tokens[first.at - 1]?.word ?? "") ? list : null;
}

function listAfter(within: SumSentence, index: number): WrittenFigure[] | null {
  const { tokens, figures } = within;
  const [total, first] = [figures[index], figures[index + 1]];
  if (!total || !first || !FROM_TOTAL.test(between(within, total, first))) return null;
  const before = wordsOf(tokens.slice(Math.max(0, total.at - 3), total.at));
  const isTotal =
    /(?:in total|total of)$/.test(before) ||
    /^(?:in total|in all|altogether)/.test(wordsOf(tokens.slice(total.at + 1, total.at + 3)));
  return isTotal ? takeList(within, index + 1, 1) : null;
}

/**
 * True where a total fits its list: "1,200 tonnes of glass, 800 of card and 500 of cans, 2,500 tonnes". Its unit may be
 * left out, but not differ.
 */
function isOfList(total: WrittenFigure, parts: readonly WrittenFigure[]): boolean {
  const units = new Set(parts.flatMap(({ unit }) => unit?.name ?? []));
  return units.size <= 1 && (total.unit === null || units.has(total.unit.name));
}

/** The figures of a list from one of its ends, in the order of the text: two or more, the last after "and". */
function takeList(within: SumSentence, from: number, step: 1 | -1): WrittenFigure[] | null {
  const { figures } = within;
  const first = figures[from];
  if (!first || isPercent(first)) return null;
  const list = [first];
  let hasAnd = false;
  for (let at = from + step; list.length < LONGEST; at += step) {
    const [one, other] = step === 1 ? [figures[at - 1], figures[at]] : [figures[at], figures[at + 1]];
    const next = figures[at];
    if (!one || !other || !next || isPercent(next)) break;
    const joint = between(within, one, other);
    if (!LISTED.test(joint)) break;
    hasAnd = hasAnd || joint.endsWith("and");
    list.push(next);
  }
  // Without an "and", it may continue or not be a list.
  if (list.length < 2 || !hasAnd) return null;
  return step === 1 ? list : list.reverse();
}

const PLUS = /^(?:\p{L}+ ){0,3}?(?:\+|plus)$/u;
const MINUS = /^(?:\p{L}+ ){0,3}?(?:less|minus)(?: the)?$/u;
const MAKES =
  /^(?:\p{L}+ ){0,3}?,? ?(?:=|is|makes|gives|equals|leaves|leaving|making|giving)(?: (?:a total of|us with))?$/u;
/** Matches "120 joined and 80 left, a net gain of 40". */
const NET =
  /^(?:\p{L}+ ){0,3}?[,(-] ?(?:which is |giving |making |leaving )?a net (?:\p{L}+ )?(?:gain|increase|rise|growth|loss|fall|decrease|reduction|change) of$/u;
const BOTH = /^(?:\p{L}+ ){0,4}(?:and|but|while|whilst|,)$/u;

/** Checks "120 plus 80 is 210", "1,200 less 180 leaves 1,020" and "120 joined and 80 left, a net gain of 50". */
export function checkDifferences(within: SumSentence): Mark[] {
  const { figures } = within;
  return figures.flatMap((third, index): Mark[] => {
    const [first, second] = [figures[index - 2], figures[index - 1]];
    if (
      !first ||
      !second ||
      !isOfOneUnit(first, second) ||
      !isOfOneUnit(second, third) ||
      [first, second, third].some(({ isRough }) => isRough)
    )
      return [];
    const [joint, result] = [between(within, first, second), between(within, second, third)];
    const isNet = NET.test(result) && BOTH.test(joint);
    const isPlus = PLUS.test(joint) && MAKES.test(result);
    if (!isNet && !isPlus && !(MINUS.test(joint) && MAKES.test(result))) return [];
    const is = isPlus ? first.figure + second.figure : first.figure - second.figure;
    const slack = third.step < 1 || third.scale > 1 ? (first.step + second.step + third.step) / 2 : 0;
    const given = isNet ? Math.abs(third.figure) : third.figure;
    if (Math.abs((isNet ? Math.abs(is) : is) - given) <= slack + NOISE) return [];
    const written = writeSum(isNet ? Math.abs(is) : is, third, false);
    const sign = isPlus ? "and" : "less";
    const sum = isPlus
      ? `${quote(within, first)} ${sign} ${quote(within, second)} add up to ${written}`
      : `The difference of ${quote(within, first)} and ${quote(within, second)} is ${written}`;
    return [sumMark(third, written, `${sum}, not ${quote(within, third)}. Check the figures.`)];
  });
}
