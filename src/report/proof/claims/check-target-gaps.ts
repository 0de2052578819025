import { writeFigure } from "../../../rag/reading/figure";
import { POINTS, type Unit } from "../../../rag/reading/units/unit";
import { isOfSome, isUnsure } from "./check-target-claims";
import { findOwnClause, hasSubject } from "../text/clauses";
import type { Mark } from "../proof-finding";
import { findSubjects } from "../text/own-words";
import type { ProofedIndicator } from "../proofed-kpi";
import type { ReadNarrative } from "../text/read-narrative";
import type { WrittenFigure } from "../text/read-figures";
import { placeOf, quote, wordsOf, type Sentence, type Token } from "../text/read-sentences";
import { writePercent } from "../sums/sum-sentence";
import { targetEnd } from "../figures/figure-words";
import { isAmountOf, isMeasured } from "./change-fits";
import type { KnownResults } from "./known-results";

type Side = "above" | "below";

/** Words after a difference: the side of the target that they mean; null for words about how well it goes. */
const SIDES: Readonly<Record<string, Side | null>> = {
  ...{ above: "above", over: "above", higher: "above", more: "above", slower: "above", longer: "above" },
  ...{
    below: "below",
    under: "below",
    lower: "below",
    less: "below",
    fewer: "below",
    short: "below",
    shy: "below",
    faster: "below",
    quicker: "below",
    shorter: "below",
  },
  ...{ off: null, away: null, behind: null, ahead: null, better: null, worse: null, outside: null, adrift: null },
};

/** Checks "3 points below target", "2 days faster than the target" and "92% of target" against the actual gap. */
export function checkTargetGaps(read: ReadNarrative): Mark[] {
  return read.sentences.flatMap(({ sentence, figures }) =>
    figures.flatMap((figure) => checkGap(read, sentence, figure)),
  );
}

interface Gap {
  figure: WrittenFigure;
  /** Null for a part of the target, and where the words do not say. */
  side: Side | null;
  isPart: boolean;
  from: number;
  to: number;
}

function gapAt(tokens: readonly Token[], figure: WrittenFigure): Gap | null {
  const { at } = figure;
  const next = tokens[at + 1]?.word ?? "";
  const missed = tokens[at - 1]?.word === "by" ? missedBefore(tokens, at - 1) : null;
  if (missed) return { figure, side: SIDES[missed.word] ?? null, isPart: false, from: missed.from, to: at + 1 };
  const isPart = next === "of" && figure.unit?.family === "percent";
  if (!isPart && !Object.hasOwn(SIDES, next)) return null;
  const joint = /^(?:than|of|from)$/.test(tokens[at + 2]?.word ?? "") ? at + 3 : at + 2;
  const to = targetEnd(tokens, joint) ?? (figure.unit?.family === "currency" ? budgetEnd(tokens, joint) : null);
  if (to === null || tokens.slice(joint, to).some(({ word }) => word === "@")) return null;
  return { figure, side: isPart ? null : (SIDES[next] ?? null), isPart, from: at, to };
}

/** Reads "Missed the target by" or "above target by": the first token, and the word for the side. */
function missedBefore(tokens: readonly Token[], by: number): { word: string; from: number } | null {
  for (let from = by - 2; from >= 0 && from > by - 6; from -= 1) {
    const word = tokens[from]?.word ?? "";
    if (word === "short" && tokens[from + 1]?.word === "of")
      return targetEnd(tokens, from + 2) === by ? { word, from } : null;
    if (/^(?:missed|missing|misses|exceeded|exceeds|exceeding|beat|surpassed|above|below|under|over)$/.test(word))
      return targetEnd(tokens, from + 1) === by ? { word, from } : null;
  }
  return null;
}

/** For money, the target is a budget: "£1.2m over the revised budget". */
function budgetEnd(tokens: readonly Token[], from: number): number | null {
  const words = wordsOf(tokens.slice(from, from + 4));
  const match = /^(?:the |our |its )?(?:(?:revised|net|revenue|capital|annual|approved) )?budget(?= |$)/.exec(words);
  return match ? from + match[0].split(" ").length : null;
}

function checkGap(read: ReadNarrative, { tokens }: Sentence, figure: WrittenFigure): Mark[] {
  const gap = gapAt(tokens, figure);
  if (!gap || figure.isRough) return [];
  const clause = findOwnClause(tokens, gap.from, gap.to, read.own);
  if (!clause || isOfSome(clause)) return [];
  const { words } = clause;
  if (!hasSubject(words, read.own) || isUnsure(tokens, gap.from, words, read)) return [];
  // "From 3% below target" and "within 3% of target" do not give the present gap.
  if (/^(?:from|within|than|to)$/.test(tokens[gap.from - 1]?.word ?? "")) return [];
  const [subject, ...others] = findSubjects(words, read.own, read.kpi.indicators) ?? [];
  if (!subject || others.length > 0) return [];
  const isAnnual = /(?:^| )(?:annual|year|yearend)(?: |$)/.test(wordsOf(tokens.slice(gap.from, gap.to)));
  const targets = targetsOf(subject, isAnnual);
  const { results } = subject;
  if (!results || !isMeasured(figure, results.now) || targets.length === 0) return [];
  const isPerformance = words.some(({ word }) => word.startsWith("perform"));
  if (targets.some((target) => isRight(gap, results.now, target, subject, isPerformance))) return [];
  const [target] = targets;
  if (target === undefined) return [];
  const place = placeOf(tokens, gap.from, gap.to);
  const fact = describe(gap, results.now, target);
  return [
    {
      ...place,
      code: "change-disagrees",
      against: fact,
      sentence: `The text says “${quote(read, place)}”; by the table ${fact}. Correct the one that is wrong.`,
    },
  ];
}

/** The ends of what the row is judged against, in full; those of the whole year where the text names that. */
function targetsOf({ computed }: ProofedIndicator, isAnnual: boolean): number[] {
  if (
    computed.status === "not-rated" ||
    (computed.comparison.against !== "target" && computed.comparison.against !== "expected-to-date")
  )
    return [];
  const { low, high, profiled, unit } = computed.comparison;
  // The verdict's value is in the target's unit, which may differ from its cell's.
  if (unit && !["percent", "currency", "duration", "working-duration", "months", "rate"].includes(unit.family))
    return [];
  const own = [...new Set([low, high])].filter(Number.isFinite);
  return profiled ? (isAnnual ? [profiled.target] : [...own, profiled.target]) : own;
}

const NOISE = 1e-9;

function isRight(
  { figure, side, isPart }: Gap,
  now: KnownResults["now"],
  target: number,
  { polarity }: ProofedIndicator,
  isPerformance: boolean,
): boolean {
  const factor =
    figure.unit && now.unit && figure.unit.family === now.unit.family ? figure.unit.size / now.unit.size : 1;
  const half = now.step / 2 + NOISE * Math.max(1, Math.abs(target));
  const values = [now.figure, now.shown];
  const isNear = (size: number, slack: number): boolean =>
    Math.abs(size - Math.abs(figure.figure) * factor) <= slack + (figure.step * factor) / 2;
  const isRelative = (of: (value: number) => number): boolean =>
    figure.unit?.family === "percent" &&
    target !== 0 &&
    values.some(
      (value) =>
        Math.abs(Math.abs(of(value) / target) * 100 - Math.abs(figure.figure)) <=
        figure.step / 2 + (half / Math.abs(target)) * 100,
    );
  if (isPart) return isRelative((value) => value);
  const isSize =
    (isAmountOf(figure.unit, now) && values.some((value) => isNear(Math.abs(value - target), half))) ||
    isRelative((value) => value - target);
  // Where low is good, "performance is 2 days below target" may mean how well it goes.
  const isOpen = side === null || (polarity !== "high" && isPerformance) || now.figure === target;
  return isSize && (isOpen || (side === "above") === now.figure > target);
}

function describe({ figure, isPart }: Gap, now: KnownResults["now"], target: number): string {
  const of = writeFigure(target, now.unit, now.scale);
  const gap = Number((now.shown - target).toPrecision(12));
  if (isPart && target !== 0) return `${now.written} is ${writePercent(now.shown / target, figure.step)} of ${of}`;
  if (gap === 0) return `${now.written} is on the target`;
  const unit: Unit | null = now.unit?.family === "percent" ? POINTS : now.unit;
  const percent =
    figure.unit?.family === "percent" && target !== 0 ? ` (${writePercent(Math.abs(gap / target), figure.step)})` : "";
  return `${now.written} is ${writeFigure(Math.abs(gap), unit, now.scale)}${percent} ${gap > 0 ? "above" : "below"} ${of}`;
}
