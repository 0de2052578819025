import { examplePeriod, type Reporting } from "./reporting";

/** A sentence that says why there is no span. */
export interface NoSpan {
  why: string;
  /** Set where only the year is missing. */
  lacks?: "year";
}

/** What a text leaves out, and how it is to be read. */
export interface PeriodContext {
  /** The body's year of a period without a year, by the year in which it begins. */
  financialYear?: number;
  /** How the body reports, where its rules say so. */
  reporting?: Reporting;
}

/** A context with all that decides how a text is read. */
export type ReadingContext = PeriodContext & { reporting: Reporting };

/** What to do, where the text itself gives no better advice. */
export function adviceFor(reporting: Reporting): string {
  return `Write it in full, such as “${examplePeriod(reporting)}”.`;
}

/** Says that only the year is missing. */
export function noYear(text: string, advice: string): NoSpan {
  return { why: `“${text}” has no year. ${advice}`, lacks: "year" };
}
