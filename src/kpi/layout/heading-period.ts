import { memoize } from "../../rag/memoize";
import { findPeriods, type FoundKind } from "../../rag/periods/find-periods";
import type { PeriodContext } from "../../rag/periods/no-span";
import { isRead, type Period } from "../../rag/periods/period";
import { USUAL_REPORTING, type Reporting } from "../../rag/periods/reporting";
import { orderOfRange } from "./month-range";
import { inEnglish } from "./welsh-periods";
import { withYearsBeside } from "./written-order";

/** The period that a heading names, and the rest of its words: "Q2" and "Actual" of "Q2 Actual". */
export interface HeadingPeriod {
  /** As written: "Q2", "Sep-25", "2025/26 Q1". */
  text: string;
  kind: FoundKind;
  /** Null where the year is given neither by the heading nor by what is around it. */
  period: Period | null;
  /** True where the heading itself says the year. */
  saysYear: boolean;
  /** Sorts periods from old to new, also where their year is not known. A year to date without a year is the current one. */
  order: string;
  rest: string;
}

/** Stands in for a year that is not known, so that the months of a year can be put in order. */
const ANY_YEAR = 2001;

/** Kinds without days of their own, which cannot be put in order. */
const WITHOUT_ORDER: ReadonlySet<FoundKind> = new Set(["rolling", "week", "numbered"]);

/** The longest heading that is searched for a period: a longer text is a sentence. */
const LONGEST = 120;

/** Finds the one period in a heading; null where it names none, or several that differ. */
export function findHeadingPeriod(heading: string, context: PeriodContext = {}): HeadingPeriod | null {
  return readerIn(context)(heading);
}

type Reader = (heading: string) => HeadingPeriod | null;

/** Searching a sheet and joining its rows of headings ask for the same few texts many times, in the same few years. */
const readers = new WeakMap<Reporting, Map<number | undefined, Reader>>();

const MOST_YEARS = 20;
const MOST_KEPT = 2000;

function readerIn(context: PeriodContext): Reader {
  const { reporting = USUAL_REPORTING, financialYear } = context;
  let byYear = readers.get(reporting);
  if (!byYear || byYear.size > MOST_YEARS) readers.set(reporting, (byYear = new Map<number | undefined, Reader>()));
  let reader = byYear.get(financialYear);
  if (!reader)
    byYear.set(financialYear, (reader = memoize((heading) => readAnew(heading, context), MOST_KEPT, LONGEST)));
  return reader;
}

function readAnew(heading: string, context: PeriodContext): HeadingPeriod | null {
  if (heading.length > LONGEST || !/[\da-z]/i.test(heading)) return null;
  const written = heading.replace(/[_\s]+/g, " ").trim();
  const english = inEnglish(written);
  const said = findInEnglish(english, context);
  // It is called as it is written.
  return said?.rest === "" && english !== written ? { ...said, text: written } : said;
}

function findInEnglish(heading: string, context: PeriodContext): HeadingPeriod | null {
  const text = inFull(heading);
  const { reporting = USUAL_REPORTING } = context;
  const week = WEEK.exec(text)?.[1];
  if (week !== undefined) return weekOf(text, week);
  const rolling = ROLLING.exec(text)?.[0];
  if (rolling !== undefined) return rollingTo(text, rolling.length, context);
  const [found, other] = findPeriods(text, { in: "heading", ...context });
  if (other) return null;
  if (!found) return ofOneNumber(text);
  const { reading, kind } = found;
  const period = isRead(reading) ? reading : null;
  const rest = restOf(`${text.slice(0, found.start)} ${text.slice(found.end)}`);
  const one = period && !/^\d+$/.test(rest) ? null : ofOneNumber(text);
  if (one) return one;
  if (!period && (reading.kind !== "not-read" || reading.lacks !== "year") && !WITHOUT_ORDER.has(kind)) return null;
  return {
    text: closed(text, found.start, found.end),
    kind,
    period,
    saysYear: period !== null && (context.financialYear === undefined || hasOwnYear(text, context)),
    order:
      orderOf(text, period, context) ??
      orderOfRange(text.slice(found.start, found.end), context.financialYear ?? ANY_YEAR, reporting) ??
      (kind === "year-to-date" ? CURRENT : text),
    rest,
  };
}

/** A part of a heading, with the bracket that closes it: "Q2 (Jul-Sep)". */
function closed(text: string, start: number, end: number): string {
  const part = text.slice(start, end);
  return part.lastIndexOf("(") > part.lastIndexOf(")") && text.charAt(end) === ")" ? `${part})` : part;
}

const ROLLING = /^(?:rolling )?(?:12|twelve)[ -]?(?:months?|mths?|m) (?:rolling )?(?:to|ending|ended) (?=\S)/i;

/** Twelve months to a month or a day, which are put in order by it: "12 months to Sep-25". */
function rollingTo(text: string, from: number, context: PeriodContext): HeadingPeriod | null {
  const end = findHeadingPeriod(text.slice(from), context);
  if (!end?.period) return null;
  return { ...end, text: `${text.slice(0, from)}${end.text}`, kind: "rolling", period: null };
}

const QUARTER = "q(?:tr|uarter)? ?([1-4])";
const YEAR = "(fy ?\\d\\d|(?:fy ?)?20\\d\\d)";
const ONE_NUMBER = new RegExp(
  `(^|[^\\w/–-])(?:${QUARTER}[ ,-]{1,3}${YEAR}|${YEAR}[ ,-]{1,3}${QUARTER}|(fy ?(?:20\\d\\d|\\d\\d)))(?![\\w/–-])`,
  "i",
);

/**
 * A year by one number, alone or with a quarter: "FY25", "Q2 2025". It may be the year in which it begins or ends, or the calendar's. The
 * order of such periods is the same, so that they are called as they are written.
 */
function ofOneNumber(text: string): HeadingPeriod | null {
  const found = ONE_NUMBER.exec(text);
  if (!found) return null;
  const [whole, before = "", second, secondYear, firstYear, first, only] = found;
  const quarter = second ?? first;
  const year = (secondYear ?? firstYear ?? only ?? "").slice(-2);
  const [start, end] = [found.index + before.length, found.index + whole.length];
  const rest = `${text.slice(0, start)} ${text.slice(end)}`;
  if (/\d/.test(rest)) return null;
  return {
    ...{ text: text.slice(start, end), kind: quarter === undefined ? "year" : "quarter", period: null, saysYear: true },
    ...{ order: `20${year}${quarter === undefined ? "" : ` Q${quarter}`}`, rest: restOf(rest) },
  };
}

/** Headings in their order, each without a year with that of the one beside it: "May" after "Apr 2025". */
export function withYears<T extends HeadingPeriod & { heading: string }>(
  headings: readonly T[],
  reporting: Reporting,
): T[] {
  return withYearsBeside(headings, reporting, (one, financialYear) => {
    const said = findHeadingPeriod(one.heading, { reporting, financialYear });
    return said && { ...one, ...said, saysYear: true };
  });
}

const WEEK = /^(?:wk|week)\s?(\d{1,2})$/i;

/** A week of the year by its number, which gives no days. */
function weekOf(text: string, number: string): HeadingPeriod {
  return { text, kind: "week", period: null, saysYear: false, order: `week ${number.padStart(2, "0")}`, rest: "" };
}

/** A heading without "week ending" before its day, and with the word that a school's term may lack: "Autumn 2024". */
function inFull(text: string): string {
  return text
    .replace(/\b(?:w\/[ec]|week (?:ending|commencing|of))\b[: ]{0,2}/i, "")
    .replace(/\b(autumn|spring|summer) (?=20\d\d\b)/i, "$1 Term ");
}

/** After every day. */
const CURRENT = "9999";

function hasOwnYear(text: string, { reporting }: PeriodContext): boolean {
  const [found] = findPeriods(text, { in: "heading", ...(reporting ? { reporting } : {}) });
  return found !== undefined && isRead(found.reading);
}

function orderOf(text: string, period: Period | null, context: PeriodContext): string | null {
  const [found] = period ? [] : findPeriods(text, { in: "heading", ...context, financialYear: ANY_YEAR });
  const known = period ?? (found && isRead(found.reading) ? found.reading : null);
  return known && `${known.start} ${known.end ?? ""}`;
}

/** What may stand between a period and the other words of its heading. */
const BETWEEN = new Set(" :;,.-–—/|()[]");

/** The other words of a heading, without the punctuation and empty brackets that stood beside the period. */
function restOf(text: string): string {
  const plain = text.replace(/[([] {0,3}[)\]]/g, " ").replace(/\s+/g, " ");
  let [start, end] = [0, plain.length];
  while (start < end && BETWEEN.has(plain.charAt(start)) && !/[([]/.test(plain.charAt(start))) start += 1;
  while (end > start && BETWEEN.has(plain.charAt(end - 1)) && !/[)\]]/.test(plain.charAt(end - 1))) end -= 1;
  return plain.slice(start, end);
}
