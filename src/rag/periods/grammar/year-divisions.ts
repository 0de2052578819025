import {
  isDigits,
  isLetters,
  isMark,
  isWhole,
  nextWord,
  partOf,
  slotOver,
  spaceOrHyphen,
  type Part,
  type Written,
} from "./part";

/* The parts that a year is divided into: quarters, halves, terms, numbered months. */

export const QUARTER_WORDS: readonly string[] = ["quarter", "quarters", "qtr", "qtrs"];

/** "Q2", "Qtr 2", "Quarter 2", "Second quarter". */
export function quarterAt(written: Written, from: number): Part | null {
  return numberedQuarter(written, from) ?? ordinalQuarter(written, from);
}

function numberedQuarter(written: Written, from: number): Part | null {
  const word = written.lexemes[from];
  const after = written.lexemes[from + 1];
  if (word?.kind !== "letters" || !(word.text === "q" || word.text === "qs" || QUARTER_WORDS.includes(word.text)))
    return null;
  // "Q. 2"
  const at = isMark(after, ".") && after?.spaced === false ? 1 : 0;
  const number = written.lexemes[from + 1 + at];
  if (!isDigits(number, 1) || !/[1-4]/.test(number.text)) return null;
  const isCode = isLetters(word, "q", "qtr") && !number.spaced && word.begins && number.ends;
  const isWorded = isLetters(word, ...QUARTER_WORDS) && isWhole(word) && isWhole(number);
  const certainty = at === 0 && (isCode || isWorded) ? "certain" : "alone";
  const slots = [slotOver("quarter", written, from + 1 + at)];
  return partOf({ kind: "quarter", part: Number(number.text) }, from, from + 2 + at, certainty, slots);
}

function ordinalQuarter(written: Written, from: number): Part | null {
  const ordinal = ordinalAt(written, from);
  if (!ordinal || !isSpaced(written, ordinal.to) || !isLetters(written.lexemes[ordinal.to], "quarter", "qtr"))
    return null;
  const slots = [slotOver("quarter", written, from, ordinal.to)];
  return partOf({ kind: "quarter", part: ordinal.number }, from, ordinal.to + 1, "alone", slots);
}

/** "H1", "Half 2", "Half-year 1", "First half", "Half-year", which is the first. */
export function halfAt(written: Written, from: number): Part | null {
  return numberedHalf(written, from) ?? ordinalHalf(written, from) ?? halfYear(written, from);
}

function numberedHalf(written: Written, from: number): Part | null {
  const { lexemes } = written;
  const word = lexemes[from];
  const isCode = isLetters(word, "h");
  if (!isCode && !isLetters(word, "half")) return null;
  const year = isCode ? -1 : spaceOrHyphen(lexemes, from + 1);
  const at = year >= 0 && isLetters(lexemes[year], "year") ? year + 1 : from + 1;
  const number = lexemes[at];
  if (!isDigits(number, 1) || !/[12]/.test(number.text) || number.spaced === isCode) return null;
  const certainty = isCode && word?.begins === true && number.ends ? "certain" : "alone";
  return partOf({ kind: "half", part: Number(number.text) }, from, at + 1, certainty, [slotOver("half", written, at)]);
}

function ordinalHalf(written: Written, from: number): Part | null {
  const { lexemes } = written;
  const ordinal = ordinalAt(written, from);
  if (!ordinal || ordinal.number > 2 || !isSpaced(written, ordinal.to) || !isLetters(lexemes[ordinal.to], "half"))
    return null;
  const year = spaceOrHyphen(lexemes, ordinal.to + 1);
  const to = year >= 0 && isLetters(lexemes[year], "year") ? year + 1 : ordinal.to + 1;
  const slots = [slotOver("half", written, from, ordinal.to)];
  return partOf({ kind: "half", part: ordinal.number }, from, to, "alone", slots);
}

/** A quarter or half that counts in running text, where only a numbered one does: "Q2", "Quarter 2", "H1". */
export function divisionAt(written: Written, from: number): Part | null {
  const part = numberedQuarter(written, from) ?? numberedHalf(written, from);
  return part?.certainty === "certain" ? part : null;
}

/** The same where it is one word: "Q2", "H1". */
export function codeAt(written: Written, from: number): Part | null {
  const part = divisionAt(written, from);
  return part && written.lexemes[part.to - 1]?.spaced === false ? part : null;
}

/** As in the rating rules: half of the year has passed. */
function halfYear({ lexemes }: Written, from: number): Part | null {
  const year = isLetters(lexemes[from], "half", "mid") ? spaceOrHyphen(lexemes, from + 1) : -1;
  if (year < 0 || !isLetters(lexemes[year], "year")) return null;
  return partOf({ kind: "half", part: 1 }, from, year + 1);
}

const ORDINALS: ReadonlyMap<string, number> = new Map([
  ["first", 1],
  ["second", 2],
  ["third", 3],
  ["fourth", 4],
]);
const ENDINGS = ["st", "nd", "rd", "th"];

/** "2nd", "second". */
function ordinalAt({ lexemes }: Written, from: number): { number: number; to: number } | null {
  const one = lexemes[from];
  if (one?.kind === "letters") {
    const number = ORDINALS.get(one.text);
    return number === undefined ? null : { number, to: from + 1 };
  }
  const number = isDigits(one, 1) ? Number(one.text) : 0;
  const expected = ENDINGS[number - 1];
  const ending = lexemes[from + 1];
  return expected !== undefined && ending?.spaced === false && isLetters(ending, expected)
    ? { number, to: from + 2 }
    : null;
}

function isSpaced({ lexemes }: Written, index: number): boolean {
  return lexemes[index]?.spaced === true;
}

const TERMS = ["autumn", "spring", "summer"];
export const SEASONS: readonly string[] = [...TERMS, "winter", "michaelmas", "lent", "trinity"];

/** "Spring Term". A season without "term", or of another school's calendar, is none of the three terms. */
export function termAt(written: Written, from: number): Part | null {
  const { lexemes } = written;
  const season = lexemes[from];
  if (!isLetters(season, ...SEASONS)) return null;
  const at = nextWord(lexemes, from);
  const hasTerm = isLetters(lexemes[at], "term", "terms");
  const term = isLetters(lexemes[at], "term") ? TERMS.indexOf(season?.text ?? "") + 1 : 0;
  const to = hasTerm ? at + 1 : from + 1;
  const certainty = isWhole(season) && (!hasTerm || isWhole(lexemes[at])) ? "certain" : "alone";
  return term > 0
    ? partOf({ kind: "term", term }, from, to, certainty, [slotOver("term", written, from)])
    : partOf({ kind: "season" }, from, to, certainty);
}

/** "Month 6", "M6", "P3". */
export function monthNumberAt(written: Written, from: number): Part | null {
  const word = written.lexemes[from];
  const number = written.lexemes[from + 1];
  const isCode = isLetters(word, "m", "p");
  if (!isCode && !(isLetters(word, "month", "period") && number?.spaced === true)) return null;
  if (!isDigits(number, 1, 2)) return null;
  const slots = [slotOver("month-number", written, from + 1)];
  return partOf({ kind: "month-number", number: Number(number.text) }, from, from + 2, "alone", slots);
}
