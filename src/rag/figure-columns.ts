import type { NamedUnit } from "./reading/figure";

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
] as const;

export type FigureField = (typeof FIGURE_FIELDS)[number];

/** The columns whose figures are set beside each other. */
export type ComparedField = Exclude<FigureField, "tolerance" | "numerator" | "denominator">;

/** What is known of all figures of one column. */
export interface FigureColumn {
  /** The unit and scale that its heading gives to figures without one ("Actual £m"); null where it gives none. */
  named: NamedUnit | null;
  /** The heading, where the result of another year than a target names could stand below it; left out elsewhere. */
  heading?: string;
  /** How its bare figures of percentages are written, as decided once for the column; left out where nothing decides. */
  percents?: PercentWriting;
}

/** Whether a bare figure is a part of one (0.95 is 95%) or is in per cent already (95 is 95%). */
export type PercentWriting = "fractions" | "per cents";

/** What stands beside a row's figures and says what they are. */
export interface FigureColumns {
  /** By column: one object for all rows of a table. A column of which nothing is known is left out. */
  by: Readonly<Partial<Record<FigureField, FigureColumn>>>;
  /** The row's Unit cell, as typed. */
  unit: string;
}
