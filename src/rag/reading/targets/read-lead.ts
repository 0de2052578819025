import type { Draft } from "../draft";
import type { Figure } from "../words/item";
import { phraseAt, type Phrase } from "../words/phrase";
import { isTimeAt, nameEnd, objectEnd } from "./read-name";
import { conditionEnd, measureEnd, verbEnd } from "./read-opening";
import { isSurePeriod } from "./period-beside";
import { BOUNDS_BEFORE, LEAD_WORDS, ROUGH_WORDS, WORK_WORDS, type BoundWords, isScaleLike } from "./target-words";

/* What comes before the target's figure: bounds, periods, labels, and words known to change nothing. */

export interface Lead {
  /** The index of the figure. */
  end: number;
  bound: BoundWords | null;
  /** True after "between". */
  between: boolean;
  /** A bare year in the place of the figure. */
  year: Figure | null;
  /** True after a verb that asks for work: a time after it needs "within". */
  work: boolean;
  /** True when the measure's own name was skipped. */
  named: boolean;
}

/** Skips what comes before the figure, as long as every word is known. */
export function readLead(draft: Draft, from: number): Lead {
  const { items } = draft;
  const lead: Lead = {
    end: from,
    bound: null,
    between: false,
    year: null,
    work: false,
    named: false,
  };
  let at = from;
  for (;;) {
    const item = items[at];
    if (!item) break;
    const condition = isOpening(draft, from, at) ? conditionEnd(draft, at) : 0;
    if (condition > 0) {
      at = condition;
      continue;
    }
    if (item.kind === "period") {
      if (item.doubtful && !isSurePeriod(draft, at)) return { ...lead, end: at, year: item.figure };
      at += 1;
      continue;
    }
    // "Level 3 x10 85%"
    if ((item.kind === "label" && !isScaleLike(item.word)) || item.kind === "note") {
      at += 1;
      continue;
    }
    const bound: { means: BoundWords; length: number } | null = lead.bound ? null : boundAt(draft, at);
    // "Average over the 3 years" states a time span.
    if (bound && item.word === "over" && isStretch(draft, at + 1)) break;
    if (bound) {
      lead.bound = bound.means;
      draft.use(at, at + bound.length);
      at += bound.length;
      continue;
    }
    if (item.word === "between") {
      draft.use(at);
      return { ...lead, end: at + 1, between: true };
    }
    if (WORK_WORDS.has(item.word) || (item.word === "issue" && !isBare(draft, at + 1))) {
      lead.work = true;
      at += 1;
      continue;
    }
    // "<, = 5": the equals sign belongs to the bound.
    if (item.word === "=" && lead.bound) break;
    if (isPassed(draft, at, lead.work)) {
      at += 1;
      continue;
    }
    if (lead.bound || lead.named) break;
    const name = skipName(draft, at, lead);
    if (name === 0) break;
    at = name;
  }
  return { ...lead, end: at };
}

/** The bound that begins at `at`, and its length. "Within 10 days" bounds a time. "Within 5%" leaves open of what. */
function boundAt(draft: Draft, at: number): { means: BoundWords; length: number } | null {
  const phrase: Phrase<BoundWords> | null = phraseAt(BOUNDS_BEFORE, draft.items, at);
  if (phrase) return { means: phrase.means, length: phrase.words.length };
  if (draft.items[at]?.word !== "within" || !isTime(draft, at + 1)) return null;
  return { means: { bound: "at-most", strict: false }, length: 1 };
}

/** Skips the measure's name, or a verb phrase that asks for work; the index after it, or 0. */
function skipName(draft: Draft, at: number, lead: Lead): number {
  const name = nameEnd(draft, at) || (lead.work ? objectEnd(draft, at) : 0) || measureEnd(draft, at);
  if (name > 0) {
    lead.named = true;
    return name;
  }
  const verb = lead.work ? 0 : verbEnd(draft, at);
  if (verb > 0) lead.work = true;
  return verb;
}

/** True for "the 3 years", "the next 18 months". */
function isStretch(draft: Draft, at: number): boolean {
  if (!/^(?:the|next)$/.test(draft.wordAt(at))) return false;
  const item = draft.items[draft.wordAt(at + 1) === "next" ? at + 2 : at + 1];
  return item?.kind === "figure" && item.figure.unit?.family === "months";
}

/** True where only periods, labels and marks come before `at`: a condition may open the text here. */
function isOpening(draft: Draft, from: number, at: number): boolean {
  return draft.items
    .slice(from, at)
    .every(({ kind }) => kind === "period" || kind === "label" || kind === "mark" || kind === "note");
}

/** True for a word or mark that changes nothing in its place. */
function isPassed(draft: Draft, at: number, work: boolean): boolean {
  const { kind, word } = draft.items[at] ?? { kind: "mark", word: "" };
  const next = draft.wordAt(at + 1);
  // "Expected level 85%" is asked for; "Expected 85%" is a forecast.
  if (word === "expected" && !isLeadWord(next)) return false;
  if (word === "to" && isLeadWord(next)) return true;
  // "Assess and respond to 80% of cases", "Ensure that 95% …"
  if (word === "to" && (WORK_WORDS.has(next) || (work && /^(?:respond|reply|attend)/.test(draft.wordAt(at - 1)))))
    return true;
  if (work && ((word === "and" && WORK_WORDS.has(next)) || (word === "that" && /^ensur/.test(draft.wordAt(at - 1)))))
    return true;
  return isPeriodJoint(draft, at) || isLeadWord(word) || ROUGH_WORDS.has(word) || isLeadMark(kind, word);
}

/** True for a verb without an object. "Issue 3" may be a name; "Issue 95% of licences" asks for work. */
function isBare(draft: Draft, at: number): boolean {
  const item = draft.items[at];
  return item?.kind === "figure" && item.figure.unit === null;
}

function isLeadWord(word: string | undefined): boolean {
  return word !== undefined && word !== "" && LEAD_WORDS.has(word);
}

function isLeadMark(kind: string, word: string): boolean {
  return kind === "mark" && /^[-:=.,~;"']$/.test(word);
}

/** True for "by", "from", "starting from" and the like, where a period follows. */
function isPeriodJoint(draft: Draft, at: number): boolean {
  if (
    !/^(?:by|from|starting|start|beginning|until|till|effective|during|as|end|the|of|to|at|in|for|up)$/.test(
      draft.wordAt(at),
    )
  )
    return false;
  let next = at + 1;
  while (/^(?:by|from|the|end|start|of|at|to|beginning)$/.test(draft.wordAt(next)) && next < at + 5) next += 1;
  return draft.items[next]?.kind === "period";
}

/** True when a time follows: "10 days", "an average of 10 days". */
function isTime(draft: Draft, from: number): boolean {
  let at = from;
  while (/^(?:a|an|the|average|maximum|target|of)$/.test(draft.wordAt(at))) at += 1;
  return isTimeAt(draft, at);
}
