import { memoize } from "./memoize";

/** Which way is good: the column headed "Good Is". */
export type Polarity = "high" | "low" | "on-target";

export const POLARITY_WORDS: Record<Polarity, string> = { high: "High", low: "Low", "on-target": "On Target" };

/**
 * Reads the polarity that a person wrote; null where it is not certain. Understands High, Low and On Target and their
 * equivalents ("Bigger is better" or BIB, "Aim to minimise", "down_is_good", "▲", "Within range"), also in Welsh.
 */
export const readPolarity = memoize(readUncached, 500);

/**
 * Signs that are the whole text. Within a text, "+" and "<" may belong to a figure. A lone "-" usually means blank, so
 * it is not here.
 */
const SIGNS = new Map<string, Polarity>([
  ["+", "high"],
  [">", "high"],
  [">=", "high"],
  ["≥", "high"],
  ["<", "low"],
  ["<=", "low"],
  ["≤", "low"],
]);

/** The longest text that is read: a longer sentence says more than which way is good. */
const LONGEST = 120;

function readUncached(text: string): Polarity | null {
  if (text.length > LONGEST) return null;
  const sign = SIGNS.get(text.trim());
  if (sign) return sign;
  // "down_is_good", "HigherIsBetter"; emoji arrows are followed by a variation selector.
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
  // "Good to be: high" is split at its colon but is one clause.
  const said = new Set(clauses.map(readClause));
  const [polarity, ...others] = said.has(undefined) || said.has(null) ? [readClause(clauses.join(" "))] : said;
  return others.length === 0 ? (polarity ?? null) : null;
}

const words = (texts: string): ReadonlySet<string> => new Set(texts.split(" "));

const HIGH_WORDS = words(
  "high higher highest h hi up upward upwards increase increases increasing rise rises rising ascend ascending big bigger biggest " +
    "large larger largest greater greatest more most max maximum maximise maximize maximising maximizing maximised maximized ↑ " +
    "grow growing raise raising bib hib uchel uchaf mwy fwyaf",
);
const LOW_WORDS = words(
  "low lower lowest l lo down downward downwards decrease decreases decreasing reduce reduces reducing reduction fall falls falling " +
    "descend descending small smaller smallest less lesser least few fewer fewest min minimum minimise minimize minimising minimizing " +
    "minimised minimized ↓ shrink shrinking sib lib isel isaf llai lleiaf leiaf",
);
/** Words for nearest to the target. "Within target" may mean at most a time, so it is left out. */
const ON_TARGET =
  /^(?:(?:to |be |at |as )*(?:on|near|nearer|nearest|close|closer|closest|equal)(?: as possible)?(?: to)?(?: the)? (?:target|plan)(?: as possible)?|target|plan|(?:at|to) (?:target|plan)|as planned|ar y targed|(?:in|within|between) (?:the )?(?:agreed |control |set )?limits|(?:in|within) tolerance|(?:on|at|to)? ?goldilocks|(?:(?:in|within|inside) )?(?:the )?(?:target )?range|(?:in|within) (?:the )?target band)(?: (?:is|are) (?:good|better|best|ideal))?$|^(?:the )?(?:plan|nominal|target value|middle) is (?:good|better|best|ideal)$/;
const GOOD_WORDS = words(
  "good better best preferred preferable desirable desired ideal improvement improving improved favourable favorable positive",
);
const BAD_WORDS = words("bad worse worst poor poorer undesirable adverse unfavourable unfavorable negative");
/** Words that change nothing: "Maintain or increase" goes up. Any other word does, above all "not": what is not high may be low, or on target. */
const QUIET_WORDS = words(
  "a an the is are be being to of for as in if when where should aim aims aiming want wanted wish goal seek keep kept possible = it this that means " +
    "or maintain maintained stable po gorau represents represent means go goes going need needs we trend trends arrow arrows % percent percentage rate rates number numbers value values figure figures result results score scores performance direction polarity",
);

/** Reads one clause: which way is good; null where it is uncertain; undefined where it names no direction. */
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
  // "Maximum" alone may describe the target, where low is good.
  if (way === null || /^(?:a )?(?:max|min)imum$/.test(text)) return undefined;
  return isBad === true ? (way === "high" ? "low" : "high") : way;
}
