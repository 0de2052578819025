import { compareFigures } from "../../../rag/decimal";
import { wordFor } from "../../../rag/rules/ruleset";
import type { RatedStatus, Status } from "../../../rag/status";
import { findTargetClaims, type TargetClaim } from "./find-target-claims";
import { findOwnClause, type Clause } from "../text/clauses";
import { isOtherPeriod, isSetInAnotherTime } from "../figures/figure-words";
import type { Mark } from "../proof-finding";
import { findSubjects, isOwn } from "../text/own-words";
import type { ProofedIndicator } from "../proofed-kpi";
import type { ReadNarrative } from "../text/read-narrative";
import { placeOf, quote, type Sentence, type Token } from "../text/read-sentences";
import { NEGATIONS } from "../text/plain-words";

/** The most rows that a finding describes one by one. */
const MOST_NAMED = 3;

/** Checks claims about targets and comparators that contradict the table. */
export function checkTargetClaims(read: ReadNarrative): Mark[] {
  return read.sentences.flatMap(({ sentence }) =>
    findTargetClaims(sentence).flatMap((claim) => checkClaim(read, sentence, claim)),
  );
}

function checkClaim(read: ReadNarrative, { tokens }: Sentence, claim: TargetClaim): Mark[] {
  const clause = findOwnClause(tokens, claim.from, claim.to, read.own);
  if (!clause || isUnsure(tokens, claim.from, clause.words, read)) return [];
  if (isOfSome(clause) || tokens[claim.from - 1]?.word === "from") return [];
  // "Above the Q1 target"
  const named = tokens.slice(claim.from, claim.to);
  if (named.some((token, index) => isOtherPeriod(token, index, named, read))) return [];
  // "Projects on target" may be the measure itself.
  if (claim.of === "target" && isOwn(read.own, "target")) return [];
  const subjects = findSubjects(clause.words, read.own, read.kpi.indicators);
  if (!subjects || subjects.length === 0) return [];
  const isPerformance = clause.words.some(({ word }) => word.startsWith("perform"));
  const against = (indicator: ProofedIndicator): boolean => isAgainst(indicator, claim, isPerformance);
  const wrong = subjects.filter(against);
  // With several rows, all that a claim is about have to contradict it, or else their combined status.
  const { status } = read.kpi;
  const isWhole =
    subjects.length > 1 &&
    claim.of === "target" &&
    status !== null &&
    isStatusAgainst(status, claim) &&
    wrong.length > 0;
  if (
    wrong.length === 0 ||
    (wrong.length < subjects.filter(({ status: one }) => one !== "not-rated").length && !isWhole)
  )
    return [];
  const place = placeOf(tokens, claim.from, claim.to);
  const said = quote(read, place);
  const rows =
    wrong.length > MOST_NAMED
      ? `${wrong.length} rows are otherwise`
      : wrong.map((indicator) => factOf(read, indicator, claim)).join("; ");
  const facts = isWhole && status ? `the KPI's combined status is ${wordFor(read.ruleset, status)}` : rows;
  const code = claim.of === "target" ? "claim-against-status" : "claim-against-benchmark";
  const seen = wrong
    .map(({ metric, status: one, shownValue, shownTarget }) => `${metric} ${one} ${shownValue} ${shownTarget}`)
    .join("; ");
  return [
    {
      ...place,
      code,
      against: seen,
      sentence: `The text says “${said}”, but ${facts}. Check the sentence, or the row.`,
    },
  ];
}

/** True for a claim about some rows only: "3 of the 5 measures are …", "… in two areas". */
export function isOfSome({ lead, tail }: Clause): boolean {
  const isCounted = lead.some(({ word }, index) => word === "#" && /^(?:of|out)$/.test(lead[index + 1]?.word ?? ""));
  return isCounted || (/^(?:in|for|across)$/.test(tail[0]?.word ?? "") && tail.some(({ word }) => word === "#"));
}

/** True where words show that the claim is not about the present: a hope, a negation, another time. */
export function isUnsure(
  tokens: readonly Token[],
  from: number,
  words: readonly Token[],
  read: ReadNarrative,
): boolean {
  if (words.some(({ word }) => read.isHedge(word))) return true;
  // "Not yet", "no longer": in the words directly before.
  const lead = tokens.slice(Math.max(0, from - 12), from);
  if (isSetInAnotherTime(tokens, from, read)) return true;
  if (
    lead.some(
      ({ word }) =>
        NEGATIONS.has(word) || /^(?:if|unless|would|should|could|will|expected|forecast|likely)$/.test(word),
    )
  )
    return true;
  return words.some((token, index) => isOtherPeriod(token, index, words, read));
}

function isStatusAgainst(status: Status, { says }: TargetClaim): boolean {
  if (status === "not-rated") return false;
  return isMet(status) === (says !== "good" && says !== "above");
}

/** True for the statuses of a target that is met; the others miss it by some amount. */
function isMet(status: RatedStatus): boolean {
  switch (status) {
    case "exceeding":
    case "green":
      return true;
    case "amber-green":
    case "amber":
    case "amber-red":
    case "red":
      return false;
  }
}

/** True where an indicator's row contradicts a claim. Ambiguous wording is left alone. */
function isAgainst(indicator: ProofedIndicator, claim: TargetClaim, isPerformance: boolean): boolean {
  const { computed, status, polarity } = indicator;
  if (status === "not-rated" || !isComparedWith(indicator, claim)) return false;
  const met = computed.status === "not-rated" ? null : computed.met;
  const isShort = !isMet(status);
  if (claim.says === "good") return isShort && met !== true;
  if (claim.says === "bad") return !isShort && met !== false;
  if (polarity === "high") return claim.says === "above" ? isShort && met !== true : !isShort && met !== false;
  // Where low is good, "performance below target" may mean the number or how well it goes.
  if (isPerformance || polarity === null) return false;
  const side = sideOf(indicator);
  if (side !== null)
    return (
      side !== "at" && side !== claim.says && (polarity === "low" ? isShort === (claim.says === "below") : isShort)
    );
  return polarity === "low" && (claim.says === "below" ? isShort : !isShort);
}

/** The side of the value against what it was judged by; null where unknown. */
function sideOf({ computed }: ProofedIndicator): "above" | "below" | "at" | null {
  // A value known only by its bounds may lie on either side.
  if (computed.status === "not-rated" || computed.bounds) return null;
  const { value, comparison } = computed;
  if (compareFigures(value, comparison.high) > 0) return "above";
  return compareFigures(value, comparison.low) < 0 ? "below" : "at";
}

/** True where the row is judged by what the claim names: its target, or a comparator of the same words. */
function isComparedWith({ computed, target }: ProofedIndicator, { of }: TargetClaim): boolean {
  const against = computed.status === "not-rated" ? null : computed.comparison.against;
  if (of === "target")
    return (
      target.kind !== "benchmark" &&
      (against === null ? target.kind !== "change" : against === "target" || against === "expected-to-date")
    );
  if (target.kind !== "benchmark") return false;
  const named = target.comparator.toLowerCase().split(/[^\p{L}]+/u);
  const own = of.filter(
    (word) => !/^(?:averages?|benchmarks?|mean|figures?|rates?|levels?|performance|all)$/.test(word),
  );
  return (
    own.length === 0 ||
    own.some(
      (word) =>
        named.includes(word) ||
        (word === "england" && named.includes("national")) ||
        named.includes(word.replace(/s$/, "")),
    )
  );
}

function factOf(
  { kpi, ruleset }: ReadNarrative,
  { metric, status, shownValue, shownTarget }: ProofedIndicator,
  { of }: TargetClaim,
): string {
  const name = kpi.indicators.length > 1 ? `“${metric}”` : "the row";
  const against = of === "target" ? ` against a target of “${shownTarget}”` : `, judged by “${shownTarget}”`;
  return `${name} is ${wordFor(ruleset, status)} at ${shownValue}${against}`;
}
