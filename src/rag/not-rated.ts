import { THRESHOLD_FIELDS } from "./figure-columns";
import { writeCell } from "./reading/dates/show-day";
import type { Field, IndicatorCells, NotRatedReason, ReasonField, Verdict } from "./rating";
import { showCell } from "./reading/values/shown-figure";

/**
 * Why an indicator cannot be rated: the reason's code and the cell it is about. For a formula that has not been
 * calculated, that is always the reason.
 */
export function notRated<F extends Field>(
  cells: IndicatorCells,
  code: NotRatedReason["code"],
  field: F,
): NotRatedReason & { field: F } {
  if (cells[field].kind === "not-calculated") return { code: "not-calculated", field, text: "" };
  // For "fraction or per cent?", the officer is asked about what the cell holds.
  const text = code === "fraction-or-percent" ? writeCell(cells[field]) : showCell(cells[field]);
  return { code, field, text, ...(cells[field].isFormula ? { isFormula: true } : {}) };
}

/** Cells that affect the status for every kind of target. */
const ALWAYS: readonly Field[] = [
  "target",
  "goodIs",
  "asOf",
  "latestValue",
  "expectedToDate",
  "tolerance",
  ...THRESHOLD_FIELDS,
  "override",
  "overrideReason",
];

/**
 * The first cell that is needed and holds a formula that has not been calculated; null where there is none. Skipping it
 * would let another cell decide, such as the shared rules in place of a Tolerance. Cells that only some targets need
 * are checked where they are used.
 */
export function findNotCalculated(cells: IndicatorCells): ReasonField | null {
  const parts: readonly Field[] = cells.latestValue.kind === "empty" ? ["numerator", "denominator"] : [];
  return cells.unnamed ?? [...ALWAYS, ...parts].find((field) => cells[field].kind === "not-calculated") ?? null;
}

/**
 * The reason with the possible readings of its cell. A single reading would only repeat the text, so at least two are
 * needed.
 */
export function withReadings(reason: NotRatedReason, readings: readonly string[]): NotRatedReason {
  return readings.length > 1 ? { ...reason, readings } : reason;
}

/** True for a reason returned in place of a result. */
export function isReason(found: object | string | number | null): found is NotRatedReason {
  return typeof found === "object" && found !== null && "code" in found;
}

/** A verdict that the row is not rated. */
export function asVerdict(reason: NotRatedReason): Verdict {
  return { status: "not-rated", reason };
}
