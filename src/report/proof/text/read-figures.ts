import type { Unit } from "../../../rag/reading/figure";
import { wordSet } from "../../../rag/reading/words/phrase";
import type { Sentence, Token } from "./read-sentences";

/** A figure in a running text. Numbers in words ("two schools") mostly count something else, and are left out. */
export interface WrittenFigure {
  figure: number;
  unit: Unit | null;
  scale: number;
  /** One unit of the last written digit: 0.1 for 89.8, 100000 for "2.9 million", 1000 for "12,000". */
  step: number;
  /** True where words mark it as approximate: "around", "over", "nearly". */
  isRough: boolean;
  /** True after a plus or minus sign. */
  isSigned: boolean;
  /** True for a number in words. */
  isSpelled: boolean;
  /** Its index in the sentence's tokens. */
  at: number;
  start: number;
  end: number;
}

const ROUGH: ReadonlySet<string> = wordSet(
  "over under about around approximately approx circa c nearly almost some roughly ~ < > <= >= than to least",
  "most just close",
);
const SURELY_ROUGH =
  /^(?:more than|less than|fewer than|up to|at least|at most|close to|just over|just under|in excess)$/;

/**
 * The figures of a sentence in order, including numbers in words ("one in four"). Ends of ranges ("6–8 weeks", "8 to
 * 10") are left out.
 */
export function readNumbers({ tokens }: Sentence, text: string): WrittenFigure[] {
  return tokens.flatMap((token, at): WrittenFigure[] => {
    const { item } = token;
    if (item.kind !== "figure" || isRangeEnd(tokens, at)) return [];
    const { figure, unit, scale } = item.figure;
    const step = stepOf(text.slice(token.start, token.end), scale);
    return [
      {
        figure,
        unit,
        scale,
        step,
        isRough: isRough(tokens, at),
        isSpelled: item.figure.spelled,
        isSigned: item.figure.sign !== null,
        at,
        start: token.start,
        end: token.end,
      },
    ];
  });
}

function isRangeEnd(tokens: readonly Token[], at: number): boolean {
  const joins = (joint: number, other: number): boolean =>
    tokens[joint]?.word === "-" && tokens[other]?.item.kind === "figure";
  return joins(at + 1, at + 2) || joins(at - 1, at - 2);
}

/** All decimals count as exact, and so do whole numbers, except for the zeros at the end of a large one. */
function stepOf(written: string, scale: number): number {
  const [digits = ""] = /\d[\d,]*(?:\.\d+)?/.exec(written) ?? [];
  const [whole = "", fraction] = digits.replace(/,/g, "").split(".");
  if (fraction !== undefined) return scale * 10 ** -fraction.length;
  if (scale !== 1 || whole.length < 4) return scale;
  let zeros = 0;
  while (whole.at(-1 - zeros) === "0") zeros += 1;
  return 10 ** zeros;
}

function isRough(tokens: readonly Token[], at: number): boolean {
  const [before, last] = [tokens[at - 2]?.word ?? "", tokens[at - 1]?.word ?? ""];
  return last === "to" || last === "than" || last === "least"
    ? SURELY_ROUGH.test(`${before} ${last}`)
    : last !== "most" && ROUGH.has(last);
}
