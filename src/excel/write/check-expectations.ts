import type { CellValue } from "../../kpi/kpi-table";
import type { Block, WrittenValue } from "../../planning/block-cells";
import { editsOf } from "../../planning/edits/kinds";
import { isOneNameToExcel } from "../../planning/find-sheet";
import type { Plan } from "../../planning/plan";
import type { Problem } from "../../planning/problem";
import { rangeOf } from "../blocks";
import { isFormulaText, isSame, areReported } from "../cell-values";

/** The values that cells must hold; null stands for any formula. */
interface ExpectedCells {
  at: Block;
  values: WrittenValue[][];
}

/**
 * Checks a plan's expectations before anything is written; for a stale plan also what it replaces and the names of its new sheets. It
 * takes as many round trips as keep each answer below `bytes`. Returns the problem, or null if the plan can be applied.
 */
export async function checkExpectations(
  context: Excel.RequestContext,
  plan: Plan,
  bytes: number,
): Promise<Problem | null> {
  const batches = inBatches([...plan.expects, ...(plan.isStale ? replacedBy(plan) : [])], bytes);
  // A new sheet overwrites nothing. Without other edits, its name is checked when it is added.
  if (batches.length === 0) return null;
  const wanted = plan.isStale ? editsOf(plan.edits, "add-sheet").map(({ sheet }) => sheet.name) : [];
  const sheets = wanted.length > 0 ? context.workbook.worksheets.load("items/name") : null;
  for (const batch of batches) {
    const read = batch.map(({ at, values }) => ({
      values,
      range: rangeOf(context, at).load(hasFormulas(values) ? "values,formulas" : "values"),
    }));
    // eslint-disable-next-line office-addins/no-context-sync-in-loop -- all at once would be more than Excel returns
    await context.sync();
    if (!read.every(({ values, range }) => isHeld(values, range))) return { code: "workbook-changed" };
  }
  const taken = sheets?.items.find(({ name }) => wanted.some((one) => isOneNameToExcel(one, name)));
  return taken ? { code: "name-taken", sheet: taken.name } : null;
}

function hasFormulas(values: ExpectedCells["values"]): boolean {
  return values.some((row) => row.includes(null));
}

function isHeld(values: ExpectedCells["values"], range: Excel.Range): boolean {
  if (!areReported(range.values) || !isSame(values, range.values)) return false;
  if (!hasFormulas(values)) return true;
  const formulas = range.formulas as CellValue[][];
  return (
    areReported(formulas) &&
    values.every((row, r) => row.every((value, c) => value !== null || isFormulaText(formulas[r]?.[c])))
  );
}

/** The whole rows that a plan replaces, which its expectations do not cover. */
function replacedBy({ edits }: Plan): ExpectedCells[] {
  return editsOf(edits, "rewrite-rows").map(({ at, before }) => ({
    at,
    values: before.map(({ cells }) => cells.map(({ value, isFormula }): WrittenValue => (isFormula ? null : value))),
  }));
}

function inBatches(expected: readonly ExpectedCells[], bytes: number): ExpectedCells[][] {
  const batches: ExpectedCells[][] = [];
  let left = 0;
  for (const { at, values } of expected) {
    for (let row = 0; row < values.length;) {
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
