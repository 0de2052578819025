import { monthName, monthOf } from "./calendar";

/* Days as texts such as "2024-09-30", which sort as texts do. Months count from 1. */

const DAY_MS = 86_400_000;

/** The day of a year, month and day of month. Months and days out of range carry over. */
export function dayOf(year: number, month: number, day: number): string {
  return new Date(Date.UTC(year, month - 1, day)).toISOString().slice(0, 10);
}

/** The last day of a month. */
export function monthEnd(year: number, month: number): string {
  return dayOf(year, month + 1, 0);
}

/** A day's year, month and day of the month. */
export function partsOf(day: string): { year: number; month: number; date: number } {
  const [year = 0, month = 0, date = 0] = day.split("-").map(Number);
  return { year, month, date };
}

/** True for the last day of its month. */
export function isMonthEnd(day: string): boolean {
  return partsOf(addDays(day, 1)).date === 1;
}

/** The day a number of days later, or earlier where negative. */
export function addDays(day: string, days: number): string {
  return new Date(Date.parse(`${day}T00:00:00Z`) + days * DAY_MS).toISOString().slice(0, 10);
}

/**
 * The day a number of months later. The last day of a month stays the last; otherwise the 31st becomes the 30th where
 * there is no 31st.
 */
export function addMonths(day: string, months: number): string {
  const { year, month, date } = partsOf(day);
  const end = monthEnd(year, month + months);
  if (isMonthEnd(day)) return end;
  const same = dayOf(year, month + months, date);
  return same < end ? same : end;
}

/**
 * Reads a text as a day: "31/03/2025", "31.3.25", "31 March 2025" or "2025-03-31", day before month. Null for anything else,
 * and for a day that does not exist.
 */
export function readDayText(text: string): string | null {
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

/** A day of the calendar; null where there is none, such as 31 April. */
export function toDay(year: number, month: number, day: number): string | null {
  const date = new Date(Date.UTC(year, month - 1, day));
  // Date.UTC would turn 31 April into 1 May.
  const isReal = date.getUTCFullYear() === year && date.getUTCMonth() === month - 1 && date.getUTCDate() === day;
  return isReal ? date.toISOString().slice(0, 10) : null;
}

/** Writes "2025-03-31" as "31 March 2025". */
export function writeDay(day: string): string {
  const [year = "", month = "", date = ""] = day.split("-");
  return `${Number(date)} ${monthName(Number(month))} ${year}`;
}
