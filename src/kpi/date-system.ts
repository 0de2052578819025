import { readNumberFormat } from "../rag/reading/read-number-format";

type CellValue = string | number | boolean;

/** The cells of a column, as read. */
interface DateCells {
  values: readonly CellValue[];
  formats?: readonly string[];
  texts?: readonly string[];
}

/** The difference between the two date systems: a workbook made on an old Mac counts days from 1 January 1904. */
export const DAYS_BEHIND = 1462;

/** The number of rows to examine. */
const LOOKED_AT = 200;

/**
 * True where dates are displayed four years later than their numbers say, which shows that the workbook uses the 1904
 * date system. Excel has no API for it. Only dates whose text shows the full year count.
 */
export function isOf1904({ values, formats = [], texts = [] }: DateCells): boolean {
  for (let row = 0; row < Math.min(values.length, LOOKED_AT); row += 1) {
    const value = values[row];
    const shown = /(?<!\d)(?:19|20)\d\d(?!\d)/.exec(texts[row] ?? "")?.[0];
    if (typeof value !== "number" || shown === undefined || !isDate(formats[row])) continue;
    const years = [value, value + DAYS_BEHIND].map(yearOf);
    if (years[0] !== Number(shown)) return years[1] === Number(shown);
  }
  return false;
}

/** Converts a stored date to the 1900 system; other values are returned unchanged. */
export function toDays1900(value: CellValue, format: string | undefined): CellValue {
  return typeof value === "number" && isDate(format) ? value + DAYS_BEHIND : value;
}

/** Converts a date of the 1900 system to the form the workbook stores. */
export function toDays1904(value: CellValue, format: string | undefined): CellValue {
  return typeof value === "number" && isDate(format) ? value - DAYS_BEHIND : value;
}

function isDate(format = "General"): boolean {
  return readNumberFormat(format).date;
}

function yearOf(serial: number): number {
  return new Date(Date.UTC(1899, 11, 30) + Math.floor(serial) * 86_400_000).getUTCFullYear();
}
