import type { Lexeme } from "./lexemes";
import {
  isDigits,
  isLetters,
  isMark,
  isWhole,
  monthNumber,
  partOf,
  slotOver,
  type MonthMark,
  type Part,
  type PlacedSlot,
  type Written,
} from "./part";
import type { Slot } from "../period";
import { fullReportYear, isYearText } from "./year-parts";

/* The parts that name a month, or the first and last of several. */

/** A month, with the year beside it. */
interface Named {
  mark: MonthMark;
  to: number;
  /** The lexeme of the year. */
  year: number | null;
}

/** "September", "Sept.", "Sep-24", "Sept '24", "September 2024", "Sep24". */
export function monthAt(written: Written, from: number): Part | null {
  const named = namedMonthAt(written.lexemes, from);
  if (!named) return null;
  const name = written.lexemes[from];
  const joint = written.lexemes[from + 1];
  const year = written.lexemes[from + 2];
  // "Mar-25" in one word. A month by itself may be an ordinary word, or have a year, a day or a figure after it.
  const isWord = name?.begins === true && !name.ends && isMark(joint, "-") && isDigits(year, 2, 4) && year.ends;
  const certainty = isWord ? "certain" : isWhole(name) && named.to === from + 1 ? "doubtful" : "alone";
  const { month, year: of } = named.mark;
  const slots = slotsOf(written, from, named, ["month", "month-year"]);
  return partOf({ kind: "month", month, year: of }, from, named.to, certainty, slots);
}

function namedMonthAt(lexemes: readonly Lexeme[], from: number): Named | null {
  const month = monthNumber(lexemes[from]);
  if (month === null) return null;
  const to = afterMonth(lexemes, from);
  const year = yearOfMonth(lexemes, to);
  const text = year === null ? undefined : lexemes[year]?.text;
  return text === undefined || year === null
    ? { mark: { month, year: null }, to, year: null }
    : { mark: { month, year: fullReportYear(text) }, to: year + 1, year };
}

function afterMonth(lexemes: readonly Lexeme[], from: number): number {
  return isMark(lexemes[from + 1], ".") && lexemes[from + 1]?.spaced === false ? from + 2 : from + 1;
}

/** The lexeme of a year directly after a month's name that is not the first of two: "Sep-24", "Sept '24". */
function yearOfMonth(lexemes: readonly Lexeme[], from: number): number | null {
  let at = from;
  while (isMark(lexemes[at], ",", "-")) at += 1;
  if (isMark(lexemes[at], "'") && lexemes[at + 1]?.spaced === false) at += 1;
  const isFirstOfTwo = isMark(lexemes[at + 1], "/", "-") && isDigits(lexemes[at + 2], 2, 4);
  return isYearText(lexemes[at]) && !isFirstOfTwo ? at : null;
}

function slotsOf(written: Written, from: number, named: Named, [month, year]: [Slot, Slot]): PlacedSlot[] {
  const name = slotOver(month, written, from);
  // The full stop of "Sept." is not written again.
  const end = written.lexemes[afterMonth(written.lexemes, from) - 1]?.end ?? name.end;
  if (named.year === null) return [{ ...name, end }];
  const yearSlot = slotOver(year, written, named.year);
  const isShort = yearSlot.like.length === 2 && month === "month";
  return [{ ...name, end, like: isShort ? likeShort(name.like) : name.like }, yearSlot];
}

/** "May" is both the long and the short form; beside a year of two digits, it is taken for the short one. */
function likeShort(name: string): string {
  return name.replace(/^may$/i, (may) => (may === "MAY" ? "SEP" : may === "may" ? "sep" : "Sep"));
}

/** "July to September 2024", "Apr 24 - Mar 25". */
export function monthRangeAt(written: Written, from: number): Part | null {
  const { lexemes } = written;
  const first = namedMonthAt(lexemes, from);
  if (!first) return null;
  const joint = lexemes[first.to];
  const last = isMark(joint, "-", "/") || isLetters(joint, "to") ? namedMonthAt(lexemes, first.to + 1) : null;
  if (!last) return null;
  const slots = [
    ...slotsOf(written, from, first, ["first-month", "first-month-year"]),
    ...slotsOf(written, first.to + 1, last, ["month", "month-year"]),
  ];
  return partOf({ kind: "range", first: first.mark, last: last.mark }, from, last.to, "alone", slots);
}
