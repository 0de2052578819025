import type { CellContent } from "../cell";
import { isHundredth } from "../percent/row-figures";
import { readNumberFormat } from "../reading/read-number-format";
import { notRated } from "../not-rated";
import { writeNumber } from "../reading/figure";
import type { Comparison } from "../comparison";
import type { IndicatorCells, NotRatedReason } from "../rating";
import { CLOCK, convertible, inUnit } from "../reading/units/unit";
import type { NumberValue } from "../reading/values/read-value";

/**
 * Converts a figure (the value's own, or the one its cell shows) to the comparison's unit, or says why the two cannot
 * be compared.
 */
export function convert(
  cells: IndicatorCells,
  value: NumberValue,
  of: number,
  comparison: Comparison,
): number | NotRatedReason {
  const { unit, scale } = comparison;
  let figure = of;
  if (unit && value.unit && unit.name !== value.unit.name) {
    if (!convertible(unit, value.unit)) return notRated(cells, "units-differ", "latestValue");
    figure = inUnit(figure, value.unit, unit);
  }
  if (isHoursForMinutes(cells, value, figure, comparison)) return notRated(cells, "hours-or-minutes", "latestValue");
  const size = Math.abs(figure);
  const other = Math.max(Math.abs(comparison.low), Math.abs(comparison.high));
  // The result of a change was calculated, not written by anyone; the earlier result was written.
  const written = comparison.asked ? Math.abs(comparison.asked.before) : other;
  if (isScaleApart(size, written, value.scale, scale)) return notRated(cells, "scales-differ", "latestValue");
  if (isFractionOrPercent(cells, value, figure, other, comparison))
    return notRated(cells, "fraction-or-percent", "latestValue");
  if (isTargetFraction(cells, figure, comparison)) return notRated(cells, "fraction-or-percent", "target");
  const shown = findShownHundredfold(cells.latestValue, figure, other);
  if (shown !== null) return { code: "fraction-or-percent", field: "latestValue", text: `${writeNumber(shown)}%` };
  const asked = comparison.against === "target" ? findShownHundredfold(cells.target, comparison.low, size) : null;
  if (asked !== null) return { code: "fraction-or-percent", field: "target", text: `${writeNumber(asked)}%` };
  return figure;
}

/**
 * True where the scale differs rather than the result: a hundredfold apart, with one side in millions and the other
 * not; or, with both said to be in thousands, so far apart that one of them is in full ("118,000" beside 120 under
 * "(000s)").
 */
function isScaleApart(size: number, other: number, own: number, scale: number): boolean {
  const [least, most] = [Math.min(size, other), Math.max(size, other)];
  if (own !== scale) return least > 0 && least * 100 < most;
  if (scale === 1) return false;
  return least > 0 ? most >= least * Math.max(100, scale / 100) : most >= scale * Math.max(1000, scale / 100);
}

/** 0.886 in a General cell against 85%: a fraction that lost its percent format, or less than one per cent? */
function isFractionOrPercent(
  cells: IndicatorCells,
  value: NumberValue,
  figure: number,
  other: number,
  { unit }: Comparison,
): boolean {
  const size = Math.abs(figure);
  if (size === 0 || size > largestFraction(other) || (unit ?? value.unit)?.family !== "percent") return false;
  const written = cells.latestValue.value;
  if (figure !== Number(written) || String(written).includes("%")) return false;
  return isHundredth(size, other);
}

/** The largest figure that could be a fraction: beside 95%, 2 is hardly 200%; beside 190% it may be. */
function largestFraction(other: number): number {
  return other > 100 ? other / 33 : 1;
}

/**
 * Finds a value a hundred times too large, such as 9300% beside 95%: 93 was typed before the cell had a percentage
 * format. Gives the figure as shown, or null.
 */
function findShownHundredfold(cell: CellContent, figure: number, other: number): number | null {
  if (cell.kind !== "number" || !readNumberFormat(cell.format).percent) return null;
  const typed = Math.abs(Number(cell.value));
  return typed >= 2 && isHundredth(other, Math.abs(figure)) ? figure : null;
}

/** 0.95 in a General cell as the target of 80%: 95% that lost its percent format, or less than one per cent? */
function isTargetFraction({ target }: IndicatorCells, figure: number, { unit, low, against }: Comparison): boolean {
  const size = Math.abs(low);
  if (against !== "target" || unit?.family !== "percent" || target.kind !== "number" || low !== target.value)
    return false;
  if (size === 0 || size > 1 || readNumberFormat(target.format, low).percent) return false;
  // "All of them" is often typed as 1: beside 20% it is as likely to mean that as 1%.
  return isHundredth(size, Math.abs(figure)) || (size === 1 && Math.abs(figure) >= 20);
}

/** "4:42" typed for minutes and seconds is stored by Excel as hours and minutes, sixty times too long. */
function isHoursForMinutes(
  cells: IndicatorCells,
  value: NumberValue,
  figure: number,
  { low, high }: Comparison,
): boolean {
  if (cells.latestValue.kind !== "number" || value.unit?.name !== CLOCK.name) return false;
  if (!readNumberFormat(cells.latestValue.format).hoursOnly || high <= 0 || figure <= high * 10) return false;
  return figure / 60 <= high * 3 && figure / 60 >= low / 3;
}
