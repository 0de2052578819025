import { FIRST_REPORT_YEAR, LAST_REPORT_YEAR, MONTH_WORDS } from "../../periods/calendar";
import { wordSet } from "./phrase";
import type { Token } from "./scan";

/*
 * Recognises periods and dates inside a text, as reports write them: "2024/25", "2024-25 Q2", "Q2", "Summer Term 2025",
 * "31 March 2025", "31/03/2025", "Mar-25", "FY25", "March", "the last 12 months". A number inside one is never a
 * target.
 */

/** A period found among tokens: its length in tokens, and whether it could also be a plain figure ("2025", "24/25"). */
export interface PeriodMatch {
  length: number;
  /**
   * "year": a bare year; "short": two consecutive two-digit numbers; "worded": a month, quarter or term with a number
   * that may be its year, its day, or a figure ("Dec 24", "20 Mar-25"); null: certainly a period.
   */
  doubtful: "year" | "short" | "worded" | null;
  /** In a doubtful period, the token that may be a figure; null where no single one may. */
  number: number | null;
}

const SEASONS = new Set(["spring", "summer", "autumn", "winter", "michaelmas", "lent", "trinity"]);
const QUARTER_WORDS = new Set(["quarter", "qtr", "qtrs", "quarters"]);
const YEAR_WORDS = new Set(["financial", "academic", "calendar", "municipal", "school"]);

/** Words that show "1990" and "2050" to be years too: "1990 levels", "since 1998", "by 2050". */
const LEVELS = wordSet("level levels baseline");
const DATED = wordSet("since by");

/** The year a token stands for, or null: four digits without separators or a decimal point. */
function yearOf(token: Token | undefined): number | null {
  if (token?.kind !== "number" || token.text.length !== 4 || token.end - token.start !== 4) return null;
  const year = Number(token.text);
  return Number.isInteger(year) && year >= FIRST_REPORT_YEAR && year <= LAST_REPORT_YEAR ? year : null;
}

function isShort(token: Token | undefined): boolean {
  return token?.kind === "number" && /^\d\d$/.test(token.text);
}

function isMark(token: Token | undefined, ...marks: string[]): boolean {
  return token?.kind === "mark" && marks.includes(token.text);
}

function isQuarterCode(token: Token | undefined): boolean {
  return token?.kind === "word" && /^(?:q[1-4]|h[12]|qtr[1-4])$/.test(token.text);
}

/** The longest period that begins at `index`. */
export function periodAt(tokens: readonly Token[], index: number): PeriodMatch | null {
  const start = tokens[index];
  if (!start) return null;
  if (start.kind === "number") return periodOfNumbers(tokens, index);
  if (start.kind === "oddity") return /^\d{1,2}\.\d{1,2}\.\d{2,4}$/.test(start.text) ? certainPeriod(1) : null;
  return start.kind === "word" ? periodOfWords(tokens, index) : null;
}

function certainPeriod(length: number): PeriodMatch {
  return { length, doubtful: null, number: null };
}

/** The number of tokens in "2024/25" and the like at `index`, or 0. */
function yearSpan(tokens: readonly Token[], index: number): number {
  const year = yearOf(tokens[index]);
  const [joint, next] = [tokens[index + 1], tokens[index + 2]];
  if (year === null || !isMark(joint, "/", "-") || !next || next.kind !== "number") return 0;
  const until = yearOf(next);
  if (until !== null) return until > year && (until === year + 1 || isMark(joint, "/")) ? 3 : 0;
  // "2023-28" is the span of a plan; "2024 - 12" with spaces is not.
  return isShort(next) && !next.spaced && !joint?.spaced && Number(next.text) > year % 100 ? 3 : 0;
}

function periodOfNumbers(tokens: readonly Token[], index: number): PeriodMatch | null {
  const [first, second, third, fourth, fifth] = tokens.slice(index, index + 5);
  const span = yearSpan(tokens, index);
  if (span > 0) return certainPeriod(span + quarterAfter(tokens, index + span));
  // 31/03/2025, 31/3/25, 2025-03-31
  if (
    second &&
    third?.kind === "number" &&
    isMark(second, "/", "-") &&
    fourth?.text === second.text &&
    fifth?.kind === "number"
  ) {
    const [a, b, c] = [Number(first?.text), Number(third.text), Number(fifth.text)];
    const dayFirst = a >= 1 && a <= 31 && b >= 1 && b <= 12 && (yearOf(fifth) !== null || isShort(fifth));
    const yearFirst = yearOf(first) !== null && b >= 1 && b <= 12 && c >= 1 && c <= 31;
    if ((dayFirst || yearFirst) && !third.spaced && !fifth.spaced) return certainPeriod(5);
  }
  // "2005-2007" may be three years or a range of counts, so it is doubtful.
  const [from, until] = [yearOf(first), yearOf(third)];
  if (from !== null && until !== null && isMark(second, "-") && !second?.spaced && until > from && until - from <= 10) {
    return { length: 3, doubtful: "short", number: null };
  }
  // "1-Mar-10": the scan drops the first hyphen. In "8 to 10 Mar-25" the 10 may be a figure.
  const isDay = /^\d{1,2}$/.test(first?.text ?? "") && Number(first?.text) <= 31;
  if (
    isDay &&
    second?.kind === "word" &&
    second.text.includes("-") &&
    MONTH_WORDS.has(second.text.slice(0, second.text.indexOf("-")))
  )
    return second.spaced ? { length: 2, doubtful: "worded", number: 0 } : certainPeriod(2);
  // 31 March 2025, 31st March
  const ordinal = second?.kind === "word" && !second.spaced && /^(?:st|nd|rd|th)$/.test(second.text);
  let month = ordinal ? 2 : 1;
  if (tokens[index + month]?.text === "of") month += 1;
  if (
    MONTH_WORDS.has(tokens[index + month]?.text ?? "") &&
    /^\d{1,2}$/.test(first?.text ?? "") &&
    Number(first?.text) <= 31
  ) {
    const years = yearAfter(tokens, index + month + 1);
    return certainPeriod(month + 1 + (years > 0 ? years : shortYear(tokens, index + month + 1)));
  }
  const year = yearOf(first);
  if (year !== null) {
    const quarter = quarterAfter(tokens, index + 1);
    if (quarter > 0) return certainPeriod(1 + quarter);
    // On its own, only a year close to the report's is more likely a year than a count.
    const isNamed = LEVELS.has(second?.text ?? "") || DATED.has(tokens[index - 1]?.text ?? "");
    if (isNamed || (year > 2000 && year < 2050)) return { length: 1, doubtful: "year", number: 0 };
  }
  // "24/25": two consecutive years, or a part of a whole.
  if (isShort(first) && isMark(second, "/") && isShort(third) && Number(third?.text) === Number(first?.text) + 1) {
    if (Number(first?.text) >= 10 && Number(first?.text) <= 40 && !third?.spaced) {
      const quarter = quarterAfter(tokens, index + 3);
      return { length: 3 + quarter, doubtful: quarter > 0 ? null : "short", number: null };
    }
  }
  return null;
}

/** The number of tokens in a quarter after a year: "Q2", "- Q2", "quarter 2". */
function quarterAfter(tokens: readonly Token[], index: number): number {
  if (isQuarterCode(tokens[index])) return 1;
  if (isMark(tokens[index], "-", ",", ":") && isQuarterCode(tokens[index + 1])) return 2;
  if (QUARTER_WORDS.has(tokens[index]?.text ?? "") && /^[1-4]$/.test(tokens[index + 1]?.text ?? "")) return 2;
  return 0;
}

/** The number of tokens in a year after a month, term or quarter: "2025", "2024/25", "25", "'25". */
function yearAfter(tokens: readonly Token[], index: number, shortToo = false): number {
  const span = yearSpan(tokens, index);
  if (span > 0) return span;
  if (isMark(tokens[index], ",", "-") && yearOf(tokens[index + 1]) !== null) return 2;
  if (yearOf(tokens[index]) !== null) return 1;
  // "Q2 24/25". In "Q1 25, Q2 50" and "March 25, June 50" the numbers are figures.
  if (!shortToo || !isShort(tokens[index]) || !isMark(tokens[index + 1], "/") || !isShort(tokens[index + 2])) return 0;
  return Number(tokens[index + 2]?.text) === Number(tokens[index]?.text) + 1 ? 3 : 0;
}

/** A period in words, with the year that follows it. */
function withYear(tokens: readonly Token[], index: number, length: number): PeriodMatch {
  const years = yearAfter(tokens, index + length, true);
  return years > 0 ? certainPeriod(length + years) : (doubtfulDate(tokens, index, length) ?? certainPeriod(length));
}

/**
 * "Dec 24", "Q4 25", "Dec '24": two digits that may be a year (or after a month, a day) and have no unit. An apostrophe
 * makes them a year.
 */
function doubtfulDate(tokens: readonly Token[], index: number, length: number, isMonth = false): PeriodMatch | null {
  const quoted = isMark(tokens[index + length], "'") ? 1 : 0;
  const [number, after] = [tokens[index + length + quoted], tokens[index + length + quoted + 1]];
  const isYear = isShort(number) && Number(number?.text) >= 10 && Number(number?.text) <= 40;
  const isDay = isMonth && number?.kind === "number" && /^[1-9]$|^[12]\d$|^3[01]$/.test(number.text);
  if (quoted === 1) return isYear ? certainPeriod(length + 2) : null;
  if (!(isYear || isDay) || isMark(after, "%", "/", "+")) return null;
  // "Q2 25 days", "Dec 24k"
  if (after?.kind === "word" && (COUNTED_IN.has(after.text) || !after.spaced)) return null;
  // "Q1 25, Q2 50": a figure for each quarter.
  const further = tokens[index + length + 2];
  if (isMark(after, ",", ";") && (isQuarterCode(further) || MONTH_WORDS.has(further?.text ?? ""))) return null;
  // "Q1 25-30": a range.
  if (isMark(after, "-") && further?.kind === "number" && !further.spaced) return null;
  return { length: length + 1, doubtful: "worded", number: length };
}

const COUNTED_IN = wordSet(
  "per percent pct days day weeks week months hours minutes mins seconds points k m bn million",
);

/** The year in "31 Mar 04": 1 where two digits stand alone after a day and month, 0 where they count something. */
function shortYear(tokens: readonly Token[], index: number): number {
  const [year, after] = [tokens[index], tokens[index + 1]];
  if (!isShort(year)) return 0;
  if (year?.text.startsWith("0")) return isMark(after, "%") ? 0 : 1;
  // In "by 31 March 25 for all sites" 25 may be the year; in "by 31 March 25 days" and "95 homes" the number is a
  // figure.
  if (after?.kind === "word") return Number(year?.text) <= 40 && !COUNTED_IN.has(after.text) ? 1 : 0;
  // "1 Apr 24 - 31 Mar 25"
  if (isMark(after, "-") && tokens.slice(index + 2, index + 5).some((token) => MONTH_WORDS.has(token.text))) return 1;
  return isMark(after, "%", "/", "-", "+") ? 0 : 1;
}

function periodOfWords(tokens: readonly Token[], index: number): PeriodMatch | null {
  const word = tokens[index]?.text ?? "";
  const next = tokens[index + 1];
  if (isQuarterCode(tokens[index])) {
    // "Q1-Q4", "Q1 to Q3", "Q2 2024/25", "Q1 & Q2"
    if (
      (isMark(next, "-", "&", "/") || next?.text === "to" || next?.text === "and") &&
      isQuarterCode(tokens[index + 2])
    ) {
      return withYear(tokens, index, 3);
    }
    const dash =
      isMark(next, "-", "/") && yearOf(tokens[index + 2]) !== null && yearSpan(tokens, index + 2) > 0 ? 1 : 0;
    return withYear(tokens, index, 1 + dash);
  }
  if (QUARTER_WORDS.has(word) && /^[1-4]$/.test(next?.text ?? "") && next?.kind === "number") {
    return withYear(tokens, index, 2);
  }
  if (/^(?:fy|cy|ay)(?:\d{2}|\d{4})$/.test(word)) {
    const more = isMark(next, "/", "-") && isShort(tokens[index + 2]) ? 2 : 0;
    return certainPeriod(1 + more + quarterAfter(tokens, index + 1 + more));
  }
  if (word === "fy" && next?.kind === "number") {
    const years = yearAfter(tokens, index + 1, true);
    return years > 0 ? certainPeriod(1 + years) : doubtfulDate(tokens, index, 1);
  }
  if (SEASONS.has(word)) {
    const term = next?.text === "term" || next?.text === "terms" ? 1 : 0;
    const years = yearAfter(tokens, index + 1 + term);
    return years > 0
      ? certainPeriod(1 + term + years)
      : (doubtfulDate(tokens, index, 1 + term) ?? (term > 0 ? certainPeriod(2) : null));
  }
  if (YEAR_WORDS.has(word) && next?.text === "year") {
    const years = yearAfter(tokens, index + 2);
    return years > 0 ? certainPeriod(2 + years) : null;
  }
  return monthAt(tokens, index) ?? windowAt(tokens, index);
}

function monthAt(tokens: readonly Token[], index: number): PeriodMatch | null {
  const word = tokens[index]?.text ?? "";
  const dash = word.indexOf("-");
  // "Mar-25"
  if (dash > 0)
    return MONTH_WORDS.has(word.slice(0, dash)) && /^\d{2}(?:\d{2})?$/.test(word.slice(dash + 1))
      ? certainPeriod(1)
      : null;
  if (!MONTH_WORDS.has(word)) return null;
  const next = tokens[index + 1];
  let length = 1;
  // "March 31st", "March 31, 2025"
  if (next?.kind === "number" && /^\d{1,2}$/.test(next.text)) {
    const ordinal = /^(?:st|nd|rd|th)$/.test(tokens[index + 2]?.text ?? "") && tokens[index + 2]?.spaced === false;
    if (ordinal) length = 3;
    else if (isMark(tokens[index + 2], ",") && yearOf(tokens[index + 3]) !== null) return certainPeriod(4);
  }
  const years = yearAfter(tokens, index + length, true);
  length += years;
  // In "by Sept 24" and "(March 25)" the number is a year or a day; elsewhere it may be a figure.
  const named = /^(?:by|in|end|of|until|to|at|from|since|till|for|\(|\d+)$/.test(tokens[index - 1]?.text ?? "");
  if (
    length === 1 &&
    named &&
    isShort(next) &&
    !/^(?:%|per|percent|\/|-)$/.test(tokens[index + 2]?.text ?? "") &&
    tokens[index + 2]?.kind !== "word"
  )
    length = 2;
  const doubtful = length === 1 ? doubtfulDate(tokens, index, 1, true) : null;
  if (doubtful) return doubtful;
  // "may" and "march" are also ordinary words. They are months beside a year or a day, or after "by", "in" and the
  // like.
  if (length === 1 && (word === "may" || word === "march" || word === "mar")) {
    return /^(?:by|in|end|of|until|to|at|from|since|till|during)$/.test(tokens[index - 1]?.text ?? "")
      ? certainPeriod(1)
      : null;
  }
  return certainPeriod(length);
}

/**
 * Recognises a rolling window, which is not a figure: "last 12 months", "rolling 12 month", "rolling year", "previous 3
 * years".
 */
function windowAt(tokens: readonly Token[], index: number): PeriodMatch | null {
  const word = tokens[index]?.text ?? "";
  if (word !== "rolling" && word !== "last" && word !== "past" && word !== "preceding") return null;
  const number = tokens[index + 1];
  if (number?.kind !== "number" && !/^(?:three|six|twelve|two|four|five)$/.test(number?.text ?? "")) return null;
  if (!/^(?:months?|mths?|years?|quarters?|weeks?|days?)$/.test(tokens[index + 2]?.text ?? "")) return null;
  const after = tokens[index + 3]?.text;
  return certainPeriod(after === "period" || after === "average" || after === "rolling" ? 4 : 3);
}
