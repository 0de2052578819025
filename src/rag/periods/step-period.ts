import { isReportYear } from "./find-span";
import type { Period } from "./period";
import { follows, type Span } from "./span";
import { monthsOn, moveSpan, stepSpan, yearBefore } from "./step-span";
import { writeAlike } from "./write-period";

/**
 * The next period, in the same style and without qualifiers: Q1 of the next year after Q4, the summer term after the
 * spring term. How often the body reports says how a day goes on, and a period shorter than that: where it reports each
 * quarter, the month after September is December. Null where nothing says which one comes next.
 */
export function nextPeriod(period: Period): Period | null {
  const known = nexts.get(period);
  if (known !== undefined) return known;
  const next = written(stepSpan(period.span, 1, period.reporting), period);
  nexts.set(period, next);
  return next;
}

/** Cached, because rows share a few periods and every chart asks for the ones that follow. */
const nexts = new WeakMap<Period, Period | null>();

/** The previous period; null as for `nextPeriod`. */
export function previousPeriod(period: Period): Period | null {
  return written(stepSpan(period.span, -1, period.reporting), period);
}

/** The same part of the year before. */
export function samePeriodLastYear(period: Period): Period | null {
  return written(yearBefore(period.span, period.reporting), period);
}

/**
 * The period a number of months later: a month in a quarterly report moves by three, and the last day of a month to the
 * last of another. Null where the step does not fit: a year in steps of a quarter, a term, a day within a month.
 */
export function movePeriod(period: Period, months: number): Period | null {
  return written(moveSpan(period.span, months), period);
}

/**
 * The period after one, where a later one of its kind leaves it out; null where nothing is left out, or is not known to
 * be. Days may lie a little apart from their steps: with 13 October after 5 October, no week is missing.
 */
export function missingBetween(one: Period, later: Period): Period | null {
  const next = nextPeriod(one);
  if (!next || (comparePeriods(next, later) ?? 0) >= 0) return null;
  if (one.kind !== "day" && one.kind !== "week") return next;
  const after = nextPeriod(next);
  return after && (comparePeriods(after, later) ?? 0) <= 0 ? next : null;
}

/** The months by which a period goes on to the next one; null where it goes on by weeks, or not at all. */
export function monthsToNext({ span, reporting }: Period): number | null {
  return monthsOn(span, reporting);
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
