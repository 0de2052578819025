import type { Edit, Plan } from "../workbook/plan";
import { findInverse, type Present } from "./inverse-edits";
import { ownWorkOf, type OwnWork } from "./own-work";

/**
 * Takes back what a failed batch of this plan has written, and nothing else. A batch is no transaction: what came before
 * the failing action was written. `nameRefused`: it failed because a new sheet's name was in use.
 * Gives the name of that sheet.
 */
export async function takeBackFailed(
  context: Excel.RequestContext,
  plan: Plan,
  nameRefused: boolean,
): Promise<{ nameTaken: string | null }> {
  const present = await readPresent(context);
  const planned = plan.edits.flatMap((edit) => (edit.kind === "add-sheet" ? [edit.sheet.name] : []));
  const isPresent = (name: string): boolean => present.sheets.some((sheet) => isSameName(sheet.name, name));
  // New sheets are made in order: the last of their names that is there is the one that was refused.
  const nameTaken = nameRefused ? (planned.findLast(isPresent) ?? null) : null;
  const found = {
    ...present,
    sheets: present.sheets.filter((sheet) => nameTaken === null || !isSameName(sheet.name, nameTaken)),
  };
  await queueInverse(context, plan.inverse, found, ownWorkOf(plan.edits));
  await context.sync();
  return { nameTaken };
}

async function readPresent(context: Excel.RequestContext): Promise<Present> {
  const sheets = context.workbook.worksheets.load("items/id,items/name");
  const tables = context.workbook.tables.load("items/id,items/worksheet/id,items/columns/items/name");
  await context.sync();
  return {
    sheets: sheets.items.map(({ id, name }) => ({ id, name })),
    tables: tables.items.map(({ id, worksheet, columns }) => ({
      id,
      sheetId: worksheet.id,
      headings: columns.items.map((column) => column.name),
    })),
  };
}

async function queueInverse(
  context: Excel.RequestContext,
  inverse: readonly Edit[],
  present: Present,
  own: OwnWork,
): Promise<void> {
  const restored = ownWorkOf(inverse);
  const found = inverse.map((edit) => findInverse(context, edit, present, own, restored));
  await context.sync();
  // The batch made its edits in order, and these stand in the opposite one: where a column or a sheet was not made,
  // nothing that comes before it here was made either.
  const first = found.findLastIndex((edit) => !edit.isWhole());
  for (const edit of found.slice(Math.max(0, first))) edit.queue();
}

function isSameName(a: string, b: string): boolean {
  return a.toLowerCase() === b.toLowerCase();
}
