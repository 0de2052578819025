import { monthName } from "../periods/calendar";
import type { Frequency } from "../periods/reporting";
import type { HowReported } from "../rules/how-reported";

/** What the rules say of how the body reports, a sentence each; none where they leave it to what is usual. */
export function describeReporting({ yearBegins, reported }: HowReported): string[] {
  return [
    ...(yearBegins === undefined
      ? []
      : [`The year begins in ${monthName(yearBegins)}: quarters, halves and numbered months count from there.`]),
    ...(reported === undefined ? [] : [`Figures come ${EVERY[reported]}.`]),
  ];
}

const EVERY: Record<Frequency, string> = {
  weekly: "every week",
  "four-weekly": "every four weeks, 13 times a year",
  monthly: "every month",
  quarterly: "every quarter",
  termly: "every school term",
  "half-yearly": "every half year",
  yearly: "every year",
};
