import { readNumberFormat } from "../rag/reading/number-format";

type CellValue = string | number | boolean;

/** A column's cells as they were read. */
interface DateCells {
  values: readonly CellValue[];
  formats?: readonly string[];
  texts?: readonly string[];
}

/** So many days the 1904 date system is behind: a workbook made on an old Mac counts them from 1 January 1904. */
export const DAYS_BEHIND = 1462;

/** Some rows tell as much as all. */
const LOOKED_AT = 200;

/**
 * True where dates are shown four years later than their numbers say: then the workbook uses the 1904 date system, which
 * Excel tells an add-in in no other way. Only dates whose text has its year in full can tell.
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

/** A stored date as the 1900 system counts it; other values as they are. */
export function toDays1900(value: CellValue, format: string | undefined): CellValue {
  return typeof value === "number" && isDate(format) ? value + DAYS_BEHIND : value;
}

/** A date of the 1900 system as the workbook is to store it. */
export function toDays1904(value: CellValue, format: string | undefined): CellValue {
  return typeof value === "number" && isDate(format) ? value - DAYS_BEHIND : value;
}

function isDate(format = "General"): boolean {
  return readNumberFormat(format).date;
}

function yearOf(serial: number): number {
  return new Date(Date.UTC(1899, 11, 30) + Math.floor(serial) * 86_400_000).getUTCFullYear();
}
