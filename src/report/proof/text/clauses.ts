import { wordSet } from "../../../rag/reading/words/phrase";
import type { Token } from "./read-sentences";
import { isKnown, isOwn, type OwnWords } from "./own-words";
import { RESULT_WORDS, STAND_INS } from "./words";

/** Words and marks that begin another clause. */
const BREAKS: ReadonlySet<string> = wordSet(
  ", ; : ( ) - . ! ? but although though however while whilst which because due and as with where following",
  "despite thanks through including against compared versus vs since",
);

/** Words that, at the head of what stands before a clause, narrow what it is about: "In Burnley, performance is …". */
const NARROWING: ReadonlySet<string> = wordSet(
  "in for of among amongst within across excluding including if when once without were assuming had based",
  "adding allowing taking at between only when under before until some each every most one two three several",
  "other others these those both nationally regionally elsewhere",
);

/** So many words before a place are looked at, and so many after it. A clause that is longer is left alone. */
const FAR = 40;

/** The words around a place of a sentence that say what it is about. */
export interface Clause {
  /** The clause's words up to the place, with those of the clause before where it has no subject of its own. */
  lead: readonly Token[];
  /** From after the place to the end of the clause. */
  tail: readonly Token[];
  /** Both. */
  words: readonly Token[];
}

/**
 * The clause that the tokens from `from` to before `to` are in, where it is about the KPI as a whole by its words; null
 * where a word says, or may say, that it is about something else.
 */
export function findOwnClause(tokens: readonly Token[], from: number, to: number, own: OwnWords): Clause | null {
  const lead = findLead(tokens, from, own);
  if (!lead) return null;
  const tail: Token[] = [];
  for (let at = to; at < tokens.length && at < to + FAR; at += 1) {
    const token = tokens[at];
    if (!token || BREAKS.has(token.word)) break;
    // "… is 14.26% this is an increase": a comma left out.
    if (token.word === "this" && /^(?:is|was|represents|compares)$/.test(tokens[at + 1]?.word ?? "")) break;
    tail.push(token);
  }
  const words = [...lead, ...tail];
  return words.every(({ word }) => isKnown(own, word)) ? { lead, tail, words } : null;
}

/** Back to where the clause begins; and on through clauses before it, until there is a word that names what it is about. */
function findLead(tokens: readonly Token[], from: number, own: OwnWords): Token[] | null {
  const lead: Token[] = [];
  let at = from - 1;
  for (; at >= 0; at -= 1) {
    if (from - at > FAR) return null;
    const token = tokens[at];
    if (!token) return null;
    if (token.word === ")") {
      // What is in brackets is said aside.
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

/** True where words name a result, the KPI, or stand for them. */
export function hasSubject(words: readonly Token[], own: OwnWords): boolean {
  return words.some(({ word }) => RESULT_WORDS.has(word) || STAND_INS.has(word) || isOwn(own, word));
}

/** "Currently above target": a sentence may do without a subject at its very beginning. */
function isOpening(lead: readonly Token[]): boolean {
  return lead.length < 5;
}

/** True where what stands before the clause says of which part it is: "Excluding schools, the rate is …". */
function isNarrowed(tokens: readonly Token[], end: number, own: OwnWords): boolean {
  // Back to where that clause begins.
  let at = end - 1;
  while (at > 0 && end - at < FAR && !BREAKS.has(tokens[at - 1]?.word ?? "")) at -= 1;
  const head = tokens[at];
  if (!head || at >= end || !NARROWING.has(head.word)) return false;
  return (
    /^(?:excluding|including|if|when|without|of)$/.test(head.word) ||
    tokens.slice(at, end).some(({ word }) => !isKnown(own, word))
  );
}
