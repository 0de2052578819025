import { FIRST_REPORT_YEAR, LAST_REPORT_YEAR, MONTH_WORDS, monthOf } from "../calendar";
import type { Lexeme } from "./lexemes";
import type { Slot } from "../period";
import type { Calendar } from "../years";

/** What a part of a written period says. */
export type Said =
  /** "2024/25", "2023-28": its first and last year, and whether both were written with two digits. */
  | { kind: "years"; first: number; last: number; isShort: boolean }
  /** "2024" */
  | { kind: "year"; year: number }
  | { kind: "calendar"; calendar: Calendar }
  /** A half (1, 2) or a quarter (1 to 4) of a year. */
  | { kind: "half" | "quarter"; part: number }
  /** 1 autumn, 2 spring, 3 summer. */
  | { kind: "term"; term: number }
  /** "Autumn", "Winter term": a season that is not said to be a term of a school year. */
  | { kind: "season" }
  /** "Month 6", "P3": counted from the month in which the year begins. */
  | { kind: "month-number"; number: number }
  /** "Week 23"; "P7", where periods are of four weeks. */
  | { kind: "numbered"; of: "numbered-week" | "four-weeks"; number: number }
  | ({ kind: "month" } & MonthMark)
  /** "July to September" */
  | { kind: "range"; first: MonthMark; last: MonthMark }
  /** A date; null where there is no such day. */
  | { kind: "day"; day: string | null }
  /** "30 September": a date without a year. */
  | { kind: "yearless" }
  /** "year ending", "quarter to" */
  | { kind: "ending"; of: "year" | "quarter" | "month" | "week" }
  /** "w/c" */
  | { kind: "commencing" }
  /** "YTD" */
  | { kind: "to-date" }
  /** "the last 12 months", "Q1 to Q3", a municipal year: a stretch of time of another kind. */
  | { kind: "other" }
  /** "Revised", "b": what is said of the figure. */
  | { kind: "aside" }
  /** "as at", "the", a comma. */
  | { kind: "filler" };

/** A month, and its year where it is written beside it. */
export interface MonthMark {
  month: number;
  year: number | null;
}

/** A place in a text that says a part of the period, with an example of how it is written. */
export interface PlacedSlot {
  slot: Slot;
  start: number;
  end: number;
  like: string;
}

/** A part of a written period: the lexemes from `from` to before `to`. */
export interface Part {
  said: Said;
  from: number;
  to: number;
  slots: readonly PlacedSlot[];
  /**
   * How it counts in running text, among words and figures. "certain": nothing else is written so; "doubtful": it may be figures
   * ("24/25", "2005-2007"); "alone": a part of a period only where the whole text is one ("P3", "Q 2", "2024 / 25").
   */
  certainty: "certain" | "doubtful" | "alone";
}

/** A part of the lexemes from `from` to before `to`. Every part is made here, of one shape and without spreads, for speed. */
export function partOf(
  said: Said,
  from: number,
  to: number,
  certainty: Part["certainty"] = "alone",
  slots: readonly PlacedSlot[] = [],
): Part {
  return { said, from, to, slots, certainty };
}

/** A text that is searched for periods. */
export interface Written {
  text: string;
  lexemes: readonly Lexeme[];
}

/** A slot over some lexemes, with their text as the example. */
export function slotOver(name: Slot, { text, lexemes }: Written, from: number, to = from + 1): PlacedSlot {
  const [start, end] = [lexemes[from]?.start ?? 0, lexemes[to - 1]?.end ?? 0];
  return { slot: name, start, end, like: text.slice(start, end) };
}

/** The index of the word, number or mark after the one that a lexeme belongs to, past a hyphen that only joins the two. */
export function nextWord(lexemes: readonly Lexeme[], index: number): number {
  let at = index;
  while (lexemes[at]?.ends === false) at += 1;
  at += 1;
  return lexemes[at]?.joins === true ? at + 1 : at;
}

/** The word, mark or whole number before the word that begins at an index; "" for a word with digits. */
export function wordBefore(lexemes: readonly Lexeme[], index: number): string {
  const last = lexemes[index - 1]?.joins === true ? index - 2 : index - 1;
  let first = last;
  while (lexemes[first]?.begins === false) first -= 1;
  return first < 0 ? "" : wholeText(lexemes, first);
}

/** The text of the word, mark or number that begins at an index, a number without its commas; "" for a word with digits. */
export function wholeText(lexemes: readonly Lexeme[], from: number): string {
  const first = lexemes[from];
  if (first?.begins !== true || isWhole(first)) return first?.text ?? "";
  let text = "";
  for (let at = from; ; at += 1) {
    const lexeme = lexemes[at];
    if (!lexeme || lexeme.kind === "letters") return "";
    if (lexeme.text !== ",") text += lexeme.text;
    if (lexeme.ends) return text;
  }
}

/** Letters, digits or a mark that are a word or number by themselves. */
export type Whole = Lexeme & { begins: true; ends: true };

/** Digits: `kind` is told from others. */
export type Digits = Lexeme & { kind: "digits" };

/** True for letters or digits that are a word or number by themselves. */
export function isWhole(lexeme: Lexeme | undefined): lexeme is Whole {
  return lexeme !== undefined && lexeme.begins && lexeme.ends;
}

/** The text of a whole word; "" for anything else. */
export function wordAt(lexemes: readonly Lexeme[], index: number): string {
  const lexeme = lexemes[index];
  return isWhole(lexeme) && lexeme.kind === "letters" ? lexeme.text : "";
}

/** True for letters that are one of some words, also where digits touch them. */
export function isLetters(lexeme: Lexeme | undefined, ...words: string[]): boolean {
  return lexeme?.kind === "letters" && words.includes(lexeme.text);
}

/** True for one of some marks. */
export function isMark(lexeme: Lexeme | undefined, ...marks: string[]): boolean {
  return lexeme?.kind === "mark" && marks.includes(lexeme.text);
}

/** True for digits, of a number of places where that is given. */
export function isDigits(lexeme: Lexeme | undefined, ...lengths: number[]): lexeme is Digits {
  return lexeme?.kind === "digits" && (lengths.length === 0 || lengths.includes(lexeme.text.length));
}

/** True for a whole number of two digits. */
export function isShort(lexeme: Lexeme | undefined): lexeme is Whole & Digits {
  return isWhole(lexeme) && isDigits(lexeme, 2);
}

/** The year that a whole number stands for, where a report may name it; else null. */
export function reportYear(lexeme: Lexeme | undefined): number | null {
  if (!isWhole(lexeme) || !isDigits(lexeme)) return null;
  return namesYear(lexeme.text) ? Number(lexeme.text) : null;
}

/** True for the four digits of a year that a report may name. */
export function namesYear(text: string): boolean {
  return text.length === 4 && Number(text) >= FIRST_REPORT_YEAR && Number(text) <= LAST_REPORT_YEAR;
}

/** True where one space or one hyphen stands between a lexeme and the one at `index`: "year end", "year-end". */
export function spaceOrHyphen(lexemes: readonly Lexeme[], index: number): number {
  const next = lexemes[index];
  if (next?.spaced === true) return index;
  return isMark(next, "-") && lexemes[index + 1]?.spaced === false ? index + 1 : -1;
}

/** The month that letters name, 1 to 12; null for anything else. */
export function monthNumber(lexeme: Lexeme | undefined): number | null {
  return lexeme?.kind === "letters" && MONTH_WORDS.has(lexeme.text) ? monthOf(lexeme.text) : null;
}
