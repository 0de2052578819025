import { memoize } from "../../memoize";
import type { BenchmarkTarget } from "../targets/target-reading";

/** Whose result a target or a column means; null for parts that its words do not give. */
interface Comparator {
  kind: "national" | "regional" | "neighbours" | "family" | "peers" | null;
  /** Which of that kind: "england", "north west", "statistical". */
  name: string | null;
  /** Which of its results. */
  result: "average" | "median" | "quartile" | null;
}

/** A column of a comparator. */
export interface ComparatorColumn {
  /** Its heading on the sheet. */
  heading: string;
  /** Our heading for such a column, which says whose it is where the sheet's does not. */
  usual: string;
}

/**
 * The column that a target's words name, or the only one, where they name none; or why there is none: they name none of
 * several, or one that has no column.
 */
export type ComparatorChoice<Column> =
  { column: Column; isNamed: boolean } | { refused: "names none" | "names another" };

/**
 * Chooses the column of a target's comparator by name. "National" is the one column that is a country's, and "regional"
 * the one that is a region's; statistical and nearest neighbours are two different groups. A target that names no
 * comparator ("above benchmark") means the only column.
 */
export function chooseComparator<Column extends ComparatorColumn>(
  { comparator, quartile }: Pick<BenchmarkTarget, "comparator" | "quartile">,
  columns: readonly Column[],
): ComparatorChoice<Column> {
  const said = readComparator(comparator);
  const asked: Comparator = quartile === null ? said : { ...said, result: "quartile" };
  if (quartile !== null && quartile !== 1) return { refused: "names another" };
  const [first, ...others] = columns;
  if (asked.kind === null && asked.result === null)
    return first && others.length === 0 ? { column: first, isNamed: false } : { refused: "names none" };
  const fitting = columns.filter((column) => isMeant(asked, comparatorOf(column)));
  const [fit, ...more] = fitting;
  if (fit === undefined) return { refused: "names another" };
  return more.length === 0 ? { column: fit, isNamed: true } : { refused: "names none" };
}

function comparatorOf({ heading, usual }: ComparatorColumn): Comparator {
  const written = readComparator(heading);
  return written.kind === null && written.result === null ? readComparator(usual) : written;
}

function isMeant(asked: Comparator, column: Comparator): boolean {
  if (asked.kind !== null && column.kind !== asked.kind) return false;
  if (asked.name !== null && column.name !== null && asked.name !== column.name) return false;
  const isQuartile = asked.result === "quartile";
  if (isQuartile !== (column.result === "quartile")) return false;
  return asked.result === null || column.result === null || asked.result === column.result;
}

const REGION =
  /\b((?:north|south) (?:west|east)|(?:east|west) midlands|yorkshire|east of england|eastern|london)\b|\bregion(?:al)?\b|\b(nw)\b/;
const COUNTRY =
  /\b(england|english|wales|welsh|cymru|scotland|scottish|ireland|irish|uk|gb|british)\b|\bnational(?:ly)?\b|\bcenedlaethol\b/;
const NEIGHBOURS = /\b(stat|statistical|nearest|cipfa)\b|\bneighbours?\b/;
const FAMILY = /\b(?:family|most similar|msg|msf)\b/;
const PEERS =
  /\b(sector|housemark|count(?:y|ies)|shire|unitar(?:y|ies)|metropolitan|districts?|trusts|forces)\b|\bpeers?\b|\bcomparators? (?:group|authorit|council)|\bsimilar (?:authorit|council|area)/;

/** The names of one comparator, each as it is compared. */
const SAME: ReadonlyMap<string, string> = new Map(
  Object.entries({
    ...{ english: "england", cymru: "wales", welsh: "wales", scottish: "scotland", irish: "ireland" },
    ...{ british: "uk", gb: "uk", nw: "north west", "east of england": "eastern" },
    ...{ stat: "statistical", cipfa: "nearest", counties: "county", unitaries: "unitary", district: "districts" },
  }),
);

const KINDS: readonly [NonNullable<Comparator["kind"]>, RegExp][] = [
  ["family", FAMILY],
  ["neighbours", NEIGHBOURS],
  ["regional", REGION],
  ["national", COUNTRY],
  ["peers", PEERS],
];

/** A table's headings are read again for each of its rows. */
const readComparator = memoize(readUncached, 500);

function readUncached(text: string): Comparator {
  const words = text.toLowerCase().replace(/[-_\s]+/g, " ");
  const result = /\bquartile\b/.test(words)
    ? "quartile"
    : /\bmedian\b/.test(words)
      ? "median"
      : /\b(?:average|avg|mean|cyfartaledd)\b/.test(words)
        ? "average"
        : null;
  for (const [kind, pattern] of KINDS) {
    const match = pattern.exec(words);
    if (!match) continue;
    const name = match.slice(1).find((group) => group !== undefined) ?? null;
    return { kind, name: name === null ? null : (SAME.get(name) ?? name), result };
  }
  return { kind: null, name: null, result: result === "quartile" ? result : null };
}
