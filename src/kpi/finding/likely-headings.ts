import { REQUIRED_COLUMNS } from "../columns";
import type { CellValue } from "../kpi-table";
import { textOf } from "./block-rows";

/** A row that looks like headings over rows, whatever they say. Rows and columns count from the first that was read. */
export interface LikelyHeadings {
  row: number;
  column: number;
  headings: string[];
}

/** How far down headings are looked for, and what is too long to be one. */
const ROWS_DOWN = 60;
const LONGEST = 80;

/**
 * The first row of a sheet that could be headings of KPI rows in words of its own: as many short texts as there are columns
 * that are needed, each its own, over a row with a figure.
 */
export function findLikelyHeadings(values: readonly (readonly CellValue[])[]): LikelyHeadings | null {
  for (const [row, cells] of values.slice(0, ROWS_DOWN).entries()) {
    const texts = cells.map(textOf);
    const filled = texts.filter((text) => text !== "");
    const areTexts = cells.every((cell) => cell === "" || (typeof cell === "string" && cell.length <= LONGEST));
    if (!areTexts || filled.length < REQUIRED_COLUMNS.length || new Set(filled).size < filled.length) continue;
    const below = values.slice(row + 1, row + 4).flat();
    if (!below.some((cell) => typeof cell === "number" || (typeof cell === "string" && /\d/.test(cell)))) continue;
    const column = texts.findIndex((text) => text !== "");
    return { row, column, headings: texts.slice(column) };
  }
  return null;
}
