import type { Unit } from "./figure";

/**
 * How a target was read. A person can check it: the reading says what number or range it took, which side of it is
 * good, the unit, the period it names and what was set aside.
 */
export type TargetReading =
  NumberTarget | RangeTarget | BenchmarkTarget | ChangeTarget | NoTarget | UnreadTarget;

interface Reading {
  /** The target as written. */
  text: string;
  /** The period it names, as written ("2024/25"), or null. */
  period: string | null;
  /** What was read and left out of the judgement, as written. */
  setAside: string[];
}

/** Which side of a figure is good, where the words say so; null leaves it to Good Is. */
export type Bound = "at-least" | "at-most" | null;

export interface NumberTarget extends Reading {
  kind: "number";
  figure: number;
  unit: Unit | null;
  scale: number;
  bound: Bound;
  /** True when equality does not meet it: "Above 75%", "<700". */
  strict: boolean;
}

export interface RangeTarget extends Reading {
  kind: "range";
  low: number;
  high: number;
  unit: Unit | null;
  scale: number;
}

/** A target set by someone else's result, such as "2024/25 National Average". */
export interface BenchmarkTarget extends Reading {
  kind: "benchmark";
  /** In words: "national average". */
  comparator: string;
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
}

/** A target that says there is none. */
export interface NoTarget extends Reading {
  kind: "none";
  why: "empty" | "to-be-confirmed" | "baseline" | "not-applicable" | "information";
}

/** A text that cannot be read with confidence. */
export interface UnreadTarget extends Reading {
  kind: "not-read";
  why: "no-figure" | "several-figures" | "other-words" | "error";
  /** The figures it might have meant, as written. */
  candidates: string[];
}
