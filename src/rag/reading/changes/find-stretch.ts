import type { Draft } from "../draft";
import { wordSet } from "../words/phrase";

/* Time spans that a movement is spread over: "over three years", "within 18 months", "over the life of the plan". */

const SPREADS = wordSet("over in within during across for throughout by");

/** Words between "over" and its time span. */
const BETWEEN = wordSet(
  "the a an our its next coming following remaining course of end life council medium long short full whole first second third fourth fifth final",
);

/** Nouns for something that runs over years. */
const LONG_NOUNS = wordSet("term plan strategy programme lifetime lifespan decade mtfs parliament");

export interface Stretches {
  isFound: boolean;
  /** Indexes of the items that are figures. */
  items: number[];
}

/** Finds the time spans in a text. */
export function findStretches(draft: Draft): Stretches {
  const items: number[] = [];
  let isFound = false;
  draft.items.forEach((item, at) => {
    if (draft.isUsed(at)) return;
    const isTime = item.kind === "figure" && item.figure.unit?.family === "months";
    // "By the end of year 3", "in the first year"
    const isYear =
      /^(?:year|yr)$/.test(item.word) &&
      (item.kind === "label" || /^(?:first|second|third|fourth|fifth|final)$/.test(draft.wordAt(at - 1)));
    if (!isTime && !isYear && !(item.kind === "word" && LONG_NOUNS.has(item.word))) return;
    let before = at - 1;
    while (BETWEEN.has(draft.wordAt(before)) || LONG_NOUNS.has(draft.wordAt(before))) before -= 1;
    if (!SPREADS.has(draft.wordAt(before))) return;
    isFound = true;
    if (isTime) items.push(at);
  });
  return { isFound, items };
}
