import { MONTH_NAME, monthOf } from "./calendar";
import { readDayText } from "./days";
import type { Piece, Slot } from "./period";
import type { Calendar } from "./span";

/** The parts of a period that were found in a text, each in the order found. */
export interface Marks {
  /** "2024/25": the year in which it begins, and whether both years have two digits. */
  years: { first: number; isShort: boolean }[];
  /** "2024" */
  year: number[];
  calendar: Calendar[];
  half: number[];
  quarter: number[];
  term: number[];
  /** "Month 6", counted from April. */
  monthNumber: number[];
  month: MonthMark[];
  /** "July to September". */
  range: { first: MonthMark; last: MonthMark }[];
  /** A day as written; null where the date does not exist. */
  day: { day: string | null; text: string }[];
  /** "30 September": a date without a year. */
  yearless: string[];
  /** "year ending", "quarter to" */
  ending: ("year" | "quarter" | "month")[];
  toDate: true[];
  asides: string[];
}

export interface MonthMark {
  month: number;
  year: number | null;
}

export interface Scan {
  marks: Marks;
  pieces: Piece[];
  /** The first words that were not understood; null where all were. */
  unknown: string | null;
}

const MONTH = `(${MONTH_NAME})(?![a-z])\\.?`;
/** A year directly after a month's name that is not the first of two: "Sep-24", "Sept '24", "September 2024". */
const MONTH_YEAR = "(?:([\\s,-]*['’]?)((?:19|20)\\d\\d|\\d\\d)(?![\\d]|\\s?[/–-]\\s?\\d\\d(?!\\d)))?";
const ORDINAL = "(1st|2nd|3rd|4th|first|second|third|fourth)";

type Reader = (match: RegExpExecArray, marks: Marks) => Piece[];

const slot = (name: Slot, like: string): Piece => ({ slot: name, like });

/** Patterns for the parts of a period, in the order in which they are tried. */
const READERS: readonly (readonly [RegExp, Reader])[] = [
  [
    // 30/09/2024, 30.9.24, 2024-09-30
    /\d{1,2}([/.-])\d{1,2}\1(?:\d{4}|\d{2})(?!\d)|\d{4}-\d{1,2}-\d{1,2}(?!\d)/iy,
    ([text], marks) => {
      marks.day.push({ day: readDayText(text), text });
      return [slot("day", text)];
    },
  ],
  [
    // 30 September 2024, 30-Sep-24
    new RegExp(`(\\d{1,2})(?:st|nd|rd|th)?[\\s-]+${MONTH}(?:[\\s,-]+(\\d{4}|\\d{2})(?!\\d))?`, "iy"),
    ([text, date, month, year], marks) => {
      if (year === undefined) {
        marks.yearless.push(text);
        return [text];
      }
      marks.day.push({ day: readDayText(`${date ?? ""} ${month ?? ""} ${year}`), text });
      return [slot("day", text)];
    },
  ],
  [
    // 2024/25, 2024-2025, 24/25
    /((?:19|20)\d\d|\d\d)\s?[/–—-]\s?((?:19|20)\d\d|\d\d)(?!\d)/y,
    ([text, one = "", other = ""], marks) => {
      const first = fullYear(one);
      if (fullYear(other) !== first + 1 && Number(other) !== (first + 1) % 100) {
        // "2024-10" is a month in ISO 8601; "2023-28" is not.
        if (one.length < 4 || other.length !== 2 || !text.includes("-") || !isMonth(Number(other))) {
          marks.years.push({ first: NaN, isShort: false });
          return [text];
        }
        marks.month.push({ month: Number(other), year: first });
        return [slot("month-year", one), "-", slot("month", other)];
      }
      marks.years.push({ first, isShort: one.length === 2 });
      return [slot("years", text)];
    },
  ],
  [
    /(?:FY|financial year|fiscal year)(?![a-z])|(?:AY|academic year|school year)(?![a-z])|(?:CY|calendar year)(?![a-z])/iy,
    ([text], marks) => {
      marks.calendar.push(/^f/i.test(text) ? "financial" : /^c/i.test(text) ? "calendar" : "academic");
      return [text];
    },
  ],
  [
    /(?:q(?:uarter|tr)?s?[.\s]?\s?)([1-4])(?!\d)/iy,
    ([text, part = ""], marks) => {
      marks.quarter.push(Number(part));
      return [text.slice(0, -part.length), slot("quarter", part)];
    },
  ],
  [
    new RegExp(`${ORDINAL}(\\s(?:quarter|qtr))(?![a-z])`, "iy"),
    ([, part = "", rest = ""], marks) => {
      marks.quarter.push(ordinalOf(part));
      return [slot("quarter", part), rest];
    },
  ],
  [
    /(?:h|half(?:[\s-]year)?\s)([12])(?!\d)/iy,
    ([text, part = ""], marks) => {
      marks.half.push(Number(part));
      return [text.slice(0, -1), slot("half", part)];
    },
  ],
  [
    new RegExp(`${ORDINAL}(\\shalf(?:[\\s-]year)?)(?![a-z])`, "iy"),
    ([text, part = "", rest = ""], marks) => {
      const half = ordinalOf(part);
      if (half > 2) return [text];
      marks.half.push(half);
      return [slot("half", part), rest];
    },
  ],
  [
    // As in the rating rules: half of the year has passed.
    /(?:half|mid)[\s-]year(?![a-z])/iy,
    ([text], marks) => {
      marks.half.push(1);
      return [text];
    },
  ],
  [
    /(autumn|spring|summer)(\sterm)(?![a-z])/iy,
    ([, name = "", rest = ""], marks) => {
      marks.term.push(["autumn", "spring", "summer"].indexOf(name.toLowerCase()) + 1);
      return [slot("term", name), rest];
    },
  ],
  [
    /((?:month|period)\s|[mp]\s?)(\d{1,2})(?!\d)/iy,
    ([, lead = "", number = ""], marks) => {
      marks.monthNumber.push(Number(number));
      return [lead, slot("month-number", number)];
    },
  ],
  [
    // "July to September 2024", "Apr 24 - Mar 25"
    new RegExp(`${MONTH}${MONTH_YEAR}(\\s?(?:[–—/-]|to)\\s?)${MONTH}${MONTH_YEAR}`, "iy"),
    ([, first = "", gap = "", year, joint = "", last = "", lastGap = "", lastYear], marks) => {
      marks.range.push({ first: monthMark(first, year), last: monthMark(last, lastYear) });
      return [
        slot("first-month", first),
        ...(year === undefined ? [] : [gap, slot("first-month-year", year)]),
        joint,
        slot("month", last),
        ...(lastYear === undefined ? [] : [lastGap, slot("month-year", lastYear)]),
      ];
    },
  ],
  [
    new RegExp(`${MONTH}${MONTH_YEAR}`, "iy"),
    ([, name = "", gap = "", year], marks) => {
      marks.month.push(monthMark(name, year));
      if (year === undefined) return [slot("month", name)];
      // "May" is both the long and the short form; beside a year of two digits, treat it as the short one.
      const like =
        year.length === 2
          ? name.replace(/^may$/i, (may) => (may === "MAY" ? "SEP" : may === "may" ? "sep" : "Sep"))
          : name;
      return [slot("month", like), gap, slot("month-year", year)];
    },
  ],
  [
    /((?:19|20)\d\d)(?!\d)/y,
    ([text], marks) => {
      marks.year.push(Number(text));
      return [slot("year", text)];
    },
  ],
  [
    /(year|quarter|month)\s(?:ending|ended|to)(?![a-z])(?!\sdate)(?:\s(?:the\s)?end\sof)?/iy,
    ([text, kind], marks) => {
      marks.ending.push(
        kind?.toLowerCase() === "year" ? "year" : kind?.toLowerCase() === "quarter" ? "quarter" : "month",
      );
      return [text];
    },
  ],
  [
    /(?:y\.?t\.?d\.?|(?:year[\s-])to[\s-]date)(?![a-z])/iy,
    ([text], marks) => {
      marks.toDate.push(true);
      return [text];
    },
  ],
  [
    // Flags as official statistics use them: b a break in series, p provisional, r revised, e estimated.
    /[bpre](?![\w.])|(?:[1-9]\s)?(?:revised|revision)(?:\s[1-9](?!\d))?(?![a-z])|provisional(?![a-z])|prov(?:\.|(?![a-z]))|(?:final|outturn|year[\s-]end|full[\s-]year|annual|un-?audited|audited|un-?validated|validated|estimated?|draft|break in series|new series|rebased)(?![a-z])|[*†‡]+/iy,
    ([text], marks) => {
      marks.asides.push(text);
      return [{ aside: text }];
    },
  ],
  [
    /(?:(?:position|snapshot|data)\s)?(?:as )?(?:at|of|for|in)(?:\s(?:the\s)?end(?:\sof)?)?(?![a-z])|end(?:\sof)?(?![a-z])|the(?![a-z])/iy,
    ([text]) => [text],
  ],
  [/[\s,;:()[\]–—/.-]+/y, ([text]) => [text]],
];

/** Splits a text into the parts of a period. `text` has single spaces. */
export function scanPeriod(text: string): Scan {
  const marks: Marks = {
    ...{ years: [], year: [], calendar: [], half: [], quarter: [], term: [], monthNumber: [], month: [] },
    ...{ range: [], day: [], yearless: [], ending: [], toDate: [], asides: [] },
  };
  const pieces: Piece[] = [];
  let at = 0;
  while (at < text.length) {
    const next = readAt(text, at, marks);
    if (!next) return { marks, pieces, unknown: /^\S+/.exec(text.slice(at))?.[0] ?? text.slice(at) };
    pieces.push(...next.pieces);
    at = next.end;
  }
  return { marks, pieces, unknown: null };
}

function readAt(text: string, at: number, marks: Marks): { pieces: Piece[]; end: number } | null {
  // A word or number matches only from its start: the "h1" in "month1" is not a half.
  const before = text.charAt(at - 1);
  const inWord = /[a-z]/i.test(before) && /[a-z]/i.test(text.charAt(at));
  const inNumber = /\d/.test(before) && /\d/.test(text.charAt(at));
  if (inWord || inNumber) return null;
  for (const [pattern, reader] of READERS) {
    pattern.lastIndex = at;
    const match = pattern.exec(text);
    if (match && match[0] !== "") return { pieces: reader(match, marks), end: at + match[0].length };
  }
  return null;
}

/** Expands a year of two digits: from 90 on it is in the 1990s, otherwise in this century. */
function fullYear(text: string): number {
  if (text.length === 4) return Number(text);
  return Number(text) + (Number(text) >= 90 ? 1900 : 2000);
}

function monthMark(name: string, year: string | undefined): MonthMark {
  return { month: monthOf(name) ?? 0, year: year === undefined ? null : fullYear(year) };
}

function isMonth(value: number): boolean {
  return value >= 1 && value <= 12;
}

function ordinalOf(word: string): number {
  const index = ["first", "second", "third", "fourth"].indexOf(word.toLowerCase());
  return index < 0 ? Number(word.charAt(0)) : index + 1;
}
