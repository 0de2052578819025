import { isUnbounded } from "../a1-notation";
import { cellAt, putCell, reformatted, restyled } from "../cells";
import { ExcelError } from "../excel-error";
import type { Area, BorderLine, CellSide, SheetData } from "../types";
import type { WorkbookState } from "../workbook-state";
import { assertMayFormat } from "./write-cells";

/** The edges of a block of cells, by Excel's names (`Excel.BorderIndex`), without the diagonals. */
export const BORDER_EDGES = [
  "EdgeTop",
  "EdgeBottom",
  "EdgeLeft",
  "EdgeRight",
  "InsideVertical",
  "InsideHorizontal",
] as const;
/** One of `BORDER_EDGES`. */
export type BorderEdge = (typeof BORDER_EDGES)[number];

const NEIGHBOUR: Record<CellSide, { row: number; column: number; side: CellSide }> = {
  top: { row: -1, column: 0, side: "bottom" },
  bottom: { row: 1, column: 0, side: "top" },
  left: { row: 0, column: -1, side: "right" },
  right: { row: 0, column: 1, side: "left" },
};

/** The line drawn along a side of a cell. The bottom of one cell and the top of the next are the same line. */
export function lineAt(sheet: SheetData, row: number, column: number, side: CellSide): BorderLine | undefined {
  const own = cellAt(sheet, row, column)?.style?.borders?.[side];
  const neighbour = NEIGHBOUR[side];
  return own ?? cellAt(sheet, row + neighbour.row, column + neighbour.column)?.style?.borders?.[neighbour.side];
}

/** Sets or removes the line along a side of a cell, and clears the neighbour's line on the same edge. */
function putLine(sheet: SheetData, row: number, column: number, side: CellSide, line: BorderLine | undefined): void {
  const neighbour = NEIGHBOUR[side];
  setCellLine(sheet, row + neighbour.row, column + neighbour.column, neighbour.side, undefined);
  setCellLine(sheet, row, column, side, line);
}

function setCellLine(
  sheet: SheetData,
  row: number,
  column: number,
  side: CellSide,
  line: BorderLine | undefined,
): void {
  const cell = row < 0 || column < 0 ? undefined : cellAt(sheet, row, column);
  if (!line && !cell?.style?.borders?.[side]) return;
  const lines = { ...cell?.style?.borders, [side]: line };
  const borders = Object.fromEntries(Object.entries(lines).filter(([, kept]) => kept !== undefined));
  const change = { borders: Object.keys(borders).length > 0 ? borders : undefined };
  putCell(sheet, row, column, reformatted(cell, { style: restyled(cell?.style, change) }));
}

/** Yields the cell sides that make up an edge of an area. Throws NotImplemented for whole rows and columns. */
export function* sidesAlong(area: Area, edge: BorderEdge): Generator<[row: number, column: number, side: CellSide]> {
  if (isUnbounded(area)) {
    throw new ExcelError("NotImplemented", "This host draws borders of bounded ranges only.");
  }
  const lastRow = area.row + area.rowCount - 1;
  const lastColumn = area.column + area.columnCount - 1;
  const along: Record<BorderEdge, [side: CellSide, firstRow: number, lastRow: number, first: number, last: number]> = {
    EdgeTop: ["top", area.row, area.row, area.column, lastColumn],
    EdgeBottom: ["bottom", lastRow, lastRow, area.column, lastColumn],
    EdgeLeft: ["left", area.row, lastRow, area.column, area.column],
    EdgeRight: ["right", area.row, lastRow, lastColumn, lastColumn],
    InsideHorizontal: ["bottom", area.row, lastRow - 1, area.column, lastColumn],
    InsideVertical: ["right", area.row, lastRow, area.column, lastColumn - 1],
  };
  const [side, top, bottom, left, right] = along[edge];
  for (let row = top; row <= bottom; row++) {
    for (let column = left; column <= right; column++) yield [row, column, side];
  }
}

/** Replaces each line along an edge of the areas with what `change` returns for it. */
export function changeLines(
  state: WorkbookState,
  sheetId: string,
  areas: readonly Area[],
  edge: BorderEdge,
  change: (line: BorderLine | undefined) => BorderLine | undefined,
): void {
  const sheet = state.sheet(sheetId);
  assertMayFormat(sheet);
  const sides = areas.map((area) => [...sidesAlong(area, edge)]);
  for (const [row, column, side] of sides.flat()) {
    putLine(sheet, row, column, side, change(lineAt(sheet, row, column, side)));
  }
  for (const area of areas) state.notify({ kind: "appearance", sheetId, area, source: state.source });
}
