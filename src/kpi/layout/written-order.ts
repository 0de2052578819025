import { addDays, addMonths } from "../../rag/periods/days";
import type { Period } from "../../rag/periods/period";
import type { Reporting } from "../../rag/periods/reporting";
import { yearOf } from "../../rag/periods/years";

/* What the order in which periods are written says of those without a year. */

/** A period as found, whose year may not be known. */
interface Found {
  kind: string;
  period: Period | null;
}

/** Kinds that come round each year. */
const OF_A_YEAR: ReadonlySet<string> = new Set(["month", "quarter", "half", "term"]);

/** The most days from the beginning of one period to that of another that gives it its year: quarters, with some to spare. */
const NEAR = 130;

/**
 * Periods without a year with that of the one of their kind beside them: "May" after "Apr 2025" is May 2025, "Q1" after "2024/25 Q4" is
 * that of 2025/26. `inYear` reads one in a year of the body's.
 */
export function withYearsBeside<T extends Found>(
  found: readonly T[],
  reporting: Reporting,
  inYear: (one: T, year: number) => T | null,
): T[] {
  const known = [...found];
  const places = known.map((_, at) => at);
  for (const [way, order] of [
    [1, places],
    [-1, places.toReversed()],
  ] as const) {
    const beside = new Map<string, Period>();
    for (const at of order) {
      const one = known[at];
      if (!one || !OF_A_YEAR.has(one.kind)) continue;
      const near = beside.get(one.kind);
      const read = (year: number): T | null => inYear(one, year);
      const filled =
        one.period || !near ? one : (nearest(near, { way, reporting, step: STEPS[one.kind] ?? 0 }, read) ?? one);
      known[at] = filled;
      if (filled.period) beside.set(one.kind, filled.period);
      else beside.delete(one.kind);
    }
  }
  return known;
}

/** The longest steps from one period to the next, in days. */
const STEPS: Readonly<Record<string, number>> = { month: 31, quarter: 92, term: 153, half: 184 };

/**
 * A period in the year that stands nearest: in the direction of writing, or in the other one where it is the next. July after "Sep 2024"
 * is of another year.
 */
function nearest<T extends Found>(
  { start }: Period,
  { way, reporting, step }: { way: 1 | -1; reporting: Reporting; step: number },
  inYear: (year: number) => T | null,
): T | null {
  const year = yearOf(start, reporting.year);
  const near = [year - 1, year, year + 1].flatMap((each) => {
    const read = inYear(each);
    const days = read?.period ? (Date.parse(read.period.start) - Date.parse(start)) / 86_400_000 : NaN;
    return read && days * way <= NEAR && days * way >= -step ? [{ read, days: Math.abs(days) }] : [];
  });
  return near.toSorted((a, b) => a.days - b.days)[0]?.read ?? null;
}

/**
 * Periods of no year, oldest first, where an unbroken row of them shows another order than that of the financial year: January to December
 * is a calendar year, and April follows March. Null where they show none. `orders` are those of a financial year, as written, all different.
 */
export function orderAsWritten(orders: readonly string[]): string[] | null {
  const sorted = [...orders].sort();
  const places = orders.map((order) => sorted.indexOf(order));
  const isTurned = (step: number): boolean =>
    places.every((place, at) => at === 0 || (place - (places[at - 1] ?? 0) - step) % places.length === 0);
  const isStraight = (step: number): boolean =>
    places.every((place, at) => at === 0 || (place - (places[at - 1] ?? 0)) * step > 0);
  if (orders.length === 2) return follows(orders[0], orders[1]) ? [...orders] : null;
  if (orders.length < 3 || isStraight(1) || isStraight(-1)) return null;
  if (isTurned(1)) return [...orders];
  return isTurned(-1) ? orders.toReversed() : null;
}

/** True for the last period of a year and the first one of the next: "Mar" and "Apr". */
function follows(last = "", first = ""): boolean {
  const [{ end }, { start }] = [daysOf(last), daysOf(first)];
  return end !== undefined && start !== undefined && addMonths(start, 12) === addDays(end, 1);
}

/** The first and the last day of a period by the text that puts it in order; left out where that has none: "week 23", "2025 Q2". */
export function daysOf(order: string): { start?: string; end?: string } {
  const [start, end] = order.split(" ");
  return { ...(isDay(start) ? { start } : {}), ...(isDay(end) ? { end } : {}) };
}

/** True for a day such as "2025-04-01". */
function isDay(text: string | undefined): text is string {
  return text !== undefined && /^\d{4}-\d\d-\d\d$/.test(text);
}
