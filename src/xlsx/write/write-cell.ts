import type { CellValue } from "../../kpi/kpi-table";
import { TEXT_FORMAT } from "../../planning/new-sheet-cells";
import { isPlainText } from "../../planning/block-cells";
import type { Block, WrittenValue } from "../../planning/plan";
import { contentOf } from "../parts/cell-content";
import { FileFault } from "../file-fault";
import { NOT_KNOWN } from "../parts/not-calculated";
import type { Sheet } from "../sheet";
import type { SheetEntry, WorkbookFile } from "../workbook-file";

/** What an edit changes: of a protected sheet unlocked cells take values, and formats may be allowed. */
type Changed = "values" | "formats" | "structure";

/** A sheet that may be written to. Throws a FileFault where it is protected against this, or not there. */
export function sheetToWrite(
  file: WorkbookFile,
  id: string,
  changed: Changed = "structure",
): { entry: SheetEntry; sheet: Sheet } {
  const entry = file.findSheet(id);
  if (!entry) throw new FileFault({ code: "item-gone" });
  const protection = file.protection(entry);
  const isAllowed = protection === null || changed === "values" || (changed === "formats" && protection.allowsFormats);
  if (!isAllowed) throw new FileFault({ code: "write-refused", sheet: entry.name });
  return { entry, sheet: file.sheet(entry) };
}

/** Throws a FileFault where a block has a value for a cell that its protected sheet keeps locked. */
export function assertUnlocked(
  file: WorkbookFile,
  { entry, sheet }: { entry: SheetEntry; sheet: Sheet },
  at: Omit<Block, "sheetId">,
  values: readonly (readonly WrittenValue[])[],
): void {
  if (!file.isProtected(entry)) return;
  const isLocked = (r: number, c: number): boolean => file.styles.isLocked(sheet.styleAt(at.row + r, at.column + c));
  if (values.some((line, r) => line.some((value, c) => value !== null && isLocked(r, c))))
    throw new FileFault({ code: "write-refused", sheet: entry.name });
}

/**
 * Writes a value as Excel would take it, and gives what the cell holds then: a number in a cell of the Text format is a
 * text, and what is written under merged cells is lost. A text stays a text, whatever it begins with.
 */
export function writeValue(
  { styles }: WorkbookFile,
  sheet: Sheet,
  row: number,
  column: number,
  value: CellValue,
): CellValue {
  if (sheet.isCovered(row, column)) return sheet.contentAt(row, column).value;
  const style = sheet.styleAt(row, column);
  const isTextCell = styles.formatOf(style) === TEXT_FORMAT;
  const written = isTextCell && typeof value !== "string" ? String(value).toUpperCase() : value;
  sheet.write(row, column, contentOf(written));
  sheet.setStyle(row, column, styles.withQuote(style, isQuoted(written, isTextCell)));
  return written;
}

/** True for a text that Excel keeps as one behind an apostrophe, for it would read more into it when it is typed again. */
function isQuoted(value: CellValue, isTextCell: boolean): boolean {
  if (typeof value !== "string" || value === "") return false;
  return isTextCell ? value.startsWith("'") : !isPlainText(value);
}

/** Writes a person's formula, of which only Excel knows what it gives; until then it gives what it gave. */
export function writeFormula(sheet: Sheet, row: number, column: number, formula: string): void {
  const { kind, value, formula: known } = sheet.contentAt(row, column);
  sheet.write(row, column, known === formula ? { kind, value, formula } : { ...NOT_KNOWN, formula });
}

/** Writes a block's values, where null leaves the cell. True where each cell holds just what was meant. */
export function writeValues(
  file: WorkbookFile,
  sheet: Sheet,
  at: Omit<Block, "sheetId">,
  values: readonly (readonly WrittenValue[])[],
): boolean {
  let isAsMeant = true;
  values.forEach((line, r) =>
    line.forEach((value, c) => {
      if (value === null || r >= at.rowCount || c >= at.columnCount) return;
      if (writeValue(file, sheet, at.row + r, at.column + c, value) !== value) isAsMeant = false;
    }),
  );
  return isAsMeant;
}

export function writeFormat({ styles }: WorkbookFile, sheet: Sheet, row: number, column: number, format: string): void {
  sheet.setStyle(row, column, styles.withFormat(sheet.styleAt(row, column), format));
}
