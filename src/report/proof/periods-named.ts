import { wordSet } from "../../rag/reading/phrase";
import { findOwnClause } from "./clauses";
import type { Mark } from "./finding";
import { isNow, periodAt } from "./periods-in-text";
import type { ReadNarrative } from "./read-narrative";
import type { Sentence, Token } from "./read-sentences";
import { NEGATIONS } from "./words";

const PRESENT: ReadonlySet<string> = wordSet("is are stands remains continues sits");
const THIS: ReadonlySet<string> = wordSet("this current present");
const PERIOD_NOUNS: ReadonlySet<string> = wordSet("quarter year period month reporting financial");

/** Periods that a narrative speaks of as now, where another is reported: "this quarter (Q1)", "at the end of Q1, performance is …". */
export function checkPeriodsNamed(read: ReadNarrative): Mark[] {
  if (read.now.periods.length === 0) return [];
  return read.sentences.flatMap(({ sentence }) => sentence.tokens.flatMap((_, at) => checkAt(read, sentence, at)));
}

function checkAt(read: ReadNarrative, { tokens }: Sentence, at: number): Mark[] {
  const token = tokens[at];
  const period = periodAt(token, read.text, read.now);
  if (!token || !period || isNow(period, read.now) || !(isCalledNow(tokens, at) || isSetting(read, tokens, at))) return [];
  const written = read.text.slice(token.start, token.end).replace(/\s+/g, " ");
  const reported = [...new Set(read.now.periods.map(({ text }) => text))].slice(0, 2).join(" and ");
  const sentence = `The text speaks of ${written} as the present; what is reported is ${reported}. Bring the sentence up to date, or say that it is a comparison.`;
  return [{ code: "period-stale", start: token.start, end: token.end, against: reported, sentence }];
}

/** "This quarter (Q1)", "the current year 2023/24", "Q1 this quarter". */
function isCalledNow(tokens: readonly Token[], at: number): boolean {
  const word = (index: number): string => tokens[index]?.word ?? "";
  let before = at - 1;
  if (/^[(,]$/.test(word(before))) before -= 1;
  let nouns = 0;
  while (nouns < 3 && PERIOD_NOUNS.has(word(before))) {
    before -= 1;
    nouns += 1;
  }
  return nouns > 0 && THIS.has(word(before));
}

/** "At the end of Q1 performance is …", "In 2023/24, the rate remains …": at the head of a sentence about now and this KPI. */
function isSetting(read: ReadNarrative, tokens: readonly Token[], at: number): boolean {
  const head = tokens.slice(0, at).map(({ word }) => word).join(" ");
  if (!/^(?:in|during|for|at|as at|as of)(?: the)?(?: end of)?(?: the)?$/.test(head)) return false;
  const verb = tokens.findIndex(({ word }, index) => index > at && index < at + 15 && PRESENT.has(word));
  if (verb < 0) return false;
  const clause = findOwnClause(tokens, verb, verb + 1, read.own);
  if (!clause || clause.lead.length === 0) return false;
  const words = tokens.slice(at + 1, verb + 12);
  return !words.some(({ word }, index) => NEGATIONS.has(word) || read.isHedge(word) || (word === "@" && index >= 0) || /^(?:compared|compare|comparison|against)$/.test(word));
}
