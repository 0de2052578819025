import type { Draft } from "../../draft";
import { isClauseEnd } from "../../side-words";
import { isTimeUnit } from "../../units/unit";
import type { Figure } from "../../words/item";
import { wordSet } from "../../words/phrase";
import { leadsToPeriod } from "../period-beside";
import type { Unread } from "../target-reading";
import { ALL_WORDS, isMoneyScale, NO_RESULT } from "../target-words";

/* Words and marks after the target's figure that keep the text from being read. */

/** The place of a word in the text after a figure. */
interface RestContext {
  /** The first item after the figure. */
  from: number;
  main: Figure;
  /** Words passed since the figure. */
  nouns: number;
}

/** Why the word or mark at `at` keeps the text from being read; null where it does not. */
export function findRefusal(draft: Draft, at: number, context: RestContext): Unread | null {
  const item = draft.items[at];
  if (!item) return null;
  const { main } = context;
  if (isShareOfPlan(draft, at)) return { why: "other-words" };
  // "10 days before 31 March" is a date.
  if (isTimeUnit(main.unit) && /^(?:after|before|following|prior)$/.test(item.word) && leadsToPeriod(draft, at + 1))
    return { why: "other-words" };
  if (item.kind === "figure" || item.kind === "ratio") return { why: "several-figures" };
  if (isCutOff(draft, at, context) || isCriticalHere(draft, at, context)) return { why: "other-words" };
  return null;
}

/** True for "90% of target", "98% of the budget": a share of a figure that is missing. */
function isShareOfPlan(draft: Draft, at: number): boolean {
  if (draft.wordAt(at) !== "of") return false;
  const noun = draft.wordAt(draft.wordAt(at + 1) === "the" ? at + 2 : at + 1);
  return /^(?:target|budget|plan|profile|trajectory|forecast)$/.test(noun);
}

function isCriticalHere(draft: Draft, at: number, { from, main, nouns }: RestContext): boolean {
  if (!draft.isCritical(at)) return false;
  // "£5m saving" is the amount saved; "5% saving" is a cut in something.
  const isSaved = draft.wordAt(at) === "saving" && at === from && main.unit?.family === "currency";
  return !isSaved && !(nouns > 0 && joinsNouns(draft, at));
}

/**
 * True for signs that a figure is incomplete or another figure's: "5% down", "£5 bil", "1 - Within 10 days", "5-" with
 * nothing after it, the second mark of "95+%".
 */
function isCutOff(draft: Draft, at: number, { from, main }: RestContext): boolean {
  const item = draft.items[at];
  const word = draft.wordAt(at);
  const { unit } = main;
  if (at === from && (isListNumber(draft, at, main) || changesFigure(draft, at, main))) return true;
  // "£5m savings behind plan"; but in "95% of projects ahead of schedule" the projects are ahead.
  if (/^(?:behind|ahead)$/.test(word) && (unit?.family === "currency" || isTimeUnit(unit))) return true;
  if (draft.isDays(at)) return true;
  if (item?.kind !== "mark" || item.start !== draft.items[at - 1]?.end) return false;
  return word === "%" ? draft.wordAt(at - 1) !== "(" : word === "-" && at === draft.items.length - 1;
}

/** True for a word directly after the figure that changes what it is. */
function changesFigure(draft: Draft, at: number, main: Figure): boolean {
  const word = draft.wordAt(at);
  if (/^(?:down|up|off)$/.test(word)) return true;
  // "20% cuts"; but "20 cuts" of grass are a count.
  if (word === "cuts" && main.unit !== null) return true;
  if (isMoneyScale(word, main.unit)) return true;
  return NO_RESULT.has(word) ? isClauseEnd(draft.items[at + 1]) : isBare(main) && ALL_WORDS.has(word);
}

/** True where a small bare figure may be a list number: "1 - Within 10 days", "2024/25: 1. < 12 days". */
function isListNumber(draft: Draft, at: number, main: Figure): boolean {
  if (!isBare(main)) return false;
  const word = draft.wordAt(at);
  const next = draft.items[at + 1];
  const isSmall = Number.isInteger(main.figure) && main.figure > 0 && main.figure <= 20;
  if (isSmall && /^[.)]$/.test(word) && next && next.kind !== "figure" && next.kind !== "note" && next.word !== "(")
    return true;
  if (!/^[-:.]$/.test(word) || next?.kind !== "word") return false;
  const isSentence = isSmall && /^\p{Lu}/u.test(draft.written(at + 1));
  return isSentence || draft.items.slice(at + 1).some((other) => other.kind === "figure");
}

function isBare({ unit, scale }: Figure): boolean {
  return unit === null && scale === 1;
}

/** Words after "or" and "on" that make what follows another target or a base. */
const NOT_JOINED = wordSet(
  "as if when where otherwise all none such so budget plan forecast target profile trajectory year month quarter",
  "national regional england english estimate estimates",
);

/**
 * True for an "or" or "on" between two plain words: "95% of patients admitted or discharged", "3% savings on running
 * costs". Next to a figure, either may introduce another target or a base.
 */
function joinsNouns(draft: Draft, at: number): boolean {
  const { items } = draft;
  const [before, joint, after] = [items[at - 1], draft.wordAt(at), items[at + 1]];
  // "pipeline times": not a multiplication.
  if (joint === "times" && before?.kind === "word" && !/^(?:a|as|per|the|more)$/.test(after?.word ?? "")) return true;
  if ((joint !== "or" && joint !== "on") || before?.kind !== "word" || after?.kind !== "word") return false;
  const next = /^(?:the|a|an|our|in|by)$/.test(after.word) ? at + 2 : at + 1;
  return items[next]?.kind === "word" && !draft.isCritical(next) && !NOT_JOINED.has(draft.wordAt(next));
}
