import type { CellValue } from "../../kpi/kpi-table";
import { isWithin } from "../../planning/block-cells";
import type { Turns } from "../../planning/edits/edit-kind";
import { findUndoing, kindOf, type Edit } from "../../planning/edits/kinds";
import type { Block, Plan } from "../../planning/plan";
import { rangeOf } from "../blocks";
import { isSame, areReported } from "../cell-values";
import type { HeldValues, QueuedEdit } from "../edits/edit-port";
import { portOf } from "../edits/ports";

/** The result of a batch. */
export type BatchOutcome =
  | { is: "made" }
  /** Excel stopped, perhaps part-way. */
  | { is: "failed"; error: unknown }
  /** Excel applied it, but did not report what it found and wrote. */
  | { is: "not-reported" }
  /** The workbook had changed, or Excel wrote something else; what the batch had read before was restored if Excel allowed it. */
  | { is: "rolled-back"; isChanged: boolean; isRestored: boolean };

/**
 * Makes a plan's edits in one round trip. The same batch first reads the expected cells and those it will overwrite, then writes, then
 * reads back what it wrote. If the sheet was not as expected, or Excel wrote something else, everything is restored.
 */
export async function makeEdits(
  context: Excel.RequestContext,
  { edits, inverse, expects }: Plan,
): Promise<BatchOutcome> {
  context.application.suspendScreenUpdatingUntilNextSync();
  const expected = expects.map(({ at, values }) => ({ at, values, range: rangeOf(context, at).load("values") }));
  const held = heldIn(expected);
  const queued = edits.map((edit, index) => {
    const plan = { earlier: edits.slice(0, index), inverse, undoing: findUndoing(edit, inverse), held };
    return portOf(edit).queue(context, edit, plan);
  });
  try {
    await context.sync();
  } catch (error) {
    return { is: "failed", error };
  }
  const outcomes = queued.map((edit) => edit.outcome());
  if (outcomes.includes("not-reported") || !expected.every(({ range }) => areReported(range.values)))
    return { is: "not-reported" };
  const isUnmoved = expected.every(({ values, range }) => isSame(values, range.values as CellValue[][]));
  if (isUnmoved && outcomes.every((outcome) => outcome === "as-planned")) return { is: "made" };
  const isRestored = await restore(context, inRestoringOrder(edits, queued));
  return { is: "rolled-back", isChanged: !isUnmoved || outcomes.includes("workbook-changed"), isRestored };
}

const RESTORE_TURNS: readonly Turns["restore"][] = ["first", "between", "last"];

/** Orders edits for restoring: the last first, within a group by the order of their kinds. */
function inRestoringOrder(edits: readonly Edit[], queued: readonly QueuedEdit[]): QueuedEdit[] {
  // A new column or sheet starts a group of edits, and is removed last of its group.
  let group = 0;
  const placed = edits.flatMap((one, index) => {
    const { restore } = kindOf(one).turns;
    if (restore === "last") group += 1;
    const edit = queued[index];
    return edit ? [{ edit, index, group, rank: RESTORE_TURNS.indexOf(restore) }] : [];
  });
  placed.sort((a, b) => b.group - a.group || a.rank - b.rank || b.index - a.index);
  return placed.map(({ edit }) => edit);
}

/** Restores what the batch had read before it wrote. False if Excel refuses. */
async function restore(context: Excel.RequestContext, queued: readonly QueuedEdit[]): Promise<boolean> {
  try {
    for (const edit of queued) await edit.rollBack();
    await context.sync();
    return true;
  } catch {
    return false;
  }
}

/** Looks up values that were read for the plan's expectations, so that they are not read again before they are overwritten. */
function heldIn(expected: readonly { at: Block; range: Excel.Range }[]): HeldValues {
  return (block) => {
    const found = expected.find(({ at }) => isWithin(block, at));
    if (!found) return null;
    const [down, right] = [block.row - found.at.row, block.column - found.at.column];
    return (r, c) => (found.range.values as CellValue[][])[down + r]?.[right + c];
  };
}
