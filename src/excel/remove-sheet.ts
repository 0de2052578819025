import type { CellValue } from "../kpi/kpi-table";
import { isLargeBlock } from "../workbook/large-blocks";
import type { NewSheet } from "../workbook/plan";
import { cellsOf } from "../workbook/new-sheet-cells";
import {  queueAddSheet } from "./add-sheet";
import { asInput, untracked } from "./blocks";
import { isTold } from "./cell-values";
import type { QueuedEdit } from "./queued-edit";

/**
 * Queues the removal of a sheet that a plan had added, having read what stands on it; `removed` says what should. Where it holds
 * anything else it comes back with that: somebody may have typed there in the moment before.
 */
export function queueRemoveSheet(context: Excel.RequestContext, { name }: { name: string }, removed: NewSheet | undefined): QueuedEdit {
  const sheet = context.workbook.worksheets.getItem(name);
  const meant = removed ? cellsOf(removed) : [];
  const tellsFormulas = !isLargeBlock({ rowCount: meant.length, columnCount: meant[0]?.length ?? 0 });
  const used = untracked(sheet.getUsedRangeOrNullObject(true)).load(["rowIndex", "columnIndex", "formulas", ...(tellsFormulas ? ["values"] : [])].join(","));
  sheet.delete();
  const others = (): HeldCell[] => (removed ? findOthers(used, meant, tellsFormulas) : []);
  return {
    outcome: () => {
      if (!used.isNullObject && !isTold(used.formulas)) return "not-told";
      return others().length > 0 ? "workbook-changed" : "as-planned";
    },
    takeBack: () => {
      if (!removed) return;
      queueAddSheet(context, { sheet: removed });
      const again = context.workbook.worksheets.getItem(name);
      for (const { row, column, input } of others()) untracked(again.getCell(row, column)).values = [[input]];
    },
  };
}

interface HeldCell {
  row: number;
  column: number;
  /** What to hand to Excel for it. */
  input: CellValue;
}

/** The cells that hold something else than they should, and what. In a long sheet what looks like a formula comes back as a text. */
function findOthers(used: Excel.Range, meant: ReturnType<typeof cellsOf>, tellsFormulas: boolean): HeldCell[] {
  if (used.isNullObject) return [];
  return (used.formulas as CellValue[][]).flatMap((cells, r) =>
    cells.flatMap((formula, c): HeldCell[] => {
      const [row, column] = [used.rowIndex + r, used.columnIndex + c];
      const own = meant[row]?.[column] ?? "";
      if (formula === own || String(formula) === String(own).toUpperCase()) return [];
      const isFormula = tellsFormulas && typeof formula === "string" && formula.startsWith("=") && formula !== (used.values as CellValue[][])[r]?.[c];
      return [{ row, column, input: isFormula ? formula : (asInput(formula) ?? "") }];
    }),
  );
}
