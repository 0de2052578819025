import type { SaidTurn } from "../words/item";
import type { Unit } from "../units/unit";

/**
 * How a target was read. A person can check it: the reading says what number or range it took, which side of it is
 * good, the unit, the period it names and what was set aside. Readings are shared: never change one.
 */
export type TargetReading =
  NumberTarget | RangeTarget | RatioTarget | BenchmarkTarget | ChangeTarget | DateTarget | NoTarget | UnreadTarget;

/** Any target but a date. */
export type FigureTarget = Exclude<TargetReading, DateTarget>;

interface Reading {
  /** The target as written. */
  text: string;
  /** The period it names, as written ("2024/25"), or null. */
  period: string | null;
  /** What was read and left out of the judgement, as written. */
  setAside: readonly string[];
}

/** Which side of a figure is good, where the words say so; null leaves it to Good Is. */
export type Bound = "at-least" | "at-most" | null;

export interface NumberTarget extends Reading {
  kind: "number";
  figure: number;
  unit: Unit | null;
  scale: number;
  /** True where the cell's format divides the figure, so that nothing else scales it. */
  isFull: boolean;
  /** The words after a figure without a unit: what it counts, or a unit that is not known. */
  noun: string;
  bound: Bound;
  /** True when equality does not meet it: "Above 75%", "<700". */
  strict: boolean;
  /** The stretch of time that an amount is for: "month" in "25 per month"; null when it says none. */
  per: string | null;
  /** What it is a part of: 20 in "17 of 20", whose figure is 17; null for a figure of its own. */
  of: number | null;
  /** True where a word that turned the figure round has been heeded. */
  isTurned?: true;
  /** True for "All": 100%, which only a value in per cent can be set beside. */
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

/** "1:20". It is shown as read; which way is good for a ratio cannot be told from Good Is, so it is not judged. */
export interface RatioTarget extends Reading {
  kind: "ratio";
  left: number;
  right: number;
}

/** A target set by someone else's result, such as "2024/25 National Average". */
export interface BenchmarkTarget extends Reading {
  kind: "benchmark";
  /** In words: "national average". */
  comparator: string;
  /** The quartile it asks for, 1 being the best, or null. */
  quartile: 1 | 2 | 3 | 4 | null;
  /** The comparator's result, where the target prints it. */
  figure: number | null;
  unit: Unit | null;
  scale: number;
  bound: Bound;
  strict: boolean;
  /** True for "comparable with": close enough is good, even on the wrong side. */
  comparable: boolean;
}

/** A target that asks for movement from an earlier result. */
export interface ChangeTarget extends Reading {
  kind: "change";
  change: "reduction" | "increase" | "improvement" | "maintain";
  /** How much movement it asks for, where it says: 5 with the unit % for "reduce by 5%". */
  amount: number | null;
  unit: Unit | null;
  scale: number;
  /** What the movement is measured from, as written ("2019/20 baseline"); null for the previous value. */
  since: string | null;
  /**
   * The result that it is measured from: the one before, that of last year, an earlier one (which `since` names, or nothing
   * but a deadline shows), or not said.
   */
  from: "before" | "last-year" | "base" | "unsaid";
  /** True where it is to be reached by a date or over years: the result before is then not what it is measured from. */
  overYears: boolean;
  /** For "maintain": which side is good, where it says so ("no increase" is at-most). */
  bound: Bound;
}

/** A milestone: the day that something is to be done by. */
export interface DateTarget extends Reading {
  kind: "date";
  /** "2025-03-31" */
  day: string;
  /** "from" where nothing may be earlier: "no earlier than 1 April 2025". */
  side: "by" | "from";
  /** In a sentence: "31 March 2025", "the end of Q3 2025/26". */
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
    /** Two figures or more that might each be the target. */
    | "several-figures"
    /** Words around the figure that may change what it means. */
    | "other-words"
    /** One figure with two readings: "-5%", "2025". */
    | "ambiguous"
    /** Only a period, which is not for certain a day to do something by: "2024/25". */
    | "date"
    /** Digits that are no well-formed number: "12,34". */
    | "malformed"
    | "error";
  /** The figures it might have meant, as written, or the readings it might have. */
  candidates: readonly string[];
  /** Where a word turns its figure round ("£1m underspend"): the word, and the target without it. The metric may settle it. */
  turned?: { turn: SaidTurn; target: NumberTarget };
}
