import type { Block, WrittenValue } from "../workbook/plan";

/** Excel measures widths in points: 96 pixels are 72 points. */
export const POINTS_PER_PIXEL = 0.75;

/** The number format whose cells keep what is typed as text. */
export const TEXT_FORMAT = "@";

/**
 * The range of a block. It is untracked at once: we never use a range after its own batch, and a tracked one costs
 * Excel another request when the run ends.
 */
export function rangeOf(context: Excel.RequestContext, block: Block): Excel.Range {
  const sheet = context.workbook.worksheets.getItem(block.sheetId);
  return untracked(sheet.getRangeByIndexes(block.row, block.column, block.rowCount, block.columnCount));
}

export function untracked(range: Excel.Range): Excel.Range {
  range.untrack();
  return range;
}

// What Excel would take for a formula, a number, a date, a boolean or an error, when it is meant as text.
const NOT_PLAIN_TEXT =
  /^\s*(?:[=+\-@'\d(£$€.#]|(?:true|false)\s*$|(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*[\s\-/.,]*\d)/i;

// A year with a quarter or a half is a number, a date or a formula in no language that Excel speaks.
const PERIOD_TEXT = /^(?:19|20)\d\d(?:[/-]\d\d)? [QH][1-4]$/i;

/**
 * What to hand to Excel so that a text stays that text: behind an apostrophe where Excel would read more into it. In a
 * cell of the Text format nothing but an apostrophe of its own is read as more than letters.
 */
export function asInput(value: WrittenValue, isTextCell = false): WrittenValue {
  if (typeof value !== "string") return value;
  return (isTextCell ? value.startsWith("'") : NOT_PLAIN_TEXT.test(value) && !PERIOD_TEXT.test(value)) ? `'${value}` : value;
}

/** One value for every cell of a range: the object model allows it, its types do not say so. */
export function forEveryCell(value: string): string[][] {
  return value as unknown as string[][];
}
