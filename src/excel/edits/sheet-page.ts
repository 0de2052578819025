import type { NewSheet, SheetPage } from "../../planning/plan";
import { columnLetters } from "../../kpi/address";
import { applyRowLooks } from "./row-looks";
import { addStatusIcons } from "./icon-set";
import { untracked } from "../blocks";
import type { DecorationPiece } from "./edit-port";
import { writeFormats } from "./own-rows";

/** Queues what belongs to the cells of a new sheet of rows: looks, icons, the hidden column. */
export function queueSheetPage(sheet: Excel.Worksheet, { rows, columns, statusColumns }: SheetPage): void {
  const column = (index: number): Excel.Range =>
    untracked(sheet.getRange(`${columnLetters(index)}:${columnLetters(index)}`));
  applyRowLooks(sheet, 0, rows, columns);
  for (const index of statusColumns) addStatusIcons(column(index));
  column(0).columnHidden = true;
}

/** Queues the number formats of a new sheet's cells that have one. */
export function queuePageFormats(sheet: Excel.Worksheet, { rows }: SheetPage): void {
  writeFormats((row, column, rowCount) => untracked(sheet.getRangeByIndexes(row, column, rowCount, 1)), rows);
}

/** The decoration of a new sheet: frozen headings, and for a sheet of rows gridlines, heights and the page that it prints on. */
export function decorationOfSheet({ name, frozenRows, page }: NewSheet): DecorationPiece[] {
  const piece = (does: DecorationPiece["does"], queue: DecorationPiece["queue"]): DecorationPiece => ({
    ...{ sheet: name, isAdded: true, does, queue },
  });
  return [
    ...(frozenRows > 0 ? [piece("freeze", (sheet) => sheet.freezePanes.freezeRows(frozenRows))] : []),
    ...(page ? decorationOfPage(page, frozenRows, piece) : []),
  ];
}

function decorationOfPage(
  { rows, columns, print }: SheetPage,
  frozenRows: number,
  piece: (does: DecorationPiece["does"], queue: DecorationPiece["queue"]) => DecorationPiece,
): DecorationPiece[] {
  const layout = (set: (layout: Excel.PageLayout) => void): DecorationPiece =>
    piece("page", (sheet) => set(sheet.pageLayout));
  const footer = (set: (pages: Excel.HeaderFooter) => void): DecorationPiece =>
    layout(({ headersFooters }) => set(headersFooters.defaultForAllPages));
  return [
    piece("gridlines", (sheet) => (sheet.showGridlines = false)),
    ...(rows.length > 0
      ? [piece("fit", (sheet) => fitRows(sheet, { row: 0, rowCount: rows.length, columnCount: columns.length + 1 }))]
      : []),
    layout((page) => (page.orientation = print.orientation === "landscape" ? "Landscape" : "Portrait")),
    layout((page) => (page.paperSize = "A4")),
    // One page wide. As many pages long as needed is what Excel takes where nothing is said.
    layout((page) => (page.zoom = { horizontalFitToPages: 1 })),
    ...(frozenRows > 0 ? [layout((page) => page.setPrintTitleRows(`$1:$${frozenRows}`))] : []),
    // "&" starts a code in a footer; "&&" is the character.
    footer((pages) => (pages.leftFooter = print.footer.replace(/&/g, "&&"))),
    footer((pages) => (pages.rightFooter = "Page &P of &N")),
  ];
}

/** Queues rows as high as their texts need. */
export function fitRows(
  sheet: Excel.Worksheet,
  { row, rowCount, columnCount }: { row: number; rowCount: number; columnCount: number },
): void {
  untracked(sheet.getRangeByIndexes(row, 0, rowCount, columnCount)).format.autofitRows();
}
