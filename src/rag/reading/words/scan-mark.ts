import { isSpace, plainMark, plusMinusLength } from "../../characters";

/* Marks of a text in their plainest form. */

/** Signs of comparison, by what each means: more, less or equal. */
const COMPARISON_SIGNS: ReadonlyMap<string, string> = new Map(
  Object.entries({
    ">": ">",
    "<": "<",
    "=": "=",
    "\u2265": ">=",
    "\u2A7E": ">=",
    "\u2264": "<=",
    "\u2A7D": "<=",
    "\u2267": ">=",
    "\u2266": "<=",
  }),
);

/** The mark that begins at `at`, and how many characters it takes. */
export function markAt(text: string, at: number): { text: string; length: number } {
  const comparison = comparisonAt(text, at);
  if (comparison) return comparison;
  const plusMinus = plusMinusLength(text, at);
  return plusMinus > 0 ? { text: "±", length: plusMinus } : { text: plainMark(text.charAt(at)), length: 1 };
}

/**
 * Reads a comparison sign in any of its forms: ">=", "= >", ">/=", "≥=" all mean "at least". Signs that contradict or
 * repeat each other stay as written, which no reader accepts.
 */
function comparisonAt(text: string, at: number): { text: string; length: number } | null {
  let said = "";
  let end = at;
  for (let next = at; ;) {
    const sign = COMPARISON_SIGNS.get(plainMark(text.charAt(next)));
    if (sign === undefined) break;
    said += sign;
    next = end = next + 1;
    while (isSpace(text.charCodeAt(next)) || (text.charAt(next) === "/" && next < end + 3)) next += 1;
  }
  if (end === at) return null;
  const equal = said.includes("=");
  const strict = said.replace(/=/g, "");
  return { text: strict.length > 1 ? said : `${strict}${equal ? "=" : ""}`, length: end - at };
}
