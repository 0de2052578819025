import { blockOf, cellsOf, extentOf, TEXT_FORMAT } from "../workbook/new-sheet-cells";
import type { Block, NewSheet, WrittenValue } from "../workbook/plan";
import { asInput, forEveryCell, POINTS_PER_PIXEL, untracked } from "./blocks";
import { applyLook } from "./cell-looks";
import { isSame, isTold } from "./cell-values";
import type { QueuedEdit } from "./queued-edit";
import { queuePageFormats, queueSheetPage } from "./sheet-page";
import { writeChoices } from "./write-choices";
import { placesFrom, writeTexts, type AreCopied } from "./write-texts";

/** Queues a new sheet after the others, with its contents. The officer's own sheet stays in front. */
export function queueAddSheet(context: Excel.RequestContext, edit: { sheet: NewSheet }): QueuedEdit {
  const { name, format, formats = [], widths, looks, choices, frozenRows, isLong, page } = edit.sheet;
  const sheet = context.workbook.worksheets.add(name);
  const at = (block: Omit<Block, "sheetId">): Excel.Range =>
    untracked(sheet.getRangeByIndexes(block.row, block.column, block.rowCount, block.columnCount));

  // The format comes first: a text that is written to a cell of the Text format stays as it is.
  const extent = extentOf(edit.sheet);
  if (extent) at(extent).numberFormat = forEveryCell(format);
  for (const { row, column, rowCount, format: one } of formats) at({ row, column, rowCount, columnCount: 1 }).numberFormat = forEveryCell(one);
  if (page) queuePageFormats(sheet, page);
  const cells = cellsOf(edit.sheet);
  const block = blockOf(cells);
  const isCompact = isLong === true && format === TEXT_FORMAT;
  if (block && !isCompact) at(block).values = cells.map((row) => row.map((value) => asInput(value, format === TEXT_FORMAT)));
  const areCopied = isCompact ? writeLong(context, sheet, edit.sheet, cells) : () => true;
  widths.forEach((pixels, column) => {
    at({ row: 0, column, rowCount: 1, columnCount: 1 }).format.columnWidth = pixels * POINTS_PER_PIXEL;
  });
  for (const { at: place, look } of looks) applyLook(at(place), look);
  for (const { at: place, options } of choices) writeChoices(at(place), options);
  if (frozenRows > 0) sheet.freezePanes.freezeRows(frozenRows);
  if (page) queueSheetPage(sheet, page, frozenRows);

  const written = block && !isLong ? at(block).load("values") : null;
  return {
    outcome: () => {
      if (!areCopied()) return "workbook-changed";
      if (written === null) return "as-planned";
      if (!isTold(written.values)) return "not-told";
      return isSame(cells, written.values) ? "as-planned" : "otherwise";
    },
    takeBack: () => sheet.delete(),
  };
}

/** Writes the cells of a long sheet: its headings, which are unlike what is below them, apart. */
function writeLong(context: Excel.RequestContext, sheet: Excel.Worksheet, { frozenRows, copies = [] }: NewSheet, cells: WrittenValue[][]): AreCopied {
  writeTexts(context, placesFrom(sheet, 0, 0), cells.slice(0, frozenRows));
  const below = copies.map((copy) => ({ ...copy, row: copy.row - frozenRows }));
  return writeTexts(context, placesFrom(sheet, frozenRows, 0), cells.slice(frozenRows), below);
}
