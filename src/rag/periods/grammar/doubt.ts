import {
  isDigits,
  isMark,
  isShort,
  isWhole,
  monthNumber,
  nextWord,
  wholeText,
  wordAt,
  type Part,
  type Written,
} from "./part";
import { codeAt } from "./year-divisions";
import { shortYearAt } from "./year-parts";

/* Whether a number beside a month, quarter or term is its year or day, or a figure. */

/** A number that may be a year or a day. */
export interface Doubt {
  /** The lexeme after it. */
  to: number;
  /** The year that it may be. */
  part: Part | null;
  /** The lexeme that may be a figure; null where it certainly is the year. */
  number: number | null;
}

/** What numbers are counted in. */
const COUNTED_IN: ReadonlySet<string> = new Set(
  "per percent pct days day weeks week months hours minutes mins seconds points k m bn million".split(" "),
);

/**
 * "Dec 24", "Q4 25", "Dec '24": two digits that may be a year (or after a month, a day) and have no unit. An apostrophe
 * makes them a year.
 */
export function doubtAfter(written: Written, from: number, isMonth: boolean): Doubt | null {
  const { lexemes } = written;
  const isQuoted = isMark(lexemes[from], "'");
  const at = isQuoted ? from + 1 : from;
  const number = lexemes[at];
  if (!isWhole(number) || !isDigits(number)) return null;
  const isYear = isShort(number) && Number(number.text) >= 10 && Number(number.text) <= 40;
  const isDay = isMonth && /^[1-9]$|^[12]\d$|^3[01]$/.test(number.text);
  const part = isYear ? shortYearAt(written, at) : null;
  if (isQuoted) return isYear ? { to: at + 1, part, number: null } : null;
  return (isYear || isDay) && !isFigure(written, at) ? { to: at + 1, part, number: at } : null;
}

/** True where what follows a number shows it to be a figure. */
export function isFigure(written: Written, number: number): boolean {
  const { lexemes } = written;
  const at = nextWord(lexemes, number);
  const after = lexemes[at];
  if (isMark(after, "%", "/", "+")) return true;
  // "Q2 25 days", "Dec 24k"
  if (after?.kind === "letters" && (COUNTED_IN.has(wordAt(lexemes, at)) || !after.spaced)) return true;
  const further = nextWord(lexemes, at);
  // "Q1 25, Q2 50": a figure for each quarter.
  if (isMark(after, ",", ";") && (codeAt(written, further) !== null || isMonth(written, further))) return true;
  // "Q1 25-30": a range.
  const next = lexemes[further];
  const isNumber = isDigits(next) && !Number.isNaN(Number(wholeText(lexemes, further)));
  return isMark(after, "-") && isNumber && !next.spaced;
}

function isMonth({ lexemes }: Written, at: number): boolean {
  return isWhole(lexemes[at]) && monthNumber(lexemes[at]) !== null;
}

/** The year in "31 Mar 04", where two digits stand alone after a day and month; null where they count something. */
export function shortYearAfter(written: Written, from: number): number | null {
  const { lexemes } = written;
  const year = lexemes[from];
  if (!isShort(year)) return null;
  const at = nextWord(lexemes, from);
  const after = lexemes[at];
  const full = 2000 + Number(year.text);
  if (year.text.startsWith("0")) return isMark(after, "%") ? null : full;
  // In "by 31 March 25 for all sites" 25 may be the year; in "by 31 March 25 days" and "95 homes" the number is a
  // figure.
  if (after?.kind === "letters") return Number(year.text) <= 40 && !COUNTED_IN.has(wordAt(lexemes, at)) ? full : null;
  // "1 Apr 24 - 31 Mar 25"
  const following = [nextWord(lexemes, at), nextWord(lexemes, nextWord(lexemes, at))];
  const third = nextWord(lexemes, following[1] ?? at);
  if (isMark(after, "-") && [...following, third].some((index) => isMonth(written, index))) return full;
  return isMark(after, "%", "/", "-", "+") ? null : full;
}
