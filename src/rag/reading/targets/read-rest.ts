import type { Draft } from "../draft";
import type { Found } from "../found";
import { isWordedDate, type Figure } from "../words/item";
import { phraseAt, wordSet } from "../words/phrase";
import { readBracket } from "./read-bracket";
import { stretchAt } from "./read-stretch";
import { ALL_WORDS, BOUNDS_AFTER, isMoneyScale, NO_RESULT, WAY_WORDS, type BoundWords } from "./target-words";
import { isTimeUnit, rateUnit, type Unit } from "../units/unit";
import { isClauseEnd } from "../side-words";

/*
 * What follows the target's figure. It may bound the figure, give its time span, or explain it. Anything that could be
 * another target, or is not known to be harmless, keeps the text from being read.
 */

/** True for a bare year or "24/25" that the words or marks around it show to be a period. */
export function isSurePeriod(draft: Draft, at: number): boolean {
  const { items } = draft;
  const [before, after] = [items[at - 1], items[at + 1]];
  if (before?.word === "(" && (after === undefined || after.word === ")")) return true;
  if (
    before?.kind === "word" &&
    /^(?:by|in|for|during|end|until|till|year|summer|spring|autumn|winter|start|target|from|starting|to|december|since)$/.test(
      before.word,
    )
  ) {
    // "Target 2025" and "to 2025" may be the figure.
    if (before.word !== "target" && before.word !== "to") return true;
  }
  if (after?.word === ":" || after?.word === "target" || after?.word === "targets") return true;
  // Beside a figure that cannot be a year: "2025 85%", "2024 - 5.2".
  const figures = draft.figures;
  // "Q1 25, Q2 50" may be two figures; "Dec 24 95%" is one.
  const most = isWordedDate(items[at]) ? 0 : 1000;
  return (
    figures.length === 1 &&
    figures.every((figure) => figure.unit !== null || !Number.isInteger(figure.figure) || figure.figure < most)
  );
}

/** What the text after a figure adds to it. */
export interface Rest {
  bound: BoundWords | null;
  per: string | null;
  /** The rate given after what is counted: "5 falls per 1,000 bed days". */
  rate: Unit | null;
}

/** Reads what follows the figure: a bound, a time span, conditions, brackets, periods and words that change nothing. */
export function readRest(draft: Draft, from: number, main: Figure, lead: BoundWords | null): Found<Rest> {
  const { items } = draft;
  let bound = lead;
  let per: string | null = null;
  let rate: Unit | null = null;
  let nouns = 0;
  let at = from;
  const take = (words: BoundWords, start: number, length: number): boolean => {
    if (bound?.bound && words.bound && bound.bound !== words.bound) return false;
    // ">90% or above": the more specific words decide.
    bound = bound && !words.strict ? { bound: words.bound ?? bound.bound, strict: false } : words;
    draft.use(start, start + length);
    return true;
  };
  while (at < items.length) {
    const item = items[at];
    if (!item) break;
    const after = phraseAt(BOUNDS_AFTER, items, at);
    // "90% or above", "12 complaints or fewer"; further on, "or above" belongs to something else: "at level 4 or
    // above".
    if (after && (nouns === 0 || (nouns === 1 && endsClause(draft, at + after.words.length)))) {
      if (!take(after.means, at, after.words.length)) return { unread: { why: "other-words" } };
      at += after.words.length;
      continue;
    }
    const way = phraseAt(WAY_WORDS, items, at);
    if (way) {
      if (!take(way.means, at, way.words.length)) return { unread: { why: "other-words" } };
      at += way.words.length;
      continue;
    }
    const stretch = stretchAt(draft, at);
    if (stretch) {
      // "10% p.a." is a level in each year, or a yearly movement.
      if ((per && per !== stretch.per) || main.unit?.family === "percent") return { unread: { why: "other-words" } };
      per = stretch.per;
      at += stretch.length;
      continue;
    }
    const said: Unit | null = rate === null ? rateAt(draft, at, main, nouns) : null;
    if (said) {
      rate = said;
      draft.use(at, at + 2);
      at += 2;
      continue;
    }
    const condition = isTimeUnit(main.unit) ? -1 : draft.conditionFigure(at);
    if (condition >= 0) {
      at = condition + 1;
      at += conditionTail(draft, at);
      nouns += 1;
      continue;
    }
    if (item.word === "(") {
      const bracket = readBracket(draft, at, main);
      if ("unread" in bracket) return bracket;
      if (bracket.found.bound && !take(bracket.found.bound, at, 0)) return { unread: { why: "other-words" } };
      if (bracket.found.per) per = bracket.found.per;
      at = bracket.found.end;
      continue;
    }
    const harmless = draft.harmlessLength(at);
    if (harmless > 0) {
      at += harmless;
      nouns += 1;
      continue;
    }
    if (item.kind === "period") {
      if (item.doubtful && !isSurePeriod(draft, at)) return { unread: { why: "several-figures" } };
      // "85% of 2019/20" is a share of another result.
      if (isBase(draft, at)) return { unread: { why: "other-words" } };
      at += 1;
      continue;
    }
    // "90% of target", "98% of budget": a share of a figure that is missing.
    if (
      item.word === "of" &&
      /^(?:target|budget|plan|profile|trajectory|forecast)$/.test(
        draft.wordAt(draft.wordAt(at + 1) === "the" ? at + 2 : at + 1),
      )
    ) {
      return { unread: { why: "other-words" } };
    }
    // "10 days before 31 March" is a date.
    if (isTimeUnit(main.unit) && /^(?:after|before|following|prior)$/.test(item.word) && isPeriodNear(draft, at + 1))
      return { unread: { why: "other-words" } };
    if (isOverTime(draft, at)) {
      at += 3;
      continue;
    }
    const joint = startsPeriod(draft, at);
    if (joint > 0) {
      at += joint;
      continue;
    }
    if (item.kind === "figure" || item.kind === "ratio") return { unread: { why: "several-figures" } };
    if (isCutOff(draft, at, from, main)) return { unread: { why: "other-words" } };
    // "£5m saving" is the amount saved; "5% saving" is a cut in something.
    const isSaved = item.word === "saving" && at === from && main.unit?.family === "currency";
    if (draft.isCritical(at) && !isSaved && !(nouns > 0 && joinsNouns(draft, at)))
      return { unread: { why: "other-words" } };
    if (item.kind === "word") nouns += 1;
    // In "95% at grade 4 or above", "above" refers to the grade.
    if (item.kind === "label") nouns += 2;
    at += 1;
  }
  return { found: { bound, per, rate } };
}

function isPeriodNear(draft: Draft, at: number): boolean {
  let next = at;
  while (/^(?:the|to|end|start|of)$/.test(draft.wordAt(next))) next += 1;
  return draft.items[next]?.kind === "period";
}

/**
 * True for signs that a figure is incomplete: "5% down", "£5 bil", "5-" with nothing after it, the second mark of
 * "95+%".
 */
function isCutOff(draft: Draft, at: number, from: number, { figure, unit, scale }: Figure): boolean {
  const isBare = unit === null && scale === 1;
  const item = draft.items[at];
  // "1 - Within 10 days": a list number, or a figure with a condition?
  const isListed = at === from && isBare && /^[-:.]$/.test(item?.word ?? "") && draft.items[at + 1]?.kind === "word";
  const isSmall = Number.isInteger(figure) && figure > 0 && figure <= 20;
  // "2024/25: 1. < 12 days"
  const next = draft.items[at + 1];
  if (
    at === from &&
    isBare &&
    isSmall &&
    /^[.)]$/.test(item?.word ?? "") &&
    next &&
    next.kind !== "figure" &&
    next.kind !== "note" &&
    next.word !== "("
  )
    return true;
  if (
    isListed &&
    ((isSmall && /^\p{Lu}/u.test(draft.written(at + 1))) ||
      draft.items.slice(at + 1).some((other) => other.kind === "figure"))
  )
    return true;
  if (at === from && /^(?:down|up|off)$/.test(item?.word ?? "")) return true;
  // "£5m savings behind plan"; but in "95% of projects ahead of schedule" the projects are ahead.
  if (/^(?:behind|ahead)$/.test(item?.word ?? "") && (unit?.family === "currency" || isTimeUnit(unit))) return true;
  // "20% cuts"; but "20 cuts" of grass are a count.
  if (at === from && item?.word === "cuts" && unit !== null) return true;
  if (
    at === from &&
    (NO_RESULT.has(item?.word ?? "") ? isClauseEnd(draft.items[at + 1]) : isBare && ALL_WORDS.has(item?.word ?? ""))
  )
    return true;
  if (draft.isDays(at)) return true;
  if (at === from && isMoneyScale(item?.word ?? "", unit)) return true;
  if (item?.kind !== "mark" || item.start !== draft.items[at - 1]?.end) return false;
  return item.word === "%" ? draft.wordAt(at - 1) !== "(" : item.word === "-" && at === draft.items.length - 1;
}

/** Words after "or" and "on" that make what follows another target or a base. */
const NOT_JOINED = wordSet(
  "as if when where otherwise all none such so budget plan forecast target profile trajectory year month quarter",
  "national regional england english estimate estimates",
);

/**
 * True for an "or" or "on" between two plain words: "95% of patients admitted or discharged", "3% savings on running
 * costs". Next to a figure, either may introduce another target or a base.
 */
function joinsNouns(draft: Draft, at: number): boolean {
  const { items } = draft;
  const [before, joint, after] = [items[at - 1], draft.wordAt(at), items[at + 1]];
  // "pipeline times": not a multiplication.
  if (joint === "times" && before?.kind === "word" && !/^(?:a|as|per|the|more)$/.test(after?.word ?? "")) return true;
  if ((joint !== "or" && joint !== "on") || before?.kind !== "word" || after?.kind !== "word") return false;
  const next = /^(?:the|a|an|our|in|by)$/.test(after.word) ? at + 2 : at + 1;
  return items[next]?.kind === "word" && !draft.isCritical(next) && !NOT_JOINED.has(draft.wordAt(next));
}

/**
 * The number of items that continue a condition: "over 12 months old", "in 8 minutes or less", "within 4 hours from
 * arrival".
 */
function conditionTail(draft: Draft, at: number): number {
  if (draft.wordAt(at) === "old") return 1;
  if (draft.wordAt(at) === "from" && draft.items[at + 1]?.kind === "word" && !draft.isCritical(at + 1)) return 1;
  return phraseAt(BOUNDS_AFTER, draft.items, at)?.words.length ?? 0;
}

/** The unit of "falls per 1,000 bed days" after what is counted; null where there is no such rate at `at`. */
function rateAt(draft: Draft, at: number, main: Figure, nouns: number): Unit | null {
  const base = draft.items[at + 1];
  if (draft.wordAt(at) !== "per" || main.unit !== null || nouns === 0 || nouns > 4 || base?.kind !== "figure")
    return null;
  const { figure, unit, sign } = base.figure;
  return unit === null && sign === null && /^10{2,6}$/.test(String(figure)) ? rateUnit(figure) : null;
}

function endsClause(draft: Draft, at: number): boolean {
  const item = draft.items[at];
  return (
    item === undefined || item.kind === "mark" || item.kind === "period" || item.word === "per" || item.word === "by"
  );
}

/** The length of "starting from" and the like before a period, where they are harmless; else 0. */
function startsPeriod(draft: Draft, at: number): number {
  if (!/^(?:starting|effective|commencing|applicable|applies|beginning)$/.test(draft.wordAt(at))) return 0;
  return draft.wordAt(at + 1) === "from" && draft.items[at + 2]?.kind === "period" ? 2 : 0;
}

/** True for "95% over the year": a time span, not "more than". */
export function isOverTime(draft: Draft, at: number): boolean {
  const isTime =
    draft.wordAt(at) === "over" &&
    draft.wordAt(at + 1) === "the" &&
    /^(?:year|quarter|month)$/.test(draft.wordAt(at + 2));
  return isTime && isClauseEnd(draft.items[at + 3]);
}

/** True when the figure is a share of a period's result: "of 2019/20", but not "end of 2019/20". */
function isBase(draft: Draft, at: number): boolean {
  if (draft.wordAt(at - 1) !== "of") return false;
  return !/^(?:end|start|beginning|middle|quarter|half|part|rest|remainder|term|year|month|as)$/.test(
    draft.wordAt(at - 2),
  );
}
