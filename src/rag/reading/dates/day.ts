import type { CellContent } from "../../cell";
import { MONTH_NAMES, monthOf } from "./calendar";
import { readNumberFormat } from "../read-number-format";

/**
 * Excel's day zero. Excel also counts 29 February 1900 (day 60), which never existed, so days before it are off by one.
 */
const DAY_ZERO = Date.UTC(1899, 11, 30);
const DAY_MS = 86_400_000;
const FIRST_RELIABLE = 61;

/**
 * Reads a cell as a day, "2025-03-31": a number under a date format, or a text such as "31/03/2025", "31.3.25", "31
 * March 2025" or "2025-03-31", day before month. Null for anything else. Uses the 1900 date system.
 */
export function readDay(cell: CellContent): string | null {
  if (cell.kind === "number" && typeof cell.value === "number") {
    if (!readNumberFormat(cell.format).date || cell.value < FIRST_RELIABLE || cell.value >= 2_958_466) return null;
    return dayOfSerial(Math.floor(cell.value));
  }
  return cell.kind === "text" ? readDayText(String(cell.value)) : null;
}

/** Excel's serial number for a day ("2025-03-31" is 45747). */
export function daySerial(day: string): number {
  return (Date.parse(`${day}T00:00:00Z`) - DAY_ZERO) / DAY_MS;
}

/** The day of an Excel serial number (45747 is "2025-03-31"). */
export function dayOfSerial(serial: number): string {
  return new Date(DAY_ZERO + serial * DAY_MS).toISOString().slice(0, 10);
}

function readDayText(text: string): string | null {
  const iso = /^\s*(\d{4})-(\d{1,2})-(\d{1,2})\s*$/.exec(text);
  if (iso) return toDay(Number(iso[1]), Number(iso[2]), Number(iso[3]));
  const numeric = /^\s*(\d{1,2})([/.-])(\d{1,2})\2(\d{4}|\d{2})\s*$/.exec(text);
  if (numeric) return toDay(fullYear(numeric[4]), Number(numeric[3]), Number(numeric[1]));
  const worded = /^\s*(\d{1,2})(?:st|nd|rd|th)?[\s-]+([a-z]{3,9})[\s-]+(\d{4}|\d{2})\s*$/i.exec(text);
  return worded ? toDay(fullYear(worded[3]), monthOf(worded[2] ?? "") ?? 0, Number(worded[1])) : null;
}

/** Expands a year of two digits: "25" is 2025. */
export function fullYear(text = ""): number {
  return text.length === 2 ? 2000 + Number(text) : Number(text);
}

function toDay(year: number, month: number, day: number): string | null {
  const date = new Date(Date.UTC(year, month - 1, day));
  // Date.UTC would turn 31 April into 1 May.
  const isReal = date.getUTCFullYear() === year && date.getUTCMonth() === month - 1 && date.getUTCDate() === day;
  return isReal ? date.toISOString().slice(0, 10) : null;
}

/** Writes "2025-03-31" as "31 March 2025". */
export function writeDay(day: string): string {
  const [year = "", month = "", date = ""] = day.split("-");
  return `${Number(date)} ${MONTH_NAMES[Number(month) - 1] ?? ""} ${year}`;
}
