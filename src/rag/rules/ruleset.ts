import type { CombineMethod } from "./combining/combine";
import type { Composite } from "./combining/composite";
import type { DirectionChoice } from "./direction";
import { MIDDLE_LEVELS, type Edges } from "./edges/edge";
import type { HowReported } from "./how-reported";
import type { Polarity } from "../polarity";
import type { Cumulative, Profile } from "./edges/profile";
import { memoize } from "../memoize";
import type { ListedStatus, Wording } from "./statuses/status-list";
import { LONGEST_TAUGHT, partsOfWord, type TaughtWord, type WordMeaning } from "./statuses/taught-words";
import { foldWord, readPicture, readStatus, STATUS_WORDS, type Status } from "../status";

/** The kinds of comparison that have edges of their own. */
export type EdgeKind = "high-or-low" | "on-target" | "comparable";

/** The indicators that a rule applies to. Texts match as a whole, in any case; "*" matches any text. */
export interface Conditions {
  section?: string;
  kpi?: string;
  metric?: string;
  /** A unit by its name: "%", "£", "days". */
  unit?: string;
  goodIs?: Polarity;
}

/** A rule for the indicators that meet all of its conditions. What it leaves out comes from the defaults. */
export interface Rule extends Partial<Edges> {
  name: string;
  when: Conditions;
  /** How a year's target is expected to build up, for cumulative indicators. */
  profile?: Profile;
  direction?: DirectionChoice;
}

/** A guard for small counts: 10% of a target of 5 is half a person. */
export interface SmallNumbers {
  /** Applies to targets below this. */
  below: number;
  /** The minimum width of amber, in whole units. */
  amber: number;
}

export interface Defaults extends Record<EdgeKind, Edges> {
  combine: CombineMethod;
  cumulative?: Cumulative;
  smallNumbers?: SmallNumbers;
  direction?: DirectionChoice;
}

/** The shared RAG rules of an organisation. */
export interface Ruleset extends HowReported {
  name: string;
  version: string;
  /** The period that the rules apply to, as written: "2024/25". */
  period?: string;
  /** The statuses that the rules give: two to five, best first, always with green and red. */
  statuses: readonly ListedStatus[];
  /** The wording where there is nothing to judge by. */
  notRated: Wording;
  /** Other words that the organisation uses for statuses. */
  words?: readonly TaughtWord[];
  defaults: Defaults;
  rules: Rule[];
  /** Indexes calculated from several measures. */
  composites?: Composite[];
}

/** The part of a ruleset that says how statuses are worded and shown. */
export type StatusWords = Pick<Ruleset, "statuses" | "notRated" | "words">;

/** The statuses of a ruleset, best first, not rated last. */
export function statusesOf({ statuses }: Pick<Ruleset, "statuses">): readonly Status[] {
  return [...statuses.map(({ status }) => status), "not-rated"];
}

/** A status as the ruleset lists it; null for one that is not listed. */
export function listedAs({ statuses }: Pick<Ruleset, "statuses">, status: Status): ListedStatus | null {
  return statuses.find((one) => one.status === status) ?? null;
}

/** True where amber is the only status between green and red, so that a row's Tolerance is amber's reach. */
export function hasAmberAlone({ statuses }: Pick<Ruleset, "statuses">): boolean {
  const middle = statuses.filter(({ status }) => MIDDLE_LEVELS.some((level) => level === status));
  return middle.length === 1 && middle[0]?.status === "amber";
}

/** A status in the ruleset's words. For one that is no longer listed but still in a workbook, the usual word. */
export function wordFor(ruleset: StatusWords, status: Status): string {
  if (status === "not-rated") return ruleset.notRated.word;
  return listedAs(ruleset, status)?.word ?? STATUS_WORDS[status];
}

/** The meaning of a status in the ruleset; "" for one that is not listed. */
export function meaningOf(ruleset: StatusWords, status: Status): string {
  return status === "not-rated" ? ruleset.notRated.meaning : (listedAs(ruleset, status)?.meaning ?? "");
}

/**
 * The status that a person wrote, in the ruleset's own words, its taught words or the usual ones; null for any other
 * text.
 */
export function readStatusIn(ruleset: StatusWords, text: string): Status | null {
  const meaning = readWordIn(ruleset, text);
  return meaning === "left-alone" ? null : meaning;
}

/** The number of cached texts for each ruleset. */
const MOST_KEPT = 20_000;

const readers = new WeakMap<StatusWords, (text: string) => WordMeaning | null>();

/** The meaning of a word in a status cell under a ruleset; null for an unknown word. */
export function readWordIn(ruleset: StatusWords, text: string): WordMeaning | null {
  if (text.trim().length > LONGEST_TAUGHT) return null;
  let read = readers.get(ruleset);
  if (!read) readers.set(ruleset, (read = memoize(readerOf(ruleset), MOST_KEPT)));
  return read(text);
}

function readerOf(ruleset: StatusWords): (text: string) => WordMeaning | null {
  const { words = [] } = ruleset;
  // The ruleset's own words come last, so they take precedence.
  const known = new Map<string, WordMeaning>(words.map(({ word, status }) => [foldWord(word), status]));
  for (const status of statusesOf(ruleset)) known.set(foldWord(wordFor(ruleset, status)), status);
  const readOne = (text: string): WordMeaning | null => known.get(foldWord(text)) ?? readUsual(ruleset, text);
  return (text) => {
    const whole = readOne(text);
    const parts = whole === null ? partsOfWord(foldWord(text)) : null;
    // "🟢 Met": a sign beside a word counts where both mean the same.
    const [first = null, ...others] = (parts ?? []).map(readOne);
    return whole ?? (first !== "left-alone" && others.every((other) => other === first) ? first : null);
  };
}

/** The common meaning of a text, as far as the ruleset lists that status. */
function readUsual(ruleset: StatusWords, text: string): Status | null {
  if (readPicture(text) === "between") return hasAmberAlone(ruleset) ? "amber" : null;
  const usual = readStatus(text);
  return usual === "not-rated" || (usual !== null && listedAs(ruleset, usual)) ? usual : null;
}
