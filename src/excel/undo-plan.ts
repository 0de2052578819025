import { findUndoLock } from "../workbook/undo-lock";
import type { Plan } from "../workbook/plan";
import { joinPlans } from "../workbook/plan-statuses";
import { planUndo } from "../workbook/plan-undo";
import type { AlongsideUndo, Undone } from "../workbook/port";
import { done, refused, type Result } from "../workbook/problem";
import { applyInParts } from "./apply-in-parts";
import { SAFE_LIMITS, type Limits } from "./limits";
import { queueHead, readHead } from "./read-heads";
import { readPresent, readWork } from "./read-work";

/**
 * Takes back what a plan wrote, where it is still there: two round trips to look, and one that writes as any plan is
 * written, guarded by what was seen; more of them where it is too large. `alongside` is written in the same batch.
 */
export async function undoPlan(
  context: Excel.RequestContext,
  undone: Plan,
  alongside?: AlongsideUndo,
  limits: Limits = SAFE_LIMITS,
): Promise<Result<Undone>> {
  const present = await readPresent(context);
  const lock = findUndoLock(undone, present);
  if (lock) return refused(lock);
  const outlines = present.sheets.map(({ id, name, isProtected }) => ({ id, name, protected: isProtected }));
  const heads = alongside?.requestHeads(outlines).map((request) => queueHead(context, request)) ?? [];
  const found = await readWork(context, undone, present, limits.bytes);
  if (!found) return refused({ code: "too-large" });
  const { plan, left } = planUndo(undone, found);
  if (plan.edits.length === 0) return left.length === 0 ? done({ left }) : refused({ code: "changed-since-written" });
  const more = alongside?.plan({ left }, heads.flatMap((head) => readHead(head, outlines)));
  const applied = await applyInParts(context, more ? joinPlans([plan, more]) : plan, limits);
  return applied.ok ? done({ left }) : applied;
}
