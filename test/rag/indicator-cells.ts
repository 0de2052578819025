import { EMPTY_CELL, numberCell, textCell, type CellContent } from "../../src/rag/cell";
import type { IndicatorCells } from "../../src/rag/rating";

type Written = string | number | CellContent | undefined;

/** An indicator's cells from what a person would type; what is not given is empty. */
export function indicatorCells(written: {
  section?: string;
  kpi?: string;
  metric?: string;
  target?: Written;
  goodIs?: Written;
  asOf?: Written;
  latestValue?: Written;
  numerator?: Written;
  denominator?: Written;
  previousValue?: Written;
  lastYear?: Written;
  baseline?: Written;
  benchmark?: Written;
  expectedToDate?: Written;
  tolerance?: Written;
  greenThreshold?: Written;
  amberThreshold?: Written;
  redThreshold?: Written;
  override?: Written;
  overrideReason?: Written;
  reviewBy?: Written;
}): IndicatorCells {
  return {
    section: written.section ?? "",
    kpi: written.kpi ?? "",
    metric: written.metric ?? "",
    target: toCell(written.target),
    goodIs: toCell(written.goodIs),
    asOf: toCell(written.asOf),
    latestValue: toCell(written.latestValue),
    numerator: toCell(written.numerator),
    denominator: toCell(written.denominator),
    previousValue: toCell(written.previousValue),
    lastYear: toCell(written.lastYear),
    baseline: toCell(written.baseline),
    benchmark: toCell(written.benchmark),
    expectedToDate: toCell(written.expectedToDate),
    tolerance: toCell(written.tolerance),
    greenThreshold: toCell(written.greenThreshold),
    amberThreshold: toCell(written.amberThreshold),
    redThreshold: toCell(written.redThreshold),
    override: toCell(written.override),
    overrideReason: toCell(written.overrideReason),
    reviewBy: toCell(written.reviewBy),
  };
}

function toCell(written: Written): CellContent {
  if (written === undefined) return EMPTY_CELL;
  if (typeof written === "number") return numberCell(written);
  return typeof written === "string" ? textCell(written) : written;
}
