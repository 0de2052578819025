import type { CellValue } from "../../../kpi/kpi-table";
import type { Block } from "../../../planning/plan";
import type { SearchedSheet, WholeRequest } from "../../../planning/snapshot";
import { areReported } from "../../cell-values";
import { pacedReads, type BlockRead } from "../../read-blocks";
import { isTooLarge } from "../../run-excel";
import { valuesToEnd, type QueuedSearch } from "./search-sheets";

/** A sheet that is read to its end: how far it goes, and the cells that are not read yet. */
interface Going {
  sheet: SearchedSheet;
  extent: Block;
  rest: Block;
  /** The values of all of it, where it was read ahead. */
  ahead: CellValue[][] | null;
  cellBytes: number;
}

/** The same sheets, with those that were asked for read to their end, in as few round trips as the limit of bytes allows. */
export async function readWhole(
  context: Excel.RequestContext,
  searched: readonly SearchedSheet[],
  queued: readonly QueuedSearch[],
  { sheetIds, cellLimit }: WholeRequest,
  bytes: number,
): Promise<SearchedSheet[]> {
  const going = searched.flatMap((sheet) => {
    const read = sheetIds.includes(sheet.id) ? queued.find(({ id }) => id === sheet.id) : undefined;
    const one = read && goingOn(sheet, read);
    return one && one.extent.rowCount * one.extent.columnCount <= cellLimit ? [one] : [];
  });
  const asked = going.filter(({ ahead }) => ahead === null);
  const rests = asked.length > 0 ? await readBlocks(context, asked, bytes) : [];
  const whole = new Map(
    going.flatMap((one) => {
      const values = one.ahead ?? rests?.[asked.indexOf(one)];
      return values ? [[one.sheet.id, joined(one, values)] as const] : [];
    }),
  );
  return searched.map((sheet) => whole.get(sheet.id) ?? sheet);
}

function goingOn(sheet: SearchedSheet, read: QueuedSearch): Going {
  const { rowIndex, columnIndex, rowCount, columnCount } = read.extent;
  const extent = { sheetId: sheet.id, row: rowIndex, column: columnIndex, rowCount, columnCount };
  const ahead = valuesToEnd(read);
  // Rows that are cut at the right are read again, as wide as they are.
  const row = ahead || isCutAtRight(sheet) ? rowIndex : sheet.firstRow + sheet.values.length;
  const last = sheet.values.slice(-SAMPLE_ROWS);
  const cells = last.reduce((sum, { length }) => sum + length, 0);
  const cellBytes = Math.max(FEWEST_BYTES, (1.1 * JSON.stringify(last).length) / Math.max(1, cells));
  return { sheet, extent, rest: { ...extent, row, rowCount: rowIndex + rowCount - row }, ahead, cellBytes };
}

function isCutAtRight({ unread }: SearchedSheet): boolean {
  return typeof unread?.column === "number";
}

/** The last of the rows that were read predict how many bytes the next ones take. */
const SAMPLE_ROWS = 200;

/** An empty cell, with its comma. */
const FEWEST_BYTES = 3;

/** The values of each block; null where Excel returns them in no size. */
async function readBlocks(
  context: Excel.RequestContext,
  going: readonly Going[],
  bytes: number,
): Promise<CellValue[][][] | null> {
  for (let room = bytes; room > LEAST_BYTES; room /= 2) {
    try {
      const queue = pacedReads(context, room);
      const reads: BlockRead[][] = [];
      for (const { rest, cellBytes } of going) reads.push(await queue(rest, "values", cellBytes));
      // eslint-disable-next-line office-addins/no-context-sync-in-loop -- asked again only if Excel refuses so much at once
      await context.sync();
      if (reads.flat().every(({ range }) => areReported(range.values)))
        return reads.map((parts) => parts.flatMap(({ range }) => range.values as CellValue[][]));
    } catch (error) {
      if (!isTooLarge(error)) throw error;
    }
  }
  return null;
}

/** Less than this at once is not tried. */
const LEAST_BYTES = 100_000;

/** The first rows and the others as one sheet, as wide as its extent. */
function joined({ sheet, extent, rest }: Going, values: CellValue[][]): SearchedSheet {
  const read = { ...sheet };
  delete read.unread;
  const [before, after] = [sheet.firstColumn - extent.column, extent.columnCount];
  const widened = (row: CellValue[]): CellValue[] =>
    Array.from({ length: after }, (_, column) => row[column - before] ?? "");
  const first = rest.row === extent.row ? [] : sheet.values.map(widened);
  return { ...read, firstRow: extent.row, firstColumn: extent.column, values: [...first, ...values], isWhole: true };
}
