import type { NumberFormatEdit } from "../../../planning/edits/number-format";
import { readCells } from "../../read/read-cells";
import type { WorkbookFile } from "../../workbook/workbook-file";
import { sheetToWrite, writeFormat } from "../write-cell";
import { readBlock, type EditPort } from "./edit-port";

/** Sets the number formats of cells. */
export const NUMBER_FORMAT: EditPort<NumberFormatEdit> = {
  make: writeFormats,
  read: (file, { at }) =>
    readBlock(file, at, (sheet) => {
      const formats = readCells(sheet, at, (row, column) => file.styles.formatOf(sheet.styleAt(row, column)));
      return { blocks: [{ at, formats }] };
    }),
};

function writeFormats(file: WorkbookFile, { at, format }: NumberFormatEdit): void {
  const { sheet } = sheetToWrite(file, at.sheetId, "formats");
  for (let r = 0; r < at.rowCount; r += 1) {
    for (let c = 0; c < at.columnCount; c += 1) {
      const one = typeof format === "string" ? format : (format[r]?.[c] ?? null);
      if (one !== null) writeFormat(file, sheet, at.row + r, at.column + c, one);
    }
  }
}
