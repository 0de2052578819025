import { LOOK_COLOURS, TITLE_POINTS } from "../planning/own-looks";
import type { CellLook } from "../planning/plan";

/** Formats cells in one of the looks of the add-in's own sheets. */
export function applyLook(cells: Excel.Range, look: CellLook): void {
  const { font, fill } = cells.format;
  switch (look) {
    case "title":
      font.bold = true;
      font.size = TITLE_POINTS;
      return;
    case "heading":
      font.bold = true;
      font.color = LOOK_COLOURS.heading.text;
      fill.color = LOOK_COLOURS.heading.fill;
      cells.format.wrapText = true;
      cells.format.verticalAlignment = "Top";
      return;
    case "note":
      font.italic = true;
      font.color = LOOK_COLOURS.note.text;
      return;
    case "body":
      cells.format.wrapText = true;
      cells.format.verticalAlignment = "Top";
  }
}
