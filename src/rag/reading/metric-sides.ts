import { memoize } from "../memoize";
import type { Polarity } from "../polarity";
import type { Item, SideWord } from "./words/item";
import { phraseAt, wordSet } from "./words/phrase";
import { takeApart } from "./words/take-apart";
import { isCounted, SIDE_WORDS } from "./side-words";

/*
 * Which side of zero a metric's figures are on, by its name: "Overspend" counts overspends, "Surplus/(deficit)"
 * surpluses, with deficits below zero. The word counts only where it is what the name measures.
 */

/** True for a metric whose figures have two sides, so that "over £2m" may mean how far over. */
export function hasSides(metric: string): boolean {
  return (
    /\b(?:variances?|net|balance|position|budget)\b/i.test(metric) ||
    namedSideWords(metric).some(({ family }) => family !== "plan")
  );
}

/** A side word ("overspend", "deficit") in a metric's name. */
interface NamedSideWord extends SideWord {
  /** True for "(deficit)" in "Surplus/(deficit)": the brackets mark the negative figures. */
  isBracketed: boolean;
}

/**
 * The sign that a side word gives its figure: 1 where the metric measures the same side (an underspend under
 * "Underspend (£m)"), -1 where it measures the opposite ("6% decline" under "Membership growth"), null where that is
 * uncertain. "Favourable" and "adverse" are the good and bad sides of a variance; Good Is says which is which.
 */
export function signUnder(sideWord: SideWord, metric: string, goodIs: Polarity | null): 1 | -1 | null {
  const side = sideNamed(metric, sideWord.family, goodIs);
  if (side !== null) return side === sideWord.side ? 1 : -1;
  if (sideWord.family !== "variance" || !/\bvariances?\b/i.test(metric) || namesSide(metric)) return null;
  if (goodIs === null || goodIs === "on-target") return null;
  return (sideWord.side === "up") === (goodIs === "high") ? 1 : -1;
}

/** The side that a metric's name counts as positive; null where it does not say. */
function sideNamed(metric: string, family: SideWord["family"], goodIs: Polarity | null): SideWord["side"] | null {
  const sideWords = namedSideWords(metric).filter((sideWord) => sideWord.family === family);
  const open = sideWords.filter(({ isBracketed }) => !isBracketed);
  const [first] = open.length > 0 ? open : sideWords;
  if (!first || !(open.length > 0 ? open : sideWords).every(({ side }) => side === first.side)) return null;
  // "Variance (overspend)" counts overspends, unless high is good; then the brackets mark a minus.
  if (open.length === 0 && goodIs === "high" && isBadSide(first)) return null;
  return first.side;
}

function isBadSide({ family, side }: SideWord): boolean {
  return side === (family === "spend" ? "up" : "down");
}

/** True where a name contains a side word. */
function namesSide(metric: string): boolean {
  return sideWordsIn(metric).some(({ family }) => family !== "plan");
}

/** "Variance over/(under)", "Over/(under)spend £m": at the end of a name. */
const OVER_UNDER =
  /\b(over|under)\b(\)?\s?\/\s?\(?)(over|under)\b(\)?)(?:\s?spend(?:ing)?)?(?=\W*(?:(?:0{3}s?|k|m|bn)\W*)?$)/i;

/**
 * Words that may follow what a name measures: "Overspend on agency staff", "Deficit as % of income", "Surplus
 * position".
 */
const AFTER_HEAD = wordSet(
  "on in of against as at for from to by per vs versus compared position outturn total amount forecast year this and or net value rate",
);

/** Nouns that often mean something else: "Falls" are accidents. */
const NOUNS_OF_OTHERS = wordSet("fall drop dip rise cut");

function namedSideWords(metric: string): NamedSideWord[] {
  const items = takeApart(metric.replace(OVER_UNDER, "$1spend$2$3spend$4"));
  const found: NamedSideWord[] = [];
  for (let at = 0; at < items.length; at += 1) {
    const phrase = phraseAt(SIDE_WORDS, items, at);
    if (!phrase || isCounted(items, at)) continue;
    const end = at + phrase.words.length;
    if (!isHead(items, at, end, phrase.means)) continue;
    const isBracketed = items[at - 1]?.word === "(" && items[end]?.word === ")";
    found.push({ ...phrase.means, isBracketed });
    at = end - 1;
  }
  return found;
}

/**
 * True where the words from `at` to before `end` are what the name measures, not part of another noun as in "Deficit
 * recovery plan".
 */
function isHead(items: readonly Item[], at: number, end: number, { family }: SideWord): boolean {
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
      if (next?.word === "in")
        return items
          .slice(0, at)
          .every(({ word }) => /^(?:|%|the|a|an|net|annual|percentage|percent|on|year|overall|total)$/.test(word));
      return endsName && !NOUNS_OF_OTHERS.has(items[at]?.word ?? "");
    case "quality":
    case "level":
    case "ledger":
      return false;
  }
}

/** True where a metric measures the side that the word names: an underspend under "Underspend (£m)". */
function isNamed(sideWord: SideWord, name: string): boolean {
  return sideNamed(name, sideWord.family, null) === sideWord.side;
}

/** The side words in a target or a name. */
const sideWordsIn = memoize(
  (text): readonly SideWord[] => {
    const items = takeApart(text);
    return items.flatMap((_, at) => (isCounted(items, at) ? [] : (phraseAt(SIDE_WORDS, items, at)?.means ?? [])));
  },
  2000,
  200,
);

/** True where a text names a side (an underspend, a deficit) that the metric does not measure. */
export function namesOtherSide(text: string, metric: string): boolean {
  return sideWordsIn(text).some(
    (sideWord) => (sideWord.family === "spend" || sideWord.family === "balance") && !isNamed(sideWord, metric),
  );
}
