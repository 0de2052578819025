import type { CellValue } from "../../kpi/kpi-table";
import { TEXT_FORMAT } from "../../planning/new-sheet-cells";
import { isPlainText } from "../../planning/block-cells";
import type { Block, WrittenValue } from "../../planning/plan";
import { contentOf } from "../cells/cell-content";
import { withWidths } from "../sheet/column-runs";
import { FileFault } from "../file-fault";
import { NOT_KNOWN } from "../cells/missing-results";
import { readProtection } from "../sheet/protection-and-filter";
import type { Sheet } from "../sheet/edited-sheet";
import { pieceNamed, putPiece } from "../sheet/sheet-pieces";
import type { SheetEntry, WorkbookFile } from "../workbook/workbook-file";

/** What an edit changes. A protected sheet accepts values in unlocked cells, and formats if it allows them. */
type Changed = "values" | "formats" | "structure";

/** The sheet for an edit. Throws a FileFault where it is protected against the change, or no longer exists. */
export function sheetToWrite(
  file: WorkbookFile,
  id: string,
  changed: Changed = "structure",
): { entry: SheetEntry; sheet: Sheet } {
  const entry = file.findSheet(id);
  if (!entry) throw new FileFault({ code: "item-gone" });
  const sheet = file.sheet(entry);
  const protection = readProtection(sheet);
  const isAllowed = protection === null || changed === "values" || (changed === "formats" && protection.allowsFormats);
  if (!isAllowed) throw new FileFault({ code: "write-refused", sheet: entry.name });
  return { entry, sheet };
}

/** Throws a FileFault where a value is for a locked cell of a protected sheet. */
export function assertUnlocked(
  file: WorkbookFile,
  { entry, sheet }: { entry: SheetEntry; sheet: Sheet },
  at: Omit<Block, "sheetId">,
  values: readonly (readonly WrittenValue[])[],
): void {
  if (readProtection(sheet) === null) return;
  const isLocked = (r: number, c: number): boolean => file.styles.isLocked(sheet.styleAt(at.row + r, at.column + c));
  if (values.some((line, r) => line.some((value, c) => value !== null && isLocked(r, c))))
    throw new FileFault({ code: "write-refused", sheet: entry.name });
}

/**
 * Writes a value as Excel would, and returns what the cell then has: a number becomes a text in a cell of the Text format, and a value
 * for a covered cell of a merged area is lost. A text stays a text, whatever it begins with.
 */
export function writeValue(
  { styles }: WorkbookFile,
  sheet: Sheet,
  row: number,
  column: number,
  value: CellValue,
): CellValue {
  if (sheet.areas.isCovered(row, column)) return sheet.contentAt(row, column).value;
  const style = sheet.styleAt(row, column);
  const isTextCell = styles.formatOf(style) === TEXT_FORMAT;
  const written = isTextCell && typeof value !== "string" ? String(value).toUpperCase() : value;
  sheet.write(row, column, contentOf(written));
  sheet.setStyle(row, column, styles.withQuote(style, isQuoted(written, isTextCell)));
  return written;
}

/** True for a text that needs an apostrophe: without it Excel would read something else when the cell is edited. */
function isQuoted(value: CellValue, isTextCell: boolean): boolean {
  if (typeof value !== "string" || value === "") return false;
  return isTextCell ? value.startsWith("'") : !isPlainText(value);
}

/** Writes a formula of a person. Only Excel can calculate it: the same formula keeps its result until then. */
export function writeFormula(sheet: Sheet, row: number, column: number, formula: string): void {
  const { kind, value, formula: known } = sheet.contentAt(row, column);
  sheet.write(row, column, known === formula ? { kind, value, formula } : { ...NOT_KNOWN, formula });
}

/** Writes a block's values; null leaves a cell as it is. Returns true where every cell then holds its value. */
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

/** Sets the number format of a cell. */
export function writeFormat({ styles }: WorkbookFile, sheet: Sheet, row: number, column: number, format: string): void {
  sheet.setStyle(row, column, styles.withFormat(sheet.styleAt(row, column), format));
}

/** Sets widths of columns, in pixels by column from 0; null is the standard width. */
export function setWidths({ pieces, part }: Sheet, widths: ReadonlyMap<number, number | null>): void {
  putPiece(pieces, "cols", withWidths(pieceNamed(pieces, "cols"), part.prefix, widths));
}
