import type { CellValue } from "../../kpi/kpi-table";
import { cellsOf } from "../../planning/new-sheet-cells";
import type { Block, NewSheet } from "../../planning/plan";
import type { HeldSheet } from "../../planning/edits/found-work";
import { untracked } from "../blocks";
import type { QueueRead } from "../read-blocks";
import { queueContents, readContents, type Contents, type ContentRead } from "./read-contents";

/** The queued cells that a plan wrote on a sheet it added, and the present extent of that sheet. */
export interface AddedRead {
  name: string;
  used: Excel.Range;
  /** The size of the block that the plan wrote, from A1. */
  written: { rowCount: number; columnCount: number };
  reads: ContentRead[];
}

/** Queues the cells that a plan wrote on a sheet it added. What others wrote is read later, once the extent is known. */
export async function queueAdded(context: Excel.RequestContext, queue: QueueRead, sheet: NewSheet): Promise<AddedRead> {
  const used = untracked(context.workbook.worksheets.getItem(sheet.name).getUsedRangeOrNullObject(true));
  used.load("rowIndex,columnIndex,rowCount,columnCount");
  const cells = cellsOf(sheet);
  const written = { rowCount: cells.length, columnCount: cells[0]?.length ?? 0 };
  const letters = cells.reduce(
    (sum, row) => sum + row.reduce<number>((all, value) => all + String(value ?? "").length + BESIDE_LETTERS, 0),
    0,
  );
  const cellBytes = letters / Math.max(1, written.rowCount * written.columnCount);
  const isEmpty = written.rowCount === 0 || written.columnCount === 0;
  const reads = isEmpty
    ? []
    : await queueContents(queue, { sheetId: sheet.name, row: 0, column: 0, ...written }, cellBytes);
  return { name: sheet.name, used, written, reads };
}

/** Bytes of a cell besides its letters: quotes, a comma, escapes. */
const BESIDE_LETTERS = 4;
/** The assumed bytes of a cell that someone else wrote. */
const OTHER_BYTES = 40;

/** Queues what others wrote below and to the right, once the extent of the sheet is known. */
export async function queueBeyond(queue: QueueRead, { name, used, written }: AddedRead): Promise<ContentRead[]> {
  if (used.isNullObject) return [];
  const [bottom, right] = [used.rowIndex + used.rowCount, used.columnIndex + used.columnCount];
  const below = {
    row: written.rowCount,
    column: 0,
    rowCount: bottom - written.rowCount,
    columnCount: Math.max(right, written.columnCount),
  };
  const beside = {
    row: 0,
    column: written.columnCount,
    rowCount: Math.min(bottom, written.rowCount),
    columnCount: right - written.columnCount,
  };
  const reads: ContentRead[] = [];
  for (const block of [below, beside]) {
    if (block.rowCount > 0 && block.columnCount > 0)
      reads.push(...(await queueContents(queue, { sheetId: name, ...block }, OTHER_BYTES)));
  }
  return reads;
}

/** The present cells of the sheet in one block from A1; null if Excel returned none. */
export async function readAdded(
  context: Excel.RequestContext,
  { name, used, reads }: AddedRead,
  sheetId: string,
  bytes: number,
): Promise<HeldSheet | null> {
  const contents = await readContents(context, reads, bytes);
  if (!contents) return null;
  const rowCount = used.isNullObject ? 0 : used.rowIndex + used.rowCount;
  const columnCount = used.isNullObject ? 0 : used.columnIndex + used.columnCount;
  return {
    name,
    at: { sheetId, row: 0, column: 0, rowCount, columnCount },
    values: joinGrids(contents, "values", rowCount, columnCount),
    formulas: joinGrids(contents, "formulas", rowCount, columnCount),
  };
}

function joinGrids(
  contents: readonly Contents[],
  part: "values" | "formulas",
  rowCount: number,
  columnCount: number,
): CellValue[][] {
  const grid = Array.from({ length: rowCount }, () => Array.from<CellValue>({ length: columnCount }).fill(""));
  for (const { at, [part]: cells } of contents) joinInto(grid, at, cells);
  return grid;
}

function joinInto(grid: CellValue[][], at: Block, cells: readonly (readonly CellValue[])[]): void {
  cells.forEach((row, r) => {
    const line = grid[at.row + r];
    if (line) row.slice(0, line.length - at.column).forEach((cell, c) => (line[at.column + c] = cell));
  });
}
