import { wordSet } from "../../../rag/reading/words/phrase";
import type { Token } from "../text/read-sentences";

const PLAIN_TARGET: ReadonlySet<string> = wordSet(
  "the our its this a an all both annual year end yearend current agreed set overall corporate performance",
  "council councils 's local cumulative quarterly ytd #",
);
/** The most words between "above" and "target". */
const MOST = 5;
/** Words after "target" that give it another meaning: "target areas", "target audience". */
const AFTER_TARGET: ReadonlySet<string> = wordSet(
  "of at for in on by and or but with this that which due as is was were are has have had since from to despite",
  "because while whilst although range level levels figure figures rate rates threshold again",
);

/**
 * The end of a KPI's own target named from `at` on: "target", "the target", "our 95% target", "the annual targets".
 * Null where none is named, or another one: "the national target", "target areas".
 */
export function targetEnd(tokens: readonly Token[], at: number): number | null {
  for (let index = at; index < tokens.length && index <= at + MOST; index += 1) {
    const word = tokens[index]?.word ?? "";
    if (word === "target" || word === "targets") return mayEnd(tokens[index + 1]) ? index + 1 : null;
    if (!PLAIN_TARGET.has(word) && word !== "@") return null;
  }
  return null;
}

function mayEnd(next: Token | undefined): boolean {
  return !next || !/\p{L}/u.test(next.word) || AFTER_TARGET.has(next.word) || next.word.endsWith("ly");
}
