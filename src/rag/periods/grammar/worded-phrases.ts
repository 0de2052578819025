import { MONTH_WORDS } from "../calendar";
import { monthDayAt } from "./day-parts";
import { doubtAfter, isFigure } from "./doubt";
import type { Lexeme } from "./lexemes";
import { monthAt } from "./month-parts";
import {
  isDigits,
  isLetters,
  isMark,
  isShort,
  isWhole,
  monthNumber,
  nextWord,
  partOf,
  slotOver,
  wordAt,
  wordBefore,
  type Said,
  type Written,
} from "./part";
import { certain, inDoubt, isCertain, quarterAfter, withYear, yearAfter, yearsInText, type Phrase } from "./phrase";
import { WINDOW_WORDS, windowAt } from "./side-parts";
import { calendarAt, fullReportYear, shortYearAt, yearsAt } from "./year-parts";
import { codeAt, divisionAt, monthNumberAt, QUARTER_WORDS, SEASONS, termAt } from "./year-divisions";

/* Periods that begin with a word. */

type Reader = (written: Written, from: number) => Phrase | null;

/** The readers of periods that begin with a word, by that word. No other word begins one in running text. */
const READERS: ReadonlyMap<string, Reader> = new Map<string, Reader>([
  ...startingWith(["q", "h", ...QUARTER_WORDS], phraseOfDivision),
  ...startingWith(["month", "period"], phraseOfNumberedMonths),
  ...startingWith(["fy", "cy", "ay"], phraseOfNamedYear),
  ...startingWith(SEASONS, phraseOfSeason),
  ...startingWith(["financial", "academic", "calendar", "municipal", "school"], phraseOfCalendarYear),
  ...startingWith(MONTH_WORDS, phraseOfMonth),
  ...startingWith(WINDOW_WORDS, (written, from) => certain(windowAt(written, from))),
]);

function startingWith(words: Iterable<string>, reader: Reader): [string, Reader][] {
  return Array.from(words, (word) => [word, reader]);
}

/** True for a word that a period may begin with. */
export function isFirstWord(word: string): boolean {
  return READERS.has(word);
}

/** The longest period that begins with a word; null where none does. */
export function phraseOfWords(written: Written, from: number): Phrase | null {
  return READERS.get(written.lexemes[from]?.text ?? "")?.(written, from) ?? null;
}

/** "Spring Term 2025", "Winter 2024". */
function phraseOfSeason(written: Written, from: number): Phrase | null {
  const season = termAt(written, from);
  if (!isCertain(season)) return null;
  const next = nextWord(written.lexemes, season.to - 1);
  const year = yearAfter(written, next);
  if (year) return certain(season, year);
  const hasTerm = season.to > from + 1;
  return inDoubt(season, doubtAfter(written, next, false)) ?? (hasTerm ? certain(season) : null);
}

/** "Q2 2024/25", "Q1 to Q3", "Q1 & Q2 2024/25". */
function phraseOfDivision(written: Written, from: number): Phrase | null {
  const { lexemes } = written;
  const division = divisionAt(written, from);
  if (!division) return null;
  if (!codeAt(written, division.from)) return withYear(written, division);
  const joint = nextWord(lexemes, division.to - 1);
  const isJoint = isMark(lexemes[joint], "-", "&", "/") || /^(?:to|and)$/.test(wordAt(lexemes, joint));
  const other = isJoint ? codeAt(written, nextWord(lexemes, joint)) : null;
  if (other) return withYear(written, division, [other]);
  const years = isMark(lexemes[joint], "-", "/") ? yearsInText(written, joint + 1) : null;
  return isCertain(years) ? certain(division, years) : withYear(written, division);
}

/** "Month 6", "Period 6 2024/25", "Month 1 to 6"; but not "20 per month 6" and "1 month 6 days". */
function phraseOfNumberedMonths(written: Written, from: number): Phrase | null {
  const { lexemes } = written;
  const part = monthNumberAt(written, from);
  const number = from + 1;
  if (!part || !isMonthCount(lexemes[number]) || isCounted(written, from)) return null;
  const joint = nextWord(lexemes, number);
  const last = nextWord(lexemes, joint);
  const isJoint = isMark(lexemes[joint], "-", "/", "&") || /^(?:to|and)$/.test(wordAt(lexemes, joint));
  if (isJoint && isMonthCount(lexemes[last]) && !isFigure(written, last)) {
    return withYear(written, partOf({ kind: "other" }, from, last + 1, "certain"));
  }
  return isFigure(written, number) ? null : withYear(written, part);
}

function isMonthCount(lexeme: Lexeme | undefined): boolean {
  return isWhole(lexeme) && isDigits(lexeme, 1, 2) && Number(lexeme.text) >= 1 && Number(lexeme.text) <= 12;
}

/** True for a month as a stretch of time: "6 month", "per month", "each period"; but not "2024/25 month". */
function isCounted({ lexemes }: Written, month: number): boolean {
  const before = wordBefore(lexemes, month);
  if (/^\d{1,2}$/.test(before)) return !isMark(lexemes[month - 2], "/", "-");
  return /^(?:per|an?|each|every|one|two|three|four|five|six|nine|twelve|\/)$/.test(before);
}

/** "FY25", "FY24/25", "FY 24/25". */
function phraseOfNamedYear(written: Written, from: number): Phrase | null {
  const { lexemes } = written;
  const [word, digits, joint, other] = lexemes.slice(from, from + 4);
  if (word?.begins !== true) return null;
  const calendar = calendarAt(written, from);
  if (word.ends) {
    const next = nextWord(lexemes, from);
    if (!calendar || !isLetters(word, "fy") || !isDigits(lexemes[next]) || lexemes[next]?.begins !== true) return null;
    const year = yearAfter(written, next, true);
    return year ? certain(calendar, year) : inDoubt(calendar, doubtAfter(written, next, false));
  }
  if (!isDigits(digits, 2, 4) || !digits.ends) return null;
  const isTwo = isMark(joint, "/", "-") && isShort(other);
  const to = from + (isTwo ? 4 : 2);
  const years = isTwo ? yearsAt(written, from + 1) : null;
  const said: Said = { kind: "year", year: fullReportYear(digits.text) };
  const year = years ?? partOf(said, from + 1, to, "doubtful", [slotOver("year", written, from + 1)]);
  return certain(calendar, { ...year, to }, quarterAfter(written, nextWord(lexemes, to - 1)));
}

/** "Financial year 2024/25", "municipal year 2024/25". */
function phraseOfCalendarYear(written: Written, from: number): Phrase | null {
  const { lexemes } = written;
  const at = nextWord(lexemes, from);
  if (!isWhole(lexemes[from]) || wordAt(lexemes, at) !== "year") return null;
  const year = yearAfter(written, nextWord(lexemes, at));
  return year ? certain(calendarAt(written, from) ?? partOf({ kind: "other" }, from, at + 1, "certain"), year) : null;
}

function phraseOfMonth(written: Written, from: number): Phrase | null {
  const { lexemes } = written;
  const month = monthAt(written, from);
  if (!month) return null;
  // "Mar-25"
  if (month.certainty === "certain") return certain(month);
  if (!isWhole(lexemes[from])) return null;
  const dated = monthDayAt(written, from);
  if (dated?.said.kind === "day") return certain(dated);
  const said: Said = { kind: "month", month: monthNumber(lexemes[from]) ?? 0, year: null };
  const named = dated ?? partOf(said, from, from + 1, "certain", [slotOver("month", written, from)]);
  const next = nextWord(lexemes, named.to - 1);
  const year = yearAfter(written, next, true);
  if (year || dated) return certain(named, year);
  const before = wordBefore(lexemes, from);
  const doubt = isNamedNumber(written, next, before)
    ? { to: next + 1, part: shortYearAt(written, next), number: null }
    : doubtAfter(written, next, true);
  const unsure = inDoubt(named, doubt);
  if (unsure) return unsure;
  // "May" and "march" are also ordinary words. They are months beside a year or a day, or after "by", "in" and the like.
  return !/^(?:may|march|mar)$/.test(lexemes[from]?.text ?? "") || MONTH_LEADS.test(before) || before === "during"
    ? certain(named)
    : null;
}

const MONTH_LEADS = /^(?:by|in|end|of|until|to|at|from|since|till)$/;

/** In "by Sept 24" and "(March 25)" the number is a year or a day; elsewhere it may be a figure. */
function isNamedNumber({ lexemes }: Written, at: number, said: string): boolean {
  const isLed = MONTH_LEADS.test(said) || said === "for" || said === "(" || /^\d+$/.test(said);
  const after = lexemes[nextWord(lexemes, at)];
  return isLed && isShort(lexemes[at]) && !isMark(after, "%", "/", "-") && after?.kind !== "letters";
}
