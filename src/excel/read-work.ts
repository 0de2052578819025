import type { CellValue } from "../kpi/kpi-table";
import type { Block, OwnRow, Plan } from "../workbook/plan";
import type { PresentWork } from "../workbook/undo-lock";
import type { FoundWork, HeldBlock, HeldColumn, HeldSheet } from "../workbook/plan-undo";
import type { OwnSheetSnapshot } from "../workbook/snapshot";
import { rangeOf, untracked } from "./blocks";
import { queueSheet, readLaterRows, readOwnSheet } from "./read-sheets";

export async function readPresent(context: Excel.RequestContext): Promise<PresentWork> {
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

/**
 * Reads what the plan's places hold by now, in as many round trips as it takes to keep each answer below so many bytes; null
 * where Excel gave nothing for being asked too much.
 */
export async function readWork(context: Excel.RequestContext, undone: Plan, present: PresentWork, bytes: number): Promise<FoundWork | null> {
  const isThere = ({ sheetId }: Block): boolean => present.sheets.some(({ id, name }) => id === sheetId || isSameName(name, sheetId));
  const queue = pacedReads(context, bytes);
  const values: BlockRead[] = [];
  const formats: BlockRead[] = [];
  const rows: BlockRead[] = [];
  for (const edit of undone.edits) {
    if (edit.kind !== "values" && edit.kind !== "rewrite-rows" && edit.kind !== "number-format") continue;
    if (!isThere(edit.at)) continue;
    if (edit.kind === "number-format") formats.push(...(await queue(edit.at, "numberFormat", FORMAT_BYTES)));
    else values.push(...(await queue(edit.at, "values,formulas", edit.kind === "values" ? 2 * VALUE_BYTES : 2 * cellBytes(edit.rows))));
  }
  for (const { at, values: known } of undone.rows ?? []) {
    if (!isThere(at)) continue;
    const letters = known.reduce((sum, row) => sum + row.reduce<number>((all, value) => all + String(value).length + 6, 0), 0);
    rows.push(...(await queue(at, "values", letters / Math.max(1, at.rowCount * at.columnCount))));
  }
  const icons = undone.edits.flatMap((edit) => {
    if (edit.kind !== "status-icons" || !isThere(edit.at)) return [];
    return [{ edit, sets: rangeOf(context, edit.at).conditionalFormats.load("items/id,items/type") }];
  });
  const columns = undone.edits.flatMap((edit) => (edit.kind === "add-columns" ? queueColumns(context, edit, present) : []));
  const added = undone.edits.flatMap((edit) => {
    const sheet = edit.kind === "add-sheet" ? present.sheets.find(({ name }) => isSameName(name, edit.sheet.name)) : undefined;
    return sheet ? [{ sheet, queued: queueSheet(context, sheet.id, "own") }] : [];
  });
  await context.sync();
  await readLaterRows(context, added.map(({ queued }) => queued), bytes);

  const ofAdded = added.map(({ sheet, queued }) => ({ sheet, read: readOwnSheet(queued, [{ ...sheet, protected: sheet.isProtected }]) }));
  if (ofAdded.some(({ read }) => !read.ok)) return null;
  const ranges = [...[...values, ...rows].map(({ range }) => range), ...columns.map(({ body }) => body)].map((range) => range.values as unknown);
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
    added: ofAdded.flatMap(({ sheet, read }) => (read.ok ? [heldSheet(sheet, read.value)] : [])),
    icons: icons.map(({ edit, sets }) => ({
      at: edit.at,
      ids: sets.items.filter(({ type, id }) => type === "IconSet" && !edit.others.includes(id)).map(({ id }) => id),
    })),
  };
}

interface BlockRead {
  at: Block;
  range: Excel.Range;
}

/** About what a cell takes in an answer, in bytes. */
const VALUE_BYTES = 16;
const FORMAT_BYTES = 45;

/** About what a cell of rows takes that hold what they were given. */
function cellBytes(rows: readonly OwnRow[]): number {
  const letters = rows.reduce((sum, { cells }) => sum + cells.reduce((all, { value }) => all + String(value).length + 4, 0), 0);
  return letters / Math.max(1, rows.length * (rows[0]?.cells.length ?? 1));
}

/** Queues blocks of cells, cut by rows, and lets Excel answer whenever there would be too much to answer at once. */
function pacedReads(context: Excel.RequestContext, bytes: number): (at: Block, parts: string, cellBytes: number) => Promise<BlockRead[]> {
  let queued = 0;
  return async (at, parts, cellBytes) => {
    const perRow = Math.max(1, at.columnCount * cellBytes);
    const most = Math.max(1, Math.floor(bytes / perRow));
    const reads: BlockRead[] = [];
    for (let row = 0; row < at.rowCount; row += most) {
      const rowCount = Math.min(most, at.rowCount - row);
      if (queued > 0 && queued + rowCount * perRow > bytes) {
        // eslint-disable-next-line office-addins/no-context-sync-in-loop -- all at once would be more than Excel hands over
        await context.sync();
        queued = 0;
      }
      queued += rowCount * perRow;
      const block = { ...at, row: at.row + row, rowCount };
      reads.push({ at: block, range: rangeOf(context, block).load(parts) });
    }
    return reads;
  };
}

function queueColumns(
  context: Excel.RequestContext,
  { tableId, columns }: Extract<Plan["edits"][number], { kind: "add-columns" }>,
  { tables }: PresentWork,
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

function heldSheet({ id, name }: { id: string; name: string }, { firstRow, firstColumn, values, formulas }: OwnSheetSnapshot): HeldSheet {
  if (values.length === 0) return { name, at: { sheetId: id, row: 0, column: 0, rowCount: 0, columnCount: 0 } };
  const at = { sheetId: id, row: firstRow, column: firstColumn, rowCount: values.length, columnCount: values[0]?.length ?? 0 };
  return { name, values, formulas, at };
}

function isSameName(a: string, b: string): boolean {
  return a.toLowerCase() === b.toLowerCase();
}
