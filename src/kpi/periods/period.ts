import type { PeriodKind, Span } from "./span";

export type { PeriodKind } from "./span";

/** A period as it was read. Plain data. Readings are shared: never change one. */
export interface Period {
  kind: PeriodKind;
  span: Span;
  /** The first and the last day, "2024-07-01". The last is null for a year to date that does not say how far it goes. */
  start: string;
  end: string | null;
  /** What was said beside it, as written: "b", "Revised", "Provisional". */
  qualifiers: readonly string[];
  /** True for "b" and its kin: a break in series, whose figure is not comparable with those before it. */
  isBreak: boolean;
  /** As written, with single spaces. */
  text: string;
  /** How it is written, so that another period can be written alike. */
  pieces: readonly Piece[];
}

/**
 * A piece of how a period is written: a text that stays; a qualifier, which belongs to this period alone; or a part of
 * the period, with an example of how it is written.
 */
export type Piece = string | { aside: string } | { slot: Slot; like: string };

/** A year as two ("2024/25") or as one ("2024"), a number or a name of a part, or a day, of the start or the end. */
export type Slot =
  | "years"
  | "year"
  | "half"
  | "quarter"
  | "term"
  | "month-number"
  | "month"
  | "first-month"
  | "month-year"
  | "first-month-year"
  | "day";

/** A text that is no period that could be read for sure, and why, as a plain sentence. */
export interface UnreadPeriod {
  kind: "not-read";
  text: string;
  why: string;
}

export type PeriodReading = Period | UnreadPeriod;

/** True for a period; false for a text that could not be read as one. */
export function isRead(reading: PeriodReading): reading is Period {
  return reading.kind !== "not-read";
}
