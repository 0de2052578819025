import { isRead, type Period } from "../../../rag/periods/period";
import { readPeriod } from "../../../rag/periods/read-period";
import { isSamePeriod } from "../../../rag/periods/step-period";
import type { Reporting } from "../../../rag/periods/reporting";
import { yearOf } from "../../../rag/periods/years";
import type { ProofedIndicator } from "../proofed-kpi";
import type { Token } from "./read-sentences";

/** The periods that count as the present: the report's, and those of the KPI's rows. */
export interface PresentPeriods {
  periods: readonly Period[];
  /** The year of the body that "Q2" alone is in, by the year in which it begins. */
  financialYear: number | undefined;
  reporting: Reporting;
  /** A cache of readings: a text names few periods, many times. */
  known: Map<string, Period | null>;
}

/** The present periods of a KPI; `period` is the report's as written. */
export function findPresentPeriods(
  indicators: readonly ProofedIndicator[],
  period: string | null,
  reporting: Reporting,
): PresentPeriods {
  const reading = readPeriod(period ?? "", { reporting });
  const report = isRead(reading) ? reading : null;
  const own = indicators.flatMap(({ period: asOf }) => asOf ?? []);
  const last = report ?? own[0];
  return {
    periods: report ? [report, ...own] : own,
    financialYear: last && yearOf(last.end ?? last.start, reporting.year),
    reporting,
    known: new Map(),
  };
}

/** The period that a token names; null where it cannot be read with certainty: "last 12 months". */
export function periodOfToken(token: Token | undefined, text: string, now: PresentPeriods): Period | null {
  if (token?.item.kind !== "period") return null;
  const written = text.slice(token.start, token.end);
  const known = now.known.get(written);
  if (known !== undefined) return known;
  const period = readWithin(written, now);
  now.known.set(written, period);
  return period;
}

function readWithin(written: string, now: PresentPeriods): Period | null {
  const { financialYear, reporting } = now;
  const reading = readPeriod(written, { reporting });
  if (isRead(reading)) return reading;
  const within = financialYear === undefined ? reading : readPeriod(written, { financialYear, reporting });
  return isRead(within) ? within : null;
}

/** True for a reported period, or one that ends with it as a snapshot does ("at the end of September"). */
export function isReported(period: Period, now: PresentPeriods, before: string): boolean {
  const isEnd = /^(?:of|at|to)$/.test(before);
  return now.periods.some(
    (one) => isSamePeriod(one, period) || (one.end === period.end && (isEnd || one.start === period.start)),
  );
}

/** True where a period overlaps with a reported one. */
export function overlapsPresent(period: Period, now: PresentPeriods): boolean {
  return now.periods.some((one) => period.start <= (one.end ?? "9999") && one.start <= (period.end ?? "9999"));
}
