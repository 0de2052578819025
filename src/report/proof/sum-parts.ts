import { writeFigure } from "../../rag/reading/figure";
import { POINTS, type Unit } from "../../rag/reading/unit";
import type { Mark } from "./finding";
import type { WrittenFigure } from "./read-figures";
import type { Token } from "./read-sentences";

/** A sentence whose sums are checked. */
export interface SumSentence {
  text: string;
  tokens: readonly Token[];
  figures: readonly WrittenFigure[];
}

/** Figures further apart than this are of no one sum. */
const FAR = 12;
/** Longer than any words that a sum is joined by. */
const NO_JOINT = "-".repeat(99);
/** What the noise of binary numbers adds to an edge. */
export const NOISE = 1e-9;

/** The words between two figures, joined by spaces; what matches no pattern where they are far apart. */
export function between({ tokens }: SumSentence, from: WrittenFigure, to: WrittenFigure): string {
  return to.at - from.at > FAR ? NO_JOINT : wordsOf(tokens.slice(from.at + 1, to.at));
}

export function wordsOf(tokens: readonly Token[]): string {
  return tokens.map(({ word }) => word).join(" ");
}

export function isCount(figure: WrittenFigure | undefined): figure is WrittenFigure & { unit: null } {
  return figure !== undefined && figure.unit === null;
}

export function isPercent(figure: WrittenFigure | undefined): figure is WrittenFigure & { unit: Unit } {
  return figure?.unit?.family === "percent";
}

export function isOfOneUnit(a: WrittenFigure, b: WrittenFigure): boolean {
  return (a.unit?.name ?? null) === (b.unit?.name ?? null);
}

/** A figure as the text has it. */
export function quote({ text }: SumSentence, { start, end }: WrittenFigure): string {
  return text.slice(start, end).replace(/\s+/g, " ");
}

/** A figure to the digits that another was written with: 6.1404 beside 8.1 is "6.1". */
export function writeAlike(figure: number, step: number): string {
  return figure.toFixed(Math.min(6, Math.max(0, Math.round(-Math.log10(step)))));
}

/** A sum or a difference of two figures, in their unit and scale; of percentages a difference is in points. */
export function writeSum(figure: number, like: WrittenFigure, isDifference: boolean): string {
  return writeFigure(Number(figure.toPrecision(12)), isDifference && isPercent(like) ? POINTS : like.unit, like.scale);
}

/** The mark for a figure that is not what the sum gives. */
export function sumMark({ start, end }: WrittenFigure, is: string, sentence: string): Mark {
  return { code: "sum-disagrees", start, end, against: is, sentence };
}
