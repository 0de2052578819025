/** A sentence that says why there is no span. */
export interface NoSpan {
  why: string;
  /** Set where only the year is missing. */
  lacks?: "year";
}

/** What the surroundings supply where a text leaves it out. */
export interface PeriodContext {
  /** The financial year of a period without a year, by the year in which it begins. */
  financialYear?: number;
}

/** What to do, where the text itself gives no better advice. */
export const EXAMPLE = "Write it in full, such as “2024/25 Q2”.";

/** Says that only the year is missing. */
export function noYear(text: string, advice: string): NoSpan {
  return { why: `“${text}” has no year. ${advice}`, lacks: "year" };
}
