import type { CombineMethod } from "./combining/combine";
import type { Composite } from "./combining/composite";
import type { DirectionChoice } from "./direction";
import { MIDDLE_LEVELS, type Edges } from "./edges/edge";
import type { Polarity } from "../polarity";
import type { Cumulative, Profile } from "./edges/profile";
import { memoize } from "../memoize";
import type { ListedStatus, Wording } from "./statuses/status-list";
import { LONGEST_TAUGHT, partsOfWord, type TaughtWord, type WordMeaning } from "./statuses/taught-words";
import { foldWord, readPicture, readStatus, STATUS_WORDS, type Status } from "../status";

/** The kinds of comparison that have edges of their own. */
export type EdgeKind = "high-or-low" | "on-target" | "comparable";

/** The indicators that a rule is for. Texts match whole, whatever their case; "*" stands for any text. */
export interface Conditions {
  section?: string;
  kpi?: string;
  metric?: string;
  /** A unit by name: "%", "£", "days". */
  unit?: string;
  goodIs?: Polarity;
}

/** A rule for the indicators it fits; every condition given must hold. What it leaves out comes from the defaults. */
export interface Rule extends Partial<Edges> {
  name: string;
  when: Conditions;
  /** How the target of a year is expected to build up, for indicators whose values are cumulative. */
  profile?: Profile;
  direction?: DirectionChoice;
}

/** A guard for counts: 10% of a target of 5 is half a person. */
export interface SmallNumbers {
  /** Targets below this. */
  below: number;
  /** How far amber reaches at the least, in whole units. */
  amber: number;
}

export interface Defaults extends Record<EdgeKind, Edges> {
  combine: CombineMethod;
  cumulative?: Cumulative;
  smallNumbers?: SmallNumbers;
  direction?: DirectionChoice;
}

/** The shared RAG rules of an organisation. */
export interface Ruleset {
  name: string;
  version: string;
  /** The period that the rules are for, as written: "2024/25". */
  period?: string;
  /** The statuses that the rules give, two to five, best first. Green and red are always there. */
  statuses: readonly ListedStatus[];
  /** What stands where there is nothing to judge by. */
  notRated: Wording;
  /** Other words that the body writes for statuses. */
  words?: readonly TaughtWord[];
  defaults: Defaults;
  rules: Rule[];
  /** Indexes that weigh several measures into one. */
  composites?: Composite[];
}

/** What of a ruleset says how statuses are worded and shown. */
export type StatusWords = Pick<Ruleset, "statuses" | "notRated" | "words">;

/** The statuses that a ruleset gives, best first, not rated last. */
export function statusesOf({ statuses }: Pick<Ruleset, "statuses">): readonly Status[] {
  return [...statuses.map(({ status }) => status), "not-rated"];
}

/** A status as the ruleset lists it; null for one that it does not give. */
export function listedAs({ statuses }: Pick<Ruleset, "statuses">, status: Status): ListedStatus | null {
  return statuses.find((one) => one.status === status) ?? null;
}

/** True where amber, and nothing else, stands between green and red: what a row's Tolerance says is then amber's reach. */
export function hasAmberAlone({ statuses }: Pick<Ruleset, "statuses">): boolean {
  const middle = statuses.filter(({ status }) => MIDDLE_LEVELS.some((level) => level === status));
  return middle.length === 1 && middle[0]?.status === "amber";
}

/** A status in the ruleset's words, or in the usual one where a workbook still holds one that the ruleset does not give. */
export function wordFor(ruleset: StatusWords, status: Status): string {
  if (status === "not-rated") return ruleset.notRated.word;
  return listedAs(ruleset, status)?.word ?? STATUS_WORDS[status];
}

/** What a status means by the ruleset; "" for one that it does not give. */
export function meaningOf(ruleset: StatusWords, status: Status): string {
  return status === "not-rated" ? ruleset.notRated.meaning : (listedAs(ruleset, status)?.meaning ?? "");
}

/** The status that a person wrote, in the ruleset's own words, in those it was taught or in the usual ones; null when it is none. */
export function readStatusIn(ruleset: StatusWords, text: string): Status | null {
  const meaning = readWordIn(ruleset, text);
  return meaning === "left-alone" ? null : meaning;
}

/** Texts whose meaning is kept, of each ruleset. */
const MOST_KEPT = 20_000;

const readers = new WeakMap<StatusWords, (text: string) => WordMeaning | null>();

/** What a word in a status cell stands for by a ruleset; null where the ruleset does not know. */
export function readWordIn(ruleset: StatusWords, text: string): WordMeaning | null {
  if (text.trim().length > LONGEST_TAUGHT) return null;
  let read = readers.get(ruleset);
  if (!read) readers.set(ruleset, (read = memoize(readerOf(ruleset), MOST_KEPT)));
  return read(text);
}

function readerOf(ruleset: StatusWords): (text: string) => WordMeaning | null {
  const { words = [] } = ruleset;
  // The ruleset's own words come last, and so hold.
  const known = new Map<string, WordMeaning>(words.map(({ word, status }) => [foldWord(word), status]));
  for (const status of statusesOf(ruleset)) known.set(foldWord(wordFor(ruleset, status)), status);
  const readOne = (text: string): WordMeaning | null => known.get(foldWord(text)) ?? readUsual(ruleset, text);
  return (text) => {
    const whole = readOne(text);
    const parts = whole === null ? partsOfWord(foldWord(text)) : null;
    // "🟢 Met": a sign and a word count where both say the same.
    const [first = null, ...others] = (parts ?? []).map(readOne);
    return whole ?? (first !== "left-alone" && others.every((other) => other === first) ? first : null);
  };
}

/** What anybody would read, as far as the ruleset gives it. */
function readUsual(ruleset: StatusWords, text: string): Status | null {
  if (readPicture(text) === "between") return hasAmberAlone(ruleset) ? "amber" : null;
  const usual = readStatus(text);
  return usual === "not-rated" || (usual !== null && listedAs(ruleset, usual)) ? usual : null;
}
