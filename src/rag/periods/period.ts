import type { Reporting } from "./reporting";
import type { PeriodKind, Span } from "./span";

export type { PeriodKind } from "./span";

/** A period as read. Plain data. Readings are shared, so never change one. */
export interface Period {
  kind: PeriodKind;
  span: Span;
  /** How the body reports, which decides what the text says and which period comes next. */
  reporting: Reporting;
  /** The first and the last day, "2024-07-01"; as `daysOf` gives them. */
  start: string;
  end: string | null;
  /** Additions to it, as written: "b", "Revised", "Provisional". */
  qualifiers: readonly string[];
  /** True for a break in series ("b"): the figure is not comparable with earlier ones. */
  isBreak: boolean;
  /** As written, with single spaces. */
  text: string;
  /** The structure of the text, so that another period can be written in the same style. */
  pieces: readonly Piece[];
}

/**
 * A piece of a written period: fixed text; a qualifier, which belongs to this period alone; or a slot for a part of the
 * period, with an example of its style.
 */
export type Piece = string | { aside: string } | { slot: Slot; like: string };

/** The kinds of slot: a year as two ("2024/25") or as one ("2024"), the number or name of a part, or a day. */
export type Slot =
  | "years"
  | "year"
  | "half"
  | "quarter"
  | "term"
  | "number"
  | "month-number"
  | "month"
  | "first-month"
  | "month-year"
  | "first-month-year"
  | "day";

/** A text that could not be read as a period with certainty, and why, as a plain sentence. */
export interface UnreadPeriod {
  kind: "not-read";
  text: string;
  why: string;
  /** Set where only the year is missing: "Q2", "September". */
  lacks?: "year";
}

export type PeriodReading = Period | UnreadPeriod;

/** True for a period that was read. */
export function isRead(reading: PeriodReading): reading is Period {
  return reading.kind !== "not-read";
}
