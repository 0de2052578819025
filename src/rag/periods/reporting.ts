import { hasOneNumber, type Calendar } from "./years";

/** How often a body may report, the most often first. */
export const FREQUENCIES = [
  ...(["weekly", "four-weekly", "monthly", "quarterly", "termly", "half-yearly", "yearly"] as const),
] as const;

export type Frequency = (typeof FREQUENCIES)[number];

/** How a body reports, as its rules say. It goes with whatever is read by it: readings of periods carry it on. */
export interface Reporting {
  /** The body's year, which "2024/25" and the quarters and numbered months in it are of. */
  year: Calendar;
  /** Null where the rules do not say. */
  every: Frequency | null;
}

/** How a body reports whose rules say nothing: the year begins in April. */
export const USUAL_REPORTING: Reporting = { year: "financial", every: null };

/** The length in months of what is reported each time; null for weeks, and for terms, whose lengths vary. */
export function monthsEvery(every: Frequency | null): number | null {
  return every === null ? null : MONTHS_EVERY[every];
}

const MONTHS_EVERY: Record<Frequency, number | null> = {
  ...{ weekly: null, "four-weekly": null, termly: null },
  ...{ monthly: 1, quarterly: 3, "half-yearly": 6, yearly: 12 },
};

/** The length in days of what is reported each time; null for what is reported by the calendar. */
export function daysEvery(every: Frequency | null): number | null {
  return every === "weekly" ? 7 : every === "four-weekly" ? 28 : null;
}

/** A period in full, as an example for whoever has to write one: "2024/25 Q2". */
export function examplePeriod({ year }: Reporting): string {
  return `${exampleYear(year)} Q2`;
}

/** A year as an example: "2024/25", or "2024" for one that begins in January. */
export function exampleYear(year: Calendar): string {
  return hasOneNumber(year) ? "2024" : "2024/25";
}
