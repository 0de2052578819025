/* Marks of a text in their plainest form. */

/** Variants of marks. A mark that is not listed stays as it is. */
const PLAIN_MARKS: ReadonlyMap<string, string> = new Map(
  Object.entries({
    "\u2010": "-", // hyphen
    "\u2011": "-", // non-breaking hyphen
    "\u2012": "-", // figure dash
    "\u2013": "-", // en dash
    "\u2014": "-", // em dash
    "\u2212": "-", // minus
    "\uFF1E": ">",
    "\uFF1C": "<",
    "\uFF1D": "=",
    "\uFF05": "%",
    "\u2044": "/",
    "\u2248": "~",
    "[": "(",
    "]": ")",
    "\u201C": '"',
    "\u201D": '"',
    "\u2018": "'",
    "\u2019": "'",
  }),
);

/** Marks of two or three characters. */
const JOINED_MARKS: readonly [string, string][] = [
  ["+/-", "±"],
  ["+-", "±"],
  ["-/+", "±"],
];

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

/** True for white space and for characters that show nothing between words. */
export function isSpace(code: number): boolean {
  return code <= 32 || code === 0xa0 || (code >= 0x2000 && code <= 0x200d) || code === 0x202f || code === 0xfeff;
}

/** The mark that begins at `at`, and how many characters it takes. */
export function markAt(text: string, at: number): { text: string; length: number } {
  const first = text.charAt(at);
  const comparison = comparisonAt(text, at);
  if (comparison) return comparison;
  if (first === "+" || first === "-") {
    for (const [written, mark] of JOINED_MARKS) {
      if (text.startsWith(written, at)) return { text: mark, length: written.length };
    }
  }
  return { text: PLAIN_MARKS.get(first) ?? first, length: 1 };
}

/**
 * Reads a comparison sign in any of its forms: ">=", "= >", ">/=", "≥=" all mean "at least". Signs that contradict or
 * repeat each other stay as written, which no reader accepts.
 */
function comparisonAt(text: string, at: number): { text: string; length: number } | null {
  let said = "";
  let end = at;
  for (let next = at; ;) {
    const sign = COMPARISON_SIGNS.get(PLAIN_MARKS.get(text.charAt(next)) ?? text.charAt(next));
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
