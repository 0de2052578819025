import type { Period } from "../../../rag/periods/period";
import { isSamePeriod, previousPeriod, samePeriodLastYear } from "../../../rag/periods/step-period";
import type { Travel } from "../../../kpi/travel/travel";
import { wordSet } from "../../../rag/reading/words/phrase";
import { isOfSome, isUnsure } from "./check-target-claims";
import { findOwnClause, hasSubject } from "../text/clauses";
import type { Mark } from "../proof-finding";
import { findSubjects } from "../text/own-words";
import { isReported, periodOfToken } from "../text/periods-in-text";
import type { ProofedIndicator } from "../proofed-kpi";
import type { ReadNarrative } from "../text/read-narrative";
import { wordsOf, type Sentence, type Token } from "../text/read-sentences";
import { NOUNS, VERBS, claimedDirection, type ClaimedDirection } from "./direction-words";

/** Words that may follow a movement, so that the result moved rather than something that someone improved. */
const AFTER: ReadonlySet<string> = wordSet(
  "by to from this during on over compared and but , . ; : ( ) for in again further slightly significantly",
  "steadily marginally between against since @ # which with -",
);
const IS_MOVING: ReadonlySet<string> = wordSet("has have is are was were had");
/** Words that show that a movement is from the previous period. */
const BEFORE = /(?:^| )(?:last|previous|prior|preceding) (?:quarter|period|month|quarters)(?: |$)/;
const LAST_YEAR =
  /(?:^| )(?:last year|previous year|same (?:quarter|period|time) last year|same (?:quarter|period) (?:of|in) (?:the )?(?:last|previous) year|year on year|yearonyear|this time last year|12 months ago)(?: |$)/;
const OTHER_BASE =
  /(?:^| )(?:years?|months?|since|baseline|pandemic|years|weeks?|ago|before|historically|term|time)(?: |$)/;

/** Checks sentences that say that the KPI got better, worse, higher or lower where it moved the other way. */
export function checkMovements(read: ReadNarrative): Mark[] {
  return read.sentences.flatMap(({ sentence }) => sentence.tokens.flatMap((_, at) => checkAt(read, sentence, at)));
}

function checkAt(read: ReadNarrative, { tokens }: Sentence, at: number): Mark[] {
  const says = saysAt(tokens, at);
  if (!says) return [];
  const clause = findOwnClause(tokens, at, at + 1, read.own);
  // "There has been an improvement on the previous quarter" is about the KPI.
  const isThere = clause?.lead.some(({ word }) => word === "there") ?? false;
  if (!clause || !(isThere || hasSubject(clause.words, read.own))) return [];
  const base = findBase(read, tokens, at);
  if (!base) return [];
  const { words } = clause;
  const timeless = words.filter(({ word }) => word !== "@" && !/^(?:last|previous|prior|preceding)$/.test(word));
  if (isUnsure(tokens, at, timeless, read)) return [];
  if (isOfSome(clause) || clause.lead.some(({ word }) => /^targets?$/.test(word))) return [];
  const subjects = findSubjects(words, read.own, read.kpi.indicators);
  const [first] = subjects ?? [];
  if (!subjects || !first) return [];
  // More bins may still be a smaller share.
  const isNumber = words.some(({ word }) => /^numbers?$/.test(word));
  if (
    isNumber &&
    subjects.some(({ figures }) => figures.some(({ role, unit }) => role === "value" && unit?.family === "percent"))
  )
    return [];
  const isPerformance = words.some(({ word }) => word.startsWith("perform"));
  const wrong = subjects.filter((indicator) => isAgainst(indicator[base], says, isPerformance, indicator));
  if (wrong.length < subjects.length) return [];
  const token = tokens[at];
  if (!token) return [];
  const { sentence } = first[base];
  const name = read.kpi.indicators.length > 1 ? ` of “${first.metric}”` : "";
  const fact = `${sentence.charAt(0).toLowerCase()}${sentence.slice(1)}`;
  return [
    {
      ...{
        code: "claim-against-travel",
        start: token.start,
        end: token.end,
        against: wrong.map((indicator) => indicator[base].sentence).join(" "),
      },
      sentence: `The text says “${read.text.slice(token.start, token.end)}”; by the figures the direction of travel${name} is ${fact} Check which is right.`,
    },
  ];
}

function saysAt(tokens: readonly Token[], at: number): ClaimedDirection | null {
  const word = tokens[at]?.word ?? "";
  const [verb, noun] = [claimedDirection(VERBS, word), claimedDirection(NOUNS, word)];
  const before = tokens.slice(Math.max(0, at - 4), at).map(({ word: one }) => one);
  const next = tokens[at + 1]?.word;
  if (verb) {
    const isFinite =
      word.endsWith("s") ||
      /^(?:rose|grew|fell)$/.test(word) ||
      before.some((one) => IS_MOVING.has(one)) ||
      word.endsWith("ed");
    const isNext = next === undefined || AFTER.has(next) || next.endsWith("ly");
    return isFinite && isNext && !/^(?:an?|the|of|for|to|and|with|by|its|our|in)$/.test(before.at(-1) ?? "")
      ? verb
      : null;
  }
  // "An increase on", "a slight improvement from": compared with something.
  const isCompared =
    /^(?:on|from|over|compared|since|in|this)$/.test(next ?? "") &&
    before.some((one) => /^(?:an?|the|this)$/.test(one));
  return noun && isCompared ? noun : null;
}

/**
 * Finds the base of a movement by the words of its sentence; null where it is neither the previous period nor the year
 * before.
 */
function findBase(read: ReadNarrative, tokens: readonly Token[], at: number): "sinceBefore" | "sinceLastYear" | null {
  const near = tokens.slice(Math.max(0, at - 20), at + 25);
  const words = wordsOf(near);
  const bases = new Set(near.flatMap((token) => (token.word === "@" ? baseOf(read, token) : [])));
  // "Increased from Q1 and fell from last year" uses both bases.
  if (LAST_YEAR.test(words)) return BEFORE.test(words) || bases.has("sinceBefore") ? null : "sinceLastYear";
  const [named, ...others] = bases;
  if (others.length > 0 || named === "other") return null;
  if (named) return named;
  return OTHER_BASE.test(words) ? null : "sinceBefore";
}

/** Which of the earlier periods one is; none for the reported period. */
function baseOf(read: ReadNarrative, token: Token): ("sinceBefore" | "sinceLastYear" | "other")[] {
  const period = periodOfToken(token, read.text, read.now);
  if (!period) return ["other"];
  if (isReported(period, read.now, "of")) return [];
  const is = (step: (now: Period) => Period | null): boolean =>
    read.now.periods.some((now) => isSameAs(step(now), period));
  return [is(previousPeriod) ? "sinceBefore" : is(samePeriodLastYear) ? "sinceLastYear" : "other"];
}

function isSameAs(one: Period | null, other: Period): boolean {
  return one !== null && isSamePeriod(one, other);
}

/** True where a result moved the other way. Steady is neither way; where low is good, "improved" is down. */
function isAgainst(
  travel: Travel,
  says: ClaimedDirection,
  isPerformance: boolean,
  { polarity }: ProofedIndicator,
): boolean {
  if (travel.direction === "not-comparable") return false;
  if (says === "better") return travel.direction === "worsening";
  if (says === "worse") return travel.direction === "improving";
  if (isPerformance) return polarity === "high" && travel.moved === (says === "up" ? "down" : "up");
  return travel.moved === (says === "up" ? "down" : "up");
}
