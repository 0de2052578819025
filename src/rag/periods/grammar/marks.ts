import type { MonthMark, Part, Written } from "./part";
import type { Calendar } from "../years";

/** What the parts of a period say, each kind in the order found. */
export interface Marks {
  /** "2024/25": the year in which it begins (not a number where it is not one year), and whether both have two digits. */
  years: { first: number; isShort: boolean }[];
  /** "2024" */
  year: number[];
  calendar: Calendar[];
  half: number[];
  quarter: number[];
  term: number[];
  /** "Month 6", counted from the month in which the year begins. */
  monthNumber: number[];
  /** "Week 23"; "P7", where periods are of four weeks. */
  numbered: { of: "numbered-week" | "four-weeks"; number: number }[];
  month: MonthMark[];
  /** "July to September". */
  range: { first: MonthMark; last: MonthMark }[];
  /** A day as written; null where the date does not exist. */
  day: { day: string | null; text: string }[];
  /** "30 September": a date without a year. */
  yearless: string[];
  /** "year ending", "quarter to" */
  ending: ("year" | "quarter" | "month" | "week")[];
  /** "week commencing" */
  commencing: true[];
  toDate: true[];
  asides: string[];
  /** A stretch of time of another kind: "the last 12 months", "Winter 2024". */
  other: string[];
}

/** Gathers what the parts of a period say. */
export function marksOf(written: Written, parts: readonly Part[]): Marks {
  const marks: Marks = {
    ...{ years: [], year: [], calendar: [], half: [], quarter: [], term: [], monthNumber: [], month: [], range: [] },
    ...{ numbered: [], commencing: [], day: [], yearless: [], ending: [], toDate: [], asides: [], other: [] },
  };
  for (const part of parts) gather(marks, part, textOf(written, part));
  return marks;
}

function gather(marks: Marks, { said }: Part, text: string): void {
  switch (said.kind) {
    case "years":
      marks.years.push({ first: said.last === said.first + 1 ? said.first : NaN, isShort: said.isShort });
      return;
    case "year":
      marks.year.push(said.year);
      return;
    case "calendar":
      marks.calendar.push(said.calendar);
      return;
    case "half":
    case "quarter":
      marks[said.kind].push(said.part);
      return;
    case "term":
      marks.term.push(said.term);
      return;
    case "month-number":
      marks.monthNumber.push(said.number);
      return;
    case "numbered":
      marks.numbered.push({ of: said.of, number: said.number });
      return;
    case "commencing":
      marks.commencing.push(true);
      return;
    case "month":
      marks.month.push({ month: said.month, year: said.year });
      return;
    case "range":
      marks.range.push({ first: said.first, last: said.last });
      return;
    case "day":
      marks.day.push({ day: said.day, text });
      return;
    case "yearless":
      marks.yearless.push(text);
      return;
    case "ending":
      marks.ending.push(said.of);
      return;
    case "to-date":
      marks.toDate.push(true);
      return;
    case "aside":
      marks.asides.push(text);
      return;
    case "season":
    case "other":
      marks.other.push(text);
      return;
    case "filler":
      return;
  }
}

/** A part as written. */
export function textOf({ text, lexemes }: Written, { from, to }: Part): string {
  return text.slice(lexemes[from]?.start, lexemes[to - 1]?.end);
}
