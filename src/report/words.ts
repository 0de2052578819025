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

/** The most words that a sentence names; the rest are counted. */
const NAMED = 6;

/** "a, b and c"; a long list is cut: "a, b, c, d, e, f and 3 more". */
export function listSome(words: readonly string[], named = NAMED): string {
  const rest = words.length - named;
  return joinWords(rest > 0 ? [...words.slice(0, named), `${rest.toLocaleString("en-GB")} more`] : words);
}

/** The form of a verb or pronoun that agrees with a count. */
export const by = (count: number, one: string, many: string): string => (count === 1 ? one : many);

/** The count of each status, best first and without zeros: "2 Amber and 1 Red". */
export function listCounts(counts: Readonly<Record<Status, number>>, ruleset: Ruleset): string {
  return joinWords(
    statusesOf(ruleset)
      .filter((status) => counts[status] > 0)
      .map((status) => `${counts[status].toLocaleString("en-GB")} ${wordFor(ruleset, status)}`),
  );
}

/** With a capital first letter. */
export function asSentence(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

/** With a lower-case first letter. */
export function lowerFirst(text: string): string {
  return text.charAt(0).toLowerCase() + text.slice(1);
}

/** The number of words of a text. A word has a letter or a digit. */
export function countWords(text: string): number {
  return text.split(/\s+/).filter((word) => /[\p{L}\p{N}]/u.test(word)).length;
}

/** A name, or another text where it is empty. */
export function nameOr(name: string, otherwise: string): string {
  return name.trim() === "" ? otherwise : name;
}

/** A name in quotation marks, on one line. */
export function quoteName(name: string): string {
  return `“${name.replace(/\s+/g, " ").trim()}”`;
}
