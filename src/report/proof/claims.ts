import { wordSet } from "../../rag/reading/phrase";
import type { Sentence, Token } from "./read-sentences";
import { targetEnd } from "./target-group";

/** What a text says of a result: which side of the target or of a comparator it is, or that it is good or bad. */
export interface Claim {
  says: "above" | "below" | "good" | "bad";
  /** "target", or the comparator's words: "national average". */
  of: "target" | readonly string[];
  /** From which to before which of the sentence's tokens. */
  from: number;
  to: number;
}

type Says = Claim["says"];

/** What may stand before "target". More words than one are parted by spaces; the longest comes first. */
const BEFORE_TARGET: readonly (readonly [string, Says])[] = [
  ["higher than", "above"], ["greater than", "above"], ["in excess of", "above"], ["more than", "above"], ["lower than", "below"], ["less than", "below"],
  ["ahead of", "good"], ["better than", "good"], ["short of", "bad"], ["shy of", "bad"], ["worse than", "bad"], ["in line with", "good"],
  ["failed to meet", "bad"], ["failed to achieve", "bad"], ["failing to meet", "bad"], ["did not meet", "bad"], ["did not achieve", "bad"], ["not met", "bad"],
  ["not meeting", "bad"], ["not achieved", "bad"], ["not achieving", "bad"], ["have not met", "bad"], ["does not meet", "bad"], ["do not meet", "bad"], ["continues to meet", "good"], ["continue to meet", "good"],
  ["continues to exceed", "above"], ["continue to exceed", "above"], ["continues to achieve", "good"], ["continue to achieve", "good"],
  ["above", "above"], ["over", "above"], ["below", "below"], ["under", "below"], ["behind", "bad"], ["off", "bad"], ["outside", "bad"], ["on", "good"], ["within", "good"],
  ["exceeded", "above"], ["exceeds", "above"], ["exceeding", "above"], ["surpassed", "above"], ["surpasses", "above"], ["met", "good"], ["meets", "good"],
  ["achieved", "good"], ["achieves", "good"], ["hit", "good"], ["beat", "good"], ["missed", "bad"], ["misses", "bad"], ["missing", "bad"],
];

/** "The target has been met", "the target was missed". */
const AFTER_TARGET: readonly (readonly [RegExp, Says])[] = [
  [/^(?:was|were|is|are|has|have|had)(?: now| again| also)?(?: been)?(?: \p{L}+ly)? (?:met|achieved|reached|hit)(?: |$)/u, "good"],
  [/^(?:was|were|is|are|has|have)(?: now| again| also)?(?: been)?(?: \p{L}+ly)? (?:exceeded|surpassed)(?: |$)/u, "above"],
  [/^(?:was|were|is|are|has|have)(?: now| again)?(?: been)?(?: \p{L}+ly)? missed(?: |$)/u, "bad"],
  [/^(?:was not|were not|is not|has not been|have not been|wasnt|hasnt been) (?:met|achieved|reached|hit|exceeded)(?: |$)/u, "bad"],
];

const COMPARATORS: ReadonlySet<string> = wordSet("national regional region england english statistical neighbour neighbours nearest peer peers north northwest west south southeast southwest east northeast midlands county county's family cipfa average averages benchmark benchmarks mean uk all");
const COMPARATOR_NOUNS: ReadonlySet<string> = wordSet("average averages benchmark benchmarks mean neighbours neighbour figure figures rate rates level levels performance");
const FILLERS: ReadonlySet<string> = wordSet("the our its both and of for all # @");

/** The claims of a sentence that name a target, or a comparator that others' results make. */
export function findClaims({ tokens }: Sentence): Claim[] {
  const claims: Claim[] = [];
  for (let at = 0; at < tokens.length; at += 1) {
    const claim = claimAt(tokens, at);
    if (!claim) continue;
    claims.push(claim);
    at = Math.max(at, claim.to - 1);
  }
  return claims;
}

const BY_FIRST = new Map<string, { words: readonly string[]; says: Says }[]>();
for (const [text, says] of BEFORE_TARGET) {
  const words = text.split(" ");
  const first = words[0] ?? "";
  BY_FIRST.set(first, [...(BY_FIRST.get(first) ?? []), { words, says }].sort((a, b) => b.words.length - a.words.length));
}

function claimAt(tokens: readonly Token[], at: number): Claim | null {
  for (const { words, says } of BY_FIRST.get(tokens[at]?.word ?? "") ?? []) {
    if (!words.every((word, offset) => tokens[at + offset]?.word === word)) continue;
    const next = at + words.length;
    const end = targetEnd(tokens, next);
    // "On target to", "on target for": of a work that goes on.
    if (end !== null) return /^(?:to|for)$/.test(tokens[end]?.word ?? "") && says === "good" && words[0] === "on" ? null : { says, of: "target", from: at, to: end };
    if (says === "above" || says === "below") return comparatorAt(tokens, at, next, says);
  }
  return targetFirst(tokens, at);
}

/** "The target was met". */
function targetFirst(tokens: readonly Token[], at: number): Claim | null {
  if (!/^targets?$/.test(tokens[at]?.word ?? "")) return null;
  const after = tokens.slice(at + 1, at + 8).map(({ word }) => word).join(" ");
  for (const [pattern, says] of AFTER_TARGET) {
    const match = pattern.exec(after);
    if (match) return { says, of: "target", from: at, to: at + 1 + match[0].trim().split(" ").length };
  }
  return null;
}

/** "Above the national average", "lower than both the regional and national averages". */
function comparatorAt(tokens: readonly Token[], at: number, from: number, says: Says): Claim | null {
  const words: string[] = [];
  let end = from;
  for (let index = from; index < tokens.length && index < from + 10; index += 1) {
    const word = tokens[index]?.word ?? "";
    if (COMPARATORS.has(word) || (words.length > 0 && COMPARATOR_NOUNS.has(word))) {
      words.push(word);
      end = index + 1;
    } else if (!FILLERS.has(word)) break;
  }
  return words.some((word) => COMPARATOR_NOUNS.has(word)) ? { says, of: words, from: at, to: end } : null;
}
