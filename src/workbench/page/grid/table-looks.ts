import type { TableData } from "../../../office-host/workbook/types";

/** The look that a table's style gives a cell, below the cell's own style. Colours are "#RRGGBB". */
export interface TableLook {
  fill?: string;
  color?: string;
  bold?: boolean;
  /** The colour of the line below the cell. */
  line?: string;
}

/** The accents of the Office theme with a light and a middle tint of each. The first is the plain black style. */
const ACCENTS = [
  { full: "#000000", light: "#D9D9D9", middle: "#808080" },
  { full: "#4472C4", light: "#D9E1F2", middle: "#8EA9DB" },
  { full: "#ED7D31", light: "#FCE4D6", middle: "#F4B084" },
  { full: "#A5A5A5", light: "#EDEDED", middle: "#C9C9C9" },
  { full: "#FFC000", light: "#FFF2CC", middle: "#FFD966" },
  { full: "#5B9BD5", light: "#DDEBF7", middle: "#9BC2E6" },
  { full: "#70AD47", light: "#E2EFDA", middle: "#A9D08E" },
];

/**
 * Numbers the visible rows of a table, from its header (0) on. Excel's bands alternate over the rows that a filter leaves.
 */
export function numberRows(table: TableData, hiddenRows: readonly number[]): Map<number, number> {
  const hidden = new Set(hiddenRows);
  const numbers = new Map<number, number>();
  for (let row = table.area.row; row < table.area.row + table.area.rowCount; row++) {
    if (!hidden.has(row)) numbers.set(row, numbers.size);
  }
  return numbers;
}

/**
 * The look of a table's row, after Excel's styles: "TableStyleMedium2" has a solid header in the first accent and tinted bands.
 * Light styles have lines instead of the solid header; dark styles are drawn like medium ones.
 * @param place the row's number among the visible ones; see `numberRows`
 */
export function tableLook(table: TableData, row: number, place: number): TableLook {
  const [, shade = "Medium", number = "2"] = /^TableStyle(Light|Medium|Dark)(\d+)$/.exec(table.style) ?? [];
  const accent = ACCENTS[(Number(number) - 1) % ACCENTS.length];
  if (!accent || table.style === "") return {};
  const { row: first, rowCount } = table.area;
  if (row === first) {
    return shade === "Light"
      ? { bold: true, color: accent.full, line: accent.full }
      : { bold: true, color: "#FFFFFF", fill: accent.full, line: accent.middle };
  }
  if (table.showTotals && row === first + rowCount - 1) return { bold: true, line: accent.full };
  const banded = table.showBandedRows !== false && place % 2 === 1;
  return { line: accent.middle, ...(banded ? { fill: accent.light } : {}) };
}
