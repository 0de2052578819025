import type { Draft } from "../draft";
import { sideWordBefore } from "../side-words";
import { isSurePeriod } from "../targets/period-beside";
import { ROUGH_WORDS } from "../targets/target-words";
import { isWordedDate, type PlacedSideWord } from "../words/item";
import { wordSet } from "../words/phrase";
import { readBoundsBefore, type WrittenBounds } from "./read-bounds";

/** Words before a value that do not change it. */
const LEAD = wordSet(
  "total average mean score actual ytd cumulative provisional is was now at of the a an result currently",
  "stands stood rate overall year to date figure value outturn position circa c approx",
);

/** What comes before a value. */
interface ValueLead {
  /** The index of the value's figure. */
  at: number;
  before: WrittenBounds | null;
  sideWord: PlacedSideWord | null;
}

/** Reads what comes before the value: harmless words, a bound, and a side word. */
export function readValueLead(draft: Draft): ValueLead {
  let sideWord: PlacedSideWord | null = null;
  let at = 0;
  for (;;) {
    const before = readBoundsBefore(draft, at);
    const leading: PlacedSideWord | null = before || sideWord ? null : sideWordBefore(draft, at);
    if (leading) {
      sideWord = leading;
      at = leading.to;
    } else if (!before && (mayLead(draft, at) || (draft.wordAt(at) === "net" && sideWordBefore(draft, at + 1))))
      at += 1;
    else return { at, before, sideWord };
  }
}

function mayLead(draft: Draft, at: number): boolean {
  const item = draft.items[at];
  if (!item) return false;
  if (item.kind === "note") return true;
  if (item.kind === "period")
    return !item.doubtful || draft.wordAt(at + 1) === ":" || (isWordedDate(item) && isSurePeriod(draft, at));
  if (item.kind === "mark")
    return /^(?:~|:|=|-|'|\.)$/.test(item.word) && (at > 0 || item.word === "~" || item.word === "'");
  return item.kind === "word" && (LEAD.has(item.word) || ROUGH_WORDS.has(item.word));
}
