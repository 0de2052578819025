import { numberCell, type CellContent } from "../cell";
import type { IndicatorCells } from "../rating";
import { PERCENT, type Unit, UNNAMED } from "../reading/figure";
import { readTarget } from "../reading/targets/read-target";
import type { TargetReading } from "../reading/targets/target-reading";
import { readValue, type ValueReading } from "../reading/values/read-value";
import { namingOf } from "../units/naming";

/** True where the target is a percentage, so that a numerator and denominator beside it make one too. */
export function isPercentTarget(target: TargetReading): boolean {
  switch (target.kind) {
    case "number":
      return target.of !== null || target.unit?.family === "percent";
    case "range":
    case "benchmark":
      return target.unit?.family === "percent";
    case "ratio":
    case "change":
    case "date":
    case "none":
    case "not-read":
      return false;
  }
}

/**
 * A row's Numerator and Denominator, where both are plain figures in one unit and the row asks for a share or a rate.
 */
export interface NumeratorDenominator {
  numerator: number;
  denominator: number;
  /** Per cent, or the rate that the values are in ("per 1,000"). */
  unit: Unit;
}

/**
 * Reads a row's Numerator and Denominator; null where either is missing or no plain figure, or where no share is asked
 * for.
 */
export function readNumeratorDenominator(cells: IndicatorCells, target: TargetReading): NumeratorDenominator | null {
  const { numerator, denominator } = cells;
  if (numerator.kind === "empty" || denominator.kind === "empty") return null;
  const { unit: named, unknown, scale } = namingOf(cells, "latestValue");
  if (unknown !== null || scale !== 1) return null;
  const unit = named === null && isPercentTarget(target) ? PERCENT : named;
  if (unit?.family !== "percent" && unit?.family !== "rate") return null;
  const part = readCount(cells, "numerator");
  const whole = readCount(cells, "denominator");
  if (part.kind !== "number" || whole.kind !== "number" || part.unit?.name !== whole.unit?.name) return null;
  // A numerator and a denominator are counts or money: 85% over 90% is no share.
  if (part.unit !== null && part.unit.family !== "currency") return null;
  return part.figure < 0 || whole.figure < 0 ? null : { numerator: part.figure, denominator: whole.figure, unit };
}

/**
 * Reads the numerator or denominator alone. Its unit comes from its own heading: the metric's unit describes the share,
 * not what is counted.
 */
function readCount(cells: IndicatorCells, field: "numerator" | "denominator"): ValueReading {
  return readValue(cells[field], "", { named: cells.columns?.by[field]?.named ?? UNNAMED });
}

/** The share in the row's unit: 85 for 17 of 20 in per cent. Null where the denominator is zero. */
export function shareOf({ numerator, denominator, unit }: NumeratorDenominator): number | null {
  if (denominator === 0) return null;
  const share = numerator / denominator;
  return Number((unit.family === "percent" ? share * 100 : share / unit.size).toPrecision(15));
}

/**
 * The cell that a row is judged by: its Latest Value, or where that is empty, the share of Numerator and Denominator as
 * a cell would show it.
 */
export function findValueCell(cells: IndicatorCells, target: TargetReading | null = null): CellContent {
  const { latestValue, denominator } = cells;
  if (latestValue.kind !== "empty" || denominator.kind === "empty") return latestValue;
  const parts = readNumeratorDenominator(cells, target ?? readTarget(cells.target, cells.reporting));
  const share = parts && shareOf(parts);
  if (!parts || share === null) return latestValue;
  return parts.unit.family === "percent" ? numberCell(share / 100, "0.0%") : numberCell(share, "0.0");
}

/** True where the Denominator is zero, so there is no share. */
export function isDenominatorZero(cells: IndicatorCells): boolean {
  if (cells.numerator.kind === "empty" || cells.denominator.kind === "empty") return false;
  const whole = readCount(cells, "denominator");
  return whole.kind === "number" && whole.figure === 0;
}
