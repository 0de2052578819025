import type { Draft } from "./draft";
import type { Figure, Item, SaidTurn, Turn } from "./item";
import type { Polarity } from "../polarity";
import { phraseAt, phraseTable, wordSet, type Phrase } from "./phrase";
import { takeApart } from "./take-apart";
import { isTimeUnit } from "./unit";

/*
 * Words that turn a figure round, or make another figure of it: "£1.2m underspend" is 1.2 of an underspend, -1.2 of an
 * overspend, and of a variance whatever its convention is. One list for targets and values.
 */

const up = (family: Turn["family"]): Turn => ({ family, side: "up" });
const down = (family: Turn["family"]): Turn => ({ family, side: "down" });

const TURNS = phraseTable<Turn>([
  ["overspend|overspends|overspent|overspending|over spend|over spent|over spending|over budget", up("spend")],
  ["pressure|pressures|cost pressure|budget pressure", up("spend")],
  ["underspend|underspends|underspent|underspending|under spend|under spent|under spending|under budget", down("spend")],
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
  ["cr", up("ledger")],
  ["dr", down("ledger")],
  ["planned|forecast|forecasted|projected|predicted|budgeted", up("plan")],
]);

/** The turning word that is said of the figure at `index`, from the item `from` on, or null. */
export function turnOf(draft: Draft, index: number, figure: Figure, from = 0): SaidTurn | null {
  const { items } = draft;
  for (let at = from; at < items.length; at += 1) {
    const phrase = phraseAt(TURNS, items, at);
    if (phrase && isSaidOf(items, index, at, phrase, figure)) return { ...phrase.means, from: at, to: at + phrase.words.length };
  }
  return figure.unit?.family === "currency" ? ledgerLetter(items, index) : null;
}

function isSaidOf(items: readonly Item[], index: number, at: number, { means, words }: Phrase<Turn>, { unit }: Figure): boolean {
  let first = index + 1;
  while (/^(?:[-,:(]|net)$/.test(items[first]?.word ?? "")) first += 1;
  const isBeside = at === first;
  const next = items[at + words.length];
  const endsClause = next === undefined || next.kind === "mark" || next.kind === "period";
  switch (means.family) {
    case "spend":
    case "balance":
      return !isCounted(items, at);
    case "variance":
      // "£1m adverse to budget", "2% adverse"; "3 adverse findings" are findings.
      return unit?.family === "currency" || (isBeside && (endsClause || next.word === "variance"));
    case "schedule":
      // "5 behind plan", "2 days late"; "2% late" are those that were late.
      return isBeside && items[first - 1]?.word !== "(" && (isTimeUnit(unit) || /^(?:ahead|behind)$/.test(items[at]?.word ?? ""));
    case "plan":
      // "£5m forecast"; "12 planned visits" are visits.
      return at === index - 1 || (isBeside && endsClause);
    case "result":
    case "ledger":
      return isBeside;
    case "change":
    case "quality":
    case "level":
      // In a bracket they tell of a movement: "95% (increase)".
      return isBeside && items[first - 1]?.word !== "(";
  }
}

/** "12 schools in deficit" is a number of schools. */
function isCounted(items: readonly Item[], at: number): boolean {
  return /^(?:in|with)$/.test(items[at - 1]?.word ?? "");
}

const LEDGER_LETTERS = new Map<string, Turn>([
  ["f", up("variance")],
  ["fav", up("variance")],
  ["a", down("variance")],
  ["adv", down("variance")],
  ["os", up("spend")],
  ["over", up("spend")],
  ["us", down("spend")],
  ["under", down("spend")],
]);

/** "£0.5m (A)", "£0.5m F", "£0.5m (over)": adverse or favourable, as finance reports shorten them. */
function ledgerLetter(items: readonly Item[], index: number): SaidTurn | null {
  const bracketed = items[index + 1]?.word === "(" && items[index + 3]?.word === ")";
  const from = bracketed ? index + 2 : index + 1;
  const letter = items[from]?.word ?? "";
  if (!bracketed && items.length > index + 2) return null;
  const turn = LEDGER_LETTERS.get(letter);
  return turn ? { ...turn, from, to: from + 1 } : null;
}

/** The turning word that leads to a figure: "surplus of £2m", "overspend: £2m". The items from `at` on; null where there is none. */
export function turnBefore(draft: Draft, at: number): SaidTurn | null {
  const phrase = phraseAt(TURNS, draft.items, at);
  if (!phrase) return null;
  const to = at + phrase.words.length;
  switch (phrase.means.family) {
    case "spend":
    case "balance":
    case "result":
      return { ...phrase.means, from: at, to };
    case "change":
    case "variance":
      // "Fall 5" may be the name of the fifth.
      return draft.wordAt(to) === "of" ? { ...phrase.means, from: at, to } : null;
    case "schedule":
    case "quality":
    case "level":
    case "ledger":
    case "plan":
      return null;
  }
}

/** True for a metric whose figures have two sides, so that "over £2m" may be how far over. */
export function hasSides(metric: string): boolean {
  return /\b(?:variances?|net|balance|position|budget)\b/i.test(metric) || namesTurn(metric);
}

/** True for a word whose figure is above or below zero by a convention that is not in the text. */
export function isTwoSided({ family }: Turn): boolean {
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

/** A turning word in a metric's name. */
interface NamedTurn extends Turn {
  /** "(deficit)" of "Surplus/(deficit)": by the bracket, these are the figures below zero. */
  isBracketed: boolean;
}

/**
 * What a figure is multiplied by that a turning word is said of: 1 where the metric measures that very side (an underspend
 * under "Underspend (£m)"), -1 where it measures the other ("6% decline" under "Membership growth"), null where neither is
 * certain. Favourable and adverse are the good and the bad side of a variance, whichever Good Is says that is.
 */
export function turnUnder(turn: Turn, metric: string, goodIs: Polarity | null): 1 | -1 | null {
  const side = sideNamed(metric, turn.family, goodIs);
  if (side !== null) return side === turn.side ? 1 : -1;
  if (turn.family !== "variance" || !/\bvariances?\b/i.test(metric) || namesTurn(metric)) return null;
  if (goodIs === null || goodIs === "on-target") return null;
  return (turn.side === "up") === (goodIs === "high") ? 1 : -1;
}

/** Which side of a family a metric's name counts as above zero; null where it does not say. */
function sideNamed(metric: string, family: Turn["family"], goodIs: Polarity | null): Turn["side"] | null {
  const turns = namedTurns(metric).filter((turn) => turn.family === family);
  const open = turns.filter(({ isBracketed }) => !isBracketed);
  const [first] = open.length > 0 ? open : turns;
  if (!first || !(open.length > 0 ? open : turns).every(({ side }) => side === first.side)) return null;
  // "Variance (overspend)" counts overspends, where it is not good that they are high; else its bracket is a minus.
  if (open.length === 0 && goodIs === "high" && isBadSide(first)) return null;
  return first.side;
}

function isBadSide({ family, side }: Turn): boolean {
  return side === (family === "spend" ? "up" : "down");
}

/** True where a name speaks of a side of its own. */
function namesTurn(metric: string): boolean {
  return turnsIn(metric).some(({ family }) => family !== "plan");
}

/** "Variance over/(under)", "Over/(under)spend £m": at the end of a name. */
const OVER_UNDER = /\b(over|under)\b(\)?\s?\/\s?\(?)(over|under)\b(\)?)(?:\s?spend(?:ing)?)?(?=\W*(?:£\s?)?(?:0{3}s?|k|m|bn)?\W*$)/i;

/** Words that may follow what a name measures: "Overspend on agency staff", "Deficit as % of income", "Surplus position". */
const AFTER_HEAD = wordSet(
  "on in of against as at for from to by per vs versus compared position outturn total amount forecast year this and or net value rate",
);

/** Nouns that are of other things as often: "Falls", "Rise in …". */
const NOUNS_OF_OTHERS = wordSet("fall drop dip rise cut");

function namedTurns(metric: string): NamedTurn[] {
  const items = takeApart(metric.replace(OVER_UNDER, "$1spend$2$3spend$4"));
  const found: NamedTurn[] = [];
  for (let at = 0; at < items.length; at += 1) {
    const phrase = phraseAt(TURNS, items, at);
    if (!phrase || isCounted(items, at)) continue;
    const end = at + phrase.words.length;
    if (!isHead(items, at, end, phrase.means)) continue;
    const isBracketed = items[at - 1]?.word === "(" && items[end]?.word === ")";
    found.push({ ...phrase.means, isBracketed });
    at = end - 1;
  }
  return found;
}

/** True where the words from `at` to before `end` are what a name measures, and not a part of another noun: "Deficit recovery plan". */
function isHead(items: readonly Item[], at: number, end: number, { family }: Turn): boolean {
  const next = items[end];
  const endsName = next === undefined || next.kind === "mark" || next.kind === "period";
  switch (family) {
    case "spend":
    case "balance":
    case "variance":
    case "result":
    case "plan":
      return family === "plan" || endsName || next.word === "variance" || AFTER_HEAD.has(next.word);
    case "schedule":
      return /^(?:seconds|minutes|hours|days|weeks|months|programme|project|schedule)$/.test(items[at - 1]?.word ?? "");
    case "change":
      if (next?.word === "in") return items.slice(0, at).every(({ word }) => /^(?:|%|the|a|an|net|annual|percentage|percent|on|year|overall|total)$/.test(word));
      return endsName && !NOUNS_OF_OTHERS.has(items[at]?.word ?? "");
    case "quality":
    case "level":
    case "ledger":
      return false;
  }
}

/** True where a name says that its figures are of that very side: an underspend under "Underspend (£m)". */
function isNamed(turn: Turn, name: string): boolean {
  return sideNamed(name, turn.family, null) === turn.side;
}

function turnsIn(text: string): Turn[] {
  const items = takeApart(text);
  return items.flatMap((_, at) => (isCounted(items, at) ? [] : (phraseAt(TURNS, items, at)?.means ?? [])));
}

/** True where a text speaks of an underspend, a deficit and the like, and the metric's name of another side or of none. */
export function isTurned(text: string, metric: string): boolean {
  return turnsIn(text).some((turn) => (turn.family === "spend" || turn.family === "balance") && !isNamed(turn, metric));
}
