import type { Draft } from "../draft";
import { isWordedDate } from "../words/item";
import { phraseAt } from "../words/phrase";
import { NO_TARGET_OPENINGS, NO_TARGET_TEXTS } from "./no-target-words";
import type { NoTarget } from "./target-reading";

/** Why a text says that there is no target, or null. A text with a figure is never one. */
export function readNoTarget(draft: Draft): NoTarget["why"] | null {
  const { items } = draft;
  const words: string[] = [];
  let marksOnly = true;
  for (const item of items) {
    if (
      item.kind === "figure" ||
      item.kind === "ratio" ||
      item.kind === "oddity" ||
      (item.kind === "period" && item.doubtful && !isWordedDate(item))
    )
      return null;
    if (item.kind === "word") words.push(item.word);
    else if (item.kind !== "note" && !(item.kind === "mark" && /^[-./…?~()]$/.test(item.word))) marksOnly = false;
  }
  if (words.length === 0) return marksOnly ? "not-applicable" : null;
  // In "TBC for 2024/25", the word before the period has no meaning of its own.
  while (words.length > 1 && /^(?:for|in|by|from|until|at|to|the|end|of|this|year)$/.test(words.at(-1) ?? ""))
    words.pop();
  if (words.length <= 4) {
    const why = NO_TARGET_TEXTS.get(words.join(" "));
    if (why) return why;
  }
  let first = items.findIndex((item) => item.kind === "word");
  if (
    !items
      .slice(0, first)
      .every((item) => item.kind === "period" || item.kind === "mark" || item.kind === "note" || item.kind === "label")
  )
    return null;
  if (draftStartsWithTarget(items[first]?.word, items[first + 1]?.word)) first += 1;
  const opening = phraseAt(NO_TARGET_OPENINGS, items, first);
  // "Monitor and attend …" asks for work.
  return opening && items[first + opening.words.length]?.word !== "and" ? opening.means : null;
}

/** True for "Target: TBC" and "Target to be confirmed". */
function draftStartsWithTarget(word: string | undefined, next: string | undefined): boolean {
  return (word === "target" || word === "targets") && next !== undefined && /^(?:tbc|tba|tbd|to|not|n)$/.test(next);
}
