import type { RatedIndicator } from "../../kpi/scorecard";
import type { Rating } from "../../rag/rating";
import { readStatusIn, type StatusWords } from "../../rag/rules/ruleset";
import type { Status } from "../../rag/status";

/** An override that is being typed. */
export interface OverrideDraft {
  status: Status | null;
  reason: string;
  /** A day ("2025-03-31"), or "". */
  reviewBy: string;
}

/** A required field of the form. */
export type DraftField = "status" | "reason";

/** True when the row has an override, usable or not. */
export function hasOverride({ cells }: Pick<RatedIndicator, "cells">): boolean {
  return cells.override.kind !== "empty";
}

/** The form as it opens: filled with the row's override, even an incomplete one. A status that the rules lack is left out. */
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

/** The override to store, or the required fields that are still empty. */
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

/** What is wrong with the review day of an override. */
export type ReviewFlag = { is: "past"; day: string } | { is: "unread"; text: string };

/** The flag of an override whose review day has passed, or is not a date. `today` is a day ("2025-03-31"). */
export function reviewFlagOf({ override }: Rating, today: string): ReviewFlag | null {
  const reviewBy = override?.reviewBy;
  if (!reviewBy) return null;
  if (reviewBy.day === null) return { is: "unread", text: reviewBy.text };
  return reviewBy.day < today ? { is: "past", day: reviewBy.day } : null;
}
