import { phraseAt, phraseTable, wordSet } from "../../../rag/reading/words/phrase";
import { wordsOf, type Sentence, type Token } from "../text/read-sentences";
import { targetEnd } from "../figures/figure-words";

/** A claim about a result: its side of the target or of a comparator, or that it is good or bad. */
export interface TargetClaim {
  says: "above" | "below" | "good" | "bad";
  /** "target", or the comparator's words: "national average". */
  of: "target" | readonly string[];
  /** The range of the sentence's tokens, `to` excluded. */
  from: number;
  to: number;
}

type Says = TargetClaim["says"];

/** Words before "target", by their meaning. */
const BEFORE_TARGET: Readonly<Record<Says, readonly string[]>> = {
  above: [
    ...["above", "over", "higher than", "greater than", "more than", "in excess of"],
    ...["exceeded", "exceeds", "exceeding", "surpassed", "surpasses", "continues to exceed", "continue to exceed"],
  ],
  below: ["below", "under", "lower than", "less than"],
  good: [
    ...[
      "on",
      "within",
      "ahead of",
      "better than",
      "in line with",
      "met",
      "meets",
      "achieved",
      "achieves",
      "hit",
      "beat",
    ],
    ...["continues to meet", "continue to meet", "continues to achieve", "continue to achieve"],
  ],
  bad: [
    ...["behind", "off", "outside", "short of", "shy of", "worse than", "missed", "misses", "missing"],
    ...["failed to meet", "failed to achieve", "failing to meet", "did not meet", "did not achieve", "have not met"],
    ...["not met", "not meeting", "not achieved", "not achieving", "does not meet", "do not meet"],
  ],
};

/** Words after it: "The target has been met", "the target was missed". */
const AFTER_TARGET: readonly (readonly [RegExp, Says])[] = [
  [
    /^(?:was|were|is|are|has|have|had)(?: now| again| also)?(?: been)?(?: \p{L}+ly)? (?:met|achieved|reached|hit)(?: |$)/u,
    "good",
  ],
  [
    /^(?:was|were|is|are|has|have)(?: now| again| also)?(?: been)?(?: \p{L}+ly)? (?:exceeded|surpassed)(?: |$)/u,
    "above",
  ],
  [/^(?:was|were|is|are|has|have)(?: now| again)?(?: been)?(?: \p{L}+ly)? missed(?: |$)/u, "bad"],
  [
    /^(?:was not|were not|is not|has not been|have not been|wasnt|hasnt been) (?:met|achieved|reached|hit|exceeded)(?: |$)/u,
    "bad",
  ],
];

const COMPARATORS: ReadonlySet<string> = wordSet(
  "national regional region england english statistical neighbour neighbours nearest peer peers north northwest",
  "west south southeast southwest east northeast midlands county county's family cipfa average averages",
  "benchmark benchmarks mean uk all",
);
const COMPARATOR_NOUNS: ReadonlySet<string> = wordSet(
  "average averages benchmark benchmarks mean neighbours neighbour figure figures rate rates level levels",
  "performance",
);
const FILLERS: ReadonlySet<string> = wordSet("the our its both and of for all # @");

/** The claims in a sentence that name a target, or a comparator whose result belongs to others. */
export function findTargetClaims({ tokens }: Sentence): TargetClaim[] {
  const claims: TargetClaim[] = [];
  for (let at = 0; at < tokens.length; at += 1) {
    const claim = claimAt(tokens, at);
    if (!claim) continue;
    claims.push(claim);
    at = Math.max(at, claim.to - 1);
  }
  return claims;
}

const SAYS: readonly Says[] = ["above", "below", "good", "bad"];
const PHRASES = phraseTable<Says>(SAYS.flatMap((says) => BEFORE_TARGET[says].map((text) => [text, says] as const)));

function claimAt(tokens: readonly Token[], at: number): TargetClaim | null {
  const phrase = phraseAt(PHRASES, tokens, at);
  if (!phrase) return targetFirst(tokens, at);
  const says = phrase.means;
  const next = at + phrase.words.length;
  const end = targetEnd(tokens, next);
  if (end === null) return says === "above" || says === "below" ? comparatorAt(tokens, at, next, says) : null;
  // "On target to" and "on target for" are about ongoing work.
  const goesOn = phrase.words[0] === "on" && /^(?:to|for)$/.test(tokens[end]?.word ?? "");
  return goesOn ? null : { says, of: "target", from: at, to: end };
}

/** Reads "The target was met". */
function targetFirst(tokens: readonly Token[], at: number): TargetClaim | null {
  if (!/^targets?$/.test(tokens[at]?.word ?? "")) return null;
  const after = wordsOf(tokens.slice(at + 1, at + 8));
  for (const [pattern, says] of AFTER_TARGET) {
    const match = pattern.exec(after);
    if (match) return { says, of: "target", from: at, to: at + 1 + match[0].trim().split(" ").length };
  }
  return null;
}

/** Reads "Above the national average", "lower than both the regional and national averages". */
function comparatorAt(tokens: readonly Token[], at: number, from: number, says: Says): TargetClaim | null {
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
