import { findUndoLock } from "../workbook/undo-lock";
import type { Plan } from "../workbook/plan";
import { joinPlans } from "../workbook/plan-statuses";
import { planUndo } from "../workbook/plan-undo";
import type { Undone } from "../workbook/port";
import { done, refused, type Result } from "../workbook/problem";
import { applyInParts } from "./apply-in-parts";
import { SAFE_LIMITS, type Limits } from "./limits";
import { readPresent, readWork } from "./read-work";

/**
 * Takes back what a plan wrote, where it is still there: two round trips to look, and one that writes as any plan is
 * written, guarded by what was seen; more of them where it is too large. `alongside` gives what is to be written in the same
 * batch.
 */
export async function undoPlan(
  context: Excel.RequestContext,
  undone: Plan,
  alongside: (made: Undone) => Plan | null,
  limits: Limits = SAFE_LIMITS,
): Promise<Result<Undone>> {
  const present = await readPresent(context);
  const lock = findUndoLock(undone, present);
  if (lock) return refused(lock);
  const found = await readWork(context, undone, present, limits.bytes);
  if (!found) return refused({ code: "too-large" });
  const { plan, left } = planUndo(undone, found);
  if (plan.edits.length === 0) return left.length === 0 ? done({ left }) : refused({ code: "changed-since-written" });
  const more = alongside({ left });
  const applied = await applyInParts(context, more ? joinPlans([plan, more]) : plan, limits);
  return applied.ok ? done({ left }) : applied;
}
