import type { RatedIndicator } from "../../kpi/scorecard";
import { readStatusIn, type StatusWords } from "../../rag/rules/ruleset";
import type { Status } from "../../rag/status";

/** An override as far as it has been typed. */
export interface OverrideDraft {
  status: Status | null;
  reason: string;
  /** A day ("2025-03-31"), or "". */
  reviewBy: string;
}

export type DraftField = "status" | "reason";

/** True when the sheet gives an override, whether or not it can be used. */
export function hasOverride({ cells }: Pick<RatedIndicator, "cells">): boolean {
  return cells.override.kind !== "empty";
}

/** The form as it opens: what the sheet says, also where it says too little to be used. A status that the rules do not give is none. */
export function draftOf(
  { cells, rating }: Pick<RatedIndicator, "cells" | "rating">,
  ruleset: StatusWords,
): OverrideDraft {
  return {
    status: rating.override?.status ?? readStatusIn(ruleset, String(cells.override.value)),
    reason:
      rating.override?.reason ??
      (cells.overrideReason.kind === "text" ? String(cells.overrideReason.value).trim() : ""),
    reviewBy: rating.override?.reviewBy?.day ?? "",
  };
}

/** The override to be stored, or the fields that are still to be filled in. */
export function completeDraft(
  draft: OverrideDraft,
): { given: { status: Status; reason: string; reviewBy: string | null } } | { missing: DraftField[] } {
  const reason = draft.reason.trim();
  if (draft.status !== null && reason !== "") {
    return { given: { status: draft.status, reason, reviewBy: draft.reviewBy || null } };
  }
  const missing: DraftField[] = [];
  if (draft.status === null) missing.push("status");
  if (reason === "") missing.push("reason");
  return { missing };
}
