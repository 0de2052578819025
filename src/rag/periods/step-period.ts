import { isReportYear } from "./find-span";
import type { Period } from "./period";
import { moveSpan, stepSpan, yearBefore, follows, type Span } from "./span";
import { writeAlike } from "./write-period";

/**
 * The next period, in the same style and without qualifiers: Q1 of the next year after Q4, the summer term after the
 * spring term. Null for periods that do not recur: a day, a year up to a day.
 */
export function nextPeriod(period: Period): Period | null {
  const known = nexts.get(period);
  if (known !== undefined) return known;
  const next = written(stepSpan(period.span, 1), period);
  nexts.set(period, next);
  return next;
}

/** Cached, because rows share a few periods and every chart asks for the ones that follow. */
const nexts = new WeakMap<Period, Period | null>();

/** The previous period; null as for `nextPeriod`. */
export function previousPeriod(period: Period): Period | null {
  return written(stepSpan(period.span, -1), period);
}

/** The same part of the year before. */
export function samePeriodLastYear(period: Period): Period | null {
  return written(yearBefore(period.span), period);
}

/**
 * The period a number of months later: a month in a quarterly report moves by three, and the last day of a month to the
 * last of another. Null where the step does not fit: a year in steps of a quarter, a term, a day within a month.
 */
export function movePeriod(period: Period, months: number): Period | null {
  return written(moveSpan(period.span, months), period);
}

function written(span: Span | null, like: Period): Period | null {
  if (!span) return null;
  const period = writeAlike(span, like);
  return isReportYear(Number(period.start.slice(0, 4))) ? period : null;
}

/**
 * Compares two periods by the first day, then the last: negative, zero or positive. Null where they are of different
 * kinds.
 */
export function comparePeriods(a: Period, b: Period): number | null {
  return a.kind === b.kind ? compareSpans(a, b) : null;
}

function compareSpans(a: Period, b: Period): number {
  const [x, y] = [`${a.start} ${a.end ?? ""}`, `${b.start} ${b.end ?? ""}`];
  return x < y ? -1 : x > y ? 1 : 0;
}

/** True for two readings of one period, however written. */
export function isSamePeriod(a: Period, b: Period): boolean {
  return comparePeriods(a, b) === 0;
}

/** True where the second period is of the same kind and begins on the day after the first ends. */
export function isAdjacent(first: Period, second: Period): boolean {
  return first.kind === second.kind && follows(first.span, second.span);
}
