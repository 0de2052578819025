import { findComparators, nameComparator, type Comparator } from "./comparator";
import type { Draft } from "../draft";
import { isBareNumber } from "../words/item";
import { phraseAt, phraseTable, wordSet } from "../words/phrase";
import { doubtDash } from "../targets/find-doubt";
import { askedEnd } from "../targets/read-name";
import type { TargetReading } from "../targets/target-reading";
import { BOUNDS_AFTER, BOUNDS_BEFORE, LEAD_WORDS, type BoundWords } from "../targets/target-words";
import { draftReading, unreadTarget } from "../targets/unread-target";

/* Targets set by another body's result: "Above national average", "Comparable with statistical neighbours (14%)". */

/** How the result should compare with the comparator's. */
const RELATIONS = phraseTable<{ comparable: boolean }>([
  [
    "comparable with|comparable to|in line with|broadly in line with|similar to|consistent with|on a par with|on par with|close to",
    { comparable: true },
  ],
  [
    "match|matching|meet|meeting|equal to|equal|same as|at|in the|within the|to be in|achieve|reach",
    { comparable: false },
  ],
]);

const PLAIN_WORDS = wordSet("to be the than our in within with it for as");

/**
 * Reads a benchmark; null when the text names no comparator, or only labels its figure with an area ("National 95%").
 */
export function readBenchmarkTarget(draft: Draft): TargetReading | null {
  const comparators = findComparators(draft.items);
  const [comparator, ...others] = comparators;
  if (!comparator) return null;
  const figures = draft.figures;
  if (!comparators.some((one) => one.certain) && figures.length > 0) return null;
  const label = draft.items[comparator.from];
  if (label?.kind === "label" && figures.length > 0) return null;
  if (others.length > 0) {
    // "England average 12.3%, North West 13.1%": the figures say what it could mean.
    if (figures.length >= comparators.length) return unreadTarget(draft, { why: "several-figures" });
    return unreadTarget(draft, {
      why: "several-figures",
      candidates: comparators.slice(0, 6).map((one) => draft.written(one.from, one.to)),
    });
  }
  const before = readBefore(draft, comparator.from);
  if (!before) {
    // The figure comes first, with its comparator only in brackets: "85% (national average)".
    const bracketed = draft.wordAt(comparator.from - 1) === "(" && figures.length > 0;
    return bracketed ? null : unreadTarget(draft, { why: figures.length > 1 ? "several-figures" : "other-words" });
  }
  draft.use(comparator.from, comparator.to);
  return readAfter(draft, comparator, before);
}

interface Before {
  bound: BoundWords | null;
  comparable: boolean;
}

/** Reads the words before the comparator, all of which have to be known. */
function readBefore(draft: Draft, to: number): Before | null {
  let bound: BoundWords | null = null;
  let comparable = false;
  let named = false;
  let at = 0;
  while (at < to) {
    const words = phraseAt(BOUNDS_BEFORE, draft.items, at);
    if (words && !bound) {
      bound = words.means;
      draft.use(at, at + words.words.length);
      at += words.words.length;
      continue;
    }
    const relation = phraseAt(RELATIONS, draft.items, at);
    if (relation) {
      comparable ||= relation.means.comparable;
      draft.use(at, at + relation.words.length);
      at += relation.words.length;
      continue;
    }
    const item = draft.items[at];
    // "Above or in line with", "at or above": equality counts.
    if (item?.word === "or" && bound) {
      bound = { bound: bound.bound, strict: false };
      draft.use(at);
      at += 1;
      // "above or equal to", "above or in line with": the second relation only allows equality.
      const equal = phraseAt(RELATIONS, draft.items, at);
      if (!equal) return null;
      draft.use(at, at + equal.words.length);
      at += equal.words.length;
      continue;
    }
    const known =
      item?.kind === "period" ||
      item?.kind === "label" ||
      LEAD_WORDS.has(item?.word ?? "") ||
      PLAIN_WORDS.has(item?.word ?? "");
    if (!known && !(item?.kind === "mark" && /^[-:,.]$/.test(item.word))) {
      // "Attendance to be above national average": the measure's name may come first, once.
      const asked = named || bound ? 0 : askedEnd(draft, at, to);
      if (asked === 0) return null;
      named = true;
      at = asked;
      continue;
    }
    at += 1;
  }
  return { bound, comparable };
}

function readAfter(draft: Draft, comparator: Comparator, before: Before): TargetReading {
  const { items } = draft;
  let at = comparator.to;
  let bound = before.bound;
  let figure = null;
  for (; at < items.length; at += 1) {
    const item = items[at];
    if (item?.kind === "figure" && !figure) {
      if (!isGap(draft, comparator.to, at)) return unreadTarget(draft, { why: "several-figures" });
      const minus = doubtDash(draft, at, false);
      if (minus) return unreadTarget(draft, minus);
      if (item.figure.sign === "+") return unreadTarget(draft, { why: "other-words" });
      figure = item.figure;
      draft.use(at);
      continue;
    }
    const after = phraseAt(BOUNDS_AFTER, items, at);
    if (after && !bound) {
      bound = after.means;
      draft.use(at, at + after.words.length);
      at += after.words.length - 1;
      continue;
    }
    if (item?.kind === "figure" || item?.kind === "ratio" || item?.kind === "oddity")
      return unreadTarget(draft, { why: "several-figures" });
    if (
      item?.kind === "period" &&
      !(
        item.doubtful &&
        isBareNumber(item) &&
        draft.wordAt(at - 1) !== "(" &&
        !/^(?:in|by|for|of)$/.test(draft.wordAt(at - 1))
      )
    )
      continue;
    if (item?.kind === "period") return unreadTarget(draft, { why: "several-figures" });
    const harmless = draft.harmlessLength(at);
    if (harmless > 0) at += harmless - 1;
    else if (draft.isCritical(at) && item?.word !== "=") return unreadTarget(draft, { why: "other-words" });
  }
  return {
    kind: "benchmark",
    ...draftReading(draft),
    comparator: nameComparator(draft.written(comparator.from, comparator.to)),
    quartile: comparator.quartile ?? quartileOf(draft.written(comparator.from, comparator.to)),
    figure: figure?.figure ?? null,
    unit: figure?.unit ?? null,
    scale: figure?.scale ?? 1,
    bound: bound?.bound ?? null,
    strict: bound?.strict ?? false,
    comparable: before.comparable && bound === null,
  };
}

/** True when only marks, periods and words such as "of" or "is" are between a comparator and its figure. */
function isGap(draft: Draft, from: number, to: number): boolean {
  // "above national average in 5 schools"
  if (/^(?:in|for)$/.test(draft.wordAt(to - 1))) return false;
  for (let at = from; at < to; at += 1) {
    const item = draft.items[at];
    if (item?.kind === "period" || item?.kind === "note") continue;
    if (!/^(?:of|is|was|at|for|in|currently|the|\(|\)|:|-|=|,|\.)$/.test(item?.word ?? "")) return false;
  }
  return true;
}

/** The number of the quartile: "Quartile 2" is 2. */
function quartileOf(written: string): 1 | 2 | 3 | 4 | null {
  const digit = /^quartile ([1-4])$/i.exec(written)?.[1];
  return digit === "1" ? 1 : digit === "2" ? 2 : digit === "3" ? 3 : digit === "4" ? 4 : null;
}
