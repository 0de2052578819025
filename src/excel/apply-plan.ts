import type { CellValue } from "../kpi/kpi-table";
import { isWithin } from "../workbook/block-cells";
import { findUndoing, type Edit } from "../workbook/edits/kinds";
import type { Block, Plan } from "../workbook/plan";
import { done, refused, type Result } from "../workbook/problem";
import { rangeOf } from "./blocks";
import { isSame, isTold } from "./cell-values";
import type { HeldValues, PutBack } from "./edits/edit-port";
import { portOf } from "./edits/ports";
import type { QueuedEdit } from "./edits/queued-edit";
import { excelCodeOf, mayHaveWritten } from "./run-excel";
import { takeBackFailed } from "./take-back";

/**
 * Makes a plan's edits in one round trip. The same batch first reads what the plan expects and what it is about to
 * overwrite, and afterwards reads back what it wrote. Where the sheet was not as expected, or Excel wrote something
 * else, all is put back.
 */
export async function applyPlan(context: Excel.RequestContext, plan: Plan): Promise<Result<void>> {
  context.application.suspendScreenUpdatingUntilNextSync();
  const expected = plan.expects.map(({ at, values }) => ({ values, range: rangeOf(context, at).load("values") }));
  const held = heldIn(expected.map(({ range }, index) => ({ at: plan.expects[index]?.at, range })));
  const { edits, inverse } = plan;
  const queued = edits.map((edit, index) => {
    const around = { earlier: edits.slice(0, index), inverse, undoing: findUndoing(edit, inverse), held };
    return portOf(edit).queue(context, edit, around);
  });
  try {
    await context.sync();
  } catch (error) {
    const taken = await takeBack(context, plan, excelCodeOf(error) === "ItemAlreadyExists");
    if (taken === null && mayHaveWritten(error)) return refused({ code: "not-written-as-planned", restored: false });
    if (taken?.nameTaken) return refused({ code: "name-taken", sheet: taken.nameTaken });
    throw error;
  }

  const outcomes = queued.map((edit) => edit.outcome());
  if (outcomes.includes("not-told") || !expected.every(({ range }) => isTold(range.values))) {
    // What was there before is not told either: the plan knows it.
    const isTakenBack = (await takeBack(context, plan, false)) !== null;
    return refused(isTakenBack ? { code: "too-large" } : { code: "not-written-as-planned", restored: false });
  }
  const unmoved = expected.every(({ values, range }) => isSame(values, range.values as CellValue[][]));
  if (unmoved && outcomes.every((outcome) => outcome === "as-planned")) return done(undefined);
  const restored = await restore(context, inRestoringOrder(plan.edits, queued));
  const changed = !unmoved || outcomes.includes("workbook-changed");
  return refused(changed && restored ? { code: "workbook-changed" } : { code: "not-written-as-planned", restored });
}

const PUT_BACK: readonly PutBack[] = ["first", "between", "last"];

/** The last edit first; but next to each other, in the order that their kinds ask for. */
function inRestoringOrder(edits: readonly Edit[], queued: readonly QueuedEdit[]): QueuedEdit[] {
  // A column or a sheet begins a stretch of edits, and is the last of it to go.
  let stretch = 0;
  const placed = edits.flatMap((one, index) => {
    const { putBack } = portOf(one);
    if (putBack === "last") stretch += 1;
    const edit = queued[index];
    return edit ? [{ edit, index, stretch, rank: PUT_BACK.indexOf(putBack) }] : [];
  });
  placed.sort((a, b) => b.stretch - a.stretch || a.rank - b.rank || b.index - a.index);
  return placed.map(({ edit }) => edit);
}

/** Puts back what a batch has read before it wrote. False when Excel refuses that. */
async function restore(context: Excel.RequestContext, queued: readonly QueuedEdit[]): Promise<boolean> {
  try {
    for (const edit of queued) await edit.takeBack();
    await context.sync();
    return true;
  } catch {
    return false;
  }
}

/** Takes back a batch that failed part-way, and gives the sheet's name that was taken. null where Excel refuses this too. */
async function takeBack(context: Excel.RequestContext, plan: Plan, nameRefused: boolean): Promise<{ nameTaken: string | null } | null> {
  try {
    return await takeBackFailed(context, plan, nameRefused);
  } catch {
    return null;
  }
}

/** What is read because the plan expects it need not be read again before it is overwritten. */
function heldIn(expected: readonly { at: Block | undefined; range: Excel.Range }[]): HeldValues {
  return (block) => {
    const found = expected.find(({ at }) => at !== undefined && isWithin(block, at));
    if (!found?.at) return null;
    const [down, right] = [block.row - found.at.row, block.column - found.at.column];
    return (r, c) => (found.range.values as CellValue[][])[down + r]?.[right + c];
  };
}
