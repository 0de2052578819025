import type { Draft } from "../draft";
import { PERCENT, type Unit } from "../units/unit";
import type { Figure } from "../words/item";
import { readRest } from "./after-figure/read-rest";
import type { TargetReading } from "./target-reading";
import { ALL_WORDS, COUNTED_NOUNS } from "./target-words";
import { draftReading, unreadTarget } from "./unread-target";

/** Reads "No cases" as 0, and "All" as 100%. Null for any other word. */
export function readCountedWord(draft: Draft, at: number): TargetReading | null {
  const word = draft.wordAt(at);
  const all = ALL_WORDS.has(word);
  const isNone = word === "no" && COUNTED_NOUNS.has(draft.wordAt(at + 1));
  if (!all && !isNone) return null;
  const unit: Unit | null = all ? PERCENT : null;
  draft.use(at);
  const figure: Figure = { figure: all ? 100 : 0, unit, scale: 1, start: 0, end: 0, sign: null, spelled: true };
  const rest = readRest(draft, at + 1, figure, null);
  if ("unread" in rest) return unreadTarget(draft, rest.unread);
  if (rest.found.bound || rest.found.per || rest.found.rate) return null;
  return {
    kind: "number",
    ...draftReading(draft),
    figure: figure.figure,
    unit,
    scale: 1,
    isFull: false,
    noun: "",
    bound: null,
    strict: false,
    per: null,
    of: null,
    whole: all,
  };
}
