import { agrees } from "../figures/known-figures";
import { isOfSome, isUnsure } from "./check-target-claims";
import { findOwnClause, hasSubject } from "../text/clauses";
import { valuesOf } from "../figures/figure-words";
import type { Mark } from "../proof-finding";
import { findSubjects } from "../text/own-words";
import type { ProofedIndicator } from "../proofed-kpi";
import type { ReadNarrative } from "../text/read-narrative";
import type { WrittenFigure } from "../text/read-figures";
import { placeOf, quote, wordsOf, type Place, type Sentence, type Token } from "../text/read-sentences";
import { firstFrom, writePercent } from "../sums/sum-sentence";
import { writeMultiple } from "../sums/multiples";
import { writeFigure } from "../../../rag/reading/figure";
import { POINTS } from "../../../rag/reading/units/unit";
import { findBase, resultsAt, type Base } from "./change-bases";
import { findChangeClaims, type ChangeClaim } from "./find-change-claims";
import { fitsClaim, isMeasured } from "./change-fits";
import type { EarlierResult, KnownResults } from "./known-results";

/**
 * Checks changes with an amount ("Up 12 points on last year", "an improvement of 0.4 points", "doubled since Q1")
 * against the workbook's earlier results, and marks those without a source there.
 */
export function checkChanges(read: ReadNarrative): Mark[] {
  return read.sentences.flatMap(({ sentence, figures }) => {
    return findChangeClaims(sentence, figures).flatMap((claim) => checkChange(read, sentence, figures, claim));
  });
}

function checkChange(
  read: ReadNarrative,
  { tokens }: Sentence,
  figures: readonly WrittenFigure[],
  claim: ChangeClaim,
): Mark[] {
  const base = findBase(read, tokens, claim.from, claim.to);
  if (base.kind === "none" || isOfAnother(tokens, claim)) return [];
  const clause = findOwnClause(tokens, claim.from, claim.to, read.own);
  const words = clause?.words ?? tokens.slice(Math.max(0, claim.from - 12), claim.to + 6);
  const timeless = words.filter(({ word }) => !TIME.test(word));
  if (isUnsure(tokens, claim.from, timeless, read)) return [];
  const isThere = words.some(({ word }) => word === "there");
  // In "74.2% of patients were seen" the figure is the result, not a part of the patients.
  const result = figures[0];
  const isResult =
    result !== undefined &&
    result.at < claim.from &&
    valuesOf(read.kpi.indicators).some((known) => agrees(result, known));
  // "Up 12 points on last year." at the start of a sentence.
  const isOpening = claim.from === 0;
  if (!clause || (isOfSome(clause) && !isResult) || !(isThere || isOpening || hasSubject(words, read.own)))
    return checkOtherSubject(read, tokens, claim, base);
  const subjects = findSubjects(words, read.own, read.kpi.indicators);
  if (!subjects || subjects.some(({ results }) => results === null || results.isUnsure)) return [];
  const known = subjects.flatMap((indicator) =>
    indicator.results
      ? resultsAt(base, indicator.results.earlier, indicator.period).map((before) => ({
          indicator,
          results: indicator.results,
          before,
        }))
      : [],
  );
  if (known.length === 0) return markWithoutSource(read, tokens, claim, base, lacking(base));
  const { amount } = claim;
  const goal = figureAt(figures, tokens, claim.to);
  // "Rose by 5 points to 81%": not the table's result.
  if (goal && !valuesOf(subjects).some((known) => agrees(goal, known))) return [];
  if (amount.kind === "figure" && subjects.some(({ results }) => results && !isMeasured(amount.figure, results.now)))
    return [];
  const isRight = known.some(
    ({ indicator, results, before }) =>
      results && fitsClaim(claim, results.now, before) && !isOtherWay(claim, indicator, results, before, words),
  );
  // Of several rows, it could be about any; a time that cannot be read may be one that is not in the workbook.
  if (isRight || subjects.length > 1) return [];
  const [first] = known;
  if (base.kind === "other") return markWithoutSource(read, tokens, claim, base, NOTHING_GIVES_IT);
  return first?.results ? [markChange(read, tokens, claim, first.results, first.before)] : [];
}

/** The figure that a change leads to: "by 5 points to 81%". */
function figureAt(figures: readonly WrittenFigure[], tokens: readonly Token[], to: number): WrittenFigure | undefined {
  return tokens[to]?.word === "to" ? figures[firstFrom(figures, to + 1)] : undefined;
}

/**
 * Checks a change that may not be about the KPI: it has no source, unless one of the KPI's rows changed by that amount.
 */
function checkOtherSubject(read: ReadNarrative, tokens: readonly Token[], claim: ChangeClaim, base: Base): Mark[] {
  const isGiven = read.kpi.indicators.some(
    ({ results }) =>
      results && (results.isUnsure || results.earlier.some((before) => fitsClaim(claim, results.now, before))),
  );
  return isGiven ? [] : markWithoutSource(read, tokens, claim, base, NOTHING_GIVES_IT);
}

const NOTHING_GIVES_IT = "no figures of this KPI give it";

/** Words of a time: they say what a change is measured from, not that the sentence is about another time. */
const TIME = /^(?:@|last|previous|prior|preceding|since|ago|before|earlier|baseline|past)$/;
/** Words for whose figure it is, where it belongs to another body. */
const ANOTHER =
  /(?:^| )(?:nationally|national|regional|regionally|england|neighbours?|benchmark|target|targets|budget|inflation|cpi|grant|precept|pay award)(?: |$)/;

function isOfAnother(tokens: readonly Token[], { from, to }: ChangeClaim): boolean {
  return ANOTHER.test(wordsOf(tokens.slice(Math.max(0, from - 4), to + 3)));
}

/** True where the number moved against the words; ambiguous wording is left alone. */
function isOtherWay(
  { way }: ChangeClaim,
  { polarity }: ProofedIndicator,
  { now }: KnownResults,
  { figure }: EarlierResult,
  words: readonly Token[],
): boolean {
  const change = now.figure - figure;
  if (change === 0 || way === null) return false;
  const isUp = change > 0;
  if (way === "better" || way === "worse")
    return polarity === "high" || polarity === "low" ? (way === "better") === (isUp !== (polarity === "high")) : false;
  // Where low is good, "performance is up" may mean how well it goes.
  if (polarity !== "high" && words.some(({ word }) => word.startsWith("perform"))) return false;
  return (way === "up") !== isUp;
}

function markChange(
  read: ReadNarrative,
  tokens: readonly Token[],
  claim: ChangeClaim,
  { now }: KnownResults,
  before: EarlierResult,
): Mark {
  const fact = describeChange(claim, now, before);
  const place = placeOfClaim(tokens, claim);
  return {
    ...place,
    code: "change-disagrees",
    against: fact,
    sentence: `The text says “${quote(read, place)}”; by the workbook ${fact}. Correct the one that is wrong.`,
  };
}

/**
 * "70.4% is up 2.3 points (3.4%) from 68.1% in 2024/25 Q1", with the digits needed to show the difference from the
 * claim.
 */
function describeChange({ amount }: ChangeClaim, now: KnownResults["now"], before: EarlierResult): string {
  const was = `${before.written} ${before.when}`;
  const change = now.shown - before.shown;
  if (Math.abs(change) < 1e-9) return `${now.written} is the same as ${was}`;
  if (amount.kind === "times" && !amount.times.isPart && before.shown > 0)
    return `${now.written} is ${writeMultiple(now.shown / before.shown)} ${was}`;
  const size = Number(Math.abs(change).toPrecision(12));
  const difference = writeFigure(size, now.unit?.family === "percent" ? POINTS : now.unit, now.scale);
  const isPercent = amount.kind === "times" || amount.figure.unit?.family === "percent";
  const step = amount.kind === "figure" ? amount.figure.step : 1;
  const percent = isPercent && before.shown !== 0 ? ` (${writePercent(size / Math.abs(before.shown), step)})` : "";
  return `${now.written} is ${change > 0 ? "up" : "down"} ${difference}${percent} from ${was}`;
}

/** Marks a change that cannot be checked against the workbook; a bare count only where its base is stated. */
function markWithoutSource(
  read: ReadNarrative,
  tokens: readonly Token[],
  claim: ChangeClaim,
  base: Base,
  why: string,
): Mark[] {
  const unit = claim.amount.kind === "figure" ? claim.amount.figure.unit : null;
  const isTelling =
    claim.amount.kind === "times" ||
    unit?.family === "percent" ||
    unit?.family === "points" ||
    (base.kind !== "unsaid" && base.kind !== "other");
  if (!isTelling || isFromOtherFigures(tokens, claim)) return [];
  const place = placeOfClaim(tokens, claim);
  const sentence = `“${quote(read, place)}” has no source in the workbook: ${why}. Say where it is from, or take it out.`;
  return [{ ...place, code: "no-source", against: base.kind, sentence }];
}

/** Names the earlier period: an annual row has a previous year, but no previous quarter. */
function nameOf(of: string): string {
  if (of === "qoq") return "quarter";
  return of === "mom" ? "month" : of === "report" ? "period" : of;
}

function lacking(base: Base): string {
  switch (base.kind) {
    case "previous":
      return `this KPI has no figure of the ${nameOf(base.of)} before to work it out from`;
    case "last-year":
      return "this KPI has no figure of last year to work it out from";
    case "period":
      return `this KPI has no figure of ${base.period.text} to work it out from`;
    case "unsaid":
    case "other":
    case "none":
      return NOTHING_GIVES_IT;
  }
}

/**
 * True where the sentence gives both figures itself: "By 1,438 young people, from 28,993 to 30,431", "by 1,000 (11.1%)
 * to 10,000".
 */
function isFromOtherFigures(tokens: readonly Token[], { from, to }: ChangeClaim): boolean {
  const [before, after] = [wordsOf(tokens.slice(Math.max(0, from - 12), from)), wordsOf(tokens.slice(to, to + 12))];
  return (
    isFromEnd(`${after} `) ||
    (/# (?:\p{L}+ )?\( ?#/u.test(wordsOf(tokens.slice(from, to))) && /^to (?:\p{L}+ )?#/u.test(after)) ||
    /(?:^| )from (?:\p{L}+ )?#/u.test(`${before} `) ||
    /\( ?(?:up |down )?(?:from )?# (?:to|against|compared (?:with|to)|,) #/.test(after)
  );
}

/**
 * True for words that end in "from" or "between" before a figure: "From 28,993 to 30,431", "between 60 and 48". Only
 * the last one before a figure matters.
 */
function isFromEnd(words: string): boolean {
  const from = /(?:^| )(?:from|between) (?:(?!(?:from|between) )\p{L}+ |@ |\( ?)*#/u.exec(words);
  return from !== null && /(?:to|and) (?:\p{L}+ )?#/u.test(words.slice(from.index + from[0].length));
}

/** The text range of a claim and its base. */
function placeOfClaim(tokens: readonly Token[], claim: ChangeClaim): Place {
  return placeOf(tokens, claim.from, endOf(tokens, claim));
}

const TO_BASE =
  /^(?:on|from|since|than|vs|versus|compared|with|to|in|at|the|this|same|time|last|previous|prior|preceding|of|end|against|over|quarter|year|period|month|before|earlier|ago|@)$/;
const BASE_END = /^(?:quarter|year|period|month|before|earlier|ago|@)$/;
/** The most words of a base that are quoted with a claim. */
const LONGEST = 9;

/** Where a claim with its base ends: "up 12 points on the same quarter last year". */
function endOf(tokens: readonly Token[], { to }: ChangeClaim): number {
  let end = to;
  for (let at = to; at < to + LONGEST && TO_BASE.test(tokens[at]?.word ?? ""); at += 1)
    if (BASE_END.test(tokens[at]?.word ?? "")) end = at + 1;
  return end;
}
