import { writeFigure } from "../../../rag/reading/figure";
import { wordSet } from "../../../rag/reading/words/phrase";
import { POINTS, type Unit } from "../../../rag/reading/units/unit";
import type { Mark } from "../proof-finding";
import type { WrittenFigure } from "../text/read-figures";
import { wordsOf, type Place, type Token } from "../text/read-sentences";

/** A sentence whose arithmetic is checked. */
export interface SumSentence {
  text: string;
  tokens: readonly Token[];
  figures: readonly WrittenFigure[];
  /** The figures, including those in words: "one in four". */
  numbers: readonly WrittenFigure[];
}

/** Figures further apart than this, in words, are not one calculation. */
const FAR = 12;
/** A text that no pattern of joining words matches, for figures that are too far apart. */
const MATCHES_NOTHING = "-".repeat(99);
/** The margin for binary noise at an edge. */
export const NOISE = 1e-9;

/** The words between two figures, joined by spaces; where they are far apart, a text that matches no pattern. */
export function between({ tokens }: Pick<SumSentence, "tokens">, from: WrittenFigure, to: WrittenFigure): string {
  return to.at - from.at > FAR ? MATCHES_NOTHING : wordsOf(tokens.slice(from.at + 1, to.at));
}

/** The given number of words directly before a figure. */
export function wordsBefore(
  { tokens }: Pick<SumSentence, "tokens">,
  { at }: Pick<WrittenFigure, "at">,
  count: number,
): string {
  return wordsOf(tokens.slice(Math.max(0, at - count), at));
}

/** The given number of words directly after a figure. */
export function wordsAfter(
  { tokens }: Pick<SumSentence, "tokens">,
  { at }: Pick<WrittenFigure, "at">,
  count: number,
): string {
  return wordsOf(tokens.slice(at + 1, at + 1 + count));
}

/** Words that may follow a complete figure. Another word gives it another meaning: "86% full". */
const GOES_ON: ReadonlySet<string> = wordSet(
  "and but which compared against in at for this during overall up down so while whilst versus from by or since as on",
);

/** True where no word after a figure changes its meaning. */
export function isWhole({ tokens }: Pick<SumSentence, "tokens">, { at }: Pick<WrittenFigure, "at">): boolean {
  const next = tokens[at + 1]?.word ?? "";
  return !/^[\p{L}#@§]/u.test(next) || GOES_ON.has(next);
}

/** True for a count or an amount of money, which can be a part or a whole. */
export function isAmount(figure: WrittenFigure | undefined): figure is WrittenFigure {
  return figure !== undefined && (figure.unit === null || figure.unit.family === "currency");
}

/** True for a percentage. */
export function isPercent(figure: WrittenFigure | undefined): figure is WrittenFigure & { unit: Unit } {
  return figure?.unit?.family === "percent";
}

/** True where two figures have the same unit, or both have none. */
export function isOfOneUnit(a: WrittenFigure, b: WrittenFigure): boolean {
  return (a.unit?.name ?? null) === (b.unit?.name ?? null);
}

/** True where a figure may be the difference of two others: in their unit, or in points for percentages. */
export function isDifferenceOf(said: WrittenFigure, of: WrittenFigure): boolean {
  return isOfOneUnit(said, of) || (isPercent(of) && said.unit?.family === "points");
}

/**
 * How far a figure may have been rounded, either way: half its last digit where it has decimals or a scale ("£1.2m"),
 * or is a whole number of thousands ("12,000", not "1,000"). Other counts are exact: 5,120 of 5,140.
 */
export function roundingOf({ figure, step, scale }: WrittenFigure): number {
  if (step < 1 || scale > 1) return step / 2;
  return step >= 1000 && Math.abs(figure) >= 10 * step ? step / 2 : 0;
}

/** The rounding of figures in one calculation: all are as exact as the most exact of them. */
export function sharedRounding(...figures: readonly WrittenFigure[]): number {
  return Math.min(...figures.map(roundingOf));
}

/** The index of the first figure at or after a token; the number of figures where there is none. */
export function firstFrom(figures: readonly WrittenFigure[], at: number): number {
  let [low, high] = [0, figures.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((figures[middle]?.at ?? Infinity) < at) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** Writes a figure to the digits of another: 6.1404 beside 8.1 is "6.1". */
export function writeAlike(figure: number, step: number): string {
  return figure.toFixed(Math.min(6, Math.max(0, Math.round(-Math.log10(step)))));
}

/** Writes a share in per cent to one decimal, or to the digits of a finer figure: "16.6%", "10%". */
export function writePercent(share: number, step: number): string {
  return `${Number(writeAlike(share * 100, Math.min(step, 0.1)))}%`;
}

/** Writes a sum or difference of two figures in their unit and scale; a difference of percentages is in points. */
export function writeSum(figure: number, like: WrittenFigure, isDifference: boolean): string {
  return writeFigure(Number(figure.toPrecision(12)), isDifference && isPercent(like) ? POINTS : like.unit, like.scale);
}

/** Writes a part to the last digit it was given with; counts as whole numbers. */
export function writePart(figure: number, like: WrittenFigure): string {
  const step = like.scale > 1 || like.step < 1 ? like.step : 1;
  return writeSum(Math.round(figure / step) * step, like, false);
}

/** A mark for a figure that differs from the calculation. */
export function sumMark({ start, end }: Place, is: string, sentence: string): Mark {
  return { code: "sum-disagrees", start, end, against: is, sentence };
}
