import { NO_FILL } from "../../../planning/block-cells";
import type { CellFillsEdit } from "../../../planning/edits/cell-fills";
import { setLook } from "../apply-looks";
import { fillAt } from "../../read/read-fills";
import { readCells } from "../../read/read-cells";
import { sheetToWrite } from "../write-cell";
import { readBlock, type EditPort } from "./edit-port";

/** Fills cells, or clears their fills. */
export const CELL_FILLS: EditPort<CellFillsEdit> = {
  make: (file, { at, fills }) => {
    const { sheet } = sheetToWrite(file, at.sheetId, "formats");
    fills.forEach((row, r) => {
      row.forEach((fill, c) => {
        if (fill !== null) setLook(file, sheet, at.row + r, at.column + c, { fill: fill === NO_FILL ? null : fill });
      });
    });
  },
  read: (file, { at }) =>
    readBlock(file, at, (sheet) => ({
      blocks: [{ at, fills: readCells(sheet, at, (row, column) => fillAt(file, sheet, row, column) ?? NO_FILL) }],
    })),
};
