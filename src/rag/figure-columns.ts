import type { NamedUnit } from "./reading/figure";

/** The columns of thresholds, best first. */
export const THRESHOLD_FIELDS = ["greenThreshold", "amberThreshold", "redThreshold"] as const;

export type ThresholdField = (typeof THRESHOLD_FIELDS)[number];

/** The columns of a KPI row that hold figures. */
export const FIGURE_FIELDS = [
  "target",
  "latestValue",
  "numerator",
  "denominator",
  "previousValue",
  "lastYear",
  "baseline",
  "benchmark",
  "expectedToDate",
  "tolerance",
  ...THRESHOLD_FIELDS,
] as const;

export type FigureField = (typeof FIGURE_FIELDS)[number];

/** The columns that hold the result of one comparator each. A row is judged by the one that its target names. */
export const COMPARATOR_FIELDS = [
  "nationalBenchmark",
  "regionalBenchmark",
  "neighboursBenchmark",
  "familyBenchmark",
  "peersBenchmark",
  "quartileBenchmark",
] as const;

export type ComparatorField = (typeof COMPARATOR_FIELDS)[number];

/** The columns whose figures are compared with each other. */
export type ComparedField = Exclude<FigureField, "tolerance" | ThresholdField | "numerator" | "denominator">;

/** What is known about all figures of one column. */
export interface FigureColumn {
  /** The unit and scale that the heading gives to bare figures ("Actual £m"); null where it gives none. */
  named: NamedUnit | null;
  /**
   * The heading. Present only where the column may hold the result of another year than the target names, where the
   * heading says which side of its figures is meant ("Green from"), or that they count the year to date ("Actual YTD").
   */
  heading?: string;
  /** How the column writes bare percentages, decided once for the whole column; left out where nothing decides it. */
  percents?: PercentWriting;
}

/** "fractions": a bare 0.95 is 95%. "per cents": a bare 95 is 95%. */
export type PercentWriting = "fractions" | "per cents";

/** The column and Unit information that says what a row's figures are. */
export interface FigureColumns {
  /** By column, shared by all rows of a table. A column with nothing known is left out. */
  by: Readonly<Partial<Record<FigureField, FigureColumn>>>;
  /** The row's Unit cell, as typed. */
  unit: string;
}
