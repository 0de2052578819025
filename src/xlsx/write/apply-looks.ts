import { LOOK_COLOURS, LOOKS_OF_ROWS, ROW_COLOURS, TITLE_POINTS } from "../../planning/own-looks";
import type { CellLook, OwnRow, PageColumn } from "../../planning/plan";
import type { Area } from "../cells/areas";
import type { Sheet } from "../sheet/edited-sheet";
import type { LookChange } from "../styles/write-look";
import type { WorkbookFile } from "../workbook/workbook-file";

const CELL_LOOKS: Record<CellLook, LookChange> = {
  title: { font: { bold: true, points: TITLE_POINTS } },
  heading: {
    font: { bold: true, colour: LOOK_COLOURS.heading.text },
    fill: LOOK_COLOURS.heading.fill,
    wraps: true,
    vertical: "top",
  },
  note: { font: { italic: true, colour: LOOK_COLOURS.note.text } },
  body: { wraps: true, vertical: "top" },
};

/** Formats cells in one of the styles of the add-in's own sheets. */
export function applyCellLook(
  file: WorkbookFile,
  sheet: Sheet,
  { row, column, rowCount, columnCount }: Area,
  look: CellLook,
): void {
  for (let r = row; r < row + rowCount; r += 1) {
    for (let c = column; c < column + columnCount; c += 1) setLook(file, sheet, r, c, CELL_LOOKS[look]);
  }
}

/** Formats the rows of one of the add-in's own sheets, from `firstRow` and its second column on. Rows whose look is null are left as they are. */
export function applyRowLooks(
  file: WorkbookFile,
  sheet: Sheet,
  firstRow: number,
  rows: readonly Pick<OwnRow, "look">[],
  columns: readonly (PageColumn | null)[],
): void {
  rows.forEach(({ look }, r) => {
    if (look === null) return;
    const { points, bold, italic, colour, fill, ruledAbove, runsOn } = LOOKS_OF_ROWS[look];
    columns.forEach((made, c) => {
      if (made === null) return;
      const { align, wraps } = made;
      setLook(file, sheet, firstRow + r, c + 1, {
        font: { points, bold, italic, colour },
        fill,
        lines: { top: ruledAbove ? { style: "thin", colour: ROW_COLOURS.rule } : null },
        wraps: !runsOn && wraps,
        horizontal:
          look === "none" ? null : runsOn || align === "left" ? "left" : align === "right" ? "right" : "center",
        vertical: look === "none" ? null : "top",
      });
    });
  });
}

/** Changes the style of a cell; what the change leaves out stays. */
export function setLook({ styles }: WorkbookFile, sheet: Sheet, row: number, column: number, change: LookChange): void {
  sheet.setStyle(row, column, styles.withLook(sheet.styleAt(row, column), change));
}
