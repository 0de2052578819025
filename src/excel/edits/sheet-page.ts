import type { SheetPage } from "../../planning/plan";
import { columnLetters } from "../../kpi/address";
import { applyRowLooks } from "./row-looks";
import { addStatusIcons } from "./icon-set";
import { untracked } from "../blocks";
import { writeFormats } from "./own-rows";

/** Queues everything but the cells of a new sheet of rows: looks, icons, the hidden column, page setup. */
export function queueSheetPage(
  sheet: Excel.Worksheet,
  { rows, columns, statusColumns, print }: SheetPage,
  frozenRows: number,
): void {
  const column = (index: number): Excel.Range =>
    untracked(sheet.getRange(`${columnLetters(index)}:${columnLetters(index)}`));
  applyRowLooks(sheet, 0, rows, columns);
  for (const index of statusColumns) addStatusIcons(column(index));
  column(0).columnHidden = true;
  sheet.showGridlines = false;
  if (rows.length > 0) untracked(sheet.getRangeByIndexes(0, 0, rows.length, columns.length + 1)).format.autofitRows();

  const { pageLayout } = sheet;
  pageLayout.orientation = print.orientation === "landscape" ? "Landscape" : "Portrait";
  pageLayout.paperSize = "A4";
  // One page wide, and as many pages long as needed.
  pageLayout.zoom = { horizontalFitToPages: 1, verticalFitToPages: 0 };
  if (frozenRows > 0) pageLayout.setPrintTitleRows(`$1:$${frozenRows}`);
  const pages = pageLayout.headersFooters.defaultForAllPages;
  // "&" starts a code in a footer; "&&" is the character.
  pages.leftFooter = print.footer.replace(/&/g, "&&");
  pages.rightFooter = "Page &P of &N";
}

/** Queues the number formats of a new sheet's cells that have one. */
export function queuePageFormats(sheet: Excel.Worksheet, { rows }: SheetPage): void {
  writeFormats((row, column, rowCount) => untracked(sheet.getRangeByIndexes(row, column, rowCount, 1)), rows);
}
