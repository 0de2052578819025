import { wordSet } from "../../../rag/reading/words/phrase";
import type { Token } from "./read-sentences";
import { isKnown, isOwn, type OwnWords } from "./own-words";
import { RESULT_WORDS, STAND_INS } from "./plain-words";

/** Words and marks that start a new clause. */
const BREAKS: ReadonlySet<string> = wordSet(
  ", ; : ( ) - . ! ? but although though however while whilst which because due and as with where following",
  "despite thanks through including against compared versus vs since",
);

/** Words at the start of what precedes a clause that narrow its subject: "In Burnley, performance is …". */
const NARROWING: ReadonlySet<string> = wordSet(
  "in for of among amongst within across excluding including if when once without were assuming had based",
  "adding allowing taking at between only when under before until some each every most one two three several",
  "other others these those both nationally regionally elsewhere",
);

/** How many words before and after a place are examined. A longer clause is left alone. */
const FAR = 40;

/** The words around a place in a sentence that show what it is about. */
export interface Clause {
  /** The clause's words up to the place, with the previous clause where it has no subject of its own. */
  lead: readonly Token[];
  /** From after the place to the end of the clause. */
  tail: readonly Token[];
  /** Both together. */
  words: readonly Token[];
}

/**
 * The clause around the tokens from `from` to before `to`, where its words are about the KPI as a whole; null where a
 * word shows, or may show, another subject.
 */
export function findOwnClause(tokens: readonly Token[], from: number, to: number, own: OwnWords): Clause | null {
  const lead = findLead(tokens, from, own);
  if (!lead) return null;
  const tail: Token[] = [];
  for (let at = to; at < tokens.length && at < to + FAR; at += 1) {
    const token = tokens[at];
    if (!token || BREAKS.has(token.word)) break;
    // "… is 14.26% this is an increase": a missing comma.
    if (token.word === "this" && /^(?:is|was|represents|compares)$/.test(tokens[at + 1]?.word ?? "")) break;
    tail.push(token);
  }
  const words = [...lead, ...tail];
  return words.every(({ word }) => isKnown(own, word)) ? { lead, tail, words } : null;
}

/** Walks back to the start of the clause, and on through earlier clauses until a word names the subject. */
function findLead(tokens: readonly Token[], from: number, own: OwnWords): Token[] | null {
  const lead: Token[] = [];
  let at = from - 1;
  for (; at >= 0; at -= 1) {
    if (from - at > FAR) return null;
    const token = tokens[at];
    if (!token) return null;
    if (token.word === ")") {
      // Text in brackets is an aside.
      const open = openingOf(tokens, at);
      if (open === null) return null;
      at = open;
      continue;
    }
    if (BREAKS.has(token.word)) {
      if (hasSubject(lead, own)) break;
      continue;
    }
    lead.unshift(token);
  }
  if (!hasSubject(lead, own) && !isOpening(lead)) return null;
  return at > 0 && isNarrowed(tokens, at, own) ? null : lead;
}

function openingOf(tokens: readonly Token[], close: number): number | null {
  for (let at = close - 1; at >= 0 && at > close - FAR; at -= 1) if (tokens[at]?.word === "(") return at;
  return null;
}

/** True where words name a result or the KPI, or refer to it. */
export function hasSubject(words: readonly Token[], own: OwnWords): boolean {
  return words.some(({ word }) => RESULT_WORDS.has(word) || STAND_INS.has(word) || isOwn(own, word));
}

/** True for "Currently above target": a sentence may start without a subject. */
function isOpening(lead: readonly Token[]): boolean {
  return lead.length < 5;
}

/** True where the words before the clause limit it to a part: "Excluding schools, the rate is …". */
function isNarrowed(tokens: readonly Token[], end: number, own: OwnWords): boolean {
  // Walk back to the start of that clause.
  let at = end - 1;
  while (at > 0 && end - at < FAR && !BREAKS.has(tokens[at - 1]?.word ?? "")) at -= 1;
  const head = tokens[at];
  if (!head || at >= end || !NARROWING.has(head.word)) return false;
  return (
    /^(?:excluding|including|if|when|without|of)$/.test(head.word) ||
    tokens.slice(at, end).some(({ word }) => !isKnown(own, word))
  );
}
