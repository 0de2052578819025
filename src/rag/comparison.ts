import type { Polarity } from "./polarity";
import type { Unit } from "./reading/figure";
import type { ChangeTarget } from "./reading/targets/target-reading";

/** What the value was compared with. A range has two ends; otherwise both are the same figure. */
export interface Comparison {
  against: "target" | "expected-to-date" | "benchmark" | "previous-value" | "last-year" | "base";
  low: number;
  high: number;
  /**
   * Decimals that the cell shows, counted on the full figure: -5 for "£1.2m". A sentence shows as many, or more where
   * needed.
   */
  places: number;
  unit: Unit | null;
  /** The name of an unknown unit ("furlongs"); null where there is none. */
  unknown: string | null;
  /** True where the figures are said to be plain numbers. */
  isNumber: boolean;
  /** The scale in which the figures were written: 1000000 for "192.365m". They are held in full. */
  scale: number;
  polarity: Polarity;
  strict: boolean;
  comparable: boolean;
  /** The comparator in words ("national average"); for a base, the target's name for it ("2019/20 baseline"). */
  comparator: string;
  /** Where the figure is the part of a year's target expected by now: which part, and who says so. */
  profiled: Profiled | null;
  /** Where the figure is an earlier result with a change applied: the change and the earlier result. */
  asked: AskedChange | null;
  /**
   * Set where a target is known to cover the value's own period, the year to date, the whole year beside a part-year value, or a
   * later day, and "unknown" where the value's period has no year and the target's day has; else null.
   */
  covers: "period" | "to-date" | "year" | "later" | "unknown" | null;
}

/** A change of a stated amount, and the earlier result it applies to. */
export interface AskedChange {
  change: ChangeTarget["change"];
  /** In full; per cent of the earlier result where the unit is per cent. */
  amount: number;
  unit: Unit | null;
  before: number;
  /** The decimals shown by the cell of the earlier result. */
  places: number;
}

/** The part of a year's target that a profile expects by now. */
export interface Profiled {
  /** The whole year's target. */
  target: number;
  /** How much of the year has gone, in words: "2 of 4 quarters". */
  elapsed: string;
  /** Expected by now, in per cent of the target. */
  share: number;
  /** True for a straight line that no one stated. */
  assumed: boolean;
}
