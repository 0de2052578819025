import type { CellContent } from "../../cell";
import { MONTH_NAME, monthOf } from "../../periods/calendar";
import { readDay } from "./day";
import { fullYear, partsOf } from "../../periods/days";
import { isRead } from "../../periods/period";
import { readPeriod } from "../../periods/read-period";
import { daysOf, type Span } from "../../periods/span";
import type { Calendar } from "../../periods/years";
import { isDayFormat, isMonthFormat, showDay } from "./show-day";

/** The days that a written date covers: one day, a month, a quarter or half of the body's year, or a year. */
export interface DateSpan {
  /** "2025-03-01" */
  first: string;
  last: string;
  /** As written or displayed. */
  text: string;
  size: "day" | "month" | "part" | "year";
}

/** Years that a milestone may be in. A 95 under a date format would be 4 April 1900, but was meant as a figure. */
const FIRST_YEAR = 1990;
const LAST_YEAR = 2100;

/** Reads a cell under a date format as the days it shows; null where the format leaves out too much. */
export function readSpanCell(cell: CellContent): DateSpan | null {
  const day = readDay(cell);
  if (day === null) return null;
  const { year, month } = partsOf(day);
  if (year < FIRST_YEAR || year > LAST_YEAR) return null;
  const text = showDay(day, cell.format);
  if (isDayFormat(cell.format)) return { first: day, last: day, text, size: "day" };
  return isMonthFormat(cell.format) ? { ...daysIn({ kind: "month", year, month }, "month"), text } : null;
}

/** Reads "31 March 2025", "31/03/25", "March 2025", "Mar-25", "Q3 2025/26", "2025/26 Q3", "H1 2025/26", "2025/26"; else null. */
export function readSpan(written: string, bodyYear: Calendar = "financial"): DateSpan | null {
  const text = written.replace(/\s+/g, " ").trim();
  const day = readDay({ kind: "text", value: withoutNicety(text), format: "General" });
  if (day !== null) return { first: day, last: day, text, size: "day" };
  const span =
    readMonth(text) ?? (bodyYear === "financial" ? (readPart(text) ?? readYear(text)) : readOwn(text, bodyYear));
  return span === null ? null : { ...span, text };
}

/** "31st of March, 2025" becomes "31st March 2025", and "March 31, 2025" becomes "31 March 2025". */
function withoutNicety(text: string): string {
  const plain = text
    .replace(/,/g, " ")
    .replace(/\bof\b/gi, " ")
    .replace(/\s+/g, " ");
  return plain.replace(/^([a-z]{3,9}) (\d{1,2}(?:st|nd|rd|th)?) (\d{4})$/i, "$2 $1 $3");
}

type Days = Omit<DateSpan, "text">;

/**
 * Reads "March 2025", "Mar-25" or "Sept 2025". Two digits after a space may be a day, so they are not read as a year.
 */
function readMonth(text: string): Days | null {
  const [, name = "", long, short] = /^([a-z]{3,9})(?:[\s,/-]+(\d{4})|-(\d{2})|\s?['’]\d{2})$/i.exec(text) ?? [];
  const month = name === "" || !WHOLE_MONTH_NAME.test(name) ? null : monthOf(name);
  const year = long ?? short ?? /['’](\d{2})$/.exec(text)?.[1];
  if (month === null || year === undefined) return null;
  return daysIn({ kind: "month", year: fullYear(year), month }, "month");
}

const WHOLE_MONTH_NAME = new RegExp(`^${MONTH_NAME}$`, "i");

const FINANCIAL_YEAR = "(?:fy\\s?)?(\\d{4}|\\d{2})\\s?[/–-]\\s?(\\d{4}|\\d{2})";
const PART_FIRST = new RegExp(`^(q|h|qtr|quarter)\\s?([1-4])[\\s,/–-]+${FINANCIAL_YEAR}$`, "i");
const PART_LAST = new RegExp(`^${FINANCIAL_YEAR}[\\s,:–-]+(q|h|qtr|quarter)\\s?([1-4])$`, "i");
const WHOLE_YEAR = new RegExp(`^(?:financial year )?${FINANCIAL_YEAR}$`, "i");

/**
 * Reads a quarter or half of a financial year, April to March. With a bare "2025" it could be of either kind of year,
 * so it is not read.
 */
function readPart(text: string): Days | null {
  const first = PART_FIRST.exec(text);
  const last = PART_LAST.exec(text);
  const [kind, number, from, to] = first ? first.slice(1) : last ? [last[3], last[4], last[1], last[2]] : [];
  const year = startOf(from, to);
  if (year === null || kind === undefined) return null;
  const part = Number(number);
  if (kind.toLowerCase() !== "h") return daysIn({ kind: "quarter", calendar: "financial", year, part }, "part");
  return part > 2 ? null : daysIn({ kind: "half", calendar: "financial", year, part }, "part");
}

function readYear(text: string): Days | null {
  if (/^\d{4}$/.test(text)) return daysIn({ kind: "year", calendar: "calendar", year: Number(text) }, "year");
  const match = WHOLE_YEAR.exec(text);
  const year = startOf(match?.[1], match?.[2]);
  return year === null ? null : daysIn({ kind: "year", calendar: "financial", year }, "year");
}

/** The same in a body's own year, where that does not begin in April. */
function readOwn(text: string, year: Calendar): Days | null {
  const period = readPeriod(text, { reporting: { year, every: null } });
  if (!isRead(period)) return null;
  const { span } = period;
  switch (span.kind) {
    case "year":
      return daysIn(span, "year");
    case "half":
    case "quarter":
      return daysIn(span, "part");
    case "month":
    case "term":
    case "day":
    case "week":
    case "numbered-week":
    case "four-weeks":
    case "year-to-date":
      return null;
  }
}

/** The year in which "2025/26" begins; null where its two years are not consecutive. */
function startOf(from = "", to = ""): number | null {
  if (from === "" || to === "") return null;
  const year = fullYear(from);
  return Number(to) % 100 === (year + 1) % 100 ? year : null;
}

function daysIn(span: Exclude<Span, { kind: "year-to-date" }>, size: DateSpan["size"]): Days {
  const { start, end } = daysOf(span);
  return { first: start, last: end ?? start, size };
}
