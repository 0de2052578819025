import type { CellValue } from "../kpi/kpi-table";
import type { Edit, OwnRow, Plan } from "../workbook/plan";
import type { FoundWork, HeldBlock, HeldColumn } from "../workbook/plan-undo";
import { isLargeBlock } from "../workbook/large-blocks";
import type { HeadRequest } from "../workbook/snapshot";
import type { PresentWork } from "../workbook/undo-lock";
import { rangeOf, untracked } from "./blocks";
import { isTold } from "./cell-values";
import { pacedReads, type BlockRead } from "./paced-reads";
import { queueAdded, queueBeyond, readAdded, type AddedRead } from "./read-added";
import { queueContents, readContents, type ContentRead } from "./read-contents";
import { queueHead, type QueuedHead } from "./read-heads";
import { queuePresent } from "./read-present";
import { excelCodeOf } from "./run-excel";

/** What there is, and what a plan's places hold by now; null where Excel gave nothing for being asked too much. */
export interface WorkReading {
  present: PresentWork;
  found: FoundWork | null;
  /** How the sheets that were asked for begin, by what they were asked for; none where one of them is not there. */
  heads: QueuedHead[];
  /** True where rows were taken to hold what the plan wrote, without a look at them. */
  isAssumed: boolean;
}

/** How a plan's places are read. */
export interface WorkOptions {
  /** Bytes of an answer, at the most. */
  bytes: number;
  heads?: readonly HeadRequest[];
  /**
   * True where large blocks of rewritten rows need not be read: that they hold what the plan wrote is seen in any case, at the
   * moment when they are written over.
   */
  assumes?: boolean;
}

/** What Excel says where a sheet, a table or a column is no longer there. */
const GONE: ReadonlySet<string> = new Set(["ItemNotFound", "InvalidReference", "InvalidBinding"]);

/**
 * Reads what there is, and what the plan's places hold by now, in as many round trips as it takes to keep each answer below so many
 * bytes.
 */
export async function readWork(context: Excel.RequestContext, undone: Plan, options: WorkOptions): Promise<WorkReading> {
  // As a rule all is still there that the plan wrote to: it is asked for at once.
  const present = queuePresent(context);
  const heads = (options.heads ?? []).map((request) => queueHead(context, request));
  try {
    return { ...(await readPlaces(context, undone, present, options)), heads };
  } catch (error) {
    if (!GONE.has(excelCodeOf(error) ?? "")) throw error;
  }
  const again = queuePresent(context);
  await context.sync();
  const known = again();
  return { ...(await readPlaces(context, placesLeft(undone, known), () => known, options)), heads: [] };
}

/** The plan's edits and rows without those whose sheets and columns have gone. */
function placesLeft({ edits, rows = [], ...plan }: Plan, { sheets, tables }: PresentWork): Plan {
  const hasSheet = (wanted: string): boolean => sheets.some(({ id, name }) => id === wanted || isSameName(name, wanted));
  return {
    ...plan,
    edits: edits.flatMap((edit): Edit[] => {
      if (edit.kind === "add-sheet") return hasSheet(edit.sheet.name) ? [edit] : [];
      if (edit.kind !== "add-columns") return !("at" in edit) || hasSheet(edit.at.sheetId) ? [edit] : [];
      const headings = tables.find(({ id }) => id === edit.tableId)?.headings ?? [];
      const columns = edit.columns.filter(({ heading }) => headings.includes(heading));
      return columns.length > 0 ? [{ ...edit, columns }] : [];
    }),
    rows: rows.filter(({ at }) => hasSheet(at.sheetId)),
  };
}

async function readPlaces(
  context: Excel.RequestContext,
  { edits, rows: knownRows = [] }: Plan,
  present: () => PresentWork,
  { bytes, assumes = false }: WorkOptions,
): Promise<Omit<WorkReading, "heads">> {
  const queue = pacedReads(context, bytes);
  const assumed: HeldBlock[] = [];
  const contents: ContentRead[] = [];
  const formats: BlockRead[] = [];
  const rows: BlockRead[] = [];
  const added: AddedRead[] = [];
  for (const edit of edits) {
    if (edit.kind === "number-format") formats.push(...(await queue(edit.at, "numberFormat", FORMAT_BYTES)));
    else if (edit.kind === "values") contents.push(...(await queueContents(queue, edit.at, VALUE_BYTES)));
    else if (edit.kind === "rewrite-rows" && assumes && isSafelyAssumed(edit)) assumed.push(asWritten(edit));
    else if (edit.kind === "rewrite-rows") contents.push(...(await queueContents(queue, edit.at, cellBytes(edit.rows))));
    else if (edit.kind === "add-sheet") added.push(await queueAdded(context, queue, edit.sheet));
  }
  for (const { at, values: known } of knownRows) {
    const letters = known.reduce((sum, row) => sum + row.reduce<number>((all, value) => all + String(value).length + 6, 0), 0);
    rows.push(...(await queue(at, "values", letters / Math.max(1, at.rowCount * at.columnCount))));
  }
  const icons = edits.flatMap((edit) => {
    if (edit.kind !== "status-icons") return [];
    return [{ edit, sets: rangeOf(context, edit.at).conditionalFormats.load("items/id,items/type") }];
  });
  const columns = edits.flatMap((edit) => (edit.kind === "add-columns" ? queueColumns(context, edit) : []));
  await context.sync();

  const beyond: ContentRead[] = [];
  for (const sheet of added) {
    const reads = await queueBeyond(queue, sheet);
    sheet.reads.push(...reads);
    beyond.push(...reads);
  }
  if (beyond.length > 0) await context.sync();

  const { sheets, tables } = present();
  const held = await readContents(context, contents, bytes);
  const heldSheets = [];
  for (const sheet of added) {
    const id = sheets.find(({ name }) => isSameName(name, sheet.name))?.id ?? sheet.name;
    heldSheets.push(await readAdded(context, sheet, id, bytes));
  }
  const areTold =
    [...rows.map(({ range }) => range), ...columns.map(({ body }) => body)].every(({ values }) => isTold(values)) &&
    formats.every(({ range }) => Array.isArray(range.numberFormat as unknown));
  if (!held || heldSheets.includes(null) || !areTold) return { present: present(), found: null, isAssumed: false };
  return {
    present: present(),
    isAssumed: assumed.length > 0,
    found: {
      sheets,
      blocks: [
        ...held,
        ...assumed,
        ...formats.map(({ at, range }): HeldBlock => ({ at, formats: range.numberFormat as string[][] })),
        ...rows.map(({ at, range }): HeldBlock => ({ at, values: range.values as CellValue[][] })),
      ],
      columns: columns.map(({ tableId, heading, body }): HeldColumn => ({
        ...{ tableId, heading, values: body.values as CellValue[][], formulas: body.formulas as CellValue[][] },
        at: {
          sheetId: tables.find(({ id }) => id === tableId)?.sheetId ?? "",
          ...{ row: body.rowIndex, column: body.columnIndex, rowCount: body.rowCount, columnCount: 1 },
        },
      })),
      added: heldSheets.flatMap((sheet) => sheet ?? []),
      icons: icons.map(({ edit, sets }) => ({
        at: edit.at,
        ids: sets.items.filter(({ type, id }) => type === "IconSet" && !edit.others.includes(id)).map(({ id }) => id),
      })),
    },
  };
}

/** About what a cell takes in an answer, in bytes. */
const VALUE_BYTES = 16;
const FORMAT_BYTES = 45;

/** About what a cell of rows takes that hold what they were given. */
function cellBytes(rows: readonly OwnRow[]): number {
  const letters = rows.reduce((sum, { cells }) => sum + cells.reduce((all, { value }) => all + String(value).length + 4, 0), 0);
  return letters / Math.max(1, rows.length * (rows[0]?.cells.length ?? 1));
}

type RewriteRows = Extract<Edit, { kind: "rewrite-rows" }>;

/** Whether a cell holds a formula is not looked at when rows are written over. */
function isSafelyAssumed({ at, rows, before }: RewriteRows): boolean {
  const hasFormula = (row: OwnRow): boolean => row.cells.some(({ isFormula }) => isFormula === true);
  return isLargeBlock(at) && !rows.some(hasFormula) && !before.some(hasFormula);
}

function asWritten({ at, rows }: RewriteRows): HeldBlock {
  const values = rows.map(({ cells }) => cells.map(({ value }) => value));
  return { at, values, formulas: values };
}

function queueColumns(
  context: Excel.RequestContext,
  { tableId, columns }: Extract<Edit, { kind: "add-columns" }>,
): { tableId: string; heading: string; body: Excel.Range }[] {
  return columns.map(({ heading }) => {
    const body = untracked(context.workbook.tables.getItem(tableId).columns.getItem(heading).getDataBodyRange());
    body.load("values,formulas,rowIndex,columnIndex,rowCount");
    return { tableId, heading, body };
  });
}

function isSameName(a: string, b: string): boolean {
  return a.toLowerCase() === b.toLowerCase();
}
