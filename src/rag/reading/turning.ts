import type { Draft } from "./draft";
import type { Figure, Item } from "./item";
import { phraseAt, phraseTable, type Phrase } from "./phrase";
import { takeApart } from "./take-apart";
import { isTimeUnit } from "./unit";

/*
 * Words that turn a figure round, or make another figure of it: "£1.2m underspend" is 1.2 of an underspend, -1.2 of an
 * overspend, and of a variance whatever its convention is. One list for targets and values.
 */

interface Turn {
  family: "spend" | "variance" | "balance" | "schedule" | "result" | "change" | "quality" | "level" | "ledger" | "plan";
  side: "up" | "down";
}

const up = (family: Turn["family"]): Turn => ({ family, side: "up" });
const down = (family: Turn["family"]): Turn => ({ family, side: "down" });

const TURNS = phraseTable<Turn>([
  ["overspend|overspends|overspent|overspending|over spend|over spent|over spending|over budget", up("spend")],
  ["underspend|underspends|underspent|underspending|under spend|under spent|under spending|under budget", down("spend")],
  ["favourable|favorable", up("variance")],
  ["adverse|unfavourable|unfavorable", down("variance")],
  ["surplus|surpluses", up("balance")],
  ["deficit|deficits|shortfall", down("balance")],
  ["ahead|early|earlier", up("schedule")],
  ["behind|late|later|overdue", down("schedule")],
  ["profit|gain", up("result")],
  ["loss", down("result")],
  ["rise|increase|growth", up("change")],
  ["decline|decrease|fall|drop|reduction|dip", down("change")],
  ["better|improvement", up("quality")],
  ["worse|deterioration", down("quality")],
  ["higher|greater|above", up("level")],
  ["lower|fewer|below", down("level")],
  ["cr", up("ledger")],
  ["dr", down("ledger")],
  ["planned|forecast|forecasted|projected|predicted|budgeted", up("plan")],
]);

/** The turning word that is said of the figure at `index`, or null. */
export function turnOf(draft: Draft, index: number, figure: Figure): Turn | null {
  const { items } = draft;
  for (let at = 0; at < items.length; at += 1) {
    const phrase = phraseAt(TURNS, items, at);
    if (phrase && isSaidOf(items, index, at, phrase, figure)) return phrase.means;
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

/** "£0.5m (A)", "£0.5m F": adverse or favourable, as finance reports shorten them. */
function ledgerLetter(items: readonly Item[], index: number): Turn | null {
  const bracketed = items[index + 1]?.word === "(" && items[index + 3]?.word === ")";
  const letter = items[bracketed ? index + 2 : index + 1]?.word;
  if (!bracketed && items.length > index + 2) return null;
  return letter === "f" || letter === "fav" ? up("variance") : letter === "a" || letter === "adv" ? down("variance") : null;
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
      return true;
    case "change":
    case "quality":
    case "level":
    case "plan":
      return false;
  }
}

/** True where a name says that its figures are of that very side: an underspend under "Underspend (£m)". */
export function isNamed(turn: Turn, name: string): boolean {
  const turns = turnsIn(name).filter((other) => other.family === turn.family);
  return turns.length > 0 && turns.every((other) => other.side === turn.side);
}

function turnsIn(text: string): Turn[] {
  const items = takeApart(text);
  return items.flatMap((_, at) => (isCounted(items, at) ? [] : (phraseAt(TURNS, items, at)?.means ?? [])));
}

/** True where a text speaks of an underspend, a deficit and the like, and the metric's name of another side or of none. */
export function isTurned(text: string, metric: string): boolean {
  return turnsIn(text).some((turn) => (turn.family === "spend" || turn.family === "balance") && !isNamed(turn, metric));
}
