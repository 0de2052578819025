import type { NamedUnit } from "./reading/figure";

/** The columns of a KPI row that hold figures. */
export type FigureField = "target" | "latestValue" | "previousValue" | "lastYear" | "benchmark" | "expectedToDate" | "tolerance";

/** What is known of all figures of one column. */
export interface FigureColumn {
  /** The unit and scale that its heading gives to figures without one ("Actual £m"); null where it gives none. */
  named: NamedUnit | null;
}

/** What stands beside a row's figures and says what they are. */
export interface FigureColumns {
  /** By column: one object for all rows of a table. A column of which nothing is known is left out. */
  by: Readonly<Partial<Record<FigureField, FigureColumn>>>;
  /** The row's Unit cell, as typed. */
  unit: string;
}
