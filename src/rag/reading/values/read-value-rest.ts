import type { Draft } from "../draft";
import { isWordedDate, type Figure, type PlacedSideWord } from "../words/item";
import { phraseAt, phraseTable, wordSet } from "../words/phrase";
import { isPartOfWhole } from "../targets/read-part";
import { isSurePeriod } from "../targets/period-beside";
import { isMoneyScale, isScaleLike, NO_RESULT } from "../targets/target-words";
import { isClauseEnd } from "../side-words";

/*
 * What follows a value's figure. Words are set aside and shown, unless they change the figure: a forecast, a movement,
 * a multiple, another scale.
 */

/** Words that change what a value is: a forecast, a bound, a movement. */
const UNSETTLING = wordSet(
  "or and to versus vs v plus minus less more fewer above below under over between than from forecast",
  "projected projection predicted estimate",
  "increase decrease reduction increased decreased reduced up down rise fall change improvement variance",
  "not no never target against without",
  "expected minimum maximum least most half third thirds quarters fifths hundred hundreds thousands dozen",
  "times x fold per ratio out ile percentile p",
);

/** True for a word that makes a figure no result. A provisional result is still a result. */
const isNoResult = (word: string): boolean => word === "target" || NO_RESULT.has(word);

/** True for "£5m forecast", "planned 12", "95% (estimated)". "5 above forecast" is a difference, not a forecast. */
export function saysNoResult({ items, figures }: Draft): boolean {
  const at = items.findIndex(({ kind }) => kind === "figure");
  const next = items[at + 1]?.word === "(" ? at + 2 : at + 1;
  return figures.length === 1 && [at - 1, next].some((index) => isNoResult(items[index]?.word ?? ""));
}

/**
 * Openings of brackets that say how the value moved, what is expected or where it comes from: "(down from 2,732 at end
 * June)".
 */
const MOVED = phraseTable<true>([
  [
    "down|up|from|was|compared|compares|previously|previous|last|against|vs|versus|increase|decrease|" +
      "reduction|increased|decreased|reduced",
    true,
  ],
  [
    "an increase|a decrease|a reduction|improved|improvement|fall|rise|n =|target|based on|out of|a rise|a " +
      "fall|unchanged|same as|no change",
    true,
  ],
  // "80 (forecast 102)": what it is expected to come to.
  [
    "forecast|forecasted|projected|projection|expected|year end forecast|full year forecast|forecast outturn|profile|profiled",
    true,
  ],
]);

/**
 * Reads what follows the figure, after its side word. Returns candidates when it makes the value doubtful, null when it
 * is harmless.
 */
export function readValueRest(
  draft: Draft,
  from: number,
  main: Figure,
  sideWord: PlacedSideWord | null,
): string[] | null {
  const { items } = draft;
  let at = from;
  while (at < items.length) {
    const item = items[at];
    if (!item) break;
    // The side word has already been applied.
    if (at === sideWord?.from) {
      at = sideWord.to;
      continue;
    }
    if (item.word === "(") {
      const { end, closed } = draft.bracketEnd(at);
      if (
        !closed ||
        !((sideWord?.from === at + 1 && sideWord.to === end - 1) || isHarmlessBracket(draft, at, end, main))
      )
        return draft.candidates();
      at = end;
      continue;
    }
    if (item.kind === "figure" || item.kind === "ratio" || item.kind === "oddity") return draft.candidates();
    if (item.kind === "period" && item.doubtful && !(isWordedDate(item) && isSurePeriod(draft, at)))
      return draft.candidates();
    // "6.5 days per FTE", "£12.40 per head": the value and its target are both per the same thing.
    if (item.word === "per" && items[at + 1]?.kind === "word") {
      at += 2;
      continue;
    }
    const harmless = draft.harmlessLength(at);
    if (harmless > 0) {
      at += harmless;
      continue;
    }
    if (isScaleLike(item.word) || (at === from && isMoneyScale(item.word, main.unit))) return draft.candidates();
    if (item.kind === "word" && UNSETTLING.has(item.word)) return draft.candidates();
    // "£3m estimated"; but "12 planned visits" are visits.
    const next = items[at + 1];
    if (at === from && isClauseEnd(next) && isNoResult(item.word)) return draft.candidates();
    // "500-": cut off, or a minus in accounting style. "3-5 March": days.
    if (item.word === "-" && (next === undefined || draft.isDays(at))) return draft.candidates();
    if (at === from && makesCode(draft, at, main)) return draft.candidates();
    // "95% last year" is not a current value.
    if (at === from && /^(?:last|previous|prior)$/.test(item.word)) return draft.candidates();
    if (item.kind === "mark" && !/^[.,;:'"#&↑↓▲▼→↗↘)-]$/.test(item.word)) return draft.candidates();
    at += 1;
  }
  return null;
}

/** True for "0.F0", "95-F1": a mark between a figure and a label, without a space, makes one code of them. */
function makesCode({ items }: Draft, at: number, main: Figure): boolean {
  const [mark, next] = [items[at], items[at + 1]];
  if (!/^[-.]$/.test(mark?.word ?? "") || (next?.kind !== "label" && next?.kind !== "word")) return false;
  return /\d/.test(next.word) && mark?.start === main.end && next.start === mark.end;
}

/**
 * True for harmless brackets: "(9,498 / 8,241)", "(down from 2,732 at end June)", "(+6.5% 2018)", "(Q2)",
 * "(provisional)", "(n=45)".
 */
function isHarmlessBracket(draft: Draft, at: number, end: number, main: Figure): boolean {
  const inside = draft.items.slice(at + 1, end - 1);
  const hasFigure = inside.some((item) => item.kind === "figure" || item.kind === "ratio" || item.kind === "oddity");
  if (!hasFigure)
    return !inside.some(
      (item) => /^(?:or|not|over|under)$/.test(item.word) || isNoResult(item.word) || isScaleLike(item.word),
    );
  if (phraseAt(MOVED, draft.items, at + 1)) return true;
  const [first] = inside;
  // A signed percentage beside a plain count is its movement.
  if (first?.kind === "figure" && first.figure.sign !== null && main.sign === null && main.unit?.family !== "percent")
    return true;
  return main.unit?.family === "percent" && isPartOfWhole(draft, at + 1, end - 1);
}
