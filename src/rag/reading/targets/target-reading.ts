import type { PlacedSideWord } from "../words/item";
import type { Unit } from "../units/unit";

/**
 * How a target was read, in a form a person can check: the number or range, which side of it is good, the unit, the
 * period it names and what was set aside. Readings are shared, so never change one.
 */
export type TargetReading =
  NumberTarget | RangeTarget | RatioTarget | BenchmarkTarget | ChangeTarget | DateTarget | NoTarget | UnreadTarget;

/** Any target except a date. */
export type FigureTarget = Exclude<TargetReading, DateTarget>;

interface Reading {
  /** The target as written. */
  text: string;
  /** The period it names, as written ("2024/25"), or null. */
  period: string | null;
  /** What was read but takes no part in the judgement, as written. */
  setAside: readonly string[];
}

/** Which side of a figure is good, where the words say so; with null, Good Is decides. */
export type Bound = "at-least" | "at-most" | null;

export interface NumberTarget extends Reading {
  kind: "number";
  figure: number;
  unit: Unit | null;
  scale: number;
  /** True where the cell's format divides the figure, so that no other scale applies. */
  isFull: boolean;
  /** The words after a figure without a unit: what it counts, or an unknown unit. */
  noun: string;
  bound: Bound;
  /** True when being equal does not meet the target: "Above 75%", "<700". */
  strict: boolean;
  /** The time span that an amount is for: "month" in "25 per month"; null where none is given. */
  per: string | null;
  /** The whole that it is a part of: 20 in "17 of 20", whose figure is 17; otherwise null. */
  of: number | null;
  /** True where a word that reverses the figure ("underspend") has been applied. */
  isSideApplied?: true;
  /** True for "All": 100%, which compares only with a value in per cent. */
  whole: boolean;
}

export interface RangeTarget extends Reading {
  kind: "range";
  low: number;
  high: number;
  unit: Unit | null;
  scale: number;
  noun: string;
}

/** "1:20". Displayed as read but not judged, because Good Is does not say which way is good for a ratio. */
export interface RatioTarget extends Reading {
  kind: "ratio";
  left: number;
  right: number;
}

/** A target set by another body's result, such as "2024/25 National Average". */
export interface BenchmarkTarget extends Reading {
  kind: "benchmark";
  /** In words: "national average". */
  comparator: string;
  /** The quartile asked for, 1 being the best, or null. */
  quartile: 1 | 2 | 3 | 4 | null;
  /** The comparator's result, where the target states it. */
  figure: number | null;
  unit: Unit | null;
  scale: number;
  bound: Bound;
  strict: boolean;
  /** True for "comparable with": close enough is good, even on the wrong side. */
  comparable: boolean;
}

/** A target that asks for a movement from an earlier result. */
export interface ChangeTarget extends Reading {
  kind: "change";
  change: "reduction" | "increase" | "improvement" | "maintain";
  /** The amount of movement asked for, where stated: 5 with the unit % for "reduce by 5%". */
  amount: number | null;
  unit: Unit | null;
  scale: number;
  /** What the movement is measured from, as written ("2019/20 baseline"); null for the previous value. */
  since: string | null;
  /**
   * The result it is measured from: the one before, last year's, an earlier one (named by `since`, or implied by a
   * deadline), or not stated.
   */
  from: "before" | "last-year" | "base" | "unsaid";
  /** True where it should be reached by a date or over years, so it is not measured from the result before. */
  overYears: boolean;
  /** For "maintain": which side is good, where stated ("no increase" is at-most). */
  bound: Bound;
}

/** A milestone: the day by which something should be done. */
export interface DateTarget extends Reading {
  kind: "date";
  /** "2025-03-31" */
  day: string;
  /** "from" where it must not be earlier: "no earlier than 1 April 2025". */
  side: "by" | "from";
  /** As named in a sentence: "31 March 2025", "the end of Q3 2025/26". */
  shown: string;
}

/** A target that says there is none. */
export interface NoTarget extends Reading {
  kind: "none";
  why: "empty" | "to-be-confirmed" | "baseline" | "not-applicable" | "information";
}

/** A text that cannot be read with confidence. */
export interface UnreadTarget extends Reading {
  kind: "not-read";
  why:
    | "no-figure"
    /** Two or more figures that might each be the target. */
    | "several-figures"
    /** Words around the figure that may change what it means. */
    | "other-words"
    /** One figure with two readings: "-5%", "2025". */
    | "ambiguous"
    /** Only a period, which is not certainly a day to do something by: "2024/25". */
    | "date"
    /** Digits that are not a well-formed number: "12,34". */
    | "malformed"
    | "error";
  /** The figures it might mean, as written, or its possible readings. */
  candidates: readonly string[];
  /**
   * Where a word reverses its figure ("£1m underspend"): the word, and the target without it. The metric may decide it.
   */
  withSideWord?: { sideWord: PlacedSideWord; target: NumberTarget };
}

/** Why a text is not read, with its possible meanings. Without candidates, the figures of the text are used. */
export type Unread = { why: UnreadTarget["why"]; candidates?: string[] };

/** A part of a reading, or why it could not be read. */
export type Found<T> = { found: T } | { unread: Unread };
