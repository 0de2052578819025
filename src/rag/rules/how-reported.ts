import { MONTH_WORDS, monthOf } from "../periods/calendar";
import { FREQUENCIES, USUAL_REPORTING, type Frequency, type Reporting } from "../periods/reporting";
import { yearFrom } from "../periods/years";
import { foldName } from "../fold-name";
import { readForm, type Reader } from "./read-document";

/* What the rules say of how the body reports: the month in which its year begins, and how often there is a report. */

/** The part of a ruleset that says so. Without it the year begins in April, and how often is not known. */
export interface HowReported {
  /** The month in which the body's year begins, 1 to 12. */
  yearBegins?: number;
  reported?: Frequency;
}

/** How a body with these rules reports. */
export function reportingOf({ yearBegins, reported }: HowReported): Reporting {
  if (yearBegins === undefined && reported === undefined) return USUAL_REPORTING;
  return { year: yearBegins === undefined ? USUAL_REPORTING.year : yearFrom(yearBegins), every: reported ?? null };
}

/** Reads the month in which a year begins: "July", "jul", "1 July". Null for anything else. */
function monthIn(text: string): number | null {
  const words = foldName(text)
    .split(" ")
    .filter((word) => word !== "1" && word !== "1st" && word !== "");
  const [word = "", ...others] = words;
  return others.length === 0 && MONTH_WORDS.has(word) ? monthOf(word) : null;
}

/** How else officers write how often they report. */
const OTHER_WORDS: Record<string, Frequency> = {
  ...{ "every week": "weekly", "every month": "monthly", "every quarter": "quarterly", "every term": "termly" },
  ...{ "4 weekly": "four-weekly", "every four weeks": "four-weekly", "every 4 weeks": "four-weekly" },
  ...{ "six monthly": "half-yearly", "6 monthly": "half-yearly", "every six months": "half-yearly" },
  ...{ annual: "yearly", annually: "yearly", "every year": "yearly" },
};

const FREQUENCY_WORDS: ReadonlyMap<string, Frequency> = new Map([
  ...FREQUENCIES.map((frequency): [string, Frequency] => [frequency.replace("-", " "), frequency]),
  ...Object.entries(OTHER_WORDS),
]);

/** Reads how often a body reports: "quarterly", "Four weekly", "annually". Null for anything else. */
function frequencyIn(text: string): Frequency | null {
  return FREQUENCY_WORDS.get(foldName(text).replaceAll("-", " ")) ?? null;
}

/** True for a text that one of the two settings may hold. */
export function saysHowReported(setting: "year-begins" | "reported", text: string): boolean {
  return (setting === "reported" ? frequencyIn(text) : monthIn(text)) !== null;
}

/** Reads the month of a rules document. */
export const readYearBegins: Reader<number> = readForm(monthIn, "a month in which a year can begin, such as July");

/** Reads how often there is a report. */
export const readReported: Reader<Frequency> = readForm(frequencyIn, `one of ${FREQUENCIES.join(", ")}`);
