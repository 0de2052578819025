import type { CellValue } from "../kpi/kpi-table";
import { isWithin } from "../workbook/block-cells";
import type { Block, Edit, Plan } from "../workbook/plan";
import { done, refused, type Result } from "../workbook/problem";
import { queueAddColumns, queueRemoveColumns } from "./add-columns";
import { queueAddSheet } from "./add-sheet";
import { rangeOf, untracked } from "./blocks";
import { isSame, isTold } from "./cell-values";
import type { QueuedEdit } from "./queued-edit";
import { queueRemoveSheet } from "./remove-sheet";
import { queueRewriteRows } from "./rewrite-rows";
import { excelCodeOf, mayHaveWritten } from "./run-excel";
import { addStatusIcons, deleteIconSets, removeStatusIcons } from "./status-icons";
import { takeBackFailed } from "./take-back";
import { queueFormats } from "./write-formats";
import { queueValues, type HeldValues } from "./write-values";

/**
 * Makes a plan's edits in one round trip. The same batch first reads what the plan expects and what it is about to
 * overwrite, and afterwards reads back what it wrote. Where the sheet was not as expected, or Excel wrote something
 * else, all is put back.
 */
export async function applyPlan(context: Excel.RequestContext, plan: Plan): Promise<Result<void>> {
  context.application.suspendScreenUpdatingUntilNextSync();
  const expected = plan.expects.map(({ at, values }) => ({ values, range: rangeOf(context, at).load("values") }));
  const held = heldIn(expected.map(({ range }, index) => ({ at: plan.expects[index]?.at, range })));
  const queued = plan.edits.map((edit, index) => queueEdit(context, edit, plan.edits.slice(0, index), plan.inverse, held));
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

/**
 * The last edit first; but formats before the values next to them, for a cell of the Text format makes text of a number
 * that is put back.
 */
function inRestoringOrder(edits: readonly Edit[], queued: readonly QueuedEdit[]): QueuedEdit[] {
  // A column or a sheet begins a stretch of edits, and is the last of it to go.
  let stretch = 0;
  const placed = queued.map((edit, index) => {
    const kind = edits[index]?.kind;
    const isAdded = kind === "add-columns" || kind === "add-sheet";
    if (isAdded) stretch += 1;
    return { edit, index, stretch, rank: kind === "number-format" ? 0 : isAdded ? 2 : 1 };
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

/** Queues an edit, having read what it overwrites. `earlier` are the plan's edits before it, `inverse` what takes it back. */
function queueEdit(
  context: Excel.RequestContext,
  edit: Edit,
  earlier: readonly Edit[],
  inverse: readonly Edit[],
  held: HeldValues,
): QueuedEdit {
  switch (edit.kind) {
    case "values":
      return queueValues(context, edit, earlier, inverse, held);
    case "number-format":
      return queueFormats(context, edit);
    case "status-icons": {
      const range = rangeOf(context, edit.at);
      addStatusIcons(range);
      return { outcome: () => "as-planned", takeBack: () => removeStatusIcons(context, edit.at, edit.others) };
    }
    case "add-columns":
      return queueAddColumns(context, edit);
    case "add-sheet":
      return queueAddSheet(context, edit);
    case "remove-status-icons": {
      const { ids } = edit;
      // Without their ids they would have to be looked up first, which is what an undo does.
      if (!ids) throw new Error("Icon sets are removed by their ids.");
      // Rows may have moved since the undo was planned: they are found anywhere on the sheet, and put back where they were.
      const sheet = untracked(context.workbook.worksheets.getItem(edit.at.sheetId).getRange());
      const reach = ids.map((id) => untracked(sheet.conditionalFormats.getItem(id).getRange()).load("rowIndex,columnIndex,rowCount,columnCount"));
      deleteIconSets(sheet, ids);
      return {
        outcome: () => "as-planned",
        takeBack: () => {
          for (const { rowIndex: row, columnIndex: column, rowCount, columnCount } of reach) {
            addStatusIcons(rangeOf(context, { sheetId: edit.at.sheetId, row, column, rowCount, columnCount }));
          }
        },
      };
    }
    case "remove-columns": {
      const again = inverse.flatMap((one) => (one.kind === "add-columns" && one.tableId === edit.tableId ? one.columns : []));
      return queueRemoveColumns(context, edit, again);
    }
    case "remove-sheet": {
      const again = inverse.flatMap((one) => (one.kind === "add-sheet" && one.sheet.name === edit.name ? [one.sheet] : []));
      return queueRemoveSheet(context, edit, again[0]);
    }
    case "rewrite-rows":
      return queueRewriteRows(context, edit);
  }
}
