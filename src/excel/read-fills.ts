import { NO_FILL } from "../planning/block-cells";
import type { TableSnapshot } from "../planning/snapshot";
import { rangeOf } from "./blocks";
import type { QueuedFill } from "./read/tables/read-tables";

/** What is asked of each cell whose fill is wanted. */
const FILL_OF_CELLS: Excel.CellPropertiesLoadOptions = { format: { fill: { color: true } } };

/** Excel gives white for a cell without a fill, too. */
const WHITE = "#FFFFFF";

/** Queues the fill of each cell. Gives how to read them: null where Excel told none, being asked for too much. */
export function queueFillsOf(range: Excel.Range): () => string[][] | null {
  const queued = { cells: range.getCellProperties(FILL_OF_CELLS) };
  return () => fillsOf(queued.cells.value);
}

function fillsOf(cells: readonly (readonly Excel.CellProperties[])[] | null): string[][] | null {
  return cells && cells.map((row) => row.map(({ format }) => fillOf(format?.fill?.color ?? WHITE)));
}

function fillOf(colour: string): string {
  const written = colour.toUpperCase();
  return written === WHITE ? NO_FILL : written;
}

/** A column with several fills: Excel gives an empty text, or null, for the fill of all its cells. */
function isMixed({ fill }: QueuedFill): boolean {
  return !(fill.color as string | null);
}

/** More cells than these are not asked for their fills one by one: some 2.5 MB. */
const MOST_CELLS = 50_000;

/** The tables, with how their status cells are filled. One more round trip where a column has several fills. */
export async function withFills(
  context: Excel.RequestContext,
  tables: readonly TableSnapshot[],
  fillOfTable: (tableId: string) => QueuedFill | null,
): Promise<TableSnapshot[]> {
  let room = MOST_CELLS;
  const mixed = new Map<string, ReturnType<typeof queueFillsOf>>();
  for (const { id, sheetId, firstRow: row, firstColumn, rowCount } of tables) {
    const queued = fillOfTable(id);
    if (!queued || !isMixed(queued) || rowCount > room) continue;
    room -= rowCount;
    const at = { sheetId, row, column: firstColumn + queued.column, rowCount, columnCount: 1 };
    mixed.set(id, queueFillsOf(rangeOf(context, at)));
  }
  if (mixed.size > 0) await context.sync();
  return tables.map((table) => {
    const queued = fillOfTable(table.id);
    if (!queued) return table;
    const each = mixed
      .get(table.id)?.()
      ?.map(([fill]) => fill ?? NO_FILL);
    const all = isMixed(queued) ? [] : Array.from({ length: table.rowCount }, () => fillOf(queued.fill.color));
    const fills = (each ?? all).map((fill) => (fill === NO_FILL ? null : fill));
    return fills.some((fill) => fill !== null) ? { ...table, fills } : table;
  });
}
