import { MONTH_WORDS } from "../calendar";
import { dayOfMonthAt, numericDayAt, wordedDayAt } from "./day-parts";
import { toDay } from "../days";
import { shortYearAfter } from "./doubt";
import { isMark, nextWord, reportYear, slotOver, wordAt, wordBefore, type Part, type Written } from "./part";
import { certain, doubtful, isCertain, quarterAfter, yearAfter, yearsInText, type Phrase } from "./phrase";
import { phraseOfWords } from "./worded-phrases";
import { yearAt } from "./year-parts";

/*
 * How parts stand together as a period in running text, as targets, values and headings write it: "85% by Dec 24", "Q2 2024/25:
 * 40 homes". There the longest is taken, and a number that may as well be a figure leaves it in doubt.
 */

/** The words that a period in running text may begin with. */
const FIRST_WORDS: ReadonlySet<string> = new Set([
  ...MONTH_WORDS,
  ...["q", "h", "qtr", "qtrs", "quarter", "quarters", "month", "period", "fy", "cy", "ay"],
  ...["spring", "summer", "autumn", "winter", "michaelmas", "lent", "trinity"],
  ...["financial", "academic", "calendar", "municipal", "school", "rolling", "last", "past", "preceding"],
]);

/** The words that may follow the number of a day. */
const AFTER_DAYS: ReadonlySet<string> = new Set([...MONTH_WORDS, "st", "nd", "rd", "th", "of"]);

/**
 * False for a word or number that no period begins with, by what follows it. It is asked of every word of a text before anything
 * else.
 */
export function mayBegin(word: string, next: string): boolean {
  const letters = firstLetters(word);
  if (letters !== "") return FIRST_WORDS.has(letters);
  const isDotted = word.indexOf(".") !== word.lastIndexOf(".");
  return word.length === 4 || isDotted || next === "/" || next === "-" || AFTER_DAYS.has(firstLetters(next));
}

/** Without a pattern, as it is asked so often. */
function firstLetters(word: string): string {
  let end = 0;
  for (let code = word.charCodeAt(0); code >= 97 && code <= 122; code = word.charCodeAt(end)) end += 1;
  return word.slice(0, end);
}

/** The longest period that begins with a lexeme; null where none does. */
export function phraseAt(written: Written, from: number): Phrase | null {
  const start = written.lexemes[from];
  if (start?.begins !== true) return null;
  switch (start.kind) {
    case "digits":
      return phraseOfFigures(written, from);
    case "letters":
      return phraseOfWords(written, from);
    case "mark":
      return null;
  }
}

function phraseOfFigures(written: Written, from: number): Phrase | null {
  const day = numericDayAt(written, from);
  if (isCertain(day)) return certain(day);
  const years = yearsInText(written, from);
  if (isCertain(years)) return certain(years, quarterAfter(written, nextWord(written.lexemes, years.to - 1)));
  const isShortYears = years?.said.kind === "years" && years.said.isShort;
  if (years?.certainty === "doubtful" && !isShortYears) return doubtful(years, "short", null);
  const dated = dayAndMonth(written, from);
  if (dated) return dated;
  const year = reportYear(written.lexemes[from]) === null ? null : yearAt(written, from);
  if (year) {
    const quarter = quarterAfter(written, nextWord(written.lexemes, from));
    if (quarter) return certain(year, quarter);
    if (isLikelyYear(written, from)) return doubtful(year, "year", from);
  }
  if (years?.certainty !== "doubtful") return null;
  const quarter = quarterAfter(written, nextWord(written.lexemes, years.to - 1));
  return quarter ? certain(years, quarter) : doubtful(years, "short", null);
}

/** On its own, only a year close to the report's is more likely a year than a count, and "1990 levels", "by 2050". */
function isLikelyYear({ lexemes }: Written, from: number): boolean {
  const isDated = /^(?:since|by)$/.test(wordBefore(lexemes, from));
  if (isDated || /^(?:levels?|baseline)$/.test(wordAt(lexemes, nextWord(lexemes, from)))) return true;
  const year = Number(lexemes[from]?.text);
  return year > 2000 && year < 2050;
}

/** "1-Mar-10", "31 March 2025", "31st March", "31 Mar 04". */
function dayAndMonth(written: Written, from: number): Phrase | null {
  const { lexemes } = written;
  const found = dayOfMonthAt(written, from);
  if (!found?.isPlain) return null;
  const name = lexemes[found.at];
  if (name?.ends === false) return dayAndDatedMonth(written, from, found.at);
  const next = nextWord(lexemes, found.at);
  const year = yearAfter(written, next);
  const short = year ? null : shortYearAfter(written, next);
  const number = short ?? (year?.said.kind === "year" ? year.said.year : null);
  const to = short === null ? (year?.to ?? found.to) : next + 1;
  const isDay = number !== null;
  const part: Part = {
    said: isDay ? { kind: "day", day: toDay(number, found.month, found.date) } : { kind: "yearless" },
    ...{
      from,
      to: isDay ? to : found.to,
      slots: isDay ? [slotOver("day", written, from, to)] : [],
      certainty: "certain",
    },
  };
  return certain(part, isDay ? null : year);
}

/** "1-Mar-10". In "8 to 10 Mar-25" the 10 may be a figure. */
function dayAndDatedMonth(written: Written, from: number, at: number): Phrase | null {
  const { lexemes } = written;
  if (at !== nextWord(lexemes, from) || !isMark(lexemes[at + 1], "-")) return null;
  let to = at + 2;
  while (lexemes[to - 1]?.ends === false) to += 1;
  const day = wordedDayAt(written, from);
  const part: Part = {
    ...(day?.to === to ? day : { said: { kind: "yearless" }, slots: [] }),
    from,
    to,
    certainty: "certain",
  };
  return lexemes[at]?.spaced === true ? doubtful(part, "worded", from) : certain(part);
}
