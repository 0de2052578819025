import { writeCell } from "./reading/dates/show-day";
import type { Field, IndicatorCells, NotRatedReason, Verdict } from "./rating";
import { showCell } from "./reading/values/shown-figure";

/** Why an indicator cannot be rated: the reason's code, and the one cell that it is about. */
export function notRated(cells: IndicatorCells, code: NotRatedReason["code"], field: Field): NotRatedReason {
  // Which of two percentages a figure is, is asked of what its cell holds.
  return { code, field, text: code === "fraction-or-percent" ? writeCell(cells[field]) : showCell(cells[field]) };
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
