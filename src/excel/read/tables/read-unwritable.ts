import type { CellArea, Rows, Unwritable } from "../../../kpi/unwritable";
import type { Block } from "../../../planning/plan";
import type { TableSnapshot } from "../../../planning/snapshot";
import { rangeOf } from "../../blocks";
import { queueFlag, type Flag, type QueuedFlag } from "./queue-flags";

/**
 * Adds to tables what keeps their cells from being written. Columns whose cells differ are read in pieces, usually in one trip for all
 * tables. `formatsAllowed` holds the protected sheets that allow formats to be changed.
 */
export async function readUnwritable(
  context: Excel.RequestContext,
  tables: readonly TableSnapshot[],
  reads: readonly { tableId: string; flags: readonly QueuedFlag[] }[],
  formatsAllowed: ReadonlySet<string>,
): Promise<TableSnapshot[]> {
  const asked = tables.flatMap(({ id, sheetId, firstRow: row, firstColumn, rowCount }, table) =>
    reads
      .flatMap(({ tableId, flags }) => (tableId === id ? flags : []))
      .map(({ flag, column, answer }): Piece => ({
        ...{ owner: { table, flag }, answer },
        at: { sheetId, row, column: firstColumn + column, rowCount, columnCount: 1 },
      })),
  );
  const found = await findFlagged(context, asked);
  return tables.map((table, index) => {
    const areas = (flag: Flag): CellArea[] =>
      found.flatMap(({ owner, at }) => (owner.table === index && owner.flag === flag ? [toArea(at)] : []));
    const [hidden, spilled] = [areas("hidden"), areas("spilled")];
    const rows = hidden.map(({ row, rowCount }): Rows => ({ row, rowCount }));
    const unwritable: Unwritable = {
      ...(table.protected ? { locked: areas("locked"), areFormatsLocked: !formatsAllowed.has(table.sheetId) } : {}),
      ...(spilled.length > 0 ? { arrays: spilled } : {}),
      ...(table.filtered ? { filtered: rows } : rows.length > 0 ? { hidden: rows } : {}),
    };
    return Object.keys(unwritable).length > 0 ? { ...table, unwritable } : table;
  });
}

interface Piece {
  owner: { table: number; flag: Flag };
  at: Block;
  answer(): boolean | null;
}

/** The maximum of pieces in a trip: about 400 KB. */
const MOST_PIECES = 1500;

/** Finds the pieces with a true flag. If too many are mixed to be resolved in a trip, they count as true: not writable. */
async function findFlagged(context: Excel.RequestContext, asked: readonly Piece[]): Promise<Piece[]> {
  const isMixed = ({ answer, at }: Piece): boolean => answer() === null && at.rowCount > 1;
  const mixed = asked.filter(isMixed);
  const found = asked.filter((piece) => piece.answer() === true);
  if (mixed.length === 0) return joinPieces(found);
  if (mixed.length * 2 > MOST_PIECES) return joinPieces([...found, ...mixed]);
  const share = Math.floor(MOST_PIECES / mixed.length);
  const cells = mixed.flatMap((piece) => cut(piece, share));
  const pieces = cells.map(({ owner, at }): Piece => ({
    owner,
    at,
    answer: queueFlag(rangeOf(context, at), owner.flag),
  }));
  await context.sync();
  return joinPieces([...found, ...(await findFlagged(context, pieces))]);
}

function cut({ owner, at }: Piece, most: number): Pick<Piece, "owner" | "at">[] {
  const rowCount = Math.ceil(at.rowCount / Math.min(most, at.rowCount));
  const pieces: Pick<Piece, "owner" | "at">[] = [];
  for (let from = 0; from < at.rowCount; from += rowCount) {
    pieces.push({ owner, at: { ...at, row: at.row + from, rowCount: Math.min(rowCount, at.rowCount - from) } });
  }
  return pieces;
}

/** Joins adjacent pieces of a column. */
function joinPieces(pieces: readonly Piece[]): Piece[] {
  const sorted = [...pieces].sort(
    ({ owner: a, at: here }, { owner: b, at: there }) =>
      a.table - b.table || a.flag.localeCompare(b.flag) || here.column - there.column || here.row - there.row,
  );
  const joined: Piece[] = [];
  for (const piece of sorted) {
    const last = joined.at(-1);
    const isNext =
      last?.owner.table === piece.owner.table &&
      last.owner.flag === piece.owner.flag &&
      last.at.column === piece.at.column &&
      last.at.row + last.at.rowCount === piece.at.row;
    if (isNext)
      joined[joined.length - 1] = { ...last, at: { ...last.at, rowCount: last.at.rowCount + piece.at.rowCount } };
    else joined.push(piece);
  }
  return joined;
}

function toArea({ row, column, rowCount, columnCount }: Block): CellArea {
  return { row, column, rowCount, columnCount };
}
