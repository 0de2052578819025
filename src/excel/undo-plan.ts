import type { CellValue } from "../kpi/kpi-table";
import type { Block, Plan } from "../workbook/plan";
import { joinPlans } from "../workbook/plan-statuses";
import { planUndo, type FoundWork, type HeldBlock, type HeldColumn, type HeldSheet } from "../workbook/plan-undo";
import type { Undone } from "../workbook/port";
import { done, refused, type Problem, type Result } from "../workbook/problem";
import { applyPlan } from "./apply-plan";
import { rangeOf, untracked } from "./blocks";

/**
 * Takes back what a plan wrote, where it is still there: two round trips to look, and one that writes as any plan is
 * written, guarded by what was seen. `alongside` gives what is to be written in the same batch.
 */
export async function undoPlan(
  context: Excel.RequestContext,
  undone: Plan,
  alongside: (made: Undone) => Plan | null,
): Promise<Result<Undone>> {
  const present = await readPresent(context);
  const lock = findLock(undone, present);
  if (lock) return refused(lock);
  const found = await readWork(context, undone, present);
  if (!found) return refused({ code: "too-large" });
  const { plan, left } = planUndo(undone, found);
  if (plan.edits.length === 0) return left.length === 0 ? done({ left }) : refused({ code: "changed-since-written" });
  const more = alongside({ left });
  const applied = await applyPlan(context, more ? joinPlans([plan, more]) : plan);
  return applied.ok ? done({ left }) : applied;
}

interface Present {
  sheets: { id: string; name: string; isProtected: boolean }[];
  tables: { id: string; name: string; sheetId: string; sheetName: string; headings: string[]; isFiltered: boolean }[];
}

async function readPresent(context: Excel.RequestContext): Promise<Present> {
  const sheets = context.workbook.worksheets.load("items/id,items/name,items/protection/protected");
  const tables = context.workbook.tables.load(
    "items/id,items/name,items/worksheet/id,items/worksheet/name,items/columns/items/name,items/autoFilter/isDataFiltered",
  );
  await context.sync();
  return {
    sheets: sheets.items.map(({ id, name, protection }) => ({ id, name, isProtected: protection.protected })),
    tables: tables.items.map(({ id, name, worksheet, columns, autoFilter }) => ({
      ...{ id, name, sheetId: worksheet.id, sheetName: worksheet.name },
      headings: columns.items.map((column) => column.name),
      isFiltered: autoFilter.isDataFiltered,
    })),
  };
}

/** Why the undo could not be written safely: a protected sheet, or a filter that hides rows, where the plan wrote. */
function findLock({ edits }: Plan, { sheets, tables }: Present): Problem | null {
  const ids = new Set(edits.flatMap((edit) => ("at" in edit ? [edit.at.sheetId] : [])));
  for (const edit of edits) {
    const table = "tableId" in edit ? tables.find(({ id }) => id === edit.tableId) : undefined;
    if (table) ids.add(table.sheetId);
  }
  const locked = sheets.find(({ id, isProtected }) => isProtected && ids.has(id));
  if (locked) return { code: "sheet-protected", sheet: locked.name };
  const filtered = tables.find(({ sheetId, isFiltered }) => isFiltered && ids.has(sheetId));
  return filtered ? { code: "filter-on", sheet: filtered.sheetName, table: filtered.name } : null;
}

/** Reads what the plan's places hold by now; null where Excel gave nothing for being asked too much. */
async function readWork(context: Excel.RequestContext, undone: Plan, present: Present): Promise<FoundWork | null> {
  const isThere = ({ sheetId }: Block): boolean => present.sheets.some(({ id }) => id === sheetId);
  const queue = (at: Block, parts: string): { at: Block; range: Excel.Range }[] =>
    isThere(at) ? [{ at, range: rangeOf(context, at).load(parts) }] : [];
  const values = undone.edits.flatMap((edit) => (edit.kind === "values" || edit.kind === "rewrite-rows" ? queue(edit.at, "values,formulas") : []));
  const formats = undone.edits.flatMap((edit) => (edit.kind === "number-format" ? queue(edit.at, "numberFormat") : []));
  const rows = (undone.rows ?? []).flatMap(({ at }) => queue(at, "values"));
  const icons = undone.edits.flatMap((edit) => {
    if (edit.kind !== "status-icons" || !isThere(edit.at)) return [];
    return [{ edit, sets: rangeOf(context, edit.at).conditionalFormats.load("items/id,items/type") }];
  });
  const columns = undone.edits.flatMap((edit) => (edit.kind === "add-columns" ? queueColumns(context, edit, present) : []));
  const added = undone.edits.flatMap((edit) => {
    const sheet = edit.kind === "add-sheet" ? present.sheets.find(({ name }) => isSameName(name, edit.sheet.name)) : undefined;
    if (!sheet) return [];
    const used = untracked(context.workbook.worksheets.getItem(sheet.id).getUsedRangeOrNullObject(true));
    return [{ sheet, used: used.load("values,formulas,rowIndex,columnIndex") }];
  });
  await context.sync();

  const bodies = [...columns.map(({ body }) => body), ...added.flatMap(({ used }) => (used.isNullObject ? [] : [used]))];
  const ranges = [...[...values, ...rows].map(({ range }) => range), ...bodies].map((range) => range.values as unknown);
  if (![...ranges, ...formats.map(({ range }) => range.numberFormat as unknown)].every(Array.isArray)) return null;
  return {
    sheets: present.sheets,
    blocks: [
      ...values.map(({ at, range }): HeldBlock => ({ at, values: range.values as CellValue[][], formulas: range.formulas as CellValue[][] })),
      ...formats.map(({ at, range }): HeldBlock => ({ at, formats: range.numberFormat as string[][] })),
      ...rows.map(({ at, range }): HeldBlock => ({ at, values: range.values as CellValue[][] })),
    ],
    columns: columns.map(({ tableId, sheetId, heading, body }): HeldColumn => ({
      ...{ tableId, heading, values: body.values as CellValue[][], formulas: body.formulas as CellValue[][] },
      at: { sheetId, row: body.rowIndex, column: body.columnIndex, rowCount: body.rowCount, columnCount: 1 },
    })),
    added: added.map(({ sheet, used }) => heldSheet(sheet, used)),
    icons: icons.map(({ edit, sets }) => ({
      at: edit.at,
      ids: sets.items.filter(({ type, id }) => type === "IconSet" && !edit.others.includes(id)).map(({ id }) => id),
    })),
  };
}

function queueColumns(
  context: Excel.RequestContext,
  { tableId, columns }: Extract<Plan["edits"][number], { kind: "add-columns" }>,
  { tables }: Present,
): { tableId: string; sheetId: string; heading: string; body: Excel.Range }[] {
  const table = tables.find(({ id }) => id === tableId);
  if (!table) return [];
  return columns
    .filter(({ heading }) => table.headings.includes(heading))
    .map(({ heading }) => {
      const body = untracked(context.workbook.tables.getItem(tableId).columns.getItem(heading).getDataBodyRange());
      body.load("values,formulas,rowIndex,columnIndex,rowCount");
      return { tableId, sheetId: table.sheetId, heading, body };
    });
}

function heldSheet({ id, name }: { id: string; name: string }, used: Excel.Range): HeldSheet {
  if (used.isNullObject) return { name, at: { sheetId: id, row: 0, column: 0, rowCount: 0, columnCount: 0 } };
  const values = used.values as CellValue[][];
  return {
    ...{ name, values, formulas: used.formulas as CellValue[][] },
    at: { sheetId: id, row: used.rowIndex, column: used.columnIndex, rowCount: values.length, columnCount: values[0]?.length ?? 0 },
  };
}

function isSameName(a: string, b: string): boolean {
  return a.toLowerCase() === b.toLowerCase();
}
