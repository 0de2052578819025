import { isRead, type Period } from "../../kpi/periods/period";
import { readPeriod } from "../../kpi/periods/read-period";
import { yearOf } from "../../kpi/periods/span";
import type { ProofedIndicator } from "./proofed-kpi";
import type { Token } from "./read-sentences";

/** The periods that a text may speak of as now: the report's, and those of the KPI's rows. */
export interface Now {
  periods: readonly Period[];
  /** The financial year that "Q2" alone is in, by the year in which it begins. */
  financialYear: number | undefined;
}

/** The periods of a KPI: `period` is the report's as written. */
export function findNow(indicators: readonly ProofedIndicator[], period: string | null): Now {
  const reading = readPeriod(period ?? "");
  const report = isRead(reading) ? reading : null;
  const own = indicators.flatMap(({ period: asOf }) => asOf ?? []);
  const last = report ?? own[0];
  return { periods: report ? [report, ...own] : own, financialYear: last && yearOf(last.end ?? last.start, "financial") };
}

/** The period that a token names; null where it is none that can be read for sure: "last 12 months". */
export function periodAt(token: Token | undefined, text: string, now: Now): Period | null {
  if (token?.item.kind !== "period") return null;
  const written = text.slice(token.start, token.end);
  const reading = readPeriod(written);
  if (isRead(reading)) return reading;
  const within = now.financialYear === undefined ? reading : readPeriod(written, { financialYear: now.financialYear });
  return isRead(within) ? within : null;
}

/** True where a period has a day in common with one that is reported. */
export function isNow(period: Period, now: Now): boolean {
  return now.periods.some((one) => period.start <= (one.end ?? "9999") && one.start <= (period.end ?? "9999"));
}
