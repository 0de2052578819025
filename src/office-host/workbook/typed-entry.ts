import { parseDate, parseNumber, parseTime } from "numfmt";
import { ExcelError } from "./excel-error";
import type { CellData } from "./types";

/** The error values that can be typed into a cell. */
const ERROR_TEXTS = new Set(["#N/A", "#DIV/0!", "#VALUE!", "#REF!", "#NAME?", "#NUM!", "#NULL!"]);

/** Excel's built-in short date. Excel reports it in this form under every locale, and displays it in the reader's locale. */
export const SHORT_DATE = "m/d/yyyy";

/** How numbers and dates are typed and displayed. */
export interface Locale {
  /** A BCP 47 tag: "en-GB". */
  tag: string;
  decimal: string;
  thousands: string;
}

/** British English, the default. */
export const EN_GB: Locale = { tag: "en-GB", decimal: ".", thousands: "," };

/** The cell contents that typed text becomes. `format` is set when Excel changes the cell's number format. */
export type Entry = Pick<CellData, "value" | "error" | "quotePrefix"> & { format?: string };

/**
 * Reads text as Excel reads it when it is typed into a cell or written through the API.
 * Throws NotImplemented for a formula: the model does not calculate.
 */
export function readTypedText(text: string, format: string, locale: Locale, today: () => Date): Entry {
  if (text.startsWith("'")) return { value: text.slice(1), quotePrefix: true };
  if (format === "@") return { value: text };
  if (text.length > 1 && /^[=@]/.test(text)) throw formulaRefused(text);
  const upper = text.trim().toUpperCase();
  if (ERROR_TEXTS.has(upper)) return { value: upper, error: true };
  if (upper === "TRUE" || upper === "FALSE") return { value: upper === "TRUE" };
  const read = readNumber(text, locale, today);
  if (read) return format === "General" || read.format === undefined ? withFormat(read, format) : { value: read.value };
  if (text.length > 1 && /^[+-]/.test(text)) throw formulaRefused(text);
  return { value: text };
}

function withFormat(read: { value: number; format?: string }, format: string): Entry {
  return format === "General" && read.format !== undefined
    ? { value: read.value, format: read.format }
    : { value: read.value };
}

function formulaRefused(text: string): ExcelError {
  return new ExcelError(
    "NotImplemented",
    `Excel would read ${JSON.stringify(text.slice(0, 60))} as a formula, and this host does not calculate ` +
      `formulas. To enter it as text, put an apostrophe before it or give the cell the Text format.`,
  );
}

const DAY_AND_MONTH = /^(\d{1,2})[/-](\d{1,2})$/;
const FRACTION = /^([+-]?)(\d+) (\d+)\/(\d+)$/;
/** How numbers, dates and times begin. Rejects most texts quickly: numfmt's parsers are slow. */
const NUMERIC_START = /^[-+(\s]*(?:[$£€¥][-+\s]*)?(?:[\d.]|jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)/i;
const MONTH = /jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec/i;

function readNumber(text: string, locale: Locale, today: () => Date): { value: number; format?: string } | undefined {
  const t = text.trim();
  if (t.length > 60 || !NUMERIC_START.test(t) || !/\d/.test(t)) return undefined;
  const fraction = FRACTION.exec(t);
  if (fraction && Number(fraction[4]) !== 0) {
    const size = Number(fraction[2]) + Number(fraction[3]) / Number(fraction[4]);
    return { value: fraction[1] === "-" ? -size : size, format: "# ?/?" };
  }
  const dayAndMonth = DAY_AND_MONTH.exec(t);
  if (dayAndMonth) return readDayAndMonth(Number(dayAndMonth[1]), Number(dayAndMonth[2]), locale, today);
  const options = { locale: locale.tag };
  const number = parseNumber(t, options);
  if (number && typeof number.v === "number")
    return { value: inDigits(number.v), ...(number.z ? { format: number.z } : {}) };
  // numfmt accepts dots in a date; Excel does not in a locale that uses slashes.
  const date = /^\d+\.\d+\.\d+$/.test(t) ? null : parseDate(t, options);
  if (date && typeof date.v === "number") return { value: date.v, format: dateFormat(t) };
  const time = parseTime(t, options);
  return time && typeof time.v === "number"
    ? { value: time.v, format: time.z?.replace("hh", "h") ?? "h:mm" }
    : undefined;
}

/** Excel keeps 15 digits of a number that is typed, and makes zeros of the others ("Long numbers", support.microsoft.com). */
function inDigits(value: number): number {
  const [mantissa = "", exponent = "0"] = value.toExponential().split("e");
  const sign = mantissa.startsWith("-") ? 1 : 0;
  return Number(`${mantissa.slice(0, sign + 16)}e${exponent}`);
}

function dateFormat(text: string): string {
  if (text.includes(":")) return "m/d/yyyy h:mm";
  if (!MONTH.test(text)) return SHORT_DATE;
  return /^\D*\d{4}$|^[a-z]+[- ]\d{2}$/i.test(text) ? "mmm-yy" : "d-mmm-yy";
}

/** Reads "1/2" as 1 February of this year, or as 2 January where the month comes first. "13/13" is text. */
function readDayAndMonth(
  first: number,
  second: number,
  locale: Locale,
  today: () => Date,
): { value: number; format: string } | undefined {
  const monthFirst = locale.tag === "en-US";
  const [day, month] = monthFirst ? [second, first] : [first, second];
  const date = new Date(Date.UTC(today().getFullYear(), month - 1, day));
  if (month < 1 || month > 12 || date.getUTCDate() !== day) return undefined;
  return { value: Math.round(date.getTime() / 86_400_000) + 25_569, format: "d-mmm" };
}
