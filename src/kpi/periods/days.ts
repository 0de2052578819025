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
