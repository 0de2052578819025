import { readDay } from "./reading/dates/day";
import type { IndicatorCells, Override, OverrideProblem } from "./rating";
import { readStatusIn, type Ruleset } from "./rules/ruleset";

interface OverrideReading {
  override: Override | null;
  problem: OverrideProblem | null;
}

const NONE: OverrideReading = { override: null, problem: null };

/** Reads an officer's status from the row's own columns. It counts only with a reason. */
export function readOverride(cells: IndicatorCells, ruleset: Ruleset): OverrideReading {
  // A formula that has not been calculated makes the row not rated, which says enough.
  if (
    cells.override.kind === "empty" ||
    cells.override.kind === "not-calculated" ||
    cells.overrideReason.kind === "not-calculated"
  )
    return NONE;
  const status = readStatusIn(ruleset, String(cells.override.value));
  if (!status) return { override: null, problem: "not-a-status" };
  const reason = cells.overrideReason.kind === "empty" ? "" : String(cells.overrideReason.value).trim();
  if (cells.overrideReason.kind !== "text" || reason === "") return { override: null, problem: "no-reason" };
  const reviewBy =
    cells.reviewBy.kind === "empty"
      ? null
      : { text: String(cells.reviewBy.value).trim(), day: readDay(cells.reviewBy) };
  return { override: { status, reason, reviewBy }, problem: null };
}
