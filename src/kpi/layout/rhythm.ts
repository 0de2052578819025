import type { FoundKind } from "../../rag/periods/find-periods";
import type { Period } from "../../rag/periods/period";
import { isMonthRange } from "./month-range";
import type { PeriodColumns, SeriesHeadings } from "./period-columns";
import { daysOf, orderAsWritten } from "./written-order";

/** From finest to coarsest. Of two kinds with as many periods, the finer is the rhythm. */
const RHYTHMS: readonly FoundKind[] = [
  "day",
  "week",
  "month",
  "numbered",
  "quarter",
  "term",
  "half",
  "year",
  "year-to-date",
];

/** Periods with a value as those that can be judged, of one rhythm, and the other stretches of time among them. */
export function splitRhythm(periods: readonly PeriodColumns[]): Pick<SeriesHeadings, "points" | "others"> {
  const points = inOrder(rhythmOf(periods.filter(mayRecur)));
  const isPoint = new Set(points.map(({ columns }) => columns.latestValue));
  return { points, others: periods.filter(({ columns }) => !isPoint.has(columns.latestValue)) };
}

/** True for a period that can be put in order. */
export function mayRecur({ kind, order }: PeriodColumns): boolean {
  return RHYTHMS.includes(kind) || (kind === "rolling" && daysOf(order).start !== undefined);
}

/**
 * The periods that recur: of the most common kind. Where each kind has one period, or the others are years before it, the newest: a first
 * quarter after two years' outturns.
 */
export function rhythmOf(valued: readonly PeriodColumns[]): PeriodColumns[] {
  const groups = RHYTHMS.map((kind) => valued.filter((one) => one.kind === kind));
  const rolling = valued.filter(({ kind }) => kind === "rolling");
  const best = [toDate(valued), ...groups, rolling].reduce(
    (most, group) => (group.length > most.length ? group : most),
    [],
  );
  const newest = groups.flat().reduce<PeriodColumns | null>((a, b) => (a && a.order >= b.order ? a : b), null);
  const isAfter = newest !== null && best.every(({ kind, period }) => kind === "year" && isBefore(period, newest));
  if (best.length > 1 && !isAfter) return best;
  return newest ? [newest] : [];
}

/** Stretches of months that begin together: "Apr-Jun", "Apr-Sep", "Apr-Dec". */
function toDate(valued: readonly PeriodColumns[]): PeriodColumns[] {
  const ranges = valued.filter(({ text }) => isMonthRange(text));
  const startOf = ({ order }: PeriodColumns): string | undefined => daysOf(order).start;
  return ranges.length > 1 && ranges.every((one) => startOf(one) === startOf(ranges[0] ?? one)) ? ranges : [];
}

/** True for a period that has ended when another begins, also where that is the year to date of no year. */
function isBefore(earlier: Period | null, { kind, period, order }: PeriodColumns): boolean {
  if (period === null) return kind === "year-to-date" && daysOf(order).start === undefined;
  return typeof earlier?.end === "string" && earlier.end < period.start;
}

/**
 * Oldest first. Where the headings say no year, an unbroken row of them shows the order: January to December is a calendar year,
 * whatever a target's heading says; its year is then not known.
 */
export function inOrder(periods: readonly PeriodColumns[]): PeriodColumns[] {
  const isDated = periods.some(({ period }) => period !== null);
  // Beside others of an earlier year, periods without one are this year's.
  const orderOf = ({ period, order }: PeriodColumns): string => `${isDated && period === null ? 1 : 0} ${order}`;
  const sorted = [...periods].sort((a, b) => (orderOf(a) < orderOf(b) ? -1 : orderOf(a) > orderOf(b) ? 1 : 0));
  if (periods.some(({ saysYear }) => saysYear)) return sorted;
  const asWritten = [...periods].sort((a, b) => (a.columns.latestValue ?? 0) - (b.columns.latestValue ?? 0));
  const chain = orderAsWritten(asWritten.map(({ order }) => order));
  if (!chain) return sorted;
  return [...periods]
    .sort((a, b) => chain.indexOf(a.order) - chain.indexOf(b.order))
    .map((one) => ({ ...one, period: null }));
}
