import {
  isDigits,
  isLetters,
  isMark,
  isShort,
  isWhole,
  partOf,
  reportYear,
  slotOver,
  type Digits,
  type Part,
  type Said,
  type Written,
} from "./part";
import type { Lexeme } from "./lexemes";
import type { Calendar } from "../years";

/** Expands a year of two digits: from 90 on it is in the 1990s, otherwise in this century. */
export function fullReportYear(text: string): number {
  if (text.length === 4) return Number(text);
  return Number(text) + (Number(text) >= 90 ? 1900 : 2000);
}

/** True for the digits of a year, "2024" or "24". */
export function isYearText(lexeme: Lexeme | undefined): lexeme is Digits {
  return isDigits(lexeme, 2) || (isDigits(lexeme, 4) && /^(?:19|20)/.test(lexeme.text));
}

/** "2024": a year by itself. */
export function yearAt(written: Written, from: number): Part | null {
  const year = written.lexemes[from];
  if (!isDigits(year, 4) || !isYearText(year)) return null;
  const certainty = reportYear(year) === null ? "alone" : "doubtful";
  return partOf({ kind: "year", year: Number(year.text) }, from, from + 1, certainty, [
    slotOver("year", written, from),
  ]);
}

/** A number after a month or quarter, taken for its year: the "24" of "Dec 24". */
export function shortYearAt(written: Written, at: number): Part {
  const year = fullReportYear(written.lexemes[at]?.text ?? "");
  return partOf({ kind: "year", year }, at, at + 1, "doubtful", [slotOver("month-year", written, at)]);
}

/** "2024/25", "2024-2025", "24/25", "2023-28"; and "2024-10", which is a month in ISO 8601. */
export function yearsAt(written: Written, from: number): Part | null {
  const one = written.lexemes[from];
  const joint = written.lexemes[from + 1];
  const other = written.lexemes[from + 2];
  if (!joint || !isMark(joint, "/", "-") || !isYearText(one) || !isYearText(other)) return null;
  const first = fullReportYear(one.text);
  const certainty = yearsCertainty(one, joint, other);
  const last = lastYear(first, other.text);
  const month = Number(other.text);
  if (last !== first + 1 && isDigits(one, 4) && isDigits(other, 2) && joint.text === "-" && month >= 1 && month <= 12) {
    const slots = [slotOver("month-year", written, from), slotOver("month", written, from + 2)];
    return partOf({ kind: "month", month, year: first }, from, from + 3, certainty, slots);
  }
  const said: Said = { kind: "years", first, last, isShort: isDigits(one, 2) };
  const slots = last === first + 1 ? [slotOver("years", written, from, from + 3)] : [];
  return partOf(said, from, from + 3, certainty, slots);
}

/** The last year of "2023-28": the next one that ends with its digits. */
function lastYear(first: number, text: string): number {
  if (text.length === 4) return Number(text);
  const last = first - (first % 100) + Number(text);
  return last < first ? last + 100 : last;
}

function yearsCertainty(one: Lexeme, joint: Lexeme, other: Lexeme): Part["certainty"] {
  if (!isWhole(one) || !isWhole(other)) return "alone";
  const [first, last] = [reportYear(one), reportYear(other)];
  if (first !== null && last !== null) {
    if (last <= first) return "alone";
    if (last === first + 1 || joint.text === "/") return "certain";
    // "2005-2007" may be three years or a range of counts.
    return !joint.spaced && last - first <= 10 ? "doubtful" : "alone";
  }
  if (joint.spaced && first !== null) return "alone";
  // "2023-28" is the span of a plan; "2024 - 12" with spaces is not.
  if (first !== null) return isShort(other) && !other.spaced && Number(other.text) > first % 100 ? "certain" : "alone";
  // "24/25": two consecutive years, or a part of a whole.
  const short = Number(one.text);
  const isNext = isShort(one) && isShort(other) && Number(other.text) === short + 1;
  return isNext && joint.text === "/" && !other.spaced && short >= 10 && short <= 40 ? "doubtful" : "alone";
}

/** The words for a kind of year that stand by themselves, and those before "year". */
const CALENDARS: ReadonlyMap<string, Calendar> = new Map([
  ["fy", "financial"],
  ["ay", "academic"],
  ["cy", "calendar"],
]);
const KINDS_OF_YEAR: ReadonlyMap<string, Calendar> = new Map([
  ["financial", "financial"],
  ["fiscal", "financial"],
  ["academic", "academic"],
  ["school", "academic"],
  ["calendar", "calendar"],
]);

/** "FY", "financial year", "academic year". */
export function calendarAt({ lexemes }: Written, from: number): Part | null {
  const word = lexemes[from];
  if (word?.kind !== "letters") return null;
  const short = CALENDARS.get(word.text);
  const long = lexemes[from + 1]?.spaced === true && isLetters(lexemes[from + 1], "year") ? word.text : "";
  const calendar = short ?? KINDS_OF_YEAR.get(long);
  if (calendar === undefined) return null;
  return partOf({ kind: "calendar", calendar }, from, from + (short ? 1 : 2));
}
