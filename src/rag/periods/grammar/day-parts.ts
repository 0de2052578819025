import { fullYear, toDay } from "../days";
import type { Lexeme } from "./lexemes";
import {
  isDigits,
  isLetters,
  isMark,
  isWhole,
  monthNumber,
  nextWord,
  partOf,
  reportYear,
  slotOver,
  type Part,
  type Said,
  type Written,
} from "./part";
import { isYearText, yearsAt } from "./year-parts";

/* The parts that name a day, in figures or in words. */

/** "30/09/2024", "30.9.24", "2024-09-30": the day before the month. */
export function numericDayAt(written: Written, from: number): Part | null {
  if (!isMark(written.lexemes[from + 1], "/", "-", ".")) return null;
  const [a, joint, b, again, c] = written.lexemes.slice(from, from + 5);
  if (!isDigits(a) || !isDigits(b) || !isDigits(c) || b.spaced || c.spaced) return null;
  if (again?.text !== joint?.text || !isSmall(b)) return null;
  const isDotted = joint?.text === ".";
  // "2024-25-3rd quarter"
  const isYearFirst = !isDotted && isDigits(a, 4) && isYearText(a) && isBetween(b, 1, 12) && isSmall(c);
  const isDayFirst = isDotted
    ? isDigits(a, 1, 2) && isDigits(b, 1, 2) && isDigits(c, 2, 3, 4)
    : isSmall(a) && isDigits(c, 2, 4);
  if (!isYearFirst && !isDayFirst) return null;
  const [year, date] = isYearFirst ? [a, c] : [c, a];
  const day = toDay(fullYear(year.text), Number(b.text), Number(date.text));
  const certainty = isDotted ? dottedCertainty(a, c) : partedCertainty(year, b, date);
  // "1.10.124" may be a version.
  const said: Said = isDigits(year, 3) ? { kind: "other" } : { kind: "day", day };
  return partOf(said, from, from + 5, certainty, [slotOver("day", written, from, from + 5)]);
}

/** True for what may be a day or a month, also "09" and a slip such as "010". */
function isSmall({ text }: Lexeme): boolean {
  return Number(text) < 100;
}

function dottedCertainty(first: Lexeme, last: Lexeme): Part["certainty"] {
  return first.begins && last.ends && !last.begins ? "certain" : "alone";
}

function partedCertainty(year: Lexeme, month: Lexeme, date: Lexeme): Part["certainty"] {
  const isDate = isWhole(month) && isWhole(date) && isBetween(month, 1, 12) && isBetween(date, 1, 31);
  const isYear = isDigits(year, 4) ? reportYear(year) !== null : isWhole(year);
  return isDate && isYear ? "certain" : "alone";
}

function isBetween({ text }: Lexeme, least: number, most: number): boolean {
  return Number(text) >= least && Number(text) <= most;
}

const ENDINGS = ["st", "nd", "rd", "th"];

/** A day and month in words, without a year: its date and month, and the lexemes it takes. */
export interface DayOfMonth {
  date: number;
  month: number;
  /** The lexeme of the month. */
  at: number;
  to: number;
  /** True where it counts in running text. */
  isPlain: boolean;
}

/** "30 September", "30th of September", "30-Sep". */
export function dayOfMonthAt({ lexemes }: Written, from: number): DayOfMonth | null {
  const date = lexemes[from];
  if (!isDigits(date, 1, 2)) return null;
  let at = from + 1;
  if (lexemes[at]?.spaced === false && isLetters(lexemes[at], ...ENDINGS)) at += 1;
  const dashed = skipDashes(lexemes, at);
  if (isLetters(lexemes[dashed], "of")) at = skipDashes(lexemes, dashed + 1);
  else at = dashed;
  const month = monthNumber(lexemes[at]);
  if (month === null) return null;
  const gaps = lexemes.slice(from + 1, at).filter(({ kind }) => kind === "mark");
  const isPlain =
    isWhole(date) && Number(date.text) <= 31 && gaps.every(({ joins }) => joins) && lexemes[at]?.begins === true;
  return { date: Number(date.text), month, at, to: at + 1, isPlain };
}

function skipDashes(lexemes: readonly Lexeme[], from: number): number {
  let at = from;
  while (isMark(lexemes[at], "-")) at += 1;
  return at;
}

/** "30 September 2024", "30-Sep-24"; without its year, a date that is not known. */
export function wordedDayAt(written: Written, from: number): Part | null {
  const found = dayOfMonthAt(written, from);
  if (!found) return null;
  const { lexemes } = written;
  // "Sept. 2024"
  let at = found.to;
  if (isMark(lexemes[at], ".") && lexemes[at]?.spaced === false) at += 1;
  const gap = at;
  while (isMark(lexemes[at], ",", "-")) at += 1;
  const year = lexemes[at];
  // "30Sep2024"
  const isTouching = at === found.to && isDigits(year) && year.ends;
  const isParted = at > gap || year?.spaced === true || isTouching;
  if (!isParted || !isDigits(year, 2, 4)) return partOf({ kind: "yearless" }, from, gap);
  const day = toDay(fullYear(year.text), found.month, found.date);
  return partOf({ kind: "day", day }, from, at + 1, "alone", [slotOver("day", written, from, at + 1)]);
}

/** "September 30, 2024", "September 30th 2024", "September 30th": the date after the month, which its ending or a year shows. */
export function monthDayAt(written: Written, from: number): Part | null {
  const { lexemes } = written;
  const month = monthNumber(lexemes[from]);
  const at = nextWord(lexemes, from);
  const date = lexemes[at];
  if (month === null || !isWhole(lexemes[from]) || !isWhole(date) || !isDigits(date, 1, 2)) return null;
  const ending = nextWord(lexemes, at);
  const hasEnding =
    lexemes[ending]?.spaced === false && isWhole(lexemes[ending]) && isLetters(lexemes[ending], ...ENDINGS);
  const next = hasEnding ? nextWord(lexemes, ending) : at + 1;
  const isParted = isMark(lexemes[next], ",");
  const place = isParted ? next + 1 : next;
  const year = reportYear(lexemes[place]);
  const isFirstOfTwo = hasEnding && yearsAt(written, place) !== null;
  if (year !== null && !isFirstOfTwo && (isParted || hasEnding)) {
    const day = toDay(year, month, Number(date.text));
    return partOf({ kind: "day", day }, from, place + 1, "certain", [slotOver("day", written, from, place + 1)]);
  }
  return hasEnding ? partOf({ kind: "yearless" }, from, ending + 1, "certain") : null;
}
