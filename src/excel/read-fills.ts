import { patternFill } from "../kpi/status-looks/fills";
import { NO_FILL } from "../planning/block-cells";
import type { TableSnapshot } from "../planning/snapshot";
import { rangeOf } from "./blocks";
import { isPlainPattern, type QueuedFill } from "./read/tables/read-tables";

/** The properties to load of each cell whose fill is read. */
const FILL_OF_CELLS: Excel.CellPropertiesLoadOptions = {
  format: { fill: { color: true, pattern: true, patternColor: true } },
};

/** Excel returns white for a cell without a fill as well. */
const WHITE = "#FFFFFF";

/** Queues the fill of each cell. Call the result once the batch has run; null if Excel returned none. */
export function queueFillsOf(range: Excel.Range): () => string[][] | null {
  const queued = { cells: range.getCellProperties(FILL_OF_CELLS) };
  return () => fillsOf(queued.cells.value);
}

function fillsOf(cells: readonly (readonly Excel.CellProperties[])[] | null): string[][] | null {
  return cells && cells.map((row) => row.map(({ format }) => fillOf(format?.fill ?? {})));
}

function fillOf({ color = WHITE, pattern, patternColor }: Excel.CellPropertiesFill): string {
  const written = color.toUpperCase();
  if (pattern && !isPlainPattern(pattern)) return patternFill(pattern, [(patternColor ?? "").toUpperCase(), written]);
  return written === WHITE ? NO_FILL : written;
}

/** True for a column with several fills or a pattern. Excel returns an empty text or null for what its cells do not have in common. */
function isMixed({ fill }: QueuedFill): boolean {
  return !(fill.color as string | null) || !isPlainPattern(fill.pattern);
}

/** The maximum of cells whose fills are read one by one: about 4 MB of the 5 MB that Excel on the web returns. */
const MOST_CELLS = 45_000;

/** Adds the fills of status cells to tables. Columns with several fills take one more round trip. */
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
    const all = isMixed(queued)
      ? []
      : Array.from({ length: table.rowCount }, () => fillOf({ color: queued.fill.color }));
    const fills = (each ?? all).map((fill) => (fill === NO_FILL ? null : fill));
    return fills.some((fill) => fill !== null) ? { ...table, fills } : table;
  });
}
