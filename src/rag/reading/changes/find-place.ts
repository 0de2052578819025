import type { Draft } from "../draft";
import { wordSet } from "../words/phrase";
import { LEAD_WORDS } from "../targets/target-words";

/*
 * The role of a period beside a movement: its base ("on 2019/20", "below 2018 levels"), its deadline ("by 2025"), the
 * year it applies to ("in 2024/25", "2024/25: …"), or unclear. The words before and after the period decide.
 */

export type Place =
  /** The name runs from `from` to `to`; the words leading to it begin at `lead`. */
  | { kind: "base"; lead: number; from: number; to: number; isStart: boolean }
  | { kind: "deadline" | "until" | "year" | "earlier-named" | "unclear" };

/** Nouns that turn a period into an earlier result: "2018 levels", "the outturn for 2023/24". */
const RESULTS = wordSet(
  "actual actuals baseline baselines figure figures level levels performance position rate result results total value values outturn average",
);

/** Words for a base that need no period beside them. */
const BASE_NAMES = wordSet("baseline baselines outturn benchmark");

const ARTICLES = wordSet("the a an our its their that this financial calendar final");

/** True for a word that names a base on its own. */
export function isBaseName(word: string): boolean {
  return BASE_NAMES.has(word);
}

/** True for a noun for an earlier result. */
export function isResult(word: string): boolean {
  return RESULTS.has(word) || isBaseName(word);
}

/** The index after the name of an earlier result that begins at `at`: "2023/24 outturn", "baseline of 2019/20". */
export function nameEndOf(draft: Draft, at: number): number {
  let end = at;
  for (; end < draft.items.length; end += 1) {
    const { kind, word } = draft.items[end] ?? { kind: "mark", word: "" };
    if (kind === "period" || RESULTS.has(word) || isBaseName(word) || /^(?:year|end)$/.test(word)) continue;
    // "the outturn for 2023/24"
    const next = draft.wordAt(end + 1) === "the" ? end + 2 : end + 1;
    const joined = /^(?:of|for|in|at|the|a)$/.test(word) && end > at;
    if (!joined || (draft.items[next]?.kind !== "period" && !RESULTS.has(draft.wordAt(next)))) break;
  }
  return end;
}

/** The role of the period or base name at `at`; null when there is neither. */
export function findPlace(draft: Draft, at: number): Place | null {
  const item = draft.items[at];
  if (item?.kind === "period") return placeOf(draft, at, true);
  if (!isBaseName(item?.word ?? "")) return null;
  const place = placeOf(draft, at, false);
  // In "Improve outturn by 5%" the outturn is the measure itself.
  return place.kind === "unclear" && !/^baselines?$/.test(item?.word ?? "") ? null : place;
}

function placeOf(draft: Draft, at: number, isPeriod: boolean): Place {
  const to = nameEndOf(draft, at);
  const walk = walkBack(draft, at);
  const isNamed = !isPeriod || to > at + 1 || walk.isNamed;
  const base = (isStart = false): Place => ({ kind: "base", lead: walk.lead, from: walk.from, to, isStart });
  const unclear: Place = { kind: "unclear" };
  const written = draft.written(at);
  switch (walk.word) {
    case "against":
    case "compared":
    case "than":
    case "since":
    case "versus":
    case "vs":
    case "v":
    case "below":
    case "above":
    case "under":
      return base();
    case "on":
      return isNamed || !DAY.test(written) ? base() : unclear;
    case "from":
      // "From April 2025" may be when the movement begins.
      if (!isNamed && (walk.isEdge || !YEAR.test(written))) return unclear;
      return base(!isNamed);
    case "over":
    case "of":
      return isNamed ? base() : unclear;
    case "between":
      return draft.wordAt(at + 1) === "and" && draft.items[at + 2]?.kind === "period" ? base() : unclear;
    case "and":
      return draft.items[walk.lead - 1]?.kind === "period" && draft.wordAt(walk.lead - 2) === "between"
        ? { kind: "deadline" }
        : unclear;
    case "to":
      return isNamed ? unclear : { kind: "until" };
    case "by":
    case "until":
    case "till":
    case "before":
      return isNamed ? unclear : { kind: "deadline" };
    case "in":
    case "for":
    case "during":
    case "throughout":
    case "within":
      return isNamed ? unclear : { kind: isPlan(written) ? "deadline" : "year" };
    case "(":
      if (isNamed) return base();
      return EARLIER_ENDS.test(draft.wordAt(walk.lead - 1)) && draft.wordAt(at + 1) === ")"
        ? { kind: "earlier-named" }
        : unclear;
    default:
      return !isNamed && isLabel(draft, at) ? { kind: isPlan(written) ? "deadline" : "year" } : unclear;
  }
}

/** Marks a base and the words leading to it as used, and returns its name. */
export function takePlace(draft: Draft, place: Extract<Place, { lead: number }>): string {
  draft.use(place.lead, place.to);
  return draft.written(place.from, place.to);
}

/**
 * Last words of phrases such as "last year's outturn", whose period may follow in brackets: "on last year (2023/24)".
 */
const EARLIER_ENDS = /^(?:years?|quarter|month|outturn|figure)$/;

interface Walk {
  /** The word that introduces the period, with "compared" for all its forms; "" where there is none. */
  word: string;
  lead: number;
  from: number;
  isNamed: boolean;
  /** True for the end or the start of a period. */
  isEdge: boolean;
}

/** Walks back from a period over articles and nouns to the word that introduces it. */
function walkBack(draft: Draft, at: number): Walk {
  let [lead, from, isNamed, isEdge] = [at - 1, at, false, false];
  for (; lead >= 0; lead -= 1) {
    const word = draft.wordAt(lead);
    if (ARTICLES.has(word)) continue;
    if (RESULTS.has(word) || isBaseName(word)) {
      isNamed = true;
      from = lead;
      continue;
    }
    if (/^(?:end|start|beginning|close|year)$/.test(word)) {
      isEdge = true;
      from = lead;
      continue;
    }
    const isJoint = /^(?:of|for|in|at)$/.test(word) && JOINABLE.test(draft.wordAt(lead - 1));
    if (!isJoint) break;
  }
  const word = draft.wordAt(lead);
  const isCompared =
    /^(?:to|with)$/.test(word) && /^(?:compared|compare|compares|comparison|relative)$/.test(draft.wordAt(lead - 1));
  return isCompared
    ? { word: "compared", lead: lead - 1, from, isNamed, isEdge }
    : { word, lead, from, isNamed, isEdge };
}

/** Words that a period can follow with "of", "for" or "in": "the outturn for 2023/24", "the end of 2025". */
const JOINABLE =
  /^(?:actuals?|baselines?|figures?|levels?|performance|position|rate|results?|total|values?|outturn|average|end|start|beginning|close)$/;

/** True where only neutral words come before a period, so that it labels what follows: "2024/25: reduce by 5%". */
function isLabel(draft: Draft, at: number): boolean {
  return draft.items
    .slice(0, at)
    .every(
      ({ kind, word }) =>
        kind === "label" || kind === "note" || (kind === "mark" && /^[-:.,]$/.test(word)) || LEAD_WORDS.has(word),
    );
}

/** True for the years of a plan ("2022-25"), as opposed to one financial year. */
function isPlan(written: string): boolean {
  const [, from = "", to = ""] = /^(\d{4})\s?[/–-]\s?(?:20)?(\d{2})$/.exec(written) ?? [];
  return from !== "" && (Number(from) + 1) % 100 !== Number(to);
}

/** A whole year, as opposed to a day, a month or a quarter. */
const YEAR =
  /^(?:(?:fy|cy|ay)\s?)?\d{2,4}(?:\s?[/–-]\s?\d{2,4})?$|^(?:financial|academic|calendar|municipal|school)\s/i;

/** The start of a period that is a single day: "20 March 2025", "20/03/2025". */
export const DAY = /^\d{1,2}(?=(?:st|nd|rd|th)?[\s-]+(?:of\s)?\p{L}|[./-]\d{1,2}[./-])/iu;
