import { writeFigure } from "../../../rag/reading/figure";
import { wordSet } from "../../../rag/reading/words/phrase";
import { POINTS, type Unit } from "../../../rag/reading/units/unit";
import type { Mark } from "../finding";
import type { WrittenFigure } from "../text/read-figures";
import { wordsOf, type Place, type Token } from "../text/read-sentences";

/** A sentence whose sums are checked. */
export interface SumSentence {
  text: string;
  tokens: readonly Token[];
  figures: readonly WrittenFigure[];
  /** The figures with those in words: "one in four". */
  numbers: readonly WrittenFigure[];
}

/** Figures further apart than this are of no one sum. */
const FAR = 12;
/** Longer than any words that a sum is joined by. */
const NO_JOINT = "-".repeat(99);
/** What the noise of binary numbers adds to an edge. */
export const NOISE = 1e-9;

/** The words between two figures, joined by spaces; what matches no pattern where they are far apart. */
export function between({ tokens }: Pick<SumSentence, "tokens">, from: WrittenFigure, to: WrittenFigure): string {
  return to.at - from.at > FAR ? NO_JOINT : wordsOf(tokens.slice(from.at + 1, to.at));
}

/** So many of the words just before a figure. */
export function wordsBefore(
  { tokens }: Pick<SumSentence, "tokens">,
  { at }: Pick<WrittenFigure, "at">,
  count: number,
): string {
  return wordsOf(tokens.slice(Math.max(0, at - count), at));
}

/** So many of the words just after a figure. */
export function wordsAfter(
  { tokens }: Pick<SumSentence, "tokens">,
  { at }: Pick<WrittenFigure, "at">,
  count: number,
): string {
  return wordsOf(tokens.slice(at + 1, at + 1 + count));
}

/** What may follow a figure that says all that it is to say; another word makes a figure of something else: "86% full". */
const GOES_ON: ReadonlySet<string> = wordSet(
  "and but which compared against in at for this during overall up down so while whilst versus from by or since as on",
);

/** True where nothing after a figure makes another figure of it. */
export function isWhole({ tokens }: Pick<SumSentence, "tokens">, { at }: Pick<WrittenFigure, "at">): boolean {
  const next = tokens[at + 1]?.word ?? "";
  return !/^[\p{L}#@§]/u.test(next) || GOES_ON.has(next);
}

/** A count, or an amount of money: what can be a part, or a whole of parts. */
export function isAmount(figure: WrittenFigure | undefined): figure is WrittenFigure {
  return figure !== undefined && (figure.unit === null || figure.unit.family === "currency");
}

export function isPercent(figure: WrittenFigure | undefined): figure is WrittenFigure & { unit: Unit } {
  return figure?.unit?.family === "percent";
}

export function isOfOneUnit(a: WrittenFigure, b: WrittenFigure): boolean {
  return (a.unit?.name ?? null) === (b.unit?.name ?? null);
}

/** True where a figure may be the difference of two such as another: in their unit, or in points of percentages. */
export function isDifferenceOf(said: WrittenFigure, of: WrittenFigure): boolean {
  return isOfOneUnit(said, of) || (isPercent(of) && said.unit?.family === "points");
}

/**
 * How far either way a figure may have been rounded: half its last digit where it has decimals or a scale ("£1.2m"), or is a
 * whole number of thousands ("12,000", not "1,000"). Other counts are taken to the last digit: 5,120 of 5,140.
 */
export function roundingOf({ figure, step, scale }: WrittenFigure): number {
  if (step < 1 || scale > 1) return step / 2;
  return step >= 1000 && Math.abs(figure) >= 10 * step ? step / 2 : 0;
}

/** Of figures in one sum all are as exact as the most exact of them. */
export function sharedRounding(...figures: readonly WrittenFigure[]): number {
  return Math.min(...figures.map(roundingOf));
}

/** Which of some figures, in order, is the first at a token or after it; their number where none is. */
export function firstFrom(figures: readonly WrittenFigure[], at: number): number {
  let [low, high] = [0, figures.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((figures[middle]?.at ?? Infinity) < at) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** A figure to the digits that another was written with: 6.1404 beside 8.1 is "6.1". */
export function writeAlike(figure: number, step: number): string {
  return figure.toFixed(Math.min(6, Math.max(0, Math.round(-Math.log10(step)))));
}

/** A share in per cent to one decimal, or to those of a finer figure: "16.6%", "10%". */
export function writePercent(share: number, step: number): string {
  return `${Number(writeAlike(share * 100, Math.min(step, 0.1)))}%`;
}

/** A sum or a difference of two figures, in their unit and scale; of percentages a difference is in points. */
export function writeSum(figure: number, like: WrittenFigure, isDifference: boolean): string {
  return writeFigure(Number(figure.toPrecision(12)), isDifference && isPercent(like) ? POINTS : like.unit, like.scale);
}

/** What a part comes to, to the last digit that it was written with; of counts to the whole. */
export function writePart(figure: number, like: WrittenFigure): string {
  const step = like.scale > 1 || like.step < 1 ? like.step : 1;
  return writeSum(Math.round(figure / step) * step, like, false);
}

/** The mark for a figure that is not what the sum gives. */
export function sumMark({ start, end }: Place, is: string, sentence: string): Mark {
  return { code: "sum-disagrees", start, end, against: is, sentence };
}
