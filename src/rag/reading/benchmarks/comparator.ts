import { wordSet } from "../words/phrase";
import type { Item } from "../words/item";

/*
 * Comparators: the body whose result a benchmark target is. From council, police and NHS reports: national, regional,
 * England, statistical and nearest neighbours, CIPFA and most similar family groups, quartiles.
 */

/** Words that name whose result it is. */
const WHOSE = wordSet(
  "national england english regional region scottish scotland wales welsh uk gb british london ireland",
  "irish sector",
  "statistical stat nearest comparator comparators peer peers neighbour neighbours cipfa family forces",
  "force msf msg",
  "county counties shire unitary unitaries metropolitan met district districts housemark benchmark",
  "benchmarks trusts quartile lgbf nw yorkshire",
);

/** Names of two words, neither of which names it alone. */
const IN_TWO = new Set(
  "north west|north east|south west|south east|east midlands|west midlands|most similar".split("|"),
);

/** Names with "and" in them. */
const JOINED = [
  "england and wales|england & wales|yorkshire and humber|yorkshire & humber|yorkshire and the humber",
  "yorkshire & the humber|yorkshire and humberside",
].flatMap((names) => names.split("|").map((name) => name.split(" ")));

/** Words that name it only beside another: "Met" alone is a past tense. */
const NEVER_ALONE = new Set(["met", "force", "family"]);

/** Words that accompany them. */
const GOES_WITH = wordSet(
  "average averages mean median rate figure figures level levels performance result results group groups",
  "authority authorities",
  "council councils la las score value north south east west midlands of all other most outturn published",
  "position similar",
);

/** Words that make a benchmark of it, even where a figure follows: "national average 95%". */
const MAKES_BENCHMARK = wordSet(
  "average averages mean median quartile neighbour neighbours comparator comparators benchmark benchmarks",
  "peer peers group groups",
);

const QUARTILES: ReadonlyMap<string, 1 | 2 | 3 | 4> = new Map(
  Object.entries({
    top: 1,
    upper: 1,
    best: 1,
    first: 1,
    "1st": 1,
    second: 2,
    "2nd": 2,
    third: 3,
    "3rd": 3,
    fourth: 4,
    "4th": 4,
  } as const),
);

export interface Comparator {
  /** The items of the comparator: from `from` to before `to`. */
  from: number;
  to: number;
  quartile: 1 | 2 | 3 | 4 | null;
  /** True when it is more than the name of an area, which may only label a figure: "National 95%". */
  certain: boolean;
}

/** Every comparator among the items, in order. */
export function findComparators(items: readonly Item[]): Comparator[] {
  const found: Comparator[] = [];
  for (let at = 0; at < items.length; at += 1) {
    const item = items[at];
    if (!item) break;
    const label = item.kind === "label" && item.word === "quartile";
    const isInTwo = item.kind === "word" && IN_TWO.has(`${item.word} ${items[at + 1]?.word ?? ""}`);
    if (!label && !isInTwo && !(item.kind === "word" && WHOSE.has(item.word))) continue;
    let from = at;
    while (from > 0 && isPart(items[from - 1])) from -= 1;
    let quartile: Comparator["quartile"] = null;
    let certain = label;
    let to = from;
    for (; to < items.length && (isPart(items[to]) || to === at || isJoint(items, to)); to += 1) {
      if (MAKES_BENCHMARK.has(items[to]?.word ?? "")) certain = true;
    }
    if (to === from + 1 && NEVER_ALONE.has(items[from]?.word ?? "")) continue;
    while (to > from + 1 && /^(?:of|all|other|most)$/.test(items[to - 1]?.word ?? "")) to -= 1;
    while (from < at && /^(?:of|level|score|value|rate|position|performance)$/.test(items[from]?.word ?? "")) from += 1;
    const ordinal = from > 0 ? ordinalOf(items[from - 1]) : null;
    const isQuartile = items.slice(from, to).some((part) => part.word === "quartile");
    if (isQuartile && ordinal) {
      quartile = QUARTILES.get(ordinal) ?? null;
      from -= 1;
    }
    found.push({ from, to, quartile, certain: certain || isQuartile });
    at = to - 1;
  }
  return found;
}

/** "England and Wales" is one comparator, and so is "Yorkshire and the Humber". */
function isJoint(items: readonly Item[], at: number): boolean {
  return JOINED.some((words) =>
    words.some((_, index) => index > 0 && words.every((word, other) => items[at - index + other]?.word === word)),
  );
}

function isPart(item: Item | undefined): boolean {
  return item?.kind === "word" && (WHOSE.has(item.word) || GOES_WITH.has(item.word));
}

/** The word before "quartile": "top", "2nd". */
function ordinalOf(item: Item | undefined): string | null {
  if (item?.kind === "word" && QUARTILES.has(item.word)) return item.word;
  const written = item?.kind === "oddity" ? (item.readings[0] ?? "") : "";
  return QUARTILES.has(written) ? written : null;
}

/** The comparator in words, as sentences use it: "statistical neighbours", "national average". */
export function nameComparator(written: string): string {
  return written
    .toLowerCase()
    .replace(/\bstat neighbour/, "statistical neighbour")
    .replace(/['’]s?\b/, "")
    .replace(
      /\b(?:england|english|scotland|scottish|wales|welsh|ireland|irish|london|british)\b/g,
      (name) => name.charAt(0).toUpperCase() + name.slice(1),
    )
    .replace(/\b(?:north|south|east|west) (?:west|east|midlands)\b|\byorkshire\b|\bhumber(?:side)?\b/g, (name) =>
      name.replace(/\b[a-z]/g, (letter) => letter.toUpperCase()),
    )
    .replace(/\b(?:uk|gb|cipfa|msf|msg|lgbf|la|las)\b/g, (name) => name.toUpperCase());
}
