import type { Draft } from "./draft";
import type { Figure, Item, PlacedSideWord, SideWord } from "./words/item";
import { phraseAt, phraseTable, wordSet, type Phrase } from "./words/phrase";
import { isTimeUnit } from "./units/unit";

/*
 * Side words: words that reverse a figure, or make it a figure of something else. "£1.2m underspend" is 1.2 of an
 * underspend, -1.2 of an overspend, and of a variance it depends on the convention. Targets and values share one list.
 */

const up = (family: SideWord["family"]): SideWord => ({ family, side: "up" });
const down = (family: SideWord["family"]): SideWord => ({ family, side: "down" });

export const SIDE_WORDS = phraseTable<SideWord>([
  ["overspend|overspends|overspent|overspending|over spend|over spent|over spending|over budget", up("spend")],
  ["pressure|pressures|cost pressure|budget pressure", up("spend")],
  [
    "underspend|underspends|underspent|underspending|under spend|under spent|under spending|under budget",
    down("spend"),
  ],
  ["favourable|favorable", up("variance")],
  ["adverse|unfavourable|unfavorable", down("variance")],
  ["surplus|surpluses", up("balance")],
  ["deficit|deficits|shortfall", down("balance")],
  ["ahead|early|earlier", up("schedule")],
  ["behind|late|later|overdue|slippage", down("schedule")],
  ["profit|gain", up("result")],
  ["loss", down("result")],
  ["rise|increase|growth", up("change")],
  ["decline|decrease|fall|drop|reduction|dip|cut", down("change")],
  ["better|improvement", up("quality")],
  ["worse|deterioration", down("quality")],
  ["higher|greater|above", up("level")],
  ["lower|fewer|below|short", down("level")],
  ["bigger|larger|longer|slower|dearer|stronger|wider", up("level")],
  ["smaller|shorter|quicker|faster|cheaper|weaker|narrower|sooner", down("level")],
  ["cr", up("ledger")],
  ["dr", down("ledger")],
  ["planned|forecast|forecasted|projected|predicted|budgeted", up("plan")],
]);

/** The side word that belongs to the figure at `index`, searched from the item `from`, or null. */
export function sideWordOf(draft: Draft, index: number, figure: Figure, from = 0): PlacedSideWord | null {
  const { items } = draft;
  for (let at = from; at < items.length; at += 1) {
    const phrase = phraseAt(SIDE_WORDS, items, at);
    if (phrase && belongsToFigure(items, index, at, phrase, figure))
      return { ...phrase.means, from: at, to: at + phrase.words.length };
  }
  return figure.unit?.family === "currency" ? ledgerLetter(items, index) : null;
}

const JOINTS = wordSet(
  "a and as at by during each every for from in next of on or over per pro since this to under until when with within",
);

/**
 * True where no noun can follow, so the word before belongs to the figure: "95% expected by March", "25 adverse per
 * month".
 */
export function isClauseEnd(next: Item | undefined): boolean {
  return (
    next === undefined ||
    next.kind === "mark" ||
    next.kind === "period" ||
    next.kind === "note" ||
    JOINTS.has(next.word)
  );
}

/** Side words that equally often begin other names. */
const NAMES_OF_OTHERS = wordSet("pressure pressures short cut slippage");

/** Comparatives: "5% cheaper" is a movement, "12 larger homes" are homes. */
const DEGREES = wordSet(
  "bigger larger longer slower dearer stronger wider smaller shorter quicker faster cheaper weaker narrower sooner",
);

function belongsToFigure(
  items: readonly Item[],
  index: number,
  at: number,
  { means, words }: Phrase<SideWord>,
  { unit }: Figure,
): boolean {
  let first = index + 1;
  while (/^(?:[-,:(]|net)$/.test(items[first]?.word ?? "")) first += 1;
  const isBeside = at === first;
  const next = items[at + words.length];
  const endsClause = isClauseEnd(next);
  // "£2m pressure", "5 short"; but "3 pressure ulcers" and "12 short breaks" are counts.
  if (NAMES_OF_OTHERS.has(items[at]?.word ?? "") && !(unit?.family === "currency" || endsClause)) return false;
  switch (means.family) {
    case "spend":
    case "balance":
      return !isCounted(items, at);
    case "variance":
      // "£1m adverse to budget", "2% adverse"; but "3 adverse findings" are findings.
      return unit?.family === "currency" || (isBeside && (endsClause || next?.word === "variance"));
    case "schedule":
      // "5 behind plan", "2 days late"; but "2% late" is a share that was late.
      return (
        isBeside &&
        items[first - 1]?.word !== "(" &&
        (isTimeUnit(unit) || /^(?:ahead|behind)$/.test(items[at]?.word ?? ""))
      );
    case "plan":
      // "£5m forecast"; but "12 planned visits" are visits.
      return at === index - 1 || (isBeside && endsClause);
    case "result":
    case "ledger":
      return isBeside;
    case "change":
    case "quality":
    case "level":
      if (DEGREES.has(items[at]?.word ?? "") && !(endsClause || next?.word === "than")) return false;
      // In brackets they describe a movement: "95% (increase)".
      return isBeside && items[first - 1]?.word !== "(";
  }
}

/** True for "12 schools in deficit": a number of schools. */
export function isCounted(items: readonly Item[], at: number): boolean {
  return /^(?:in|with)$/.test(items[at - 1]?.word ?? "");
}

const LEDGER_LETTERS = new Map<string, SideWord>([
  ["f", up("variance")],
  ["fav", up("variance")],
  ["a", down("variance")],
  ["adv", down("variance")],
  ["os", up("spend")],
  ["over", up("spend")],
  ["us", down("spend")],
  ["under", down("spend")],
]);

/** Reads "£0.5m (A)", "£0.5m F" or "£0.5m (over)": adverse or favourable, as finance reports abbreviate them. */
function ledgerLetter(items: readonly Item[], index: number): PlacedSideWord | null {
  const bracketed = items[index + 1]?.word === "(" && items[index + 3]?.word === ")";
  const from = bracketed ? index + 2 : index + 1;
  const letter = items[from]?.word ?? "";
  if (!bracketed && items.length > index + 2) return null;
  const sideWord = LEDGER_LETTERS.get(letter);
  return sideWord ? { ...sideWord, from, to: from + 1 } : null;
}

/**
 * The side word that leads to a figure: "surplus of £2m", "overspend: £2m". Searched from the item `at`; null where
 * there is none.
 */
export function sideWordBefore(draft: Draft, at: number): PlacedSideWord | null {
  const phrase = phraseAt(SIDE_WORDS, draft.items, at);
  if (!phrase) return null;
  const to = at + phrase.words.length;
  switch (phrase.means.family) {
    case "spend":
    case "balance":
    case "result":
    case "plan":
      return { ...phrase.means, from: at, to };
    case "change":
    case "variance":
      // "Fall 5" may be the name of a fifth fall.
      return draft.wordAt(to) === "of" ? { ...phrase.means, from: at, to } : null;
    case "schedule":
    case "quality":
    case "level":
    case "ledger":
      return null;
  }
}

/** True for a word whose sign follows a convention that the text does not state. */
export function isTwoSided({ family }: SideWord): boolean {
  switch (family) {
    case "spend":
    case "variance":
    case "balance":
    case "result":
    case "ledger":
    case "schedule":
    case "change":
    case "quality":
      return true;
    case "level":
    case "plan":
      return false;
  }
}
