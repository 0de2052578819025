import type { CellValue } from "../../kpi/kpi-table";
import type { Block } from "../../planning/block-cells";
import type { FoundWork, HeldBlock, HeldColumn, PresentWork } from "../../planning/edits/found-work";
import { kindOf } from "../../planning/edits/kinds";
import { findSheetById, findSheetNamed } from "../../planning/find-sheet";
import type { Plan } from "../../planning/plan";
import type { HeadRequest } from "../../planning/snapshot";
import { rangeOf, untracked } from "../blocks";
import { areReported } from "../cell-values";
import { portOf } from "../edits/ports";
import { queueLayout, readLayoutOf } from "../edits/sheet-layout";
import { pacedReads, type BlockRead, type QueueRead } from "../read-blocks";
import { queueAdded, queueBeyond, readAdded, type AddedRead } from "./read-added";
import { queueContents, readContents, type ContentRead } from "./read-contents";
import { queueFillsOf } from "../read-fills";
import { queueHead, type QueuedHead } from "../read/sheets/read-heads";
import { queuePresent } from "./read-present";
import { excelCodeOf } from "../run-excel";

/** Which sheets and tables exist, and the present contents of a plan's places. */
export interface WorkReading {
  present: PresentWork;
  /** null if Excel returned nothing. */
  found: FoundWork | null;
  /** The requested heads of sheets, in order; empty if one of the sheets is missing. */
  heads: QueuedHead[];
  /** True if some rows were assumed to hold what the plan wrote, without reading them. */
  isAssumed: boolean;
}

/** How a plan's places are read. */
export interface WorkOptions {
  /** The maximum bytes of an answer. */
  bytes: number;
  heads?: readonly HeadRequest[];
  /** True if large blocks of rewritten rows need not be read, because they are checked when they are overwritten. */
  assumes?: boolean;
  /** True if the formats of cells are read as well as their values. */
  withFormats?: boolean;
}

/** Error codes for a sheet, a table or a column that no longer exists. */
const GONE: ReadonlySet<string> = new Set(["ItemNotFound", "InvalidReference", "InvalidBinding"]);

/** Reads which sheets and tables exist, and the present contents of the plan's places. Takes more trips if an answer would be too large. */
export async function readWork(
  context: Excel.RequestContext,
  undone: Plan,
  options: WorkOptions,
): Promise<WorkReading> {
  // Usually everything that the plan wrote to still exists, so it is read at once.
  const present = queuePresent(context);
  const heads = (options.heads ?? []).map((request) => queueHead(context, request));
  try {
    return { ...(await readPlaces(context, undone, present, options)), heads };
  } catch (error) {
    if (!GONE.has(excelCodeOf(error) ?? "")) throw error;
  }
  const known = await readPresent(context);
  return { ...(await readPlacesLeft(context, undone, known, options)), heads: [] };
}

/** Reads which sheets and tables exist. */
export async function readPresent(context: Excel.RequestContext): Promise<PresentWork> {
  const present = queuePresent(context);
  await context.sync();
  return present();
}

/** Reads the present contents of a plan's places, without those whose sheets or columns are missing. */
export function readPlacesLeft(
  context: Excel.RequestContext,
  undone: Plan,
  known: PresentWork,
  options: WorkOptions,
): Promise<Omit<WorkReading, "heads">> {
  const { edits, rows = [] } = undone;
  const left: Plan = {
    ...undone,
    edits: edits.flatMap((edit) => kindOf(edit).stillThere(edit, known, false) ?? []),
    rows: rows.filter(({ at }) => findSheetById(known.sheets, at.sheetId)),
  };
  return readPlaces(context, left, () => known, options, known);
}

/** The queued reads of a plan's places. */
interface AskedPlaces {
  assumed: HeldBlock[];
  contents: ContentRead[];
  formats: BlockRead[];
  fills: { at: Block; read: ReturnType<typeof queueFillsOf> }[];
  rows: BlockRead[];
  added: AddedRead[];
  icons: { at: Block; others: readonly string[]; sets: Excel.ConditionalFormatCollection }[];
  columns: { tableId: string; heading: string; body: Excel.Range }[];
  layouts: { sheetId: string; name: Excel.NamedItem }[];
}

/** Reads a plan's places. `known` are the existing sheets and tables, if they were read before. */
async function readPlaces(
  context: Excel.RequestContext,
  undone: Plan,
  present: () => PresentWork,
  { bytes, assumes = false, withFormats = false }: WorkOptions,
  known: PresentWork | null = null,
): Promise<Omit<WorkReading, "heads">> {
  const queue = pacedReads(context, bytes);
  const asked = await askPlaces(context, undone, queue, { assumes, withFormats, known });
  await context.sync();

  const beyond: ContentRead[] = [];
  for (const sheet of asked.added) {
    const reads = await queueBeyond(queue, sheet);
    sheet.reads.push(...reads);
    beyond.push(...reads);
  }
  if (beyond.length > 0) await context.sync();

  const found = await foundIn(context, asked, present(), bytes);
  return { present: present(), found, isAssumed: found !== null && asked.assumed.length > 0 };
}

async function askPlaces(
  context: Excel.RequestContext,
  { edits, rows = [] }: Plan,
  queue: QueueRead,
  { assumes, withFormats, known }: { assumes: boolean; withFormats: boolean; known: PresentWork | null },
): Promise<AskedPlaces> {
  const headingsOf = (tableId: string): readonly string[] =>
    known?.tables.find(({ id }) => id === tableId)?.headings ?? [];
  const asked: AskedPlaces = {
    assumed: [],
    contents: [],
    formats: [],
    fills: [],
    rows: [],
    added: [],
    icons: [],
    columns: [],
    layouts: [],
  };
  // Queued after all cells, because only reads of cells are split into several trips.
  const later: (() => void)[] = [];
  for (const edit of edits) {
    await portOf(edit).read(edit, {
      ...{ assumes, withFormats },
      contents: async (at, cellBytes) => void asked.contents.push(...(await queueContents(queue, at, cellBytes))),
      formats: async (at) => void asked.formats.push(...(await queue(at, "numberFormat", FORMAT_BYTES))),
      fills: (at) => later.push(() => asked.fills.push({ at, read: queueFillsOf(rangeOf(context, at)) })),
      assume: (block) => asked.assumed.push(block),
      sheet: async (sheet) => void asked.added.push(await queueAdded(context, queue, sheet)),
      icons: (at, others) => later.push(() => asked.icons.push({ at, others, sets: iconSetsIn(rangeOf(context, at)) })),
      iconsOfSheet: (at) => {
        const { worksheets } = context.workbook;
        later.push(() =>
          asked.icons.push({ at, others: [], sets: iconSetsIn(untracked(worksheets.getItem(at.sheetId).getRange())) }),
        );
      },
      layout: (sheetId) =>
        later.push(() =>
          asked.layouts.push({ sheetId, name: queueLayout(context.workbook.worksheets.getItem(sheetId)) }),
        ),
      columns: (tableId, headings) => {
        const there = known ? headings.filter((heading) => headingsOf(tableId).includes(heading)) : headings;
        later.push(() => asked.columns.push(...queueColumns(context, tableId, there)));
      },
    });
  }
  for (const { at, values: known } of rows) {
    const letters = known.reduce(
      (sum, row) => sum + row.reduce<number>((all, value) => all + String(value).length + 6, 0),
      0,
    );
    asked.rows.push(...(await queue(at, "values", letters / Math.max(1, at.rowCount * at.columnCount))));
  }
  for (const ask of later) ask();
  return asked;
}

function iconSetsIn(range: Excel.Range): Excel.ConditionalFormatCollection {
  return range.conditionalFormats.load("items/id,items/type");
}

/** Reads what was found once the batch has run; null if Excel returned nothing. */
async function foundIn(
  context: Excel.RequestContext,
  asked: AskedPlaces,
  { sheets, tables }: PresentWork,
  bytes: number,
): Promise<FoundWork | null> {
  const { assumed, formats, rows, icons, columns } = asked;
  const held = await readContents(context, asked.contents, bytes);
  const added = [];
  for (const sheet of asked.added)
    added.push(await readAdded(context, sheet, findSheetNamed(sheets, sheet.name)?.id ?? sheet.name, bytes));
  const fills = asked.fills.map(({ at, read }) => ({ at, fills: read() }));
  const areAllReported =
    fills.every((block) => block.fills !== null) &&
    [...rows.map(({ range }) => range), ...columns.map(({ body }) => body)].every(({ values }) =>
      areReported(values),
    ) &&
    formats.every(({ range }) => areReported(range.numberFormat));
  if (!held || added.includes(null) || !areAllReported) return null;
  return {
    sheets,
    blocks: [
      ...held,
      ...assumed,
      ...formats.map(({ at, range }): HeldBlock => ({ at, formats: range.numberFormat as string[][] })),
      ...fills.map((block): HeldBlock => ({ at: block.at, fills: block.fills ?? [] })),
      ...rows.map(({ at, range }): HeldBlock => ({ at, values: range.values as CellValue[][] })),
    ],
    columns: columns.map(({ tableId, heading, body }): HeldColumn => ({
      ...{ tableId, heading, values: body.values as CellValue[][], formulas: body.formulas as CellValue[][] },
      at: {
        sheetId: tables.find(({ id }) => id === tableId)?.sheetId ?? "",
        ...{ row: body.rowIndex, column: body.columnIndex, rowCount: body.rowCount, columnCount: 1 },
      },
    })),
    added: added.flatMap((sheet) => sheet ?? []),
    layouts: asked.layouts.map(({ sheetId, name }) => ({ sheetId, mark: readLayoutOf(name).mark ?? null })),
    icons: icons.map(({ at, others, sets }) => ({
      at,
      ids: sets.items.filter(({ type, id }) => type === "IconSet" && !others.includes(id)).map(({ id }) => id),
    })),
  };
}

/** The usual bytes of a cell's format in an answer. */
const FORMAT_BYTES = 45;

function queueColumns(
  context: Excel.RequestContext,
  tableId: string,
  headings: readonly string[],
): AskedPlaces["columns"] {
  return headings.map((heading) => {
    const body = untracked(context.workbook.tables.getItem(tableId).columns.getItem(heading).getDataBodyRange());
    body.load("values,formulas,rowIndex,columnIndex,rowCount");
    return { tableId, heading, body };
  });
}
