import { findUndoLock } from "../../planning/undo/undo-lock";
import { cutPlan } from "../../planning/large-plans/cut-plan";
import { kindOf } from "../../planning/edits/kinds";
import type { Applied } from "../../planning/decoration";
import type { Plan } from "../../planning/plan";
import { planUndo } from "../../planning/undo/plan-undo";
import type { ReportProgress } from "../../planning/port";
import { done, refused, type Result } from "../../planning/problem";
import { applyPlan } from "./apply-plan";
import { SAFE_LIMITS, type Limits } from "../request-limits";
import { checkExpectations } from "./check-expectations";
import { pause } from "../../progress/timeout";
import { readWork } from "./read-work";
import { isNotInFront } from "../run-excel";
import { decorate, decorateRestored, piecesOf } from "./decorate";
import { isTransient, withRetries } from "./retries";

/**
 * Applies a plan in one round trip, or part by part if it is too large for one request. All expectations are checked before the
 * first part, and each part checks its own rows again. If a part fails, those before it are rolled back; if that is not possible in
 * full, the problem says so. For a stale plan, what it replaces is checked too. Decoration comes last, in a trip of its own.
 */
export async function applyInParts(
  context: Excel.RequestContext,
  plan: Plan,
  limits: Limits = SAFE_LIMITS,
  onProgress: ReportProgress = () => undefined,
): Promise<Result<Applied>> {
  const written = await writeParts(context, plan, limits, onProgress);
  return written.ok ? done({ undecorated: await decorate(context, piecesOf(plan.edits), limits) }) : written;
}

async function writeParts(
  context: Excel.RequestContext,
  plan: Plan,
  limits: Limits,
  onProgress: ReportProgress,
): Promise<Result<void>> {
  const { parts, checksFirst } = cutPlan(plan, limits.bytes);
  if (plan.edits.some((edit) => kindOf(edit).rowCount(edit) > MANY_ROWS)) await pause();
  const [only] = parts;
  if (plan.isStale || !checksFirst) {
    const problem = await checkExpectations(context, plan, limits.bytes);
    if (problem) return refused(problem);
  }
  // A batch that stopped where it needs the front has been rolled back, so nothing is written twice.
  if (parts.length === 1 && only && checksFirst)
    return withRetries(limits, isNotInFront, () => {
      onProgress({ at: "writing", part: 1, of: 1 });
      return applyPlan(context, only, limits);
    });
  const made: Plan[] = [];
  for (const part of parts) {
    try {
      const applied = await withRetries(limits, passes, () => {
        onProgress({ at: "writing", part: made.length + 1, of: parts.length });
        return applyPlan(context, part, limits);
      });
      if (applied.ok) {
        made.push(part);
        continue;
      }
      return (await rollBackParts(context, made, limits))
        ? applied
        : refused({ code: "not-written-as-planned", restored: false });
    } catch (error) {
      if (await rollBackParts(context, made, limits)) throw error;
      return refused({ code: "not-written-as-planned", restored: false });
    }
  }
  return done(undefined);
}

/** Queueing more rows than these keeps the thread busy long enough for the pane to freeze. */
const MANY_ROWS = 1500;

/** Errors after which a part is tried again, so that an officer who is typing does not cause a rollback of everything. */
const passes = (error: unknown): boolean => isTransient(error) || isNotInFront(error);

/**
 * Rolls back applied parts, the last first, as an undo does: only where rows and cells are still as the plan left them. False if
 * something had to be skipped, or Excel refuses.
 */
async function rollBackParts(context: Excel.RequestContext, made: readonly Plan[], limits: Limits): Promise<boolean> {
  let isWhole = true;
  for (const part of [...made].reverse()) {
    try {
      isWhole = (await withRetries(limits, passes, () => rollBackPart(context, part, limits))) && isWhole;
    } catch {
      isWhole = false;
    }
  }
  return isWhole;
}

async function rollBackPart(context: Excel.RequestContext, part: Plan, limits: Limits): Promise<boolean> {
  const { present, found } = await readWork(context, part, { bytes: limits.bytes });
  if (!found || findUndoLock(part, present)) return false;
  const { plan, left } = planUndo(part, found);
  if (plan.edits.length === 0) return left.length === 0;
  const applied = await applyPlan(context, plan, limits);
  if (applied.ok) await decorateRestored(context, plan.edits, limits);
  return applied.ok && left.length === 0;
}
