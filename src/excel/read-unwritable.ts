import type { CellArea, Rows, Unwritable } from "../kpi/unwritable";
import type { Block } from "../workbook/plan";
import type { TableOutline, TableRequest, TableSnapshot } from "../workbook/snapshot";
import { rangeOf, untracked } from "./blocks";

/** What can keep a cell from being written; of a block Excel says true or false of all its cells, or null where they differ. */
type Flag = "hidden" | "locked" | "spilled";

/** What Excel is asked of a column of a table's body, by index from its left edge; rows are hidden as a whole. */
export interface QueuedFlag {
  flag: Flag;
  column: number;
  answer(): boolean | null;
}

interface FlagRequest extends Pick<TableRequest, "written"> {
  outline?: TableOutline;
}

/** Queues what tells whether cells of a table can be written, a few words whatever its length. */
export function queueFlags(body: Excel.Range, { written = [], outline }: FlagRequest): QueuedFlag[] {
  body.load("rowHidden");
  const of = (flag: Exclude<Flag, "hidden">): QueuedFlag[] =>
    written.map((column) => ({ flag, column, answer: queueFlag(untracked(body.getColumn(column)), flag) }));
  // No formula spills into a table, whose requests name columns only where the sheet is protected.
  const isLockable = outline?.isRange !== true || outline.protected;
  return [
    { flag: "hidden", column: 0, answer: () => body.rowHidden },
    ...(isLockable ? of("locked") : []),
    ...(outline?.isRange === true && knowsSpills() ? of("spilled") : []),
  ];
}

function knowsSpills(): boolean {
  return Office.context.requirements.isSetSupported("ExcelApi", "1.12");
}

function queueFlag(range: Excel.Range, flag: Flag): () => boolean | null {
  switch (flag) {
    case "hidden":
      range.load("rowHidden");
      return () => range.rowHidden;
    case "spilled":
      range.load("hasSpill");
      return () => range.hasSpill;
    case "locked": {
      const protection = range.format.protection.load("locked");
      return () => protection.locked;
    }
  }
}

/**
 * The tables, with what keeps their cells from being written. Where the cells of a column differ, they are asked for in pieces, in a
 * trip for all tables together and as a rule no second. `formatsAllowed` are the protected sheets on which formats may be changed.
 */
export async function readUnwritable(
  context: Excel.RequestContext,
  tables: readonly TableSnapshot[],
  reads: readonly { tableId: string; flags: readonly QueuedFlag[] }[],
  formatsAllowed: ReadonlySet<string>,
): Promise<TableSnapshot[]> {
  const asked = tables.flatMap(({ id, sheetId, firstRow: row, firstColumn, rowCount }, table) =>
    reads.flatMap(({ tableId, flags }) => (tableId === id ? flags : [])).map(
      ({ flag, column, answer }): Piece => ({ owner: { table, flag }, at: { sheetId, row, column: firstColumn + column, rowCount, columnCount: 1 }, answer }),
    ),
  );
  const found = await findFlagged(context, asked);
  return tables.map((table, index) => {
    const areas = (flag: Flag): CellArea[] => found.flatMap(({ owner, at }) => (owner.table === index && owner.flag === flag ? [toArea(at)] : []));
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

/** So many pieces are asked for at once: some 400 KB. */
const MOST_PIECES = 1500;

/** The pieces of which a flag is true. Where so many are mixed that no trip could tell them apart, they count as true: out of reach. */
async function findFlagged(context: Excel.RequestContext, asked: readonly Piece[]): Promise<Piece[]> {
  const isMixed = ({ answer, at }: Piece): boolean => answer() === null && at.rowCount > 1;
  const mixed = asked.filter(isMixed);
  const found = asked.filter((piece) => piece.answer() === true);
  if (mixed.length === 0) return joinPieces(found);
  if (mixed.length * 2 > MOST_PIECES) return joinPieces([...found, ...mixed]);
  const share = Math.floor(MOST_PIECES / mixed.length);
  const pieces = mixed.flatMap((piece) => cut(piece, share)).map(({ owner, at }): Piece => ({ owner, at, answer: queueFlag(rangeOf(context, at), owner.flag) }));
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

/** Pieces of one column below each other as one. */
function joinPieces(pieces: readonly Piece[]): Piece[] {
  const sorted = [...pieces].sort((a, b) => a.owner.table - b.owner.table || a.owner.flag.localeCompare(b.owner.flag) || a.at.column - b.at.column || a.at.row - b.at.row);
  const joined: Piece[] = [];
  for (const piece of sorted) {
    const last = joined.at(-1);
    const isNext =
      last?.owner.table === piece.owner.table &&
      last.owner.flag === piece.owner.flag &&
      last.at.column === piece.at.column &&
      last.at.row + last.at.rowCount === piece.at.row;
    if (isNext) joined[joined.length - 1] = { ...last, at: { ...last.at, rowCount: last.at.rowCount + piece.at.rowCount } };
    else joined.push(piece);
  }
  return joined;
}

function toArea({ row, column, rowCount, columnCount }: Block): CellArea {
  return { row, column, rowCount, columnCount };
}
