import { writeFigure } from "../../rag/reading/figure";
import { wordSet } from "../../rag/reading/phrase";
import type { Mark } from "./finding";
import type { ReadNarrative } from "./read-narrative";
import type { WrittenFigure } from "./read-figures";
import type { Token } from "./read-sentences";

interface InSentence {
  read: ReadNarrative;
  tokens: readonly Token[];
  figures: readonly WrittenFigure[];
}

/** Sums that a narrative states itself and that do not work out: parts of a whole, changes, totals, differences. */
export function checkSums(read: ReadNarrative): Mark[] {
  return read.sentences.flatMap(({ sentence: { tokens }, figures }) => {
    const within: InSentence = { read, tokens, figures };
    return [...checkShares(within), ...checkChanges(within), ...checkTotals(within), ...checkVariances(within)];
  });
}

const isCount = (figure: WrittenFigure | undefined): figure is WrittenFigure => figure !== undefined && figure.unit === null;
const isPercent = (figure: WrittenFigure | undefined): figure is WrittenFigure => figure?.unit?.family === "percent";

/** The words between two figures, joined by spaces. */
function between({ tokens }: InSentence, from: WrittenFigure, to: WrittenFigure): string {
  if (to.at - from.at > 12) return "-".repeat(99);
  return tokens.slice(from.at + 1, to.at).map(({ word }) => word).join(" ");
}

/** What stands between a part and its whole: "280 of the 456", "14 out of 20 schools". */
const PART_OF = /^(?:out )?of (?:the |our |a total of |all )?(?:total )?$/;

/** "280 of the 456 (61.4%)", "61.4% (280 of 456)", "…456 due, of which 280 (61.4%)". */
function checkShares(within: InSentence): Mark[] {
  const { figures } = within;
  return figures.flatMap((first, index): Mark[] => {
    const [second, third] = [figures[index + 1], figures[index + 2]];
    if (!second) return [];
    const isPart = (part: WrittenFigure, whole: WrittenFigure): boolean => PART_OF.test(`${between(within, part, whole)} `) && part.figure <= whole.figure;
    if (isCount(first) && isCount(second) && isPercent(third) && isPart(first, second) && /^(?:\p{L}+ ){0,3}\($/u.test(between(within, second, third))) {
      return shareMark(within, first, second, third);
    }
    if (isPercent(first) && isCount(second) && isCount(third) && between(within, first, second) === "(" && isPart(second, third)) {
      return shareMark(within, second, third, first);
    }
    if (index > 0 && isCount(first) && isPercent(second) && between(within, first, second) === "(" && isOfWhich(within, first)) {
      const wholes = figures.slice(Math.max(0, index - 6), index).filter((one) => isCount(one) && !one.isRough && one.figure >= first.figure && first.at - one.at < 30);
      const [whole] = wholes;
      return whole && wholes.length === 1 ? shareMark(within, first, whole, second) : [];
    }
    return [];
  });
}

function isOfWhich({ tokens }: InSentence, { at }: WrittenFigure): boolean {
  return /^of (?:which|whom|these|those)$/.test(`${tokens[at - 2]?.word ?? ""} ${tokens[at - 1]?.word ?? ""}`);
}

function shareMark(within: InSentence, part: WrittenFigure, whole: WrittenFigure, said: WrittenFigure): Mark[] {
  if (whole.figure <= 0 || part.isRough || whole.isRough || said.isRough) return [];
  const share = (part.figure / whole.figure) * 100;
  if (isNear(share, said)) return [];
  const is = `${writeAlike(share, said.step)}%`;
  const sentence = `${write(within, part)} of ${write(within, whole)} is ${is}, and the text says ${write(within, said)}. Check the three figures.`;
  return [markOf(said, is, sentence)];
}

/** True for a figure that is the rounding that was written, up or down at the half, or cut off. */
function isNear(figure: number, said: WrittenFigure): boolean {
  return Math.abs(figure - said.figure) <= (said.step / 2) * (1 + 1e-6) + 1e-9;
}

const CHANGE_BEFORE = /(?:^| )(?:by|an? (?:\p{L}+ ){0,2}(?:increase|decrease|reduction|fall|rise|drop|improvement|decline|growth) of)$/u;
const CHANGE_AFTER = /^(?:\p{L}+ ){0,2}(?:increase|decrease|reduction|fall|rise|drop|improvement|decline)(?: |$)/u;

/** "Fell by 12 from 60 to 48", "from 62.9% to 61.4%, a reduction of 1.5 points". */
function checkChanges(within: InSentence): Mark[] {
  const { tokens, figures } = within;
  return figures.flatMap((from, index): Mark[] => {
    const to = figures[index + 1];
    if (!to || !sameKind(from, to) || tokens[from.at - 1]?.word !== "from" || from.isRough || to.isRough) return [];
    // "from 62.9% in Q1 to 61.4%", and no other figure between.
    if (!/^(?:\(? ?(?:in|at|for|during) (?:the |end |of |quarter |year )*@ ?\)? )?to$/.test(between(within, from, to))) return [];
    const candidates = [figures[index - 1], figures[index + 2]].filter((one) => one !== undefined);
    return candidates.flatMap((said) => (isStatedChange(within, said, from, to) ? changeMark(within, from, to, said) : []));
  });
}

function isStatedChange(within: InSentence, said: WrittenFigure, from: WrittenFigure, to: WrittenFigure): boolean {
  const { tokens } = within;
  const isBefore = said.at < from.at;
  if (isBefore ? from.at - said.at > 8 : said.at - to.at > 8) return false;
  const before = tokens.slice(Math.max(0, said.at - 6), said.at).map(({ word }) => word).join(" ");
  const after = tokens.slice(said.at + 1, said.at + 4).map(({ word }) => word).join(" ");
  const words = tokens.slice(Math.max(0, Math.min(said.at, from.at) - 8), Math.max(said.at, to.at) + 4);
  // A change of several things, or by parts, has more to it.
  if (words.some(({ word }) => /^(?:target|national|average|mainly|including|respectively|each)$/.test(word))) return false;
  const joint = isBefore ? between(within, said, from) : between(within, to, said);
  if (/[.;]/.test(joint)) return false;
  return CHANGE_BEFORE.test(before) || (!isBefore && CHANGE_AFTER.test(after) && /(?:^| )an?$/.test(before)) || (!isBefore && /^\($/.test(joint) && said.unit?.family === "points");
}

function changeMark(within: InSentence, from: WrittenFigure, to: WrittenFigure, said: WrittenFigure): Mark[] {
  const change = Math.abs(to.figure - from.figure);
  const relative = from.figure === 0 ? null : (change / Math.abs(from.figure)) * 100;
  const isPoints = said.unit?.family === "points" || (isPercent(said) && isPercent(from));
  const slack = (from.step + to.step) / 2;
  if (!isPoints && !sameKind(said, from) && !isPercent(said)) return [];
  if (said.isRough) return [];
  // The two ends may have been rounded, so that their difference is off by as much.
  const isDifference = (isPoints || sameKind(said, from)) && Math.abs(change - Math.abs(said.figure)) <= said.step / 2 + (from.step < 1 || from.step > 1 ? slack : 0) + 1e-9;
  const spread = relative === null ? 0 : (slack / Math.abs(from.figure)) * 100;
  const isRelative = relative !== null && isPercent(said) && Math.abs(relative - Math.abs(said.figure)) <= said.step / 2 + (from.step === 1 ? 0 : spread) + 1e-9;
  if (isDifference || isRelative) return [];
  const is = isPercent(said) && !isPercent(from) ? `${writeAlike(relative ?? 0, said.step)}%` : writeDifference(change, from, to);
  const sentence = `From ${write(within, from)} to ${write(within, to)} is a change of ${is}, and the text says ${write(within, said)}. Check the three figures.`;
  return [markOf(said, is, sentence)];
}

const TOTAL_BEFORE = /(?:^| )(?:in total|totalling|totaling|a total of|making|altogether|total of)(?: \p{L}+){0,1}$/u;

/** "12 primary, 5 secondary and 3 special schools, 21 in total", "a total of 20: 12 …, 5 … and 3 …". */
function checkTotals(within: InSentence): Mark[] {
  const { tokens, figures } = within;
  return figures.flatMap((total, index): Mark[] => {
    if (total.isRough) return [];
    const before = tokens.slice(Math.max(0, total.at - 4), total.at).map(({ word }) => word).join(" ");
    const after = tokens.slice(total.at + 1, total.at + 4).map(({ word }) => word).join(" ");
    const isTotal = TOTAL_BEFORE.test(before) || /^(?:in total|altogether|in all)/.test(after);
    if (!isTotal) return [];
    const parts = listBefore(within, index) ?? listAfter(within, index);
    if (!parts || parts.some((part) => part.isRough)) return [];
    const sum = parts.reduce((whole, { figure }) => whole + figure, 0);
    const slack = parts.reduce((whole, { step }) => whole + step / 2, 0);
    // Whole counts add up; rounded figures may be off by their roundings.
    const isWhole = parts.every(({ step, figure }) => step === 1 && Number.isInteger(figure));
    if (Math.abs(sum - total.figure) <= (isWhole && total.step === 1 ? 0 : slack + total.step / 2) + 1e-9) return [];
    const is = writeDifference(sum, total, total);
    const sentence = `${parts.map((part) => write(within, part)).join(" and ")} add up to ${is}, and the text says ${write(within, total)}. Check the figures.`;
    return [markOf(total, is, sentence)];
  });
}

/** What parts two members of a list: up to four words and a comma, or "and". */
const LISTED = /^(?:[\p{L}§]+ ){0,4}(?:,|and|, and)$/u;

/** The list that ends before the total: at least two figures, the last two joined by "and". */
function listBefore(within: InSentence, index: number): WrittenFigure[] | null {
  const total = within.figures[index];
  const last = within.figures[index - 1];
  if (!total || !last || !/^(?:[\p{L}§]+ ){0,5}[,:(-]? ?(?:(?:in|a|making|total|totalling|altogether|of|giving|which) ?){0,4}$/u.test(`${between(within, last, total)} `.trimEnd())) return null;
  return takeList(within, index - 1, -1);
}

/** The list that follows the total: "20 in total: 12 …, 5 … and 3 …". */
function listAfter(within: InSentence, index: number): WrittenFigure[] | null {
  const [total, first] = [within.figures[index], within.figures[index + 1]];
  if (!total || !first || !/^(?:[\p{L}§]+ ){0,5}[:(]$/u.test(between(within, total, first))) return null;
  return takeList(within, index + 1, 1);
}

function takeList(within: InSentence, from: number, step: 1 | -1): WrittenFigure[] | null {
  const { figures } = within;
  const first = figures[from];
  if (!first) return null;
  const list = [first];
  let hasAnd = false;
  for (let at = from + step; at >= 0 && at < figures.length && list.length < 20; at += step) {
    const [one, other] = step === 1 ? [figures[at - 1], figures[at]] : [figures[at], figures[at + 1]];
    const next = figures[at];
    if (!one || !other || !next || !sameKind(next, first)) break;
    const joint = between(within, one, other);
    if (!LISTED.test(joint)) break;
    hasAnd = hasAnd || joint.endsWith("and");
    list.push(next);
  }
  // Without an "and" it may go on, or be no list.
  return list.length >= 2 && hasAnd && first.unit?.family !== "percent" ? (step === 1 ? list : list.reverse()) : null;
}

const VARIANCE: ReadonlySet<string> = wordSet("underspend overspend variance shortfall surplus");

/** "£188.6m against a budget of £192.4m, an underspend of £3.8m (2.0%)". */
function checkVariances(within: InSentence): Mark[] {
  const { tokens, figures } = within;
  return figures.flatMap((said, index): Mark[] => {
    const [one, other, share] = [figures[index - 2], figures[index - 1], figures[index + 1]];
    if (!one || !other || said.scale === 1 || !isMoney(said) || tokens[said.at - 1]?.word !== "of" || !VARIANCE.has(tokens[said.at - 2]?.word ?? "")) return [];
    if (!isMoneyLike(one) || !isMoneyLike(other) || !/^(?:against|compared (?:to|with)|versus) (?:an? |the |our )?(?:\p{L}+ )?(?:target|budget|plan|programme) of$/u.test(between(within, one, other))) return [];
    if ([one, other, said].some(({ isRough }) => isRough)) return [];
    const gap = Math.abs(one.figure - other.figure);
    if (Math.abs(gap - said.figure) > said.step / 2 + (one.step + other.step) / 2 + 1e-9) {
      const is = writeFigure(Number(gap.toPrecision(12)), said.unit, said.scale);
      return [markOf(said, is, `${write(within, one)} against ${write(within, other)} is a difference of ${is}, and the text says ${write(within, said)}. Check the three figures.`)];
    }
    if (!isPercent(share) || between(within, said, share) !== "(" || other.figure === 0) return [];
    const percent = (gap / other.figure) * 100;
    const slack = ((one.step + other.step) / 2 / Math.abs(other.figure)) * 100;
    if (Math.abs(percent - share.figure) <= share.step / 2 + slack + 1e-9) return [];
    const is = `${writeAlike(percent, share.step)}%`;
    return [markOf(share, is, `${write(within, said)} of ${write(within, other)} is ${is}, and the text says ${write(within, share)}. Check the three figures.`)];
  });
}

function isMoney({ unit }: WrittenFigure): boolean {
  return unit?.family === "currency";
}

function isMoneyLike(figure: WrittenFigure): boolean {
  return isMoney(figure) || (figure.unit === null && figure.scale > 1);
}

function sameKind(a: WrittenFigure, b: WrittenFigure): boolean {
  return (a.unit?.name ?? null) === (b.unit?.name ?? null);
}

function write({ read }: InSentence, { start, end }: WrittenFigure): string {
  return read.text.slice(start, end).replace(/\s+/g, " ");
}

/** A figure to the digits that another was written with. */
function writeAlike(figure: number, step: number): string {
  const decimals = Math.min(6, Math.max(0, Math.round(-Math.log10(step))));
  return figure.toFixed(decimals);
}

function writeDifference(figure: number, from: WrittenFigure, to: WrittenFigure): string {
  const rounded = Number(figure.toPrecision(12));
  const unit = isPercent(from) && from !== to ? { family: "points" as const, name: "points", size: 1 } : from.unit;
  return writeFigure(rounded, unit, Math.max(from.scale, to.scale));
}

function markOf({ start, end }: WrittenFigure, against: string, sentence: string): Mark {
  return { code: "sum-disagrees", start, end, against, sentence };
}
