import { wordSet } from "../../../rag/reading/words/phrase";
import { agrees, isAlike, type KnownFigure } from "./known-figures";
import { isDifference, isOtherPeriod, valuesOf, writeFigures } from "./figure-words";
import type { Mark } from "../proof-finding";
import type { ReadNarrative } from "../text/read-narrative";
import type { WrittenFigure } from "../text/read-figures";
import { quote, type Sentence } from "../text/read-sentences";

/** A figure of the same form this close to a result is probably the result of another day, or a typing error. */
const NEAR = 0.02;
/** Figures with fewer digits are close to each other by chance: 71% and 70%. */
const SMALL = 100;
/** How many words before and after a figure are examined. */
const [BEFORE, AFTER] = [8, 6];
/** Words for whose figure it is, where it is not the KPI's. */
const OTHERS: ReadonlySet<string> = wordSet(
  "national nationally regional regionally region england english statistical neighbour neighbours average",
  "averages benchmark benchmarks peer peers north northwest west south east midlands uk budget threshold",
  "excluding including if own weighted other others another these those cohort ages aged compared from further",
  "additional headcount",
);

/**
 * Checks a text that does not give the result: it may have a figure of the same unit and number of digits that is very
 * close to it, or has two digits swapped. Only where there is exactly one.
 */
export function checkNear(read: ReadNarrative): Mark[] {
  const all = read.sentences.flatMap(({ sentence, figures }) => figures.map((figure) => ({ sentence, figure })));
  const values = valuesOf(read.kpi.indicators);
  const unsaid = values.filter((known) => !all.some(({ figure }) => agrees(figure, known)));
  if (unsaid.length !== values.length || values.length === 0 || values.length > 20) return [];
  const candidates = all.filter(
    ({ sentence, figure }) => unsaid.some((known) => isNear(figure, known)) && !isOfOthers(read, sentence, figure),
  );
  const [only, ...more] = candidates;
  if (!only || more.length > 0) return [];
  const { figure } = only;
  if (read.kpi.indicators.some(({ figures }) => figures.some((known) => agrees(figure, known)))) return [];
  const near = unsaid.filter((known) => isNear(figure, known));
  const sentence = `The text says ${quote(read, figure)}, which is near the table's ${writeFigures(near)} but not the same. Correct the one that is wrong, or say what the figure is.`;
  return [
    {
      code: "figure-disagrees",
      start: figure.start,
      end: figure.end,
      against: near.map(({ written }) => written).join(" "),
      sentence,
    },
  ];
}

function isNear(figure: WrittenFigure, known: KnownFigure): boolean {
  if (!isAlike(figure, known) || figure.isRough || figure.step !== known.step || known.shown === 0) return false;
  // A bare number is not a percentage, nor the reverse; figures with few digits are close by chance.
  const isBare = figure.unit === null;
  if ((isBare && known.unit !== null) || Math.abs(known.shown) < SMALL * known.step) return false;
  return (
    Math.abs(figure.figure - known.shown) <= NEAR * Math.abs(known.shown) ||
    isSwapped(figure.figure, known.shown, known.step)
  );
}

/** True for two figures that differ by two swapped neighbouring digits: 74.0 and 70.4. */
function isSwapped(one: number, other: number, step: number): boolean {
  const [a, b] = [one, other].map((figure) => String(Math.round(figure / step)));
  if (a === undefined || b === undefined) return false;
  if (a.length !== b.length || a.length < 3) return false;
  const at = [...a].findIndex((digit, index) => digit !== b.charAt(index));
  return (
    at >= 0 &&
    a.charAt(at) === b.charAt(at + 1) &&
    a.charAt(at + 1) === b.charAt(at) &&
    a.slice(at + 2) === b.slice(at + 2)
  );
}

function isOfOthers(read: ReadNarrative, { tokens }: Sentence, { at }: WrittenFigure): boolean {
  const around = tokens.slice(Math.max(0, at - BEFORE), at + AFTER);
  // "95% target", "the target of 95%".
  const isTarget = tokens.slice(Math.max(0, at - 3), at + 2).some(({ word }) => /^targets?$/.test(word));
  const differs = isDifference(tokens, at) && tokens[at + 1]?.word !== "of";
  return (
    isTarget ||
    differs ||
    around.some(
      (token, index) => OTHERS.has(token.word) || read.isHedge(token.word) || isOtherPeriod(token, index, around, read),
    )
  );
}
