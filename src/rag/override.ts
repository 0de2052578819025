import { readDay } from "./day";
import type { IndicatorCells, Override, OverrideProblem } from "./rating";
import { statusesOf, wordFor, type Ruleset } from "./ruleset";
import { readStatus, type Status } from "./status";

interface OverrideReading {
  override: Override | null;
  problem: OverrideProblem | null;
}

const NONE: OverrideReading = { override: null, problem: null };

/** An officer's status from the row's own columns. It counts only with a reason. */
export function readOverride(cells: IndicatorCells, ruleset: Ruleset): OverrideReading {
  if (cells.override.kind === "empty") return NONE;
  const status = readGivenStatus(String(cells.override.value), ruleset);
  if (!status) return { override: null, problem: "not-a-status" };
  const reason = cells.overrideReason.kind === "empty" ? "" : String(cells.overrideReason.value).trim();
  if (cells.overrideReason.kind !== "text" || reason === "") return { override: null, problem: "no-reason" };
  const reviewBy =
    cells.reviewBy.kind === "empty" ? null : { text: String(cells.reviewBy.value).trim(), day: readDay(cells.reviewBy) };
  return { override: { status, reason, reviewBy }, problem: null };
}

/** A status in the ruleset's own words, or in the usual ones. */
function readGivenStatus(text: string, ruleset: Ruleset): Status | null {
  const written = text.trim().toLowerCase();
  const own = statusesOf(ruleset).find((status) => wordFor(ruleset, status).toLowerCase() === written);
  if (own) return own;
  const usual = readStatus(text);
  return usual === "exceeding" && !ruleset.statuses.exceeding ? null : usual;
}

/** True when an override was to be looked at again before today ("2025-03-31"). */
export function isOverdue(override: Override | null, today: string): boolean {
  const day = override?.reviewBy?.day;
  return typeof day === "string" && day < today;
}
