import type { CellLook } from "../workbook/plan";

/** Colours of the add-in's own sheets. On its ground each text has a contrast of 4.5:1 and more. */
export const LOOK_COLOURS = {
  heading: { fill: "#DDEBF7", text: "#1F3864" },
  note: { fill: "#FFFFFF", text: "#595959" },
} as const;

const TITLE_POINTS = 14;

/** Gives cells one of the looks of the add-in's own sheets. */
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
