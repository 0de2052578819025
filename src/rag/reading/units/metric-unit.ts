import { memoize } from "../../memoize";
import { UNNAMED, type NamedUnit } from "./named-unit";
import { unitInBrackets } from "./unit-text";
import { scan, type Token } from "../words/scan";
import { CURRENCIES, isTimeUnit, PERCENT, rateUnit, SCALES, unitAt, type Unit } from "./unit";

/** Size of the cache of names. */
const MOST = 2000;

/**
 * The unit and scale that a metric's name gives to its values: "Capital forecast £m" is in millions of pounds, "Spend
 * (£000s)" in thousands, "answered in timescales average (days)" in days, "Rate per 10,000" per 10,000. "%" in a name
 * gives only the unit; the scale is 1.
 */
export const unitFromName = memoize(readName, MOST);

const MONEY = /([£€$])\s?(['’]?000(?:['’]?s)?|k|m|mn|bn|million|billion|thousand)?(?![\p{L}\d])/giu;
const PERCENT_FIRST = /^\s*(?:%|per\s?cent(?:age)?\b)/iu;
const PERCENT_NAMED = /%|\bper\s?cent(?:age)?\b/iu;
const RATED = /\bper\s(?:(1000|10000|100000|1000000|1,000|10,000|100,000|1,000,000)(?![\d,])|(thousand|million)\b)/iu;
const NUMBER_FIRST = /^\s*(?:total\s)?(?:number|no\.?|nos\.?|count)\sof\b/iu;

function readName(name: string): NamedUnit {
  // "% of £ savings delivered" is a percentage.
  if (PERCENT_FIRST.test(name)) return { ...UNNAMED, unit: PERCENT };
  const signs = [...name.matchAll(MONEY)];
  // "Total £ savings (£m)" is in millions.
  const money = signs.find(([, , scale]) => scale !== undefined) ?? signs[0];
  if (money?.[1] !== undefined) {
    const word = money[2]?.toLowerCase() ?? "";
    const exponent = word.includes("000") ? 3 : (SCALES.get(word) ?? 0);
    return { ...UNNAMED, unit: CURRENCIES.get(money[1]) ?? null, scale: 10 ** exponent };
  }
  if (PERCENT_NAMED.test(name)) return { ...UNNAMED, unit: PERCENT };
  const bracketed = unitInBrackets(name);
  if (bracketed) return bracketed;
  const rated = RATED.exec(name);
  if (rated) {
    const base = rated[1] ? Number(rated[1].replace(/,/g, "")) : 10 ** (SCALES.get(rated[2]?.toLowerCase() ?? "") ?? 3);
    return { ...UNNAMED, unit: rateUnit(base) };
  }
  return NUMBER_FIRST.test(name) && spokenUnit(name) === null ? { ...UNNAMED, isNumber: true } : UNNAMED;
}

/**
 * The one unit mentioned in a name without a figure: days in "Average number of days to re-let a home". Bare figures
 * are in it where they are beside figures with a unit. Null where the name mentions none or several.
 */
export const spokenUnit = memoize((name) => findSpoken(scan(name)), MOST);

function findSpoken(tokens: readonly Token[]): Unit | null {
  const found = new Map<string, Unit>();
  const wordAt = (index: number): string => (tokens[index]?.kind === "word" ? (tokens[index]?.text ?? "") : "");
  for (let at = 0; at < tokens.length; at += 1) {
    const worded = unitAt(wordAt, at);
    if (!worded) continue;
    if (isSpoken(tokens, at, worded.words, worded.unit)) found.set(worded.unit.name, worded.unit);
    at += worded.words.length - 1;
  }
  const [only, ...others] = found.values();
  return only && others.length === 0 ? only : null;
}

/**
 * True for "number of days" or "kg of waste"; false for "within 5 days", "per day", and single letters, which are
 * ambiguous.
 */
function isSpoken(tokens: readonly Token[], at: number, words: readonly string[], unit: Unit): boolean {
  const { family, dimension } = unit;
  if (family === "percent" || family === "points" || family === "currency" || family === "rate") return false;
  const last = words.at(-1) ?? "";
  // In "day care" and "the year" nothing is counted: a counted time unit is plural.
  if (isTimeUnit(unit) && !(last.endsWith("s") && last.length > 3)) return false;
  if (dimension === "months" && !/^(?:of|in|average|mean|many|total)$/.test(tokens[at - 1]?.text ?? "")) return false;
  // "mm:ss"
  if ((words.length === 1 && last.length < 2) || tokens[at + words.length]?.text === ":") return false;
  const before = tokens[at - 1];
  return (
    before?.kind !== "number" &&
    !/^(?:per|each|every|a|an|last|next|within|under|over|out|\/|-|two|three|four|five|six|seven|eight|ten|twelve)$/.test(
      before?.text ?? "",
    )
  );
}
