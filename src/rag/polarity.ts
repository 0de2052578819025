import { memoize } from "./memoize";

/** Which way is good, the column headed "Good Is". */
export type Polarity = "high" | "low" | "on-target";

export const POLARITY_WORDS: Record<Polarity, string> = { high: "High", low: "Low", "on-target": "On Target" };

/**
 * The polarity a person wrote, or null where it is not certain: High, Low and On Target, and whatever says the same
 * ("Bigger is better", "Aim to minimise", "down_is_good", "▲", "Within range").
 */
export const readPolarity = memoize(readAnew, 500);

/** A sign that is the whole text. Within a text, "+" and "<" may be of a figure. A lone "-" more often says that there is nothing. */
const SIGNS = new Map<string, Polarity>([
  ["+", "high"],
  [">", "high"],
  [">=", "high"],
  ["≥", "high"],
  ["<", "low"],
  ["<=", "low"],
  ["≤", "low"],
]);

/** Longer than any of these texts: a sentence of this length says more than which way is good. */
const LONGEST = 120;

function readAnew(text: string): Polarity | null {
  if (text.length > LONGEST) return null;
  const sign = SIGNS.get(text.trim());
  if (sign) return sign;
  // "down_is_good", "HigherIsBetter"; the arrows of a keyboard that draws them in colour are followed by a mark of their own.
  const plain = text
    .replace(/\uFE0F/g, "")
    .replace(/([a-z])(?=[A-Z])/g, "$1 ")
    .toLowerCase()
    .replace(/[_\s-]+/g, " ")
    .replace(/[↑▲⬆⇧⇑🔺🔼]/gu, " ↑ ")
    .replace(/[↓▼⬇⇩⇓🔻🔽]/gu, " ↓ ");
  const clauses = plain
    .split(/[,;:/|()[\]]|\s[–—]\s|\s(?:and|while|whereas)\s/)
    .filter((clause) => clause.trim() !== "");
  // "Good to be: high" is parted by its colon, and one clause.
  const said = new Set(clauses.map(readClause));
  const [polarity, ...others] = said.has(undefined) || said.has(null) ? [readClause(clauses.join(" "))] : said;
  return others.length === 0 ? (polarity ?? null) : null;
}

const words = (texts: string): ReadonlySet<string> => new Set(texts.split(" "));

const HIGH_WORDS = words(
  "high higher highest h hi up upward upwards increase increases increasing rise rises rising ascend ascending big bigger biggest " +
    "large larger largest greater greatest more most max maximum maximise maximize maximising maximizing maximised maximized ↑",
);
const LOW_WORDS = words(
  "low lower lowest l lo down downward downwards decrease decreases decreasing reduce reduces reducing reduction fall falls falling " +
    "descend descending small smaller smallest less lesser least few fewer fewest min minimum minimise minimize minimising minimizing " +
    "minimised minimized ↓",
);
/** Whatever is nearest to the target. "Within target" is at most it for a time, and so says nothing here. */
const ON_TARGET =
  /^(?:(?:to |be |at |as )*(?:on|near|nearer|nearest|close|closer|closest|equal)(?: as possible)?(?: to)?(?: the)? (?:target|plan)(?: as possible)?|target|(?:on|at|to)? ?goldilocks|(?:(?:in|within|inside) )?(?:the )?(?:target )?range|(?:in|within) (?:the )?target band)(?: (?:is|are) (?:good|better|best|ideal))?$|^(?:the )?(?:plan|nominal|target value|middle) is (?:good|better|best|ideal)$/;
const GOOD_WORDS = words(
  "good better best preferred preferable desirable desired ideal improvement improving improved favourable favorable positive",
);
const BAD_WORDS = words("bad worse worst poor poorer undesirable adverse unfavourable unfavorable negative");
/** Words that change nothing of it. Any other word does, "not" above all: what is not high may be low, or on target. */
const QUIET_WORDS = words(
  "a an the is are be being to of for as in if when where should aim aims aiming want wanted wish goal seek keep kept possible = it this that means " +
    "represents represent means go goes going need needs we trend trends arrow arrows % percent percentage rate rates number numbers value values figure figures result results score scores performance direction polarity",
);

/** What one clause says: which way is good; null where that is not certain; undefined where it names no way at all. */
function readClause(clause: string): Polarity | null | undefined {
  const text = clause
    .replace(/["'“”‘’.!*]/g, "")
    .replace(/=/g, " is ")
    .replace(/\s+/g, " ")
    .trim();
  if (ON_TARGET.test(text)) return "on-target";
  let way: Polarity | null = null;
  let isBad: boolean | null = null;
  for (const word of text.split(" ")) {
    const side = HIGH_WORDS.has(word) ? "high" : LOW_WORDS.has(word) ? "low" : null;
    if (side !== null) {
      if (way !== null && way !== side) return null;
      way = side;
    } else if (GOOD_WORDS.has(word) || BAD_WORDS.has(word)) {
      const bad = BAD_WORDS.has(word);
      if (isBad !== null && isBad !== bad) return null;
      isBad = bad;
    } else if (!QUIET_WORDS.has(word)) return null;
  }
  // "Maximum" alone may say what the target is, which is low for a good result.
  if (way === null || /^(?:a )?(?:max|min)imum$/.test(text)) return undefined;
  return isBad === true ? (way === "high" ? "low" : "high") : way;
}
