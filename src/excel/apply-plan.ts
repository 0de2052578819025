import type { CellValue } from "../kpi/kpi-table";
import type { Edit, Plan, WrittenValue } from "../workbook/plan";
import { done, refused, type Result } from "../workbook/problem";
import { queueAddColumns, queueRemoveColumns } from "./add-columns";
import { queueAddSheet, queueRemoveSheet } from "./add-sheet";
import { asInput, forEveryCell, rangeOf, TEXT_FORMAT, untracked } from "./blocks";
import { isSame, isTold } from "./cell-values";
import { ownWorkOf } from "./own-work";
import type { QueuedEdit } from "./queued-edit";
import { queueRewriteRows } from "./rewrite-rows";
import { excelCodeOf, mayHaveWritten } from "./run-excel";
import { addStatusIcons, deleteIconSets, removeStatusIcons } from "./status-icons";
import { takeBackFailed } from "./take-back";

/**
 * Makes a plan's edits in one round trip. The same batch first reads what the plan expects and what it is about to
 * overwrite, and afterwards reads back what it wrote. Where the sheet was not as expected, or Excel wrote something
 * else, all is put back.
 */
export async function applyPlan(context: Excel.RequestContext, plan: Plan): Promise<Result<void>> {
  context.application.suspendScreenUpdatingUntilNextSync();
  const expected = plan.expects.map(({ at, values }) => ({ values, range: rangeOf(context, at).load("values") }));
  const queued = plan.edits.map((edit, index) => queueEdit(context, edit, plan.edits.slice(0, index), plan.inverse));
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

/** Queues an edit, having read what it overwrites. `earlier` are the plan's edits before it, `inverse` what takes it back. */
function queueEdit(context: Excel.RequestContext, edit: Edit, earlier: readonly Edit[], inverse: readonly Edit[]): QueuedEdit {
  switch (edit.kind) {
    case "values":
      return queueValues(context, edit, earlier, inverse);
    case "number-format": {
      const before = rangeOf(context, edit.at).load("numberFormat");
      rangeOf(context, edit.at).numberFormat = typeof edit.format === "string" ? forEveryCell(edit.format) : edit.format;
      return {
        outcome: () => (isTold(before.numberFormat) ? "as-planned" : "not-told"),
        takeBack: () => {
          rangeOf(context, edit.at).numberFormat = before.numberFormat;
        },
      };
    }
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

function queueValues(
  context: Excel.RequestContext,
  { at, values, isAppended }: Extract<Edit, { kind: "values" }>,
  earlier: readonly Edit[],
  inverse: readonly Edit[],
): QueuedEdit {
  const formatted = ownWorkOf(earlier.filter(({ kind }) => kind === "number-format"));
  // Formats are put back before values. Where the plan changes one, its inverse tells what it was.
  const formatsBefore = ownWorkOf(inverse.filter(({ kind }) => kind === "number-format"));
  const formatBefore = (r: number, c: number): string | undefined => formatsBefore.formatOf(at.sheetId, at.row + r, at.column + c);
  // What is appended meets empty cells, whose formats say nothing, and is too much to be read back.
  const areFormatsKnown = isAppended || values.every((row, r) => row.every((value, c) => value === null || formatBefore(r, c) !== undefined));
  const before = rangeOf(context, at).load(areFormatsKnown ? "formulas,values" : "formulas,values,numberFormat");
  rangeOf(context, at).values = values.map((row, r) =>
    row.map((value, c) => asInput(value, formatted.formatOf(at.sheetId, at.row + r, at.column + c) === TEXT_FORMAT)),
  );
  const written = isAppended ? null : rangeOf(context, at).load("values");
  // By its formula: where rows moved, a person's formula that gives just what was written has been overwritten.
  const isLeft = (r: number, c: number): boolean => (values[r]?.[c] ?? null) === null || before.formulas[r]?.[c] === values[r]?.[c];
  const isTextBefore = (r: number, c: number): boolean =>
    (formatBefore(r, c) ?? (areFormatsKnown ? undefined : (before.numberFormat as string[][])[r]?.[c])) === TEXT_FORMAT;
  return {
    outcome: () => {
      if (!isTold(before.formulas) || !isTold(before.values)) return "not-told";
      if (!written) return "as-planned";
      if (!isTold(written.values)) return "not-told";
      return isSame(values, written.values) ? "as-planned" : "otherwise";
    },
    takeBack: () => {
      // A text that begins with "=" reads the same as a formula, except that its value is itself.
      const restored = before.formulas.map((row, r) =>
        row.map((formula: CellValue, c): WrittenValue => {
          if (isLeft(r, c)) return null;
          return formula === before.values[r]?.[c] ? asInput(formula, isTextBefore(r, c)) : formula;
        }),
      );
      rangeOf(context, at).formulas = restored as CellValue[][];
    },
  };
}
