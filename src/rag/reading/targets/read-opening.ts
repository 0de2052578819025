import type { Draft } from "../draft";
import { movementAt } from "../changes/movement-words";
import { phraseAt, wordSet, type Phrase } from "../words/phrase";
import { isName, isMeasure, PREPOSITIONS } from "./read-name";
import { BOUNDS_BEFORE, type BoundWords } from "./target-words";
import { isTimeUnit, type Unit } from "../units/unit";

/*
 * Openings before the figure: what the target applies to ("For urgent cases, 10 days", "Average across all wards 85%"),
 * or a verb that asks for the work ("Build at least 200 homes"). They contain no number; a word that could change one
 * keeps the text from being read.
 */

const CONDITIONS = wordSet("for of where when if in across among amongst during with all every");
const AVERAGES = wordSet("average mean median");

/** Words that make the figure another body's result, or say what it is for. */
const NOT_OWN = wordSet(
  "council councils authority authorities trust trusts board boards force forces provider providers peer peers region regions country nation",
  "national nationally regional england english scottish scotland welsh wales uk british london",
  "sector cipfa county counties information info reference context comparison monitoring example instance others line which",
);

/** The longest condition; anything longer is a sentence. */
const LONGEST = 14;

/**
 * The index after a condition that begins at `at`, or 0. It ends at its comma or colon; "average across" and "across"
 * end at the figure.
 */
export function conditionEnd(draft: Draft, at: number): number {
  const isAverage = AVERAGES.has(draft.wordAt(at));
  const from = isAverage ? at + 1 : at;
  const opens = isAverage
    ? /^(?:across|over|for|among|amongst|in)$/.test(draft.wordAt(from))
    : CONDITIONS.has(draft.wordAt(from));
  if (!opens) return 0;
  for (let next = from + 1; next < from + LONGEST; next += 1) {
    const item = draft.items[next];
    if (item?.word === "," || item?.word === ":")
      return next > from + 1 && beginsTarget(draft, next + 1) ? next + 1 : 0;
    const unit = item?.kind === "figure" ? item.figure.unit : null;
    // "Average over the 3 years" states a time span.
    if ((isAverage || draft.wordAt(from) === "across") && unit !== null && !isTimeUnit(unit) && next > from + 1)
      return next;
    if ((item?.kind !== "word" && item?.kind !== "label") || NOT_OWN.has(item.word)) return 0;
    if (item.kind === "word" && draft.isCritical(next)) return 0;
  }
  return 0;
}

function beginsTarget(draft: Draft, at: number): boolean {
  const bound = phraseAt(BOUNDS_BEFORE, draft.items, at)?.words.length ?? (draft.wordAt(at) === "within" ? 1 : 0);
  return draft.items[at + bound]?.kind === "figure";
}

/** Verbs that ask for a change: "at least 5%" is then the size of the change. */
const CHANGES = wordSet(
  "add boost close curb deepen drop ease enhance expand extend gain lessen lift lose narrow save shed shorten shrink slash slow",
  "speed strengthen tighten trim widen accelerate restore offset recover",
);

/** Nouns for people, whom a figure may describe: "staff absent no more than 5 days". */
const PEOPLE = wordSet("staff people children men women public youth");

/** Words that reverse what is asked ("avoid more than 5"), or say when to act ("escalate above 5%"). */
const NEGATIONS = wordSet(
  "avoid prevent stop refuse ban forbid prohibit resist eliminate end fail neglect decline deny stem block halt contain limit restrict cap curtail",
  "trigger alert alarm escalate escalation intervene intervention warn warning flag notify exception worry concern alarming poor failing weak bad worst",
);

/** Verbs that take a rank, where lower is better: "finish no lower than 10". */
const RANKS = wordSet("place finish come sit");

/** Words that give the figure another meaning: a share of something, or so many more. */
const SHARES = wordSet("percentage percent proportion number share rate % total all every each another up more");

/** The index of the comparator (including "within") that a verb phrase at `at` leads to, or 0. */
export function verbEnd(draft: Draft, at: number): number {
  const first = draft.wordAt(at);
  if (
    first === "" ||
    PEOPLE.has(first) ||
    RANKS.has(first) ||
    NEGATIONS.has(first) ||
    /[^s]s$|ed$/.test(first) ||
    draft.isCritical(at)
  )
    return 0;
  for (let next = at + 1; next < at + 8; next += 1) {
    const bound = boundAt(draft, next);
    if (bound) return isAsked(draft, at, next, bound) ? next : 0;
    const item = draft.items[next];
    // In "Wards achieving at least 95%" and "homes rated at least 3", the wards and homes are counted.
    if (item?.kind !== "word" || /(?:ed|ing)$/.test(item.word)) return 0;
  }
  return 0;
}

/** Measures that are not countable, so that "below" after one limits its amount. */
const AMOUNTS = wordSet("absence absenteeism sickness turnover turnaround arrears loss wait");
const COUNTS = wordSet("number count volume percentage proportion share cases");
const NAME_LONGEST = 12;

/**
 * The index of the comparator that bounds the measure named at `at`, or 0: "Average time below 5 days", "Recycling rate
 * > 50%". "Contract value over £25k" and "Response time over 5 minutes" may say which things are counted, as does
 * "number under 5 days"; a share, or less of a time or a cost, does not.
 */
export function measureEnd(draft: Draft, at: number): number {
  const first = draft.wordAt(at);
  const isAverage = AVERAGES.has(draft.wordAt(at - 1));
  if (first === "" || (!isAverage && (NEGATIONS.has(first) || CHANGES.has(first)))) return 0;
  for (let next = at + 1; next < at + NAME_LONGEST; next += 1) {
    const bound = phraseAt(BOUNDS_BEFORE, draft.items, next);
    const item = draft.items[next + (bound?.words.length ?? 0)];
    if (!bound || item?.kind !== "figure") {
      if (draft.items[next]?.kind !== "word") return 0;
      continue;
    }
    const last = draft.wordAt(next - 1) === "of" ? next - 2 : next - 1;
    const isNamed = isAverage || isMeasure(draft.wordAt(last)) || AMOUNTS.has(draft.wordAt(last));
    const words = draft.items.slice(at, next).map(({ word }) => word);
    if (!isNamed || !isName(draft, at, next) || (!isAverage && words.some((word) => PREPOSITIONS.has(word)))) return 0;
    const { unit } = item.figure;
    const isShare = unit === null || unit.family === "percent" || unit.family === "points";
    return isShare || (bound.means.bound === "at-most" && !words.some((word) => COUNTS.has(word))) ? next : 0;
  }
  return 0;
}

interface BoundAt {
  /** True for "more than" and the like, which seldom say which things are counted, as "over" does. */
  isThan: boolean;
  words: BoundWords;
  unit: Unit | null;
}

/** A comparator at `at` with its figure directly after it. */
function boundAt(draft: Draft, at: number): BoundAt | null {
  const phrase: Phrase<BoundWords> | null = phraseAt(BOUNDS_BEFORE, draft.items, at);
  const isWithin = draft.wordAt(at) === "within";
  const item = draft.items[at + (phrase?.words.length ?? 1)];
  if ((!phrase && !isWithin) || item?.kind !== "figure" || item.figure.sign !== null) return null;
  const { unit } = item.figure;
  if (!phrase && !isTimeUnit(unit)) return null;
  return { words: phrase?.means ?? { bound: "at-most", strict: false }, unit, isThan: phrase?.words.at(-1) === "than" };
}

/** True where the words from `at` to the comparator ask for work, rather than describe what a figure belongs to. */
function isAsked(draft: Draft, at: number, to: number, { words, unit, isThan }: BoundAt): boolean {
  const [first, last] = [draft.wordAt(at), draft.wordAt(to - 1)];
  const phrase = draft.items.slice(at, to);
  if (
    !isName(draft, at, to) ||
    phrase.some((item, offset) => SHARES.has(item.word) || movementAt(draft, at + offset) !== null)
  )
    return false;
  const isShare = unit?.family === "percent" || unit?.family === "points";
  if (isShare && CHANGES.has(first)) return false;
  const isAlone = to === at + 1;
  // "Strive for at least 95%"; but "train staff for at least 5 days" gives a duration.
  if (/^(?:of|for|in|by|from|on|into|toward|towards|aged)$/.test(last))
    return isShare && to === at + 2 && /^(?:for|towards?)$/.test(last);
  if (isTimeUnit(unit)) return words.bound === "at-most" && !words.strict;
  // "Debt over £500" and "arrears above 5" say which are counted: with a strict bound, only a lone verb asks.
  return !words.strict || (isAlone && (unit === null || isShare || isThan));
}
