import type { CellValue } from "../kpi/kpi-table";
import type { Edit, Plan } from "../workbook/plan";
import { done, refused, type Result } from "../workbook/problem";
import { asInput, forEveryCell, rangeOf } from "./blocks";
import { addStatusIcons, deleteIconSets, removeStatusIcons } from "./status-icons";

/**
 * Makes a plan's edits in one round trip. The same batch first reads what the plan expects and what it is about to
 * overwrite, and afterwards reads back what it wrote. Where the sheet was not as expected, or Excel wrote something
 * else, the cells are put back.
 */
export async function applyPlan(context: Excel.RequestContext, plan: Plan): Promise<Result<void>> {
  context.application.suspendScreenUpdatingUntilNextSync();
  const expected = plan.expects.map(({ at, values }) => ({ values, range: rangeOf(context, at).load("values") }));
  const restores = plan.edits.map((edit) => queueEdit(context, edit));
  const written = plan.edits.flatMap((edit) =>
    edit.kind === "values" ? [{ values: edit.values, range: rangeOf(context, edit.at).load("values") }] : [],
  );
  try {
    await context.sync();
  } catch (error) {
    // A batch is no transaction: what came before the failing action has been written, and what was read is lost with
    // it, so the plan's own inverse is all there is to go back by.
    await takeBack(context, plan);
    throw error;
  }

  const unmoved = expected.every(({ values, range }) => isSame(values, range.values as CellValue[][]));
  const asMeant = written.every(({ values, range }) => isSame(values, range.values as CellValue[][]));
  if (unmoved && asMeant) return done(undefined);
  for (const restore of restores.reverse()) await restore();
  await context.sync();
  return refused(unmoved ? { code: "not-written-as-planned", restored: true } : { code: "workbook-changed" });
}

/** Tries to undo a batch that failed part-way; the failure itself is what gets reported. */
async function takeBack(context: Excel.RequestContext, plan: Plan): Promise<void> {
  try {
    for (const edit of plan.inverse) {
      if (edit.kind === "remove-status-icons") await removeStatusIcons(context, edit.at);
      else queueEdit(context, edit);
    }
    await context.sync();
  } catch {
    // Excel refuses this too (a locked sheet, a lost session): then the first batch was refused whole as well.
  }
}

/** Queues an edit, having read what it overwrites; gives the step that puts that back. */
function queueEdit(context: Excel.RequestContext, edit: Edit): () => Promise<void> | void {
  const { at } = edit;
  const range = rangeOf(context, at);
  switch (edit.kind) {
    case "values": {
      const before = rangeOf(context, at).load("formulas,values");
      range.values = edit.values.map((row) => row.map(asInput));
      return () => {
        // A text that begins with "=" reads the same as a formula, except that its value is itself.
        rangeOf(context, at).formulas = before.formulas.map((row, r) =>
          row.map((formula: CellValue, c) => (formula === before.values[r]?.[c] ? asInput(formula) : formula)),
        );
      };
    }
    case "number-format": {
      const before = rangeOf(context, at).load("numberFormat");
      range.numberFormat = typeof edit.format === "string" ? forEveryCell(edit.format) : edit.format;
      return () => {
        rangeOf(context, at).numberFormat = before.numberFormat;
      };
    }
    case "status-icons":
      deleteIconSets(range, edit.replaces);
      addStatusIcons(range);
      return () => removeStatusIcons(context, at);
  }
}

/** True when each cell holds what was meant; null means any. */
function isSame(meant: readonly (readonly (CellValue | null)[])[], found: readonly (readonly CellValue[])[]): boolean {
  return meant.every((row, r) => row.every((value, c) => value === null || value === found[r]?.[c]));
}
