import { partsOf, writeDay } from "./days";
import { monthName } from "./calendar";
import { isRead, type Period, type Piece, type Slot } from "./period";
import { readPeriod } from "./read-period";
import { daysOf, sameSpan, type Span } from "./span";
import { hasOneNumber, monthOfYear, twoNumbers, yearOf, type Calendar } from "./years";

/** The text of a period. */
export function writePeriod(period: Period): string {
  return period.text;
}

/**
 * Writes another span in the style of a period: "Q3 2024-25" beside "Q2 2024-25 b Revised", without the qualifiers,
 * which belong to that period alone. Where the style cannot express it ("Q1" of another year), it is written in full.
 */
export function writeAlike(span: Span, like: Period): Period {
  const { reporting } = like;
  const text = tidy(like.pieces.map((piece) => writePiece(piece, span, reporting.year)).join(""));
  const reading = readPeriod(text, { reporting });
  if (isRead(reading) && sameSpan(reading.span, span) && reading.qualifiers.length === 0) return reading;
  return writeInFull(span, like);
}

function writeInFull(span: Span, { pieces, reporting }: Period): Period {
  const text = describeSpan(span, reporting.year);
  const reading = readPeriod(text, { reporting });
  if (isRead(reading)) return reading;
  // Outside the years that can be read, so there is no style to follow.
  const days = daysOf(span);
  return { kind: span.kind, span, reporting, ...days, qualifiers: [], isBreak: false, text, pieces };
}

/**
 * Writes a span in the standard form, for a body of that year: "2024/25 Q2", "September 2024", "2024/25 Spring Term".
 * The year of another body is named by its end: "Year ending 31 July 2025".
 */
export function describeSpan(span: Span, own: Calendar = "financial"): string {
  switch (span.kind) {
    case "year":
      return isNamed(span.calendar, own) ? ofYear(span.calendar, span.year) : `Year ending ${lastDay(span)}`;
    case "half":
      return `${ofYear(span.calendar, span.year)} H${span.part}`;
    case "quarter":
      if (!isNamed(span.calendar, own)) return `Quarter ending ${lastDay(span)}`;
      return `${ofYear(span.calendar, span.year)} Q${span.part}`;
    case "month":
      return `${monthName(span.month)} ${span.year}`;
    case "term":
      return `${twoNumbers(span.year)} ${TERM_NAMES[span.term - 1] ?? ""} Term`;
    case "day":
      return writeDay(span.day);
    case "week":
      return span.named === "last"
        ? `Week ending ${writeDay(span.last)}`
        : `Week commencing ${writeDay(daysOf(span).start)}`;
    case "numbered-week":
      return `${ofYear(span.calendar, span.year)} Week ${span.number}`;
    case "four-weeks":
      return `${ofYear(span.calendar, span.year)} P${span.number}`;
    case "year-to-date":
      return span.upTo
        ? `${span.upTo.kind === "day" ? `${ofYear(span.calendar, span.year)} ` : ""}${describeSpan(span.upTo, own)} YTD`
        : `${ofYear(span.calendar, span.year)} YTD`;
  }
}

/** True for a year that a number names by itself, or beside "academic" or "calendar". */
function isNamed(calendar: Calendar, own: Calendar): boolean {
  return calendar === own || calendar === "academic" || calendar === "calendar";
}

function lastDay(span: Span): string {
  return writeDay(daysOf(span).end ?? "");
}

const TERM_NAMES = ["Autumn", "Spring", "Summer"];

function ofYear(calendar: Calendar, year: number): string {
  if (calendar === "calendar") return `Calendar year ${year}`;
  if (calendar === "academic") return `Academic year ${twoNumbers(year)}`;
  return hasOneNumber(calendar) ? String(year) : twoNumbers(year);
}

function tidy(text: string): string {
  return text
    .replace(/[([]\s*[)\]]/g, "")
    .replace(/\s+/g, " ")
    .replace(/(?<![\s,;:–-])[\s,;:–-]+$/, "")
    .trim();
}

function writePiece(piece: Piece, span: Span, own: Calendar): string {
  if (typeof piece === "string") return piece;
  return "aside" in piece ? "" : writeSlot(piece.slot, piece.like, span, own);
}

/** Writes one part of a span in the style of an example, by the body's own year. */
function writeSlot(slot: Slot, like: string, span: Span, own: Calendar): string {
  const { start, end } = daysOf(span);
  const last = partsOf(end ?? start);
  const first = partsOf(start);
  switch (slot) {
    case "years":
      return yearsLike(like, firstYearOf(span, own));
    case "year":
      return String(span.kind === "term" || span.kind === "month" ? last.year : firstYearOf(span, own));
    case "half":
    case "quarter": {
      const inner = innerOf(span);
      return inner && (inner.kind === "half" || inner.kind === "quarter") ? ordinalLike(like, inner.part) : "";
    }
    case "term":
      return span.kind === "term" ? caseLike(like, TERM_NAMES[span.term - 1] ?? "") : "";
    case "month-number":
      return numberLike(like, monthOfYear(last.month, own));
    case "number": {
      const inner = innerOf(span);
      return inner && "number" in inner ? numberLike(like, inner.number) : "";
    }
    case "month":
      return monthLike(like, last.month);
    case "first-month":
      return monthLike(like, first.month);
    case "month-year":
      return yearLike(like, last.year);
    case "first-month-year":
      return yearLike(like, first.year);
    case "day":
      return end === null ? "" : dayLike(like, span.kind === "week" && span.named === "first" ? start : end);
  }
}

/** The span itself, or the part that a year to date ends with. */
function innerOf(span: Span): Span | null {
  return span.kind === "year-to-date" ? span.upTo : span;
}

function numberLike(like: string, number: number): string {
  return String(number).padStart(like.startsWith("0") ? 2 : 1, "0");
}

/** The first year of "2024/25" for a span. */
function firstYearOf(span: Span, own: Calendar): number {
  switch (span.kind) {
    case "year":
    case "half":
    case "quarter":
    case "term":
    case "year-to-date":
    case "numbered-week":
    case "four-weeks":
      return span.year;
    case "month":
      return yearOf(daysOf(span).start, own);
    case "day":
      return yearOf(span.day, own);
    case "week":
      return yearOf(span.last, own);
  }
}

function yearsLike(like: string, year: number): string {
  const [one = "", joint = "/", other = ""] = like.split(/(\s?[/\u2010-\u2014\u2212\u2044-]\s?)/);
  return `${yearLike(one, year)}${joint}${yearLike(other, year + 1)}`;
}

function yearLike(like: string, year: number): string {
  return String(year).slice(-Math.max(2, like.length));
}

const ORDINALS = ["first", "second", "third", "fourth"];
const SHORT_ORDINALS = ["1st", "2nd", "3rd", "4th"];

function ordinalLike(like: string, part: number): string {
  if (/^\d$/.test(like)) return String(part);
  return caseLike(like, (/^\d/.test(like) ? SHORT_ORDINALS : ORDINALS)[part - 1] ?? "");
}

function monthLike(like: string, month: number): string {
  if (/^\d+$/.test(like)) return String(month).padStart(like.length, "0");
  const name = monthName(month);
  return caseLike(like, like.length <= 4 && !/^(?:may|june|july)$/i.test(like) ? name.slice(0, 3) : name);
}

function caseLike(like: string, word: string): string {
  if (like.length > 1 && like === like.toUpperCase() && /[A-Z]/.test(like)) return word.toUpperCase();
  return like === like.toLowerCase() ? word.toLowerCase() : `${word.charAt(0).toUpperCase()}${word.slice(1)}`;
}

function dayLike(like: string, day: string): string {
  const [year = "", month = "", date = ""] = day.split("-");
  const yearFirst = /^\d{4}([^\d\s])\d/.exec(like);
  if (yearFirst) return [year, month, date].join(yearFirst[1] ?? "-");
  const numeric = /^(\d+)([^\d\s])(\d+)[^\d\s](\d+)$/.exec(like);
  if (numeric) {
    const unpadded = numeric[1]?.length === 1 || numeric[3]?.length === 1;
    const [d, m] = unpadded ? [String(Number(date)), String(Number(month))] : [date, month];
    return [d, m, year.slice(-(numeric[4]?.length ?? 4))].join(numeric[2] ?? "/");
  }
  const worded = /^(\d+)(st|nd|rd|th)?([\s-]*)([a-z]+\.?)([\s,-]*)(\d+)$/i.exec(like);
  if (!worded) return writeDay(day);
  const [, , ordinal, gap = " ", name = "", nextGap = " ", years = ""] = worded;
  const suffix = ordinal === undefined ? "" : ordinalEnding(Number(date));
  return `${Number(date)}${suffix}${gap}${monthLike(name.replace(".", ""), Number(month))}${nextGap}${year.slice(-years.length)}`;
}

function ordinalEnding(date: number): string {
  if (date >= 11 && date <= 13) return "th";
  return ["th", "st", "nd", "rd"][date % 10] ?? "th";
}
