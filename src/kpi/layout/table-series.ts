import type { CellContent } from "../../rag/cell";
import type { NextPlace } from "../next-place";

/** A result of another period than the judged one, beside the row that is judged. */
export interface PastValue {
  /** The data row of the indicator that is judged, counted from 0. */
  row: number;
  /** Its period: "August 2025"; as written where its year is not known. */
  asOf: string;
  value: CellContent;
  target: CellContent;
}

/** The periods of a table that holds several: the one that is judged, and the results of the others. */
export interface TableSeries {
  /** Periods in columns beside each other, in rows below each other, or on a sheet each. */
  shape: "across" | "down" | "sheets";
  /** The period that is judged: "September 2025"; as written where its year is not known. */
  judged: string;
  /** All periods with a result, oldest first. */
  periods: readonly string[];
  past: readonly PastValue[];
  /** Rows whose target is for the judged period alone, so that nothing is expected in its place. */
  periodTargets?: ReadonlySet<number>;
  /** Rows whose value could be read in another column as well, and why. */
  unclear?: ReadonlyMap<number, UnclearPeriod>;
  /** Where the result of the period after the judged one goes, by row. */
  next?: ReadonlyMap<number, NextPlace>;
  /** Set where the targets alone have periods: each row has one value, which goes on to the next period when one is closed. */
  isOfTargets?: true;
}

/** Why a row of a series is not rated: what it could be compared with is not known. */
export interface UnclearPeriod {
  code: "which-value" | "which-target";
  field: "latestValue" | "target";
  /** The two readings, as cells: "Sep (J4)" and "YTD (Q4)". */
  readings: readonly string[];
}
