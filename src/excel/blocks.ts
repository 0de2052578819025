import { isPlainText } from "../planning/block-cells";
import type { Block, WrittenValue } from "../planning/plan";

/** Excel measures widths in points: 96 pixels are 72 points. */
export const POINTS_PER_PIXEL = 0.75;

/**
 * The range of a block. It is untracked at once, because no range is used after its own batch and tracked ones cost another request at
 * the end of the run.
 */
export function rangeOf(context: Excel.RequestContext, block: Block): Excel.Range {
  const sheet = context.workbook.worksheets.getItem(block.sheetId);
  return untracked(sheet.getRangeByIndexes(block.row, block.column, block.rowCount, block.columnCount));
}

/** Stops Excel from tracking a range, and returns it. */
export function untracked(range: Excel.Range): Excel.Range {
  range.untrack();
  return range;
}

/**
 * The input that makes Excel store a text unchanged: with an apostrophe before it if Excel would read it as something else. In a cell with
 * the Text format, only a text that starts with an apostrophe needs one.
 */
export function asInput(value: WrittenValue, isTextCell = false): WrittenValue {
  if (typeof value !== "string") return value;
  return (isTextCell ? value.startsWith("'") : !isPlainText(value)) ? `'${value}` : value;
}

/** One value for all cells of a range. The object model allows it; its types do not. */
export function forEveryCell(value: string): string[][] {
  return value as unknown as string[][];
}

/** Joins addresses into as few lists ("A2:A9,C2") as a maximum length allows. */
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
