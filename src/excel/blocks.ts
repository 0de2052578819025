import { isPlainText } from "../planning/block-cells";
import type { Block, WrittenValue } from "../planning/plan";

/** Excel measures widths in points: 96 pixels are 72 points. */
export const POINTS_PER_PIXEL = 0.75;

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

/**
 * What to hand to Excel so that a text stays that text: behind an apostrophe where Excel would read more into it. In a
 * cell of the Text format nothing but an apostrophe of its own is read as more than letters.
 */
export function asInput(value: WrittenValue, isTextCell = false): WrittenValue {
  if (typeof value !== "string") return value;
  return (isTextCell ? value.startsWith("'") : !isPlainText(value)) ? `'${value}` : value;
}

/** One value for every cell of a range: the object model allows it, its types do not say so. */
export function forEveryCell(value: string): string[][] {
  return value as unknown as string[][];
}

/** Addresses as few lists of them, "A2:A9,C2", each up to so many characters long. */
export function joinAddresses(addresses: readonly string[], longest: number): string[] {
  const joined: string[] = [];
  for (const address of addresses) {
    const last = joined.at(-1);
    if (last !== undefined && last.length + address.length < longest) joined[joined.length - 1] = `${last},${address}`;
    else joined.push(address);
  }
  return joined;
}

/** Gives cells a drop-down of these choices, none of which has a comma. Excel allows 255 characters for all of them. */
export function writeChoices(cells: Excel.Range, options: readonly string[]): void {
  cells.dataValidation.rule = { list: { inCellDropDown: true, source: options.join(",") } };
}
