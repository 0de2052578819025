import { wordSet } from "../../../rag/reading/words/phrase";
import type { Token } from "../text/read-sentences";
import { targetEnd } from "./target-group";
import { RESULT_WORDS } from "../text/words";

/**
 * The role of a figure by the words before it: the current result, a possibly past result, the target, an earlier
 * result.
 */
export type FigurePhrase = "is" | "was" | "target" | "earlier";

/** Words between "is" and a figure that change nothing. */
const PASSING: ReadonlySet<string> = wordSet(
  "now currently still again just only over under about around approximately approx circa c nearly almost some",
  "roughly ~ : the an a",
);
const IS: ReadonlySet<string> = wordSet("is are stands sits reached reaching now currently");
const WAS: ReadonlySet<string> = wordSet("was were stood been");
const AT_AFTER: ReadonlySet<string> = wordSet(
  "is are now currently stands sits remains remained remain stays stayed continues performing performance",
  "target targets level levels down up was were stood",
);
const MOVED_TO: ReadonlySet<string> = wordSet(
  "increased increases increasing improved improves improving risen rose rises rising fallen fell falls falling",
  "decreased decreases dropped drops reduced declined grown grew up down continued target",
);
const MOVED_FROM: ReadonlySet<string> = wordSet(
  "up down increased improved risen rose fallen fell decreased dropped reduced declined grown grew increase",
  "improvement rise reduction decrease fall drop",
);
/** Words that may precede a KPI's own target. */
const BEFORE_TARGET = /^(?:the|our|its|a|this|agreed|current|annual|set|corporate|of|against)$/;

/** The role that the words before the figure at `at` give it; null for none of these. */
export function findPhrase(tokens: readonly Token[], at: number): FigurePhrase | null {
  const word = (index: number): string => tokens[index]?.word ?? "";
  if (isTargetFigure(tokens, at)) return "target";
  let last = at - 1;
  while (last >= 0 && at - last <= 3 && (PASSING.has(word(last)) || word(last).endsWith("ly")) && !IS.has(word(last)))
    last -= 1;
  const [before, joint] = [word(last - 1), word(last)];
  if (IS.has(joint)) return "is";
  if (WAS.has(joint)) return "was";
  if (joint === "at") return /^(?:was|were|stood)$/.test(before) ? "was" : AT_AFTER.has(before) ? "is" : null;
  if (joint === "of") return RESULT_WORDS.has(before) ? "is" : null;
  if (joint === "to") return MOVED_TO.has(before) || before.endsWith("ly") ? "is" : null;
  if (joint === "from") return MOVED_FROM.has(before) ? "earlier" : null;
  // "The rate (5.4 per 10,000)"
  if (joint === "(" && word(at + 1) === ")") return RESULT_WORDS.has(before) ? "is" : null;
  return null;
}

/** True for "Target of #", "target is #", "target ( #" and "the # target". */
function isTargetFigure(tokens: readonly Token[], at: number): boolean {
  const word = (index: number): string => tokens[index]?.word ?? "";
  const joint = /^(?:of|is|at|:|=|\()$/.test(word(at - 1)) ? at - 2 : -1;
  // "Below target at 71%" states the result, not the target.
  if (/^targets?$/.test(word(joint)))
    return word(at - 1) !== "at" && (joint === 0 || BEFORE_TARGET.test(word(joint - 1)));
  return /^(?:the|our|its|this)$/.test(word(at - 1)) && targetEnd(tokens, at) === at + 2;
}
