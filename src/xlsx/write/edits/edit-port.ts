import type { Block } from "../../../planning/block-cells";
import type { FoundWork, HeldBlock } from "../../../planning/edits/found-work";
import type { Area } from "../../cells/areas";
import { readCells } from "../../read/read-cells";
import type { Sheet } from "../../sheet/edited-sheet";
import type { WorkbookFile } from "../../workbook/workbook-file";

/** How a kind of edit is applied to a workbook file. */
export interface EditPort<E> {
  /** Applies it. Throws a FileFault if it cannot: the changed file is then discarded. */
  make(file: WorkbookFile, edit: E): void;
  /** Applies many at once, for a kind that would otherwise search the whole sheet for each. Edits to cells may have come in between. */
  makeAll?(file: WorkbookFile, edits: readonly E[]): void;
  /** What its places hold now, for an undo. */
  read(file: WorkbookFile, edit: E): Partial<FoundWork>;
}

/** What a block holds; empty if its sheet no longer exists. */
export function readBlock(
  file: WorkbookFile,
  at: Block,
  read: (sheet: Sheet) => Partial<FoundWork>,
): Partial<FoundWork> {
  const entry = file.findSheet(at.sheetId);
  return entry ? read(file.sheet(entry)) : {};
}

/** What the cells of a block hold. */
export function readContents(file: WorkbookFile, at: Block): Partial<FoundWork> {
  return readBlock(file, at, (sheet) => ({ blocks: [{ at, ...heldIn(sheet, at) }] }));
}

/** The values and formulas of an area. */
export function heldIn(sheet: Sheet, at: Area): Required<Pick<HeldBlock, "values" | "formulas">> {
  return {
    values: readCells(sheet, at, (row, column) => sheet.contentAt(row, column).value),
    formulas: readCells(sheet, at, (row, column) => sheet.formulaAt(row, column)),
  };
}
