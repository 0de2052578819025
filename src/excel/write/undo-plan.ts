import type { HeadRequest, SheetHead } from "../../planning/snapshot";
import type { PresentWork } from "../../planning/edits/found-work";
import { editsOf } from "../../planning/edits/kinds";
import { blocksUndone, findUndoLock } from "../../planning/undo/undo-lock";
import { joinPlans, type Block, type Plan } from "../../planning/plan";
import { editCost } from "../../planning/large-plans/cut-plan";
import { planUndo } from "../../planning/undo/plan-undo";
import type { AlongsideUndo, Undone } from "../../planning/port";
import { done, refused, type Result } from "../../planning/problem";
import { applyInParts } from "./apply-in-parts";
import { rangeOf } from "../blocks";
import { SAFE_LIMITS, type Limits } from "../request-limits";
import { queueHead, readHead, type QueuedHead } from "../read/sheets/read-heads";
import { readWork } from "./read-work";

/**
 * Undoes what a plan wrote and is still there, in one round trip to read and one to write, guarded by what was read; large plans take
 * more. `alongside` is written in the same batch.
 */
export async function undoPlan(
  context: Excel.RequestContext,
  undone: Plan,
  alongside?: AlongsideUndo,
  limits: Limits = SAFE_LIMITS,
): Promise<Result<Undone>> {
  const first = await tryUndo(context, undone, alongside, limits, true);
  if (first.result.ok || !first.isAssumed || first.result.problem.code !== "workbook-changed") return first.result;
  // Someone has changed rows that were assumed unchanged, so they are read now and skipped.
  return (await tryUndo(context, undone, alongside, limits, false)).result;
}

async function tryUndo(
  context: Excel.RequestContext,
  undone: Plan,
  alongside: AlongsideUndo | undefined,
  limits: Limits,
  assumes: boolean,
): Promise<{ result: Result<Undone>; isAssumed: boolean }> {
  const { present, found, heads, isAssumed } = await readWork(context, undone, {
    bytes: limits.bytes,
    heads: alongside?.likelyHeads,
    assumes,
  });
  const attempt = (result: Result<Undone>): { result: Result<Undone>; isAssumed: boolean } => ({ result, isAssumed });
  const lock = findUndoLock(undone, present);
  if (lock && !(lock.code === "filter-on" && (await areShown(context, blocksUndone(undone, lock.sheet, present)))))
    return attempt(refused(lock));
  if (!found) return attempt(refused({ code: "too-large" }));
  const { plan, left } = planUndo(undone, found);
  if (plan.edits.length === 0)
    return attempt(left.length === 0 ? done({ left }) : refused({ code: "changed-since-written" }));
  const large = editsOf(plan.edits, "remove-sheet").find((edit) => editCost(edit, plan.inverse).read > limits.bytes);
  if (large) return attempt(refused({ code: "sheet-not-removed", sheet: large.name }));
  const more = alongside?.plan({ left }, await readHeads(context, alongside, present, heads));
  const applied = await applyInParts(context, more ? joinPlans([plan, more]) : plan, limits);
  if (!applied.ok) return attempt(applied);
  const { undecorated } = applied.value;
  return attempt(done(undecorated.length > 0 ? { left, undecorated } : { left }));
}

/** True if no row of the blocks is hidden, so that a filter does not matter. */
async function areShown(context: Excel.RequestContext, blocks: readonly Block[]): Promise<boolean> {
  const ranges = blocks.map((block) => rangeOf(context, block).load("rowHidden"));
  await context.sync();
  return ranges.every(({ rowHidden }) => rowHidden === false);
}

/** Reads the requested heads, or uses those read in advance if they are the same. */
async function readHeads(
  context: Excel.RequestContext,
  { requestHeads, likelyHeads }: AlongsideUndo,
  { sheets }: PresentWork,
  likely: readonly QueuedHead[],
): Promise<SheetHead[]> {
  const outlines = sheets.map(({ id, name, isProtected }) => ({ id, name, protected: isProtected }));
  const wanted = requestHeads(outlines);
  const isLikely = ({ sheetId, columnCount }: HeadRequest, index: number): boolean =>
    likelyHeads[index]?.columnCount === columnCount &&
    outlines.some(({ id, name }) => id === sheetId && name === likelyHeads[index]?.sheetId);
  if (likely.length === wanted.length && wanted.every(isLikely)) {
    return likely.flatMap((head, index) => readHead({ ...head, id: wanted[index]?.sheetId ?? "" }, outlines));
  }
  const queued = wanted.map((request) => queueHead(context, request));
  if (queued.length > 0) await context.sync();
  return queued.flatMap((head) => readHead(head, outlines));
}
