import { REQUIRED_COLUMNS } from "../columns/columns";
import type { CellValue } from "../kpi-table";
import { foldName } from "../../rag/fold-name";
import { USUAL_LAYOUT, type LayoutContext } from "../layout/layout-context";
import { withDates } from "../layout/date-headings";
import { textOf } from "./block-rows";
import { joinLines, type HeadingRowCount } from "./heading-lines";

/**
 * Rows that look like headings above rows, in any words. Rows and columns count from the first one read.
 */
export interface LikelyHeadings {
  row: number;
  column: number;
  rowCount: HeadingRowCount;
  /** Those of several rows are joined, as in matching. */
  headings: string[];
}

/** The last row in which headings are searched, and the longest text that may be one. */
const ROWS_DOWN = 60;
const LONGEST = 80;

/**
 * Finds the first row of a sheet that could be headings of KPI rows in other words: at least as many short texts as
 * there are required columns, all different, above a row with a figure.
 */
export function findLikelyHeadings(
  values: readonly (readonly CellValue[])[],
  context: LayoutContext = USUAL_LAYOUT,
): LikelyHeadings | null {
  for (const [row, held] of values.slice(0, ROWS_DOWN).entries()) {
    const cells = withDates(held);
    const below = values[row + 1] ?? [];
    if (isPivot(cells.map(textOf))) continue;
    const rowCount = isSecondLine(cells, below) ? 2 : 1;
    const texts =
      rowCount === 2 ? joinLines({ rows: [cells.map(textOf), below.map(textOf)] }, context) : cells.map(textOf);
    const names = new Set(texts.map(foldName).filter(Boolean));
    if (!areTexts(cells) || names.size < REQUIRED_COLUMNS.length) continue;
    const data = values.slice(row + rowCount, row + rowCount + 3).flat();
    if (!data.some((cell) => typeof cell === "number" || (typeof cell === "string" && /\d/.test(cell)))) continue;
    const column = texts.findIndex((text) => text !== "");
    return { row, column, rowCount, headings: texts.slice(column) };
  }
  return null;
}

/** The first row of a pivot table's headings, counted from the first row read; null where there is none. */
export function findPivot(values: readonly (readonly CellValue[])[]): number | null {
  const row = values.slice(0, ROWS_DOWN).findIndex((cells) => isPivot(cells.map(textOf)));
  return row < 0 ? null : row;
}

/** True for the headings that Excel gives a pivot table by itself. */
function isPivot(texts: readonly string[]): boolean {
  const isLabels = texts.some((text) => /^(?:row|column) labels$/i.test(text));
  return isLabels || texts.filter((text) => /^(?:sum|count|average|max|min|product) of \S/i.test(text)).length > 1;
}

function areTexts(cells: readonly CellValue[]): boolean {
  return cells.every((cell) => cell === "" || (typeof cell === "string" && cell.length <= LONGEST));
}

/**
 * True for a second line of headings. It continues where the first has a gap, as under a merged one; a row of data has
 * a text under the metric.
 */
function isSecondLine(top: readonly CellValue[], bottom: readonly CellValue[]): boolean {
  const first = top.findIndex((cell) => textOf(cell) !== "");
  if (first < 0 || !areTexts(bottom) || textOf(bottom[first]) !== "") return false;
  return bottom.some((cell, column) => column > first && textOf(cell) !== "" && textOf(top[column]) === "");
}
