import { writeCell } from "./reading/dates/show-day";
import type { Field, IndicatorCells, NotRatedReason, ReasonField, Verdict } from "./rating";
import { showCell } from "./reading/values/shown-figure";

/**
 * Why an indicator cannot be rated: the reason's code, and the one cell that it is about. Of a formula that has not been calculated
 * there is nothing else to say.
 */
export function notRated<F extends Field>(
  cells: IndicatorCells,
  code: NotRatedReason["code"],
  field: F,
): NotRatedReason & { field: F } {
  if (cells[field].kind === "not-calculated") return { code: "not-calculated", field, text: "" };
  // Which of two percentages a figure is, is asked of what its cell holds.
  const text = code === "fraction-or-percent" ? writeCell(cells[field]) : showCell(cells[field]);
  return { code, field, text, ...(cells[field].isFormula ? { isFormula: true } : {}) };
}

/** Cells that bear on a status whatever the target asks for. */
const ALWAYS: readonly Field[] = [
  "target",
  "goodIs",
  "asOf",
  "latestValue",
  "expectedToDate",
  "tolerance",
  "override",
  "overrideReason",
];

/**
 * The first cell of a row that has to be known and holds a formula that has not been calculated; null where there is none. Without
 * it another cell would decide, such as the shared rules in place of a Tolerance. What only some targets ask for is refused where
 * it is asked for.
 */
export function findNotCalculated(cells: IndicatorCells): ReasonField | null {
  const parts: readonly Field[] = cells.latestValue.kind === "empty" ? ["numerator", "denominator"] : [];
  return cells.unnamed ?? [...ALWAYS, ...parts].find((field) => cells[field].kind === "not-calculated") ?? null;
}

/** The reason with what the cell might mean. Two readings or more are worth saying; one is only the text again. */
export function withReadings(reason: NotRatedReason, readings: readonly string[]): NotRatedReason {
  return readings.length > 1 ? { ...reason, readings } : reason;
}

/** True for a reason in place of what was looked for. */
export function isReason(found: object | string | number | null): found is NotRatedReason {
  return typeof found === "object" && found !== null && "code" in found;
}

/** The verdict on a row that is not rated. */
export function asVerdict(reason: NotRatedReason): Verdict {
  return { status: "not-rated", reason };
}
