import { wordSet } from "../../../rag/reading/words/phrase";
import { POINTS } from "../../../rag/reading/units/unit";
import type { WrittenFigure } from "../text/read-figures";
import { wordsOf, type Sentence, type Token } from "../text/read-sentences";
import { multipleAt, type Multiple } from "../sums/multiples";
import { NOUNS, VERBS, claimedDirection, type ClaimedDirection, type DirectionWords } from "./direction-words";

/** A change claimed in a sentence: "up 12 points", "an improvement of 0.4 points", "5% lower", "doubled". */
export interface ChangeClaim {
  /** The amount, or the factor. */
  amount: { kind: "figure"; figure: WrittenFigure; hedge: "more" | "less" | null } | { kind: "times"; times: Multiple };
  /** Null where the words do not say: "a change of 3 points". */
  way: ClaimedDirection | null;
  /** The range of the sentence's tokens, `to` excluded. */
  from: number;
  to: number;
}

/** Further verbs and nouns, which state a direction only beside an amount. */
const MORE_VERBS: DirectionWords = {
  up: wordSet("up growing climbed climbing jumped"),
  down: wordSet("down dipped shrunk"),
  better: new Set(),
  worse: wordSet("slipped"),
};
const MORE_NOUNS: DirectionWords = {
  up: wordSet("growth uplift jump climb"),
  down: wordSet("dip"),
  better: wordSet("gain"),
  worse: new Set(),
};
const ADVERBS: DirectionWords = {
  up: wordSet("higher more up greater above slower longer"),
  down: wordSet("lower fewer less down below faster quicker shorter"),
  better: wordSet("better"),
  worse: wordSet("worse"),
};
/** Words that may be between the verb and its figure. */
const PASSING: ReadonlySet<string> = wordSet(
  "by only just around about approximately approx circa c nearly almost over some roughly slightly a further another",
);
/** Words after which a verb does not describe the past: "to reduce", "a target of". */
const INFINITIVE =
  /^(?:to|will|would|should|could|can|may|might|must|target|targeted|targets|planned|proposed|agreed)$/;

function verbOf(word: string): ClaimedDirection | undefined {
  return claimedDirection(VERBS, word) ?? claimedDirection(MORE_VERBS, word);
}

function nounOf(word: string): ClaimedDirection | undefined {
  return claimedDirection(NOUNS, word) ?? claimedDirection(MORE_NOUNS, word);
}

/** The changes claimed in a sentence, in order. */
export function findChangeClaims({ tokens }: Sentence, figures: readonly WrittenFigure[]): ChangeClaim[] {
  let last: ChangeClaim | null = null;
  const fromFigures = figures.flatMap((figure, index): ChangeClaim[] => {
    const claim: ChangeClaim | null = claimOf(tokens, figure) ?? (last && claimAfter(tokens, figure, last));
    last = claim ?? last;
    const aside = claim && percentAside(tokens, claim, figures[index + 1]);
    return claim ? [claim, ...(aside ? [aside] : [])] : [];
  });
  const times = tokens.flatMap((_, at): ChangeClaim[] => {
    const found = multipleAt(tokens, at);
    if (!found || !isReported(tokens, at, found.to)) return [];
    const way = found.times < 1 ? "down" : "up";
    const from =
      found.hedge === null ? found.from : found.from - (/^(?:than|least)$/.test(tokens[at - 1]?.word ?? "") ? 2 : 1);
    return [{ amount: { kind: "times", times: found }, way, from, to: found.to }];
  });
  return [...fromFigures, ...times];
}

/**
 * Reads a further claim with the verb of the one before: "Up 2 points on Q1 and 10 points on last year", "and by 3
 * points since May".
 */
function claimAfter(tokens: readonly Token[], figure: WrittenFigure, last: ChangeClaim): ChangeClaim | null {
  const { at } = figure;
  const isBy = tokens[at - 1]?.word === "by";
  const joint = tokens[isBy ? at - 2 : at - 1]?.word ?? "";
  const isSince = /^(?:on|since|from|compared|against)$/.test(tokens[at + 1]?.word ?? "");
  if (at - last.to > 10 || joint !== "and" || !isSince || last.way === null) return null;
  return { amount: { kind: "figure", figure, hedge: null }, way: last.way, from: isBy ? at - 1 : at, to: at + 1 };
}

/** True for "Made up 84 of them" or "signed up 200 residents", which are no rise. */
function isPhrasal(word: string, before: string): boolean {
  return /^(?:up|down)$/.test(word) && ((before !== "being" && /(?:ed|ing)$/.test(before)) || PHRASAL.has(before));
}

const PHRASAL: ReadonlySet<string> = wordSet(
  "make makes made set sets took take takes pick sign open follow build built gave give keep kept shut wound cut brought bring back line catch caught",
);

/** Reads "Fallen by 24 (33%) since Q1": the percentage is another claim about the same change. */
function percentAside(
  tokens: readonly Token[],
  { from, to, way }: ChangeClaim,
  next: WrittenFigure | undefined,
): ChangeClaim | null {
  const isAside =
    next?.at === to + 1 && tokens[to]?.word === "(" && tokens[to + 2]?.word === ")" && next.unit?.family === "percent";
  return isAside && next ? { amount: { kind: "figure", figure: next, hedge: null }, way, from, to: to + 3 } : null;
}

/** True for "Has doubled" and "doubled since", but not "doubling the effort" or "doubled crews". */
function isReported(tokens: readonly Token[], at: number, to: number): boolean {
  const [before, next] = [tokens[at - 1]?.word ?? "", tokens[to]?.word ?? "."];
  const isVerb = /^(?:doubled|halved|trebled|tripled|quadrupled|by)$/.test(tokens[at]?.word ?? "");
  return (
    isVerb &&
    !INFINITIVE.test(before) &&
    /^(?:since|from|on|in|over|compared|between|this|during|and|but|against|to|\.|,|;|\))$/.test(next)
  );
}

function claimOf(tokens: readonly Token[], written: WrittenFigure): ChangeClaim | null {
  const { at } = written;
  // "1.4 pts"
  const isPoints =
    /^pts?$/.test(tokens[at + 1]?.word ?? "") && (written.unit === null || written.unit.family === "percent");
  const figure = isPoints ? { ...written, unit: POINTS } : written;
  const end = isPoints ? at + 2 : at + 1;
  const word = (index: number): string => tokens[index]?.word ?? "";
  const amount = { kind: "figure", figure, hedge: hedgeBefore(tokens, at) } as const;
  let last = at - 1;
  while (at - last <= 3 && PASSING.has(word(last))) last -= 1;
  const verb = verbOf(word(last));
  if (verb && !isPhrasal(word(last), word(last - 1)) && !INFINITIVE.test(word(last - 1)) && !isPlanned(tokens, last))
    return { amount, way: verb, from: last, to: end };
  const noun = word(last) === "of" ? nounOf(word(last - 1)) : undefined;
  if (noun && isGiven(tokens, last - 1)) return { amount, way: noun, from: last - 1, to: end };
  // "A 5% increase", "a further 12 point fall"
  const after = word(end) === "year" || word(end) === "real" ? end + 1 : end;
  const next = nounOf(word(after));
  if (next && isGiven(tokens, at) && word(after + 1) !== "target")
    return { amount, way: next, from: at, to: after + 1 };
  const adverb = claimedDirection(ADVERBS, word(end));
  // "+12 points on last year"
  if (!adverb)
    return figure.isSigned && COMPARED.test(word(end))
      ? { amount, way: figure.figure < 0 ? "down" : "up", from: at, to: end }
      : null;
  // "Above Q2 2023/24", "above the same quarter last year"; "above target" is not a change.
  if (/^(?:above|below)$/.test(word(end))) {
    const isTime = /^(?:the )?(?:@|last|previous|same|prior)/.test(wordsOf(tokens.slice(end + 1, end + 3)));
    return isTime ? { amount, way: adverb, from: at, to: end + 1 } : null;
  }
  // "28 fewer incidents than", "5% higher on"
  const compared = [end + 1, end + 2, end + 3].find((index) => COMPARED.test(word(index)));
  const isNear = compared === end + 1 || (compared !== undefined && word(compared) === "than");
  return isNear ? { amount, way: adverb, from: at, to: compared } : null;
}

const COMPARED = /^(?:than|on|compared|since|against|year|versus|vs)$/;

/** Reads the hedge in "By over 2 points" or "by nearly 3". */
function hedgeBefore(tokens: readonly Token[], at: number): "more" | "less" | null {
  const before = wordsOf(tokens.slice(Math.max(0, at - 2), at));
  if (/(?:^| )(?:over|more than|at least|>|>=)$/.test(before)) return "more";
  return /(?:^| )(?:under|nearly|almost|less than|fewer than|up to|<|<=)$/.test(before) ? "less" : null;
}

/**
 * True where the change is reported rather than asked for: "An improvement of", "a slight fall of", "with a 5%", but
 * not "the target of a 5% reduction".
 */
function isGiven(tokens: readonly Token[], at: number): boolean {
  const lead = tokens.slice(Math.max(0, at - 4), at).map(({ word }) => word);
  const isReportedChange = lead.some((word) => /^(?:an?|the|this|with|saw|seen|shows?|is)$/.test(word));
  return isReportedChange && !isPlanned(tokens, at);
}

function isPlanned(tokens: readonly Token[], at: number): boolean {
  return /(?:^| )(?:targets?|targeted|planned|proposed|agreed|requires?|asks?|aims?|commitment|ambition|goal)(?: |$)/.test(
    wordsOf(tokens.slice(Math.max(0, at - 5), at)),
  );
}
