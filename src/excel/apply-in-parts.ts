import type { CellValue } from "../kpi/kpi-table";
import { findUndoLock } from "../workbook/undo-lock";
import { cutPlan } from "../workbook/cut-plan";
import { kindOf } from "../workbook/edits/kinds";
import type { Expectation, Plan } from "../workbook/plan";
import { planUndo } from "../workbook/plan-undo";
import type { TellProgress } from "../workbook/port";
import { done, refused, type Result } from "../workbook/problem";
import { applyPlan } from "./apply-plan";
import { rangeOf } from "./blocks";
import { isSame, isTold } from "./cell-values";
import { SAFE_LIMITS, type Limits } from "./limits";
import { pause } from "./pause";
import { readWork } from "./read-work";
import { excelCodeOf, mayHaveWritten } from "./run-excel";

/**
 * Makes a plan's edits: in one round trip, or where that would be more than Excel takes at once, part by part. Before the
 * first of several parts all that the plan expects is looked at, and each part looks at its own rows again. Where one cannot
 * be made, those before it are taken back; where that cannot be done wholly, it says so.
 */
export async function applyInParts(
  context: Excel.RequestContext,
  plan: Plan,
  limits: Limits = SAFE_LIMITS,
  tell: TellProgress = () => undefined,
): Promise<Result<void>> {
  const { parts, looksFirst } = cutPlan(plan, limits.bytes);
  if (plan.edits.some((edit) => kindOf(edit).rowCount(edit) > MANY_ROWS)) await pause();
  const [only] = parts;
  if (parts.length === 1 && only && looksFirst) return applyPlan(context, only, limits.bytes);
  if (!looksFirst && !(await isAsExpected(context, plan.expects, limits))) return refused({ code: "workbook-changed" });
  const made: Plan[] = [];
  for (const part of parts) {
    tell({ at: "writing", part: made.length + 1, of: parts.length });
    try {
      const applied = await patiently(limits, () => applyPlan(context, part, limits.bytes));
      if (applied.ok) {
        made.push(part);
        continue;
      }
      return (await takeBackMade(context, made, limits)) ? applied : refused({ code: "not-written-as-planned", restored: false });
    } catch (error) {
      if (await takeBackMade(context, made, limits)) throw error;
      return refused({ code: "not-written-as-planned", restored: false });
    }
  }
  return done(undefined);
}

/** To queue so many rows takes a while. */
const MANY_ROWS = 1500;

/** Looks at everything that a plan expects, in as many round trips as it takes. Nothing has been written yet. */
async function isAsExpected(context: Excel.RequestContext, expects: readonly Expectation[], limits: Limits): Promise<boolean> {
  // A plan that only expects is cut like any other.
  for (const batch of cutExpectations(expects, limits.bytes)) {
    const read = batch.map(({ at, values }) => ({ values, range: rangeOf(context, at).load("values") }));
    // eslint-disable-next-line office-addins/no-context-sync-in-loop -- all at once would be more than Excel hands over
    await context.sync();
    if (!read.every(({ values, range }) => isTold(range.values) && isSame(values, range.values as CellValue[][]))) return false;
  }
  return true;
}

function cutExpectations(expects: readonly Expectation[], bytes: number): Expectation[][] {
  const batches: Expectation[][] = [];
  let left = 0;
  for (const { at, values } of expects) {
    for (let row = 0; row < values.length; ) {
      let size = 0;
      let end = row;
      while (end < values.length && (size === 0 || size < bytes)) {
        size += (values[end] ?? []).reduce<number>((sum, value) => sum + 2 * String(value).length + 6, 0);
        end += 1;
      }
      if (size > left) {
        batches.push([]);
        left = bytes;
      }
      left -= size;
      batches.at(-1)?.push({ at: { ...at, row: at.row + row, rowCount: end - row }, values: values.slice(row, end) });
      row = end;
    }
  }
  return batches;
}

/** Excel refuses these before it begins, and takes the same again a little later: a cell is being edited, or it is busy. */
const PASSING: ReadonlySet<string> = new Set(["InvalidOperationInCellEditMode", "ActivityLimitReached", "ServiceNotAvailable"]);

/** Half-way, an officer who is just typing does not undo everything: it is tried again for a while. */
async function patiently<T>({ tries, pauseMs }: Limits, job: () => Promise<T>): Promise<T> {
  for (let tried = 1; ; tried += 1) {
    try {
      return await job();
    } catch (error) {
      if (tried >= tries || !PASSING.has(excelCodeOf(error) ?? "") || mayHaveWritten(error)) throw error;
      await pause(pauseMs);
    }
  }
}

/**
 * Takes back parts that were made, the last first, as an undo does: only where rows and cells still are as they were left.
 * False where something had to be left, or Excel refuses.
 */
async function takeBackMade(context: Excel.RequestContext, made: readonly Plan[], limits: Limits): Promise<boolean> {
  let isWhole = true;
  for (const part of [...made].reverse()) {
    try {
      isWhole = (await patiently(limits, () => takeBackPart(context, part, limits))) && isWhole;
    } catch {
      isWhole = false;
    }
  }
  return isWhole;
}

async function takeBackPart(context: Excel.RequestContext, part: Plan, { bytes }: Limits): Promise<boolean> {
  const { present, found } = await readWork(context, part, { bytes });
  if (!found || findUndoLock(part, present)) return false;
  const { plan, left } = planUndo(part, found);
  if (plan.edits.length === 0) return left.length === 0;
  const applied = await applyPlan(context, plan, bytes);
  return applied.ok && left.length === 0;
}
