import { isRead, type Period, type PeriodKind } from "../../rag/periods/period";
import { USUAL_REPORTING } from "../../rag/periods/reporting";
import { readPeriod } from "../../rag/periods/read-period";

/** From finest to coarsest: of two equally common kinds, the report is about the finer. */
const FINENESS: readonly PeriodKind[] = [
  ...(["day", "week", "numbered-week", "four-weeks", "month"] as const),
  ...(["quarter", "term", "half", "year-to-date", "year"] as const),
];

/** As-of dates of one period, and how they are written. */
interface Group {
  period: Period | null;
  count: number;
  writings: Map<string, number>;
}

/**
 * The period that a set of indicators reports: the most common as-of date ("2024/25 Q2"), however each is written, in
 * its most common form. On a tie the finer period counts, then the later one. Null when there is none.
 */
export function commonPeriod(asOfDates: readonly string[], reporting = USUAL_REPORTING): string | null {
  // Thousands of rows share a few dates, so each is read once.
  const counts = new Map<string, number>();
  for (const date of asOfDates) if (date !== "") counts.set(date, (counts.get(date) ?? 0) + 1);
  const groups = new Map<string, Group>();
  for (const [date, count] of counts) {
    const reading = readPeriod(date, { reporting });
    const period = isRead(reading) ? reading : null;
    const key = period ? `${period.kind} ${period.start} ${period.end ?? ""}` : date;
    const group = groups.get(key) ?? { period, count: 0, writings: new Map<string, number>() };
    group.count += count;
    group.writings.set(date, count);
    groups.set(key, group);
  }
  const [best] = [...groups.values()].sort(byRank);
  return best ? commonWriting(best) : null;
}

function byRank(a: Group, b: Group): number {
  return (
    b.count - a.count ||
    finenessOf(a) - finenessOf(b) ||
    order(b.period?.end ?? "", a.period?.end ?? "") ||
    order(commonWriting(a), commonWriting(b))
  );
}

function finenessOf({ period }: Group): number {
  return period ? FINENESS.indexOf(period.kind) : FINENESS.length;
}

function commonWriting({ writings }: Group): string {
  const sorted = [...writings].sort(([a, x], [b, y]) => y - x || a.length - b.length || order(a, b));
  return sorted[0]?.[0] ?? "";
}

function order(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
