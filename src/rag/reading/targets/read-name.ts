import type { Draft } from "../draft";
import { phraseAt, wordSet } from "../words/phrase";
import { BOUNDS_BEFORE } from "./target-words";
import { isTimeUnit } from "../units/unit";

/*
 * A target that repeats its measure's name before the figure: "Sickness should be below 9 days", "To achieve a
 * registration accuracy rate of at least 98%". The name is skipped only where the words between it and the figure leave
 * no doubt that the figure belongs to it.
 */

/** Words that join a name to a figure as something asked for; a figure may follow directly. */
const ASKING = wordSet("should must will shall");

/** Words that join a name to a bound: "is below 5%". Without a bound, "is 5%" may only describe how things are. */
const STATING = wordSet("is are be remain remains stay stays being");

/** Nouns that take an amount: "a success rate of 85%", "a profit of £2m". */
const MEASURES = wordSet(
  "rate rates score scores index level levels rating percentage proportion profit surplus income turnover revenue",
  "cost target total figure time return contribution number value average saving savings gain gains satisfaction",
  "compliance attendance attainment occupancy utilisation coverage completion collection",
);

/**
 * Words that start a clause within the name, or show that it is not the measure's name: "Staff whose caseload is below
 * 20".
 */
const NOT_IN_NAMES = wordSet(
  "that who whose whom which where when while whilst if with without before after until unless because so than",
  "whatever forecast actual budget sample population estimate estimated weight weighting margin error",
  "confidence denominator base panel team period down national regional england english but not no",
);

/**
 * Words with a meaning elsewhere that here only name a measure: "response times", "the attainment gap", "spend on
 * agencies".
 */
const NAMING = wordSet("average first from gap on or ratio times variance");

/** Words after which another measure may be named: "staff on a rate of 5%". */
export const PREPOSITIONS = wordSet("at by for from in into on to");

/** The longest name; anything longer is a sentence. */
const LONGEST = 30;

/**
 * The index of the bound or figure that a name at `at` leads to, or 0. The name may contain no digits, and no word that
 * could change what the figure means.
 */
export function nameEnd(draft: Draft, at: number): number {
  let plain = true;
  for (let next = at; next < at + LONGEST; next += 1) {
    const item = draft.items[next];
    if (!item || (item.kind !== "word" && item.kind !== "mark" && item.kind !== "label" && item.kind !== "note"))
      return 0;
    const { word } = item;
    if (next > at) {
      const joined = joinAt(draft, next);
      if (joined > 0) return joined;
    }
    if (PREPOSITIONS.has(word)) plain = false;
    if (plain && MEASURES.has(word)) {
      const of = afterBracket(draft, next + 1);
      if (draft.wordAt(of) === "of" && leadsToFigure(draft, of + 1)) return of + 1;
    }
    if (NOT_IN_NAMES.has(word) || ((item.kind === "mark" || !NAMING.has(word)) && draft.isCritical(next))) return 0;
  }
  return 0;
}

/** True for a noun that takes an amount. */
export function isMeasure(word: string): boolean {
  return MEASURES.has(word);
}

/** True when the items from `from` to before `to` only name a measure. */
export function isName(draft: Draft, from: number, to: number, harmless: ReadonlySet<string> = NAMING): boolean {
  if (to <= from || to > from + LONGEST) return false;
  for (let at = from; at < to; at += 1) {
    const item = draft.items[at];
    if (item?.kind !== "word" && item?.kind !== "mark" && item?.kind !== "label") return false;
    if (NOT_IN_NAMES.has(item.word) || ((item.kind === "mark" || !harmless.has(item.word)) && draft.isCritical(at)))
      return false;
  }
  return true;
}

/**
 * The index after "should be", "to remain" and the like, where they follow a name at `from` and end before `to`; or 0.
 */
export function askedEnd(draft: Draft, from: number, to: number): number {
  for (let at = from + 1; at < to; at += 1) {
    const word = draft.wordAt(at);
    if ((ASKING.has(word) || word === "to") && /^(?:be|remain|stay)$/.test(draft.wordAt(at + 1)))
      return isName(draft, from, at) ? at + 2 : 0;
  }
  return 0;
}

/** The index of the "within" or "in" after the work that is asked for: "Respond to emails within 5 days"; or 0. */
export function objectEnd(draft: Draft, at: number): number {
  for (let next = at; next < at + LONGEST; next += 1) {
    const item = draft.items[next];
    if (item?.kind !== "word" && item?.kind !== "mark") return 0;
    const { word } = item;
    if (word === "within" || word === "in") {
      const most = phraseAt(BOUNDS_BEFORE, draft.items, next + 1)?.means.bound === "at-most" ? next + 1 : 0;
      const time = word === "within" ? next + 1 : afterAverage(draft, next + 1) || most;
      const figure = afterAverage(draft, time) || time + (word === "in" ? boundLength(draft, time) : 0);
      if (time > 0 && isTimeAt(draft, figure)) return word === "within" ? next : time;
      if (word === "in" && isShareOfCases(draft, next + 1)) return next + 1;
    }
    // "Process a number of claims within 5 days": the quantity matters, not the speed.
    if (NOT_IN_NAMES.has(word) || /^(?:%|number|percentage|proportion|share|all|every|many)$/.test(word)) return 0;
    if ((item.kind === "mark" || !NAMING.has(word)) && draft.isCritical(next)) return 0;
  }
  return 0;
}

/** True for "87% of cases" or "at least 87% of all cases": the share of work done so. */
function isShareOfCases(draft: Draft, at: number): boolean {
  const share = at + boundLength(draft, at);
  const item = draft.items[share];
  if (item?.kind !== "figure" || item.figure.unit?.family !== "percent") return false;
  const of = draft.wordAt(share + 1) === "." ? share + 2 : share + 1;
  const cases = draft.wordAt(of + 1) === "all" ? of + 2 : of + 1;
  return draft.wordAt(of) === "of" && /^(?:cases|instances|occasions)$/.test(draft.wordAt(cases));
}

/** The index after words that join a name to the bound or figure that follows, or 0. */
function joinAt(draft: Draft, at: number): number {
  const word = draft.wordAt(at);
  const asking = ASKING.has(word) || (word === "to" && draft.wordAt(at + 1) === "be");
  if (asking) {
    const be = /^(?:be|remain|stay)$/.test(draft.wordAt(at + 1)) ? at + 2 : at + 1;
    return leadsToFigure(draft, be) && (be === at + 2 || boundLength(draft, be) > 0) ? be : 0;
  }
  // "Attendance maintained at 95%"
  if (/^(?:maintained|kept|held|sustained)$/.test(word)) {
    const next = boundLength(draft, at + 1) === 0 && draft.wordAt(at + 1) === "at" ? at + 2 : at + 1;
    return leadsToFigure(draft, next) ? next : 0;
  }
  if (STATING.has(word)) return boundLength(draft, at + 1) > 0 && leadsToFigure(draft, at + 1) ? at + 1 : 0;
  // "does not exceed 5%", "should not exceed 5%"
  const words = phraseAt(BOUNDS_BEFORE, draft.items, at)?.words;
  const verb = words !== undefined && /^(?:exceed|rise|fall|drop)$/.test(words.find((one) => VERBS.has(one)) ?? "");
  return verb && leadsToFigure(draft, at) ? at : 0;
}

const VERBS = wordSet("exceed rise fall drop");

function boundLength(draft: Draft, at: number): number {
  return phraseAt(BOUNDS_BEFORE, draft.items, at)?.words.length ?? 0;
}

/** True when a figure follows, with or without a bound or "between" before it. */
function leadsToFigure(draft: Draft, at: number): boolean {
  const bound = draft.wordAt(at) === "between" ? 1 : boundLength(draft, at);
  return draft.items[at + bound]?.kind === "figure";
}

/** Skips a bracket of words that explains the name: "index (CSI) of". */
function afterBracket(draft: Draft, at: number): number {
  if (draft.wordAt(at) !== "(") return at;
  const { end, closed } = draft.bracketEnd(at);
  for (let inner = at + 1; inner < end - 1; inner += 1) {
    if (draft.items[inner]?.kind !== "word" || draft.isCritical(inner)) return at;
  }
  return closed ? end : at;
}

/** The index after "an average of", or 0. */
function afterAverage(draft: Draft, at: number): number {
  const of = /^(?:a|an)$/.test(draft.wordAt(at)) ? at + 1 : at;
  return draft.wordAt(of) === "average" && draft.wordAt(of + 1) === "of" ? of + 2 : 0;
}

export function isTimeAt(draft: Draft, at: number): boolean {
  const item = draft.items[at];
  return item?.kind === "figure" && isTimeUnit(item.figure.unit);
}
