import type { CellContent } from "../cell";
import type { ComparedField } from "../figure-columns";
import type { IndicatorCells } from "../rating";
import { namingOf } from "../units/naming";
import type { Unit } from "../reading/figure";
import { readNumberFormat, shiftPercent } from "../reading/read-number-format";
import { readTarget } from "../reading/targets/read-target";
import type { TargetReading } from "../reading/targets/target-reading";
import { readValue } from "../reading/values/read-value";

/** The columns that hold the figures of a row of percentages. */
export const PERCENT_FIELDS: readonly ComparedField[] = [
  "latestValue",
  "target",
  "previousValue",
  "lastYear",
  "baseline",
  "benchmark",
  "expectedToDate",
];

/** A figure in a row of percentages. */
export interface PercentFigure {
  /** True where its own cell says that it is in per cent, by format or words. */
  isStated: boolean;
  /** In per cent where stated so, else as the cell holds it. For a range, the end further from zero. */
  figure: number;
}

/**
 * The largest fraction that is considered: 150%. Larger figures in a row of percentages are taken to be in per cent.
 */
const LARGEST_FRACTION = 1.5;

/** True for a bare figure that could be a fraction or a percentage. Zero is zero either way. */
export function isAmbiguous(found: PercentFigure | null): boolean {
  return found !== null && !found.isStated && found.figure !== 0 && Math.abs(found.figure) <= LARGEST_FRACTION;
}

/** True for a figure without a unit that could be a fraction, and so cannot be compared with one in per cent. */
export function isOpenFigure({ figure, unit }: { figure: number; unit: Unit | null }): boolean {
  return unit === null && isAmbiguous({ isStated: false, figure });
}

/** A quick test for a text that may hold a figure below two, so that most cells need not be parsed. */
const SMALL_IN_TEXT = /(?:^|[^\d.,])(?:[01]?\.\d|[01](?![\d]|,\d))/;
const SAYS_PERCENT = /%|\bper\s?cent|\bpct\b/i;

/** False where a cell certainly holds no bare figure that could be a fraction. */
export function mayBeAmbiguous(cell: CellContent): boolean {
  if (cell.kind === "number") return cell.value !== 0 && Math.abs(Number(cell.value)) <= LARGEST_FRACTION;
  return cell.kind === "text" && SMALL_IN_TEXT.test(String(cell.value)) && !SAYS_PERCENT.test(String(cell.value));
}

const PLAIN_FIGURE = /^\s*[-+]?(?:\d+(?:\.\d+)?|\.\d+)\s*$/;

/** True for a number, or a text that is nothing but a number. */
export function isPlainFigure(cell: CellContent): boolean {
  return cell.kind === "number" || (cell.kind === "text" && PLAIN_FIGURE.test(String(cell.value)));
}

/**
 * True where the figures of a row are percentages, by the metric's name, the Unit cell, a heading, or one of the cells.
 */
export function isPercentRow(cells: IndicatorCells): boolean {
  const { unit: named } = namingOf(
    { metric: cells.metric, columns: { by: {}, unit: cells.columns?.unit ?? "" } },
    "latestValue",
  );
  if (named) return named.family === "percent";
  for (const field of PERCENT_FIELDS) {
    if (cells.columns?.by[field]?.named?.unit?.family === "percent" || saysPercent(field, cells[field])) return true;
  }
  return false;
}

function saysPercent(field: ComparedField, cell: CellContent): boolean {
  if (cell.kind === "number") return readNumberFormat(cell.format).percent;
  // "Reduce by 5%" does not show that the measure itself is a percentage.
  return cell.kind === "text" && SAYS_PERCENT.test(String(cell.value)) && figureOf(field, cell)?.isStated === true;
}

/** The figure of a cell in a row of percentages; null where it holds none, or one in another unit. */
export function figureOf(field: ComparedField, cell: CellContent): PercentFigure | null {
  if (cell.kind === "number" && typeof cell.value === "number") return ofNumber(cell.value, cell.format);
  if (cell.kind !== "text") return null;
  if (field === "target") return ofTarget(readTarget(cell));
  // Figures from a text file are texts, and there are many of them.
  if (isPlainFigure(cell)) return ofReading(Number(cell.value), null, 1);
  const reading = readValue(cell);
  return reading.kind === "number" ? ofReading(reading.figure, reading.unit?.family ?? null, reading.scale) : null;
}

function ofNumber(value: number, format: string): PercentFigure | null {
  const shown = readNumberFormat(format, value);
  if (shown.percent) return { isStated: true, figure: shiftPercent(value) };
  if (shown.date || shown.time || shown.divides || shown.noun !== "") return null;
  return ofReading(value, shown.unit?.family ?? null, shown.scale);
}

function ofTarget(reading: TargetReading): PercentFigure | null {
  switch (reading.kind) {
    case "number":
      return ofReading(reading.figure, reading.unit?.family ?? null, reading.scale);
    case "range": {
      const figure = Math.abs(reading.low) > Math.abs(reading.high) ? reading.low : reading.high;
      return ofReading(figure, reading.unit?.family ?? null, reading.scale);
    }
    case "benchmark":
      return reading.figure === null ? null : ofReading(reading.figure, reading.unit?.family ?? null, reading.scale);
    case "ratio":
    case "change":
    case "date":
    case "none":
    case "not-read":
      return null;
  }
}

function ofReading(figure: number, family: string | null, scale: number): PercentFigure | null {
  if (family === "percent") return { isStated: true, figure };
  return family === null && scale === 1 ? { isStated: false, figure } : null;
}

/** True where `size` is about a hundredth of `other`, within a factor of three. */
export function isHundredth(size: number, other: number): boolean {
  return other >= 20 * size && size * 100 >= other / 3 && size * 100 <= other * 3;
}
