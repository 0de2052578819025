import type { ComparedField, FigureField } from "../figure-columns";
import { namingOf, type Named } from "./naming";
import { notRated } from "../not-rated";
import type { Comparison } from "../comparison";
import type { Field, IndicatorCells, NotRatedReason } from "../rating";
import { readNoun } from "../reading/words/noun";
import { spokenUnit } from "../reading/units/metric-unit";
import { asNamed, convertible, exactUnit, inUnit, type Unit } from "../reading/units/unit";
import type { NumberValue } from "../reading/values/read-value";
import { ownPlaces } from "../reading/values/shown-figure";

/** The unit of a figure, as given by the figure itself, its column or the metric's name. */
export interface Measure {
  unit: Unit | null;
  /** The name of an unknown unit. */
  unknown: string | null;
  /** True where the figure is said to be a plain number. */
  isNumber: boolean;
}

/** The unit of a figure in a column: `unit` is its own or the one named for it, `noun` the words after it. */
export function measureOf(cells: Named, field: FigureField, unit: Unit | null, noun: string): Measure {
  if (unit !== null) return { unit, unknown: null, isNumber: false };
  const named = namingOf(cells, field);
  const after = readNoun(noun, cells.metric);
  return {
    unit,
    unknown: after.is === "unknown" ? after.word : named.unknown,
    isNumber: named.isNumber || after.is === "counted",
  };
}

/** A value and what it is compared with, each with its unit. */
export interface Settled {
  comparison: Comparison;
  value: NumberValue;
  /** The unit in which the comparison's figures were written; a bare tolerance is in it too. */
  unit: Unit | null;
}

/**
 * Finds the units of a value and of what it is compared with, and converts the latter so that the two compare without
 * rounding. A bare figure never takes the other side's unit, except for % and £: "95" beside 93.2% and "900" beside
 * "£850" leave no doubt, but "2" beside "1h 45m" may be anything.
 */
export function settleUnits(
  cells: IndicatorCells,
  comparison: Comparison,
  value: NumberValue,
): Settled | NotRatedReason {
  const own = measureOf(cells, "latestValue", value.unit, value.noun);
  const field = columnAgainst(cells, comparison.against);
  const isNothing = value.figure === 0 || (comparison.low === 0 && comparison.high === 0);
  if (own.unknown !== comparison.unknown && !isNothing) {
    const isOwn = own.unknown !== null;
    return differ(cells, isOwn ? "latestValue" : field, "unknown-unit", isOwn ? (comparison.unit ?? null) : own.unit);
  }
  const { low, high } = comparison;
  const size = Math.max(Math.abs(low), Math.abs(high));
  if (value.unit !== null && comparison.unit === null) {
    const unit = unitOfBare(cells.metric, comparison, size, value.unit, value.figure);
    return unit ? inOneUnit(cells, { ...comparison, unit }, value) : differ(cells, field, "no-unit", value.unit);
  }
  if (value.unit === null && comparison.unit !== null) {
    const unit = unitOfBare(cells.metric, own, Math.abs(value.figure), comparison.unit, size);
    return unit
      ? inOneUnit(cells, comparison, { ...value, unit })
      : differ(cells, "latestValue", "no-unit", comparison.unit);
  }
  return inOneUnit(cells, comparison, value);
}

/** Converts the comparison to the unit in which it compares with the value without rounding. */
function inOneUnit(cells: IndicatorCells, comparison: Comparison, value: NumberValue): Settled | NotRatedReason {
  const { unit } = comparison;
  if (unit === null || value.unit === null || unit.name === value.unit.name) return { comparison, value, unit };
  if (!convertible(unit, value.unit)) return differ(cells, "latestValue", undefined, unit);
  return { comparison: expressIn(comparison, exactUnit(unit, value.unit)), value, unit };
}

/** The unit of a bare figure (`size`) beside one in a `stated` unit (`other`); null where it may be in another. */
export function unitOfBare(
  metric: string,
  { isNumber }: Pick<Measure, "isNumber">,
  size: number,
  stated: Unit,
  other: number,
): Unit | null {
  // Zero is the same in every unit.
  if (size === 0) return stated;
  const spoken = spokenUnit(metric);
  if (spoken && convertible(spoken, stated)) return spoken;
  // Days beside a name that mentions working days.
  if (spoken && asNamed(stated, spoken) === spoken) return stated;
  switch (stated.family) {
    case "points":
      return stated;
    case "currency":
      return isNumber || spoken || stated.name === "p" ? null : stated;
    case "percent":
      return !isNumber && !spoken && (size <= 100 || size <= 2 * Math.abs(other)) ? stated : null;
    case "duration":
    case "working-duration":
    case "working-hours":
    case "months":
    case "rate":
    case "measure":
      return null;
  }
}

/** Converts another figure of the row to the unit of the comparison, or says why it cannot be. */
export function inComparison(
  cells: IndicatorCells,
  field: Extract<Field, FigureField>,
  { figure, ...measure }: Measure & { figure: number },
  { unit, unknown, low }: Comparison,
): number | NotRatedReason {
  if (measure.unknown !== unknown) return differ(cells, field, "unknown-unit", unit);
  if (unit === null) return measure.unit === null || figure === 0 ? figure : differ(cells, field, undefined, null);
  const own = measure.unit ?? unitOfBare(cells.metric, measure, Math.abs(figure), unit, low);
  if (own === null) return differ(cells, field, "no-unit", unit);
  return convertible(own, unit) ? inUnit(figure, own, unit) : differ(cells, field, undefined, unit);
}

/** Converts a comparison's figures to another unit of their dimension. */
export function expressIn(comparison: Comparison, unit: Unit): Comparison {
  const { unit: from, profiled, asked, scale } = comparison;
  if (from === null || from.name === unit.name) return comparison;
  const put = (figure: number): number => inUnit(figure, from, unit);
  const low = put(comparison.low);
  const high = put(comparison.high);
  return {
    ...comparison,
    unit,
    low,
    high,
    places: Math.max(ownPlaces(low, scale), ownPlaces(high, scale)),
    profiled: profiled && { ...profiled, target: put(profiled.target) },
    asked: asked && { ...asked, before: put(asked.before), places: ownPlaces(put(asked.before), scale) },
  };
}

/** The column that holds what a value is compared with. */
export function columnAgainst(cells: IndicatorCells, against: Comparison["against"]): ComparedField {
  switch (against) {
    case "target":
      return "target";
    case "expected-to-date":
      return cells.expectedToDate.kind === "empty" ? "target" : "expectedToDate";
    case "benchmark":
      return cells.benchmark.kind === "empty" ? "target" : "benchmark";
    case "base":
      return cells.baseline.kind === "empty" ? "benchmark" : "baseline";
    case "previous-value":
      return "previousValue";
    case "last-year":
      return "lastYear";
  }
}

/** The reason that two figures cannot be compared. */
export function differ(
  cells: IndicatorCells,
  field: Field,
  why: NotRatedReason["why"],
  beside: Unit | null,
): NotRatedReason {
  const reason = notRated(cells, "units-differ", field);
  if (why !== undefined) reason.why = why;
  if (beside !== null) reason.beside = beside.name;
  return reason;
}
