import type { Polarity } from "../polarity";
import type { Comparison } from "../comparison";
import type { IndicatorCells, NotRatedReason } from "../rating";
import { notRated } from "../not-rated";
import { inNamedUnit } from "../reading/figure";
import type { NumberTarget } from "../reading/targets/target-reading";
import { ownPlaces } from "../reading/values/shown-figure";
import { namedBeside } from "../reading/words/noun";
import { namingOf, readAsWritten } from "../units/naming";
import { measureOf, type Measure } from "../units/settle-units";

/* A comparison with one figure, and the cells that such a figure comes from. */

/** A comparison with one plain figure: not strict, no profile, no change asked of it. */
export function compareWith(
  against: Comparison["against"],
  { figure, unit, unknown, isNumber, scale }: Amount,
  polarity: Polarity,
): Comparison {
  // Every row gets an object of the same shape, which V8 reads fastest.
  return {
    against,
    low: figure,
    high: figure,
    places: ownPlaces(figure, scale),
    unit,
    unknown: unit === null ? unknown : null,
    isNumber,
    scale,
    polarity,
    strict: false,
    comparable: false,
    comparator: "",
    profiled: null,
    asked: null,
    covers: null,
  };
}

/** A figure in full, with its unit. */
export interface Amount extends Measure {
  figure: number;
  scale: number;
}

/**
 * A figure of a target, completed from its column and the metric's name: a bare one under "£m" is in millions of
 * pounds.
 */
export function amountOf(
  cells: IndicatorCells,
  written: Pick<NumberTarget, "figure" | "unit" | "scale" | "noun"> & { isFull?: boolean },
): Amount {
  const named = namedBeside(written.noun, cells.metric, namingOf(cells, "target"));
  const { figure, unit, scale } = inNamedUnit(written, named, written.isFull);
  return { figure, scale, ...measureOf(cells, "target", unit, written.noun) };
}

/** Reads a figure from a further column (baseline, benchmark, previous value); null where the cell is empty. */
export function readFurther(
  cells: IndicatorCells,
  field: "benchmark" | "baseline" | "previousValue" | "lastYear" | "expectedToDate",
): Amount | NotRatedReason | null {
  const cell = cells[field];
  if (cell.kind === "empty") return null;
  const reading = readAsWritten(cells, field);
  switch (reading.kind) {
    case "number":
      return { figure: reading.figure, scale: reading.scale, ...measureOf(cells, field, reading.unit, reading.noun) };
    case "empty":
    case "none":
      return null;
    case "error":
      return notRated(cells, "value-error", field);
    case "bounds":
    case "not-read":
      return notRated(cells, "value-not-read", field);
  }
}
