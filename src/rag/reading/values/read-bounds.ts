import type { Draft } from "../draft";
import type { Figure } from "../words/item";
import { phraseAt, type Phrase } from "../words/phrase";
import { readRange } from "../targets/read-range";
import { BOUNDS_AFTER, BOUNDS_BEFORE, type BoundWords } from "../targets/target-words";
import { isTimeUnit, unitAt } from "../units/unit";

/*
 * Values known only by their bounds: "<5", "95% or more", "between 3 and 5". No figure in such a text is the value
 * itself.
 */

/** A bound of a value. `open` where the value does not reach it: 5 in "<5". */
export interface End {
  figure: number;
  open: boolean;
}

/** The bounds of a value as written; null on a side without one. */
export interface WrittenBounds {
  low: End | null;
  high: End | null;
  /** The figure that gives the unit and scale, and the range of items that state the bounds. */
  figure: Figure;
  from: number;
  to: number;
}

/** Reads bounds that start before a figure: "<5", "at least 40", "between 3 and 5". */
export function readBoundsBefore(draft: Draft, at: number): WrittenBounds | null {
  const word = draft.wordAt(at);
  if (word === "between") return readBetween(draft, at + 1, at, true);
  // "Within 5 days" is at most 5 days. "Within 5%" leaves open of what.
  const phrase = word === "within" ? null : phraseAt(BOUNDS_BEFORE, draft.items, at);
  if (word !== "within" && !(phrase && isResult(phrase))) return null;
  const to = at + (phrase?.words.length ?? 1);
  const item = draft.items[to];
  if (item?.kind !== "figure" || (phrase === null && !isTimeUnit(item.figure.unit))) return null;
  const { bound, strict } = phrase?.means ?? { bound: "at-most", strict: false };
  // ">=90% or above", "< 5 to 10": the bound is stated twice, or for two figures.
  if (draft.wordAt(to + 1) === "to" || draft.wordAt(to + 1) === "-" || boundAfter(draft, to + 1)) return null;
  return toBounds(item.figure, bound, strict, at, to + 1);
}

/** Reads bounds that follow the figure at `at`: "5 or fewer", "95%+", "3-5". */
export function readBoundsAfter(draft: Draft, at: number, figure: Figure): WrittenBounds | null {
  const phrase = boundAfter(draft, at + 1);
  if (!phrase) return readBetween(draft, at, at, false);
  const to = at + 1 + phrase.words.length;
  // "5+ days", "95+%": the unit after the bound would be lost.
  if (draft.wordAt(to) === "%" || unitAt((index) => draft.wordAt(index), to)) return null;
  return toBounds(figure, phrase.means.bound, phrase.means.strict, at, to);
}

function readBetween(draft: Draft, at: number, from: number, between: boolean): WrittenBounds | null {
  const item = draft.items[at];
  const range =
    item?.kind === "figure" && draft.wordAt(at + 1) !== "±" ? readRange(draft, at, item.figure, between) : null;
  if (item?.kind !== "figure" || !range || "unread" in range) return null;
  const { low, high, unit, scale, end } = range.found;
  const closed = (figure: number): End => ({ figure, open: false });
  return { low: closed(low), high: closed(high), figure: { ...item.figure, unit, scale }, from, to: end };
}

function toBounds(
  figure: Figure,
  bound: BoundWords["bound"],
  open: boolean,
  from: number,
  to: number,
): WrittenBounds | null {
  const end = { figure: figure.figure, open };
  if (bound === null) return null;
  return bound === "at-least" ? { low: end, high: null, figure, from, to } : { low: null, high: end, figure, from, to };
}

function boundAfter(draft: Draft, at: number): Phrase<BoundWords> | null {
  const phrase = phraseAt(BOUNDS_AFTER, draft.items, at);
  return phrase && isResult(phrase) ? phrase : null;
}

/** Words that ask for a level, or make the figure the minimum or maximum of several: the text is not a result. */
const ASKING = /^(?:min|minimum|max|maximum|must|should|will|stay|never|exceed|target|better|good|not to .*)$/;

function isResult({ words }: Phrase<BoundWords>): boolean {
  return !words.some((word) => ASKING.test(word)) && !ASKING.test(words.join(" "));
}
