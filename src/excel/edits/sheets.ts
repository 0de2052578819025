import { isFormula, type CellValue } from "../../kpi/kpi-table";
import type { Block, WrittenValue } from "../../planning/block-cells";
import type { AddSheetEdit, RemoveSheetEdit } from "../../planning/edits/sheets";
import { isLargeBlock } from "../../planning/large-blocks";
import { blockOf, cellsOf, extentOf, TEXT_FORMAT, type NewSheet } from "../../planning/new-sheet-cells";
import { asInput, forEveryCell, POINTS_PER_PIXEL, untracked, writeChoices } from "../blocks";
import { applyLook } from "../cell-looks";
import { areReported, isSame } from "../cell-values";
import type { EditPort, QueuedEdit } from "./edit-port";
import { addLayout } from "./sheet-layout";
import { decorationOfSheet, queuePageFormats, queueSheetPage } from "./sheet-page";
import { placesFrom, writeTexts, type AreCopied } from "./write-texts";

export const ADD_SHEET: EditPort<AddSheetEdit, RemoveSheetEdit> = {
  queue: queueAddSheet,
  read: ({ sheet }, reading) => reading.sheet(sheet),
  decoration: ({ sheet }) => decorationOfSheet(sheet),
};

export const REMOVE_SHEET: EditPort<RemoveSheetEdit, AddSheetEdit> = {
  queue: (context, edit, { undoing }) => queueRemoveSheet(context, edit, undoing?.sheet),
  read: () => undefined,
};

/** Queues a new sheet after the others, with its contents. The active sheet stays active. */
function queueAddSheet(context: Excel.RequestContext, edit: Omit<AddSheetEdit, "kind">): QueuedEdit {
  const { name, format, formats = [], widths, looks, choices, isLong, page, mark } = edit.sheet;
  const sheet = context.workbook.worksheets.add(name);
  const at = (block: Omit<Block, "sheetId">): Excel.Range =>
    untracked(sheet.getRangeByIndexes(block.row, block.column, block.rowCount, block.columnCount));

  // The format comes first, so that a text written to a cell of the Text format stays text.
  const extent = extentOf(edit.sheet);
  if (extent) at(extent).numberFormat = forEveryCell(format);
  for (const { row, column, rowCount, format: one } of formats)
    at({ row, column, rowCount, columnCount: 1 }).numberFormat = forEveryCell(one);
  if (page) queuePageFormats(sheet, page);
  const cells = cellsOf(edit.sheet);
  const block = blockOf(cells);
  const isCompact = isLong === true && format === TEXT_FORMAT;
  if (block && !isCompact)
    at(block).values = cells.map((row) => row.map((value) => asInput(value, format === TEXT_FORMAT)));
  const areCopied = isCompact ? writeLong(context, sheet, edit.sheet, cells) : () => true;
  widths.forEach((pixels, column) => {
    at({ row: 0, column, rowCount: 1, columnCount: 1 }).format.columnWidth = pixels * POINTS_PER_PIXEL;
  });
  for (const { at: place, look } of looks) applyLook(at(place), look);
  for (const { at: place, options } of choices) writeChoices(at(place), options);
  if (page) queueSheetPage(sheet, page);
  if (mark !== undefined) addLayout(sheet, mark);

  const written = block && !isLong ? at(block).load("values") : null;
  return {
    outcome: () => {
      if (!areCopied()) return "workbook-changed";
      if (written === null) return "as-planned";
      if (!areReported(written.values)) return "not-reported";
      return isSame(cells, written.values) ? "as-planned" : "changed-by-excel";
    },
    rollBack: () => sheet.delete(),
  };
}

/** Writes the cells of a long sheet: its headings, then the rows below, which can be compressed. */
function writeLong(
  context: Excel.RequestContext,
  sheet: Excel.Worksheet,
  { frozenRows, copies = [] }: NewSheet,
  cells: WrittenValue[][],
): AreCopied {
  writeTexts(context, placesFrom(sheet, 0, 0), cells.slice(0, frozenRows), { isText: true });
  const below = copies.map((copy) => ({ ...copy, row: copy.row - frozenRows }));
  return writeTexts(context, placesFrom(sheet, frozenRows, 0), cells.slice(frozenRows), {
    copies: below,
    isText: true,
  });
}

/**
 * Reads a sheet that a plan had added, and queues its removal. `removed` is its expected content. If someone has typed something else
 * there a moment before, the sheet is restored with it.
 */
function queueRemoveSheet(
  context: Excel.RequestContext,
  { name }: RemoveSheetEdit,
  removed: NewSheet | undefined,
): QueuedEdit {
  const sheet = context.workbook.worksheets.getItem(name);
  const expected = removed ? cellsOf(removed) : [];
  const showsFormulas = !isLargeBlock({ rowCount: expected.length, columnCount: expected[0]?.length ?? 0 });
  const used = untracked(sheet.getUsedRangeOrNullObject(true)).load(
    ["rowIndex", "columnIndex", "formulas", ...(showsFormulas ? ["values"] : [])].join(","),
  );
  sheet.delete();
  const others = (): HeldCell[] => (removed ? findOthers(used, expected, showsFormulas) : []);
  return {
    outcome: () => {
      if (!used.isNullObject && !areReported(used.formulas)) return "not-reported";
      return others().length > 0 ? "workbook-changed" : "as-planned";
    },
    rollBack: () => {
      if (!removed) return;
      queueAddSheet(context, { sheet: removed });
      const again = context.workbook.worksheets.getItem(name);
      for (const { row, column, input } of others()) untracked(again.getCell(row, column)).values = [[input]];
    },
  };
}

interface HeldCell {
  row: number;
  column: number;
  /** The input that restores it. */
  input: CellValue;
}

/** Finds cells with other content than expected. In a long sheet, what looks like a formula is restored as text. */
function findOthers(used: Excel.Range, expected: ReturnType<typeof cellsOf>, showsFormulas: boolean): HeldCell[] {
  if (used.isNullObject) return [];
  return (used.formulas as CellValue[][]).flatMap((cells, r) =>
    cells.flatMap((formula, c): HeldCell[] => {
      const [row, column] = [used.rowIndex + r, used.columnIndex + c];
      const own = expected[row]?.[column] ?? "";
      if (formula === own || String(formula) === String(own).toUpperCase()) return [];
      const isOne = showsFormulas && isFormula(formula, (used.values as CellValue[][])[r]?.[c]);
      return [{ row, column, input: isOne ? formula : (asInput(formula) ?? "") }];
    }),
  );
}
