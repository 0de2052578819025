import { statusesOf, wordFor, type Ruleset } from "../rag/rules/ruleset";
import type { Status } from "../rag/status";

/** "1 row", "2,000 rows". */
export function countOf(count: number, one: string, many = `${one}s`): string {
  return `${count.toLocaleString("en-GB")} ${count === 1 ? one : many}`;
}

/** "a", "a and b", "a, b and c"; or with other marks: "a; b; and c". */
export function joinWords(words: readonly string[], mark = ", ", lastMark = " and "): string {
  return words.length < 2 ? words.join("") : `${words.slice(0, -1).join(mark)}${lastMark}${words.at(-1) ?? ""}`;
}

/** Words that a sentence names; the rest are counted. */
const NAMED = 6;

/** "a, b and c"; of many some are named: "a, b, c, d, e, f and 3 more". */
export function listSome(words: readonly string[], named = NAMED): string {
  const rest = words.length - named;
  return joinWords(rest > 0 ? [...words.slice(0, named), `${rest.toLocaleString("en-GB")} more`] : words);
}

/** The form of a verb or pronoun that goes with a count. */
export const by = (count: number, one: string, many: string): string => (count === 1 ? one : many);

/** How many have each status, best first, leaving out those that none has: "2 Amber and 1 Red". */
export function listCounts(counts: Readonly<Record<Status, number>>, ruleset: Ruleset): string {
  return joinWords(
    statusesOf(ruleset)
      .filter((status) => counts[status] > 0)
      .map((status) => `${counts[status].toLocaleString("en-GB")} ${wordFor(ruleset, status)}`),
  );
}

/** With its first letter as a capital. */
export function asSentence(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

/** With its first letter as a small one. */
export function lowerFirst(text: string): string {
  return text.charAt(0).toLowerCase() + text.slice(1);
}

/** The number of words of a text: what has a letter or a digit in it. */
export function countWords(text: string): number {
  return text.split(/\s+/).filter((word) => /[\p{L}\p{N}]/u.test(word)).length;
}

/** A name as a person can read it, where the cell may be empty. */
export function nameOr(name: string, otherwise: string): string {
  return name.trim() === "" ? otherwise : name;
}
