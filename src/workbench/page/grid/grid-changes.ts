import type { DrawnCells, DrawnSheet } from "./drawn-sheet";
import { COLUMN_WIDTH, ROW_HEIGHT } from "./drawn-sheet";

/** A command of Univer's: its id, and its parameters without the ids of the workbook and sheet. */
export interface GridChange {
  id: string;
  params: Record<string, unknown>;
}

/**
 * Finds the commands that turn one drawing of a sheet into another; "redraw" when the sheet has to be replaced.
 * Ids and parameters are those of `@univerjs/sheets` 0.25.
 */
export function changesBetween(before: DrawnSheet, after: DrawnSheet): GridChange[] | "redraw" {
  const isSameSize = before.rowCount === after.rowCount && before.columnCount === after.columnCount;
  if (!isSameSize || !same(before.mergeData, after.mergeData)) return "redraw";
  const changes = cellChanges(before.cellData, after.cellData);
  const add = (id: string, params: Record<string, unknown>): number =>
    changes.push({ id: `sheet.mutation.${id}`, params });

  for (const column of keysOf(before.columnData, after.columnData)) {
    const [was, is] = [before.columnData[column], after.columnData[column]];
    const ranges = [{ startRow: 0, endRow: after.rowCount - 1, startColumn: column, endColumn: column }];
    if ((was?.hd ?? 0) !== (is?.hd ?? 0)) add(is?.hd === 1 ? "set-col-hidden" : "set-col-visible", { ranges });
    if (was?.w !== is?.w) add("set-worksheet-col-width", { ranges, colWidth: is?.w ?? COLUMN_WIDTH });
  }
  for (const row of keysOf(before.rowData, after.rowData)) {
    const [was, is] = [before.rowData[row], after.rowData[row]];
    const ranges = [{ startRow: row, endRow: row, startColumn: 0, endColumn: after.columnCount - 1 }];
    if ((was?.hd ?? 0) !== (is?.hd ?? 0)) add(is?.hd === 1 ? "set-row-hidden" : "set-row-visible", { ranges });
    if (was?.ia !== is?.ia) add("set-worksheet-row-is-auto-height", { ranges, autoHeightInfo: is?.ia ?? 0 });
    if (was?.h !== is?.h) add("set-worksheet-row-height", { ranges, rowHeight: is?.h ?? ROW_HEIGHT });
  }
  if (!same(before.freeze, after.freeze)) add("set-frozen", { ...after.freeze });
  if (before.showGridlines !== after.showGridlines) add("toggle-gridlines", { showGridlines: after.showGridlines });
  if (before.name !== after.name) add("set-worksheet-name", { name: after.name });
  if (before.hidden !== after.hidden) add("set-worksheet-hidden", { hidden: after.hidden });
  return changes;
}

/** Univer merges a cell's new style into its old one, so changed cells are emptied first. */
function cellChanges(before: DrawnCells, after: DrawnCells): GridChange[] {
  const emptied: Record<number, Record<number, null>> = {};
  const written: DrawnCells = {};
  for (const row of keysOf(before, after)) {
    const [was, is] = [before[row] ?? {}, after[row] ?? {}];
    for (const column of keysOf(was, is)) {
      const cell = is[column];
      if (same(was[column], cell)) continue;
      (emptied[row] ??= {})[column] = null;
      if (cell) (written[row] ??= {})[column] = cell;
    }
  }
  const change = (cellValue: object): GridChange => ({ id: "sheet.mutation.set-range-values", params: { cellValue } });
  return [emptied, written].filter((cells) => Object.keys(cells).length > 0).map(change);
}

function keysOf(a: object, b: object): number[] {
  return [...new Set([...Object.keys(a), ...Object.keys(b)])].map(Number);
}

function same(a: unknown, b: unknown): boolean {
  return JSON.stringify(a) === JSON.stringify(b);
}
