import { setLook } from "../../xlsx/write/apply-looks";
import { NOTHING, type CellContent } from "../../xlsx/cells/cell-content";
import type { Sheet } from "../../xlsx/sheet/edited-sheet";
import type { WorkbookFile } from "../../xlsx/workbook/workbook-file";
import type { CellData, SheetData } from "../../office-host/workbook/types";
import { findLookChange } from "./save-styles";

type Rows = SheetData["rows"];

/** Writes changed cells to a file's sheet. Throws a FileFault for part of an array formula. */
export function writeCells(file: WorkbookFile, sheet: Sheet, before: Rows, now: Rows): void {
  for (let row = 0; row < Math.max(before.length, now.length); row += 1) {
    const [lineBefore, line] = [before[row] ?? [], now[row] ?? []];
    let isChanged = false;
    for (let column = 0; column < Math.max(lineBefore.length, line.length); column += 1) {
      if (writeCell(file, sheet, row, column, lineBefore[column] ?? undefined, line[column] ?? undefined))
        isChanged = true;
    }
    if (isChanged) sheet.refit(row);
  }
}

function writeCell(
  file: WorkbookFile,
  sheet: Sheet,
  row: number,
  column: number,
  before: CellData | undefined,
  now: CellData | undefined,
): boolean {
  const { styles } = file;
  let isChanged = false;
  if (before?.value !== now?.value || before?.formula !== now?.formula || before?.error !== now?.error) {
    sheet.write(row, column, contentOf(now));
    isChanged = true;
  }
  const [format, isQuoted] = [now?.format ?? "General", now?.quotePrefix === true];
  if ((before?.format ?? "General") !== format)
    sheet.setStyle(row, column, styles.withFormat(sheet.styleAt(row, column), format));
  if ((before?.quotePrefix === true) !== isQuoted)
    sheet.setStyle(row, column, styles.withQuote(sheet.styleAt(row, column), isQuoted));
  const look = findLookChange(before?.style, now?.style);
  if (look) setLook(file, sheet, row, column, look);
  return isChanged;
}

function contentOf(cell: CellData | undefined): CellContent {
  if (!cell || (cell.value === "" && cell.formula === undefined)) return NOTHING;
  const { value, error, formula } = cell;
  const kind = error ? "error" : typeof value === "number" ? "number" : typeof value === "boolean" ? "boolean" : "text";
  return formula === undefined ? { kind, value } : { kind, value, formula };
}
