/**
 * The levels that a status can have, of which a ruleset lists two to five: those of delivery confidence assessments, of
 * red, amber and green, and "exceeding" (often blue), which is better than green.
 */
export type RatedStatus = "exceeding" | "green" | "amber-green" | "amber" | "amber-red" | "red";

/** A RAG status. "not-rated" always has a reason. */
export type Status = RatedStatus | "not-rated";

/** Every level, best first. */
export const LEVELS: readonly RatedStatus[] = ["exceeding", "green", "amber-green", "amber", "amber-red", "red"];

/** Every status, best first, not rated last: the order of counts, bars and keys. */
export const STATUSES: readonly Status[] = [...LEVELS, "not-rated"];

/**
 * The number that a cell holds for a status; higher is better. It is the same in every ruleset, so a workbook keeps its
 * meaning when the list of statuses changes.
 */
export const STATUS_NUMBERS: Readonly<Record<RatedStatus, number>> = {
  exceeding: 4,
  green: 3,
  "amber-green": 2.5,
  amber: 2,
  "amber-red": 1.5,
  red: 1,
};

/** A zero count for every status. */
export function countNone(): Record<Status, number> {
  return { exceeding: 0, green: 0, "amber-green": 0, amber: 0, "amber-red": 0, red: 0, "not-rated": 0 };
}

/** The worse of two statuses. The combined KPIs of the published report follow their worst member. */
export function worseOf(a: RatedStatus, b: RatedStatus): RatedStatus {
  return STATUS_NUMBERS[a] <= STATUS_NUMBERS[b] ? a : b;
}

/** The usual word for each status. */
export const STATUS_WORDS: Record<Status, string> = {
  exceeding: "Exceeding",
  green: "Green",
  "amber-green": "Amber/Green",
  amber: "Amber",
  "amber-red": "Amber/Red",
  red: "Red",
  "not-rated": "Not rated",
};

const WRITTEN = new Map<string, RatedStatus>([
  ["exceeding", "exceeding"],
  ["blue", "exceeding"],
  ["b", "exceeding"],
  ["★", "exceeding"],
  ["green", "green"],
  ["g", "green"],
  ["✓", "green"],
  ["✔", "green"],
  ["amber-green", "amber-green"],
  ["green-amber", "amber-green"],
  ["a-g", "amber-green"],
  ["g-a", "amber-green"],
  ["amber", "amber"],
  ["a", "amber"],
  ["!", "amber"],
  ["amber-red", "amber-red"],
  ["red-amber", "amber-red"],
  ["a-r", "amber-red"],
  ["r-a", "amber-red"],
  ["red", "red"],
  ["r", "red"],
  ["✗", "red"],
  ["✘", "red"],
  ["×", "red"],
  ["✖", "red"],
  ...LEVELS.map((level): [string, RatedStatus] => [String(STATUS_NUMBERS[level]), level]),
]);

/**
 * Sets of pictures in the colours of statuses: for exceeding, green, between green and red, and red; further ones also
 * mean between.
 */
export const PICTURE_SETS: readonly (readonly string[])[] = [
  ["🔵", "🟢", "🟡", "🔴", "🟠"],
  ["🟦", "🟩", "🟨", "🟥", "🟧"],
  ["💙", "💚", "💛", "❤️", "🧡"],
  ["⭐", "✅", "⚠️", "❌", "yellow", "orange"],
];

/**
 * What the pictures of a set mean, in order; null is amber, where the list has only one status between green and red.
 */
const PICTURED: readonly (RatedStatus | null)[] = ["exceeding", "green", null, "red", null, null];

/** Invisible characters: format characters, and selectors for how a sign is drawn. */
const SHOWS_NOTHING = /[\p{Cf}\ufe00-\ufe0f]/gu;

/**
 * Folds a text for comparison: case, width, white space, kinds of dash and invisible characters make no difference.
 * "Amber / Green" becomes "amber/green".
 */
export function foldWord(text: string): string {
  const plain = text
    .normalize("NFKC")
    .replace(SHOWS_NOTHING, "")
    .replace(/[‐–—−]/g, "-")
    .replace(/\s+/g, " ")
    .trim();
  return plain.replace(/ ?([-/]) ?/g, "$1").toLowerCase();
}

/**
 * The status that a person wrote: a word, a letter, a symbol of the published key, a picture, or its number (3, 2, 1).
 * Null for anything else.
 */
export function readStatus(text: string): Status | null {
  const word = foldWord(text);
  // "①" may be a number or a rank.
  if (/\d/.test(word) && !/\d/.test(text)) return null;
  if (word === "not rated") return "not-rated";
  const joined = word.replace(/\//g, "-").replace(/(?<=[a-z]{2}) (?=[a-z]{2})/g, "-");
  const pictured = readPicture(word);
  return WRITTEN.get(joined) ?? (pictured === "between" ? null : pictured);
}

const PICTURES = new Map(
  PICTURE_SETS.flatMap((set) => set.map((sign, place) => [foldWord(sign), PICTURED[place] ?? null] as const)),
);

/**
 * The status of a picture, by its colour: "between" for yellow and orange, in words too, and for a warning sign. null
 * for any other text.
 */
export function readPicture(text: string): RatedStatus | "between" | null {
  const found = PICTURES.get(foldWord(text));
  return found === undefined ? null : (found ?? "between");
}
