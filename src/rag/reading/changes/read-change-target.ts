import type { Draft } from "../draft";
import { earlierAt } from "./find-base";
import { DAY } from "./find-place";
import { finishChange } from "./finish-change";
import { COMPARED, keepsLevel, OFFSETS } from "./movement-words";
import { phraseAt } from "../words/phrase";
import { readMovement } from "./read-movement";
import { doubtDash } from "../targets/find-doubt";
import { isOverTime } from "../targets/period-beside";
import type { TargetReading } from "../targets/target-reading";
import { BOUNDS_BEFORE, LEAD_WORDS } from "../targets/target-words";
import { unreadTarget } from "../targets/unread-target";

/*
 * Targets that ask for a movement: "Year on year reduction", "Reduce by 5%", "No worse than last year". "Reduce to 5%"
 * names a level, so it is a figure with a bound.
 */

/** Reads a movement; null when the text names a level after all ("Maintain 95%", "Fewer than 85"). */
export function readChangeTarget(draft: Draft): TargetReading | null {
  const comparison = readComparison(draft) ?? readOffset(draft);
  if (comparison) return comparison;
  draft.reset();
  return readMovement(draft);
}

/** "Below last year", "No worse than 2023/24 outturn", "Better than the previous year (45%)". */
function readComparison(draft: Draft): TargetReading | null {
  const at = leadEnd(draft, (index) => phraseAt(COMPARED, draft.items, index) !== null);
  const words = phraseAt(COMPARED, draft.items, at);
  if (!words) return null;
  const earlier = earlierAt(draft, at + words.words.length);
  // "Above 2022/23 85%" is a level, labelled with its year.
  if (!earlier || draft.items[earlier.end]?.kind === "figure") return null;
  const { from, since, end } = earlier;
  // In "At least 20 March 2025" the day is a deadline; "the 31 March outturn" is an earlier result.
  const written = draft.written(end - 1);
  if (since !== null && draft.items[end - 1]?.kind === "period" && DAY.test(written)) {
    return unreadTarget(draft, { why: "ambiguous", candidates: [DAY.exec(written)?.[0] ?? "", `${written} as a day`] });
  }
  // "Maintain current accreditations" asks for work, not for a level.
  if (words.words[0] === "maintain" && !keepsLevel(draft, end)) return null;
  draft.use(at, end);
  const { change, bound } = words.means;
  return finishChange(draft, end, { change, bound, amount: null }, { from, since });
}

/** Reads "5% below 2018 levels" or "at least 3 points above last year": an amount, a side and an earlier result. */
function readOffset(draft: Draft): TargetReading | null {
  const { items } = draft;
  let at = leadEnd(draft, (index) => items[index]?.kind === "figure" || phraseAt(BOUNDS_BEFORE, items, index) !== null);
  const bound = phraseAt(BOUNDS_BEFORE, items, at);
  if (bound) at += bound.words.length;
  const item = items[at];
  const side = phraseAt(OFFSETS, items, at + 1);
  if (item?.kind !== "figure" || !side || isOverTime(draft, at + 1)) return null;
  const end = at + 1 + side.words.length;
  // "5 below 2018" may hold two counts.
  const earlier = earlierAt(draft, end, item.figure.unit !== null);
  if (!earlier) return null;
  // "No more than 5% below 2018 levels" limits the movement.
  if (bound && (bound.means.bound !== "at-least" || bound.means.strict))
    return unreadTarget(draft, { why: "other-words" });
  if (item.figure.sign) return unreadTarget(draft, { why: "other-words" });
  const minus = doubtDash(draft, at, true);
  if (minus) return unreadTarget(draft, minus);
  draft.use(at, earlier.end);
  return finishChange(draft, earlier.end, { change: side.means, bound: null, amount: at }, earlier);
}

/** The index after words that change nothing; or the index at which `isFound` is true. */
function leadEnd(draft: Draft, isFound: (index: number) => boolean): number {
  let at = 0;
  while (!isFound(at) && (LEAD_WORDS.has(draft.wordAt(at)) || draft.wordAt(at) === "to")) at += 1;
  return at;
}
