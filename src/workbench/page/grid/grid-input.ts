import type { ICommandInfo, IRange } from "@univerjs/core";
import type { WorkbookModel } from "../../../office-host/workbook/workbook-model";
import { editText } from "./drawn-sheet";
import type { GridPainter } from "./grid-painter";
import { readTypedCells, type TypedCell } from "./typed-cells";
import { toArea } from "./univer-data";

/** Selects in the model what a person has selected in the grid. */
export function followSelection(command: ICommandInfo, model: WorkbookModel, painter: GridPainter): void {
  const params = command.params as { subUnitId: string; selections: { range: IRange }[] };
  const range = params.selections.at(-1)?.range;
  if (range && params.subUnitId === model.activeSheet.id) {
    painter.paint(() => model.select(params.subUnitId, toArea(range, painter.drawing(params.subUnitId))));
  }
}

/** Sets in the model the column widths that a person has dragged in the grid. */
export function followWidths(command: ICommandInfo, model: WorkbookModel): void {
  const params = command.params as { subUnitId: string; ranges: IRange[]; colWidth: number | Record<number, number> };
  for (const { startColumn, endColumn } of params.ranges) {
    for (let column = startColumn; column <= endColumn; column++) {
      const width = typeof params.colWidth === "number" ? params.colWidth : params.colWidth[column];
      if (width !== undefined) model.resizeLines(params.subUnitId, "column", column, 1, Math.round(width));
    }
  }
}

/**
 * Reads what a person has typed, pasted or deleted. Univer has changed its own cells by then, so their drawings are marked as out of
 * date, and the next redraw shows what the model accepted.
 */
export function takeTypedCells(
  command: ICommandInfo,
  model: WorkbookModel,
  painter: GridPainter,
): { sheetId: string; cells: TypedCell[] } {
  const sheetId = (command.params as { subUnitId: string }).subUnitId;
  const cells = readTypedCells(command.params as object);
  const drawn = painter.drawing(sheetId);
  for (const { row, column } of cells) if (drawn) (drawn.cellData[row] ??= {})[column] = { v: "\u0000" };
  const isChanged = ({ row, column, text }: TypedCell): boolean =>
    text !== editText(model.cell(sheetId, row, column), model.locale);
  return { sheetId, cells: cells.filter(isChanged) };
}
