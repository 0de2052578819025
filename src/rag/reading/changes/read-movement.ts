import type { Draft } from "../draft";
import { findPlace, isResult } from "./find-place";
import { finishChange } from "./finish-change";
import { keepsLevel, movementAt, type Movement } from "./movement-words";
import { phraseAt, wordSet } from "../words/phrase";
import { isName } from "../targets/read-name";
import { doubtDash } from "../targets/find-doubt";
import { readNumberTarget } from "../targets/read-number-target";
import type { Bound, TargetReading } from "../targets/target-reading";
import { BOUNDS_BEFORE, LEAD_WORDS, ROUGH_WORDS, type BoundWords } from "../targets/target-words";
import { unreadTarget } from "../targets/unread-target";

/*
 * Movement by an amount, to a level, or with no amount: "Reduce complaints by 5%", "Increase to 80%", "Improving
 * trend".
 */

/** Words for how often or when, which leave the movement unchanged. */
const PACE_WORDS = wordSet(
  "year on per annual annually yearly quarter quarterly month monthly further overall continued continuing",
  "continuous continual a an the of in by net real at least each every and our trend",
);

/** Reads a movement and its amount; null when the text names a level after all. */
export function readMovement(draft: Draft): TargetReading | null {
  const { items } = draft;
  const index = items.findIndex((_, place) => movementAt(draft, place) !== null);
  const phrase = movementAt(draft, index);
  if (!phrase) return null;
  const { change, noun, bound } = phrase.means;
  const after = index + phrase.words.length;
  const before = readBefore(draft, index);
  if (before.figure >= 0) {
    // "5% reduction", "at least a 10% increase on 2023/24".
    const item = items[before.figure];
    if (!before.known || !noun || change === "maintain" || item?.kind !== "figure" || item.figure.sign)
      return unreadTarget(draft, { why: "other-words" });
    const minus = doubtDash(draft, before.figure, true);
    if (minus) return unreadTarget(draft, minus);
    draft.use(before.figure, after);
    return finishChange(draft, after, { change, bound, amount: before.figure });
  }
  if (!before.known && !isAskedOf(draft, index, after)) {
    // "Fewer than 85" and "No more than 5% increase" begin with a bound, so their figure decides.
    return null;
  }
  const figure = items.findIndex((item, place) => place >= after && item.kind === "figure");
  if (change === "maintain") {
    if (figure >= 0) return isUnbroken(draft, after, figure) ? null : unreadTarget(draft, { why: "other-words" });
    // "Maintain the website" asks for work, not for a level.
    if (!keepsLevel(draft, after)) return unreadTarget(draft, { why: "other-words" });
    draft.use(index, after);
    return finishChange(draft, after, { change, bound, amount: null });
  }
  if (figure < 0) {
    // "Improve efficiency by processing permits", "Reduce errors and complaints": more than one thing is asked.
    const prose = items.some(
      (item, place) =>
        place >= after &&
        item.kind === "word" &&
        PROSE.has(item.word) &&
        !/^(?:compared|relative)$/.test(draft.wordAt(place - 1)),
    );
    if (prose) return unreadTarget(draft, { why: "other-words" });
    draft.use(index, after);
    return finishChange(draft, after, { change, bound, amount: null });
  }
  return readAmount(draft, after, figure, phrase.means);
}

/**
 * True for "Office space to reduce by 10%" or "Complaints should fall to 5": the measure's name comes before the
 * movement.
 */
function isAskedOf(draft: Draft, index: number, after: number): boolean {
  if (!/^(?:by|to|from)$/.test(draft.wordAt(after))) return false;
  let joint = index - 1;
  if (draft.wordAt(joint) === "be") joint -= 1;
  return /^(?:to|should|must|will|shall)$/.test(draft.wordAt(joint)) && isName(draft, 0, joint);
}

/** The index after a base that begins at `at`, with the words leading to it; 0 where there is none. */
function baseAt(draft: Draft, at: number): number {
  for (let next = at + 1; next < Math.min(at + 8, draft.items.length); next += 1) {
    const place = findPlace(draft, next);
    if (place?.kind === "base" && place.lead === at) return place.to;
  }
  return 0;
}

/** Reads the words before the movement: whether all are known, and a figure if there is one. */
function readBefore(draft: Draft, index: number): { known: boolean; figure: number } {
  let figure = -1;
  let known = true;
  for (let at = 0; at < index; at += 1) {
    const item = draft.items[at];
    // "On 2019/20 levels, reduce by 10%"
    const base = baseAt(draft, at);
    if (base > 0) at = base - 1;
    else if (item?.kind === "figure") {
      if (figure >= 0) known = false;
      figure = at;
    } else if (item?.kind === "period" && !item.doubtful) continue;
    else if (item?.kind === "mark" && /^[-:,.]$/.test(item.word)) continue;
    else if (!LEAD_WORDS.has(item?.word ?? "") && !PACE_WORDS.has(item?.word ?? "") && item?.word !== "to")
      known = false;
  }
  return { known, figure };
}

/** Words that show that the sentence goes on to ask for something else. */
const PROSE = wordSet("and while through by via using which that so whilst where who while to meet ensure");

/** True when only known words, bounds and periods are between the two, so that the figure is the level to keep. */
function isUnbroken(draft: Draft, from: number, to: number): boolean {
  for (let at = from; at < to; at += 1) {
    const bound = phraseAt(BOUNDS_BEFORE, draft.items, at);
    if (bound) at += bound.words.length - 1;
    else if (
      !LEAD_WORDS.has(draft.wordAt(at)) &&
      draft.items[at]?.kind !== "period" &&
      !/^(?:-|:|between|within)$/.test(draft.wordAt(at))
    )
      return false;
  }
  return true;
}

/** Reads "Reduce … by 5%", "Increase to 80%", "Reduce from 45 to 40" or "Reduction of 10". */
function readAmount(draft: Draft, after: number, figure: number, movement: Movement): TargetReading {
  const { items } = draft;
  const unread = unreadTarget.bind(null, draft, { why: "other-words" as const });
  const item = items[figure];
  if (item?.kind !== "figure") return unread();
  const minus = doubtDash(draft, figure, false);
  if (minus) return unreadTarget(draft, minus);
  // Walks back over "at least", "a", "around" to the word that introduces the figure.
  let joint = figure - 1;
  let boundFrom = -1;
  for (; joint >= after; joint -= 1) {
    const bound = phraseAt(BOUNDS_BEFORE, items, joint);
    if (bound && joint + bound.words.length >= (boundFrom >= 0 ? boundFrom : figure)) boundFrom = joint;
    else if (
      boundFrom < 0 &&
      /^(?:a|an|the|further|level|target|of|least|more|than|or|equal)$/.test(draft.wordAt(joint)) &&
      !(movement.noun && draft.wordAt(joint) === "of")
    )
      continue;
    else if (ROUGH_WORDS.has(draft.wordAt(joint))) continue;
    else break;
  }
  const word = joint >= after ? draft.wordAt(joint) : "";
  for (let at = after; at < joint; at += 1) {
    // "Reduce by 5% and increase …" asks for two movements; a comparator in between means another body's result.
    if (movementAt(draft, at) || items[at]?.kind === "oddity") return unread();
  }
  // In "Reduction from the 2019 baseline of 500", 500 is the baseline.
  if (word === "of" && (items[joint - 1]?.kind === "period" || isResult(draft.wordAt(joint - 1)))) return unread();
  if (word === "by" || (word === "of" && movement.noun)) {
    const strictly = boundFrom >= 0 ? phraseAt(BOUNDS_BEFORE, items, boundFrom)?.means : null;
    // "Reduce by no more than 5%" limits the movement.
    if (strictly && (strictly.bound !== "at-least" || strictly.strict)) return unread();
    if (item.figure.sign) return unread();
    draft.use(after - 1);
    draft.use(joint, figure + 1);
    return finishChange(draft, figure + 1, { change: movement.change, bound: null, amount: figure });
  }
  if (word === "from") {
    const to = items[figure + 2];
    // "from 5% to 3%": the second figure is the level asked for.
    if (draft.wordAt(figure + 1) === "to" && to?.kind === "figure") return readLevel(draft, figure + 2, movement);
    return unreadTarget(draft, { why: "several-figures" });
  }
  // "Cut emissions 50% by 2030 against 2010": beside a base, a percentage is the size of the cut.
  const isShare = item.figure.unit?.family === "percent" && item.figure.sign === null && boundFrom < 0;
  if (movement.change === "reduction" && isShare && isBeside(draft, after, figure) && hasBase(draft, figure)) {
    draft.use(after - 1);
    draft.use(figure);
    return finishChange(draft, figure + 1, { change: movement.change, bound: null, amount: figure });
  }
  if (word === "to" && !items.slice(0, figure).some((other) => other.kind === "figure"))
    return readLevel(draft, joint + 1, movement);
  return unread();
}

/** True where a movement and its figure have only what should move between them. */
function isBeside(draft: Draft, after: number, figure: number): boolean {
  return draft.items
    .slice(after, figure)
    .every(
      (item, offset) =>
        item.kind === "word" && !draft.isCritical(after + offset) && !/^(?:to|by|at|of)$/.test(item.word),
    );
}

function hasBase(draft: Draft, from: number): boolean {
  return draft.items.some((_, at) => at > from && findPlace(draft, at)?.kind === "base");
}

/** Reads the level that a movement should reach: at most after "reduce to", at least after "increase to". */
function readLevel(draft: Draft, from: number, { change }: Movement): TargetReading {
  const bound: Bound = change === "reduction" ? "at-most" : change === "increase" ? "at-least" : null;
  const implied: BoundWords = { bound, strict: false };
  return readNumberTarget(draft, from, implied);
}
