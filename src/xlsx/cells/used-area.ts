import type { Area } from "./areas";
import { isBlank, type CellContent } from "./cell-content";
import { cellsEnd, type SheetCells } from "./sheet-cells";

/** Which cells count as used. */
export interface UsedOptions {
  /** Where to look; the whole sheet where this is left out. */
  within?: Area | undefined;
  /** True to count empty cells that have a style. */
  withLooks: boolean;
}

/** Cells that were written since the part was read, by row and column. Without content only the style was set. */
type Edits = ReadonlyMap<number, ReadonlyMap<number, { content?: CellContent }>>;

/** The smallest area that contains every used cell; null where there is none. */
export function usedArea(part: SheetCells, edits: Edits, { within, withLooks }: UsedOptions): Area | null {
  const { rows, cells, values, formulas } = part;
  const [firstRow, endRow] = within ? [within.row, within.row + within.rowCount] : [0, Infinity];
  const [firstColumn, endColumn] = within ? [within.column, within.column + within.columnCount] : [0, Infinity];
  let [top, left, bottom, right] = [Infinity, Infinity, -1, -1];
  const include = (row: number, column: number): void => {
    if (column < firstColumn || column >= endColumn) return;
    top = Math.min(top, row);
    bottom = Math.max(bottom, row);
    left = Math.min(left, column);
    right = Math.max(right, column);
  };
  for (let at = 0; at < rows.number.length; at += 1) {
    const row = rows.number.at(at);
    if (row < firstRow || row >= endRow) continue;
    const line = edits.get(row);
    const end = cellsEnd(part, at);
    for (let index = rows.firstCell.at(at); index < end; index += 1) {
      const column = cells.column.at(index);
      if (line?.get(column)?.content) continue;
      if (withLooks || values[index] !== "" || formulas.has(index)) include(row, column);
    }
  }
  for (const [row, line] of edits) {
    if (row < firstRow || row >= endRow) continue;
    for (const [column, { content }] of line) if (withLooks || (content && !isBlank(content))) include(row, column);
  }
  if (bottom < 0) return null;
  return { row: top, column: left, rowCount: bottom - top + 1, columnCount: right - left + 1 };
}
