import { EMPTY_CELL } from "./cell";
import type { IndicatorCells } from "./rating";

/** The cells of a row in which nothing is filled in, for a question about one or two of them. */
export const NO_CELLS: IndicatorCells = {
  ...{ section: "", kpi: "", metric: "" },
  ...{ target: EMPTY_CELL, goodIs: EMPTY_CELL, asOf: EMPTY_CELL, latestValue: EMPTY_CELL },
  ...{ numerator: EMPTY_CELL, denominator: EMPTY_CELL, previousValue: EMPTY_CELL, lastYear: EMPTY_CELL },
  ...{ baseline: EMPTY_CELL, benchmark: EMPTY_CELL, expectedToDate: EMPTY_CELL, tolerance: EMPTY_CELL },
  ...{ greenThreshold: EMPTY_CELL, amberThreshold: EMPTY_CELL, redThreshold: EMPTY_CELL },
  ...{ override: EMPTY_CELL, overrideReason: EMPTY_CELL, reviewBy: EMPTY_CELL },
};
