/** Gives cells a drop-down of these choices, none of which has a comma. Excel takes up to 255 characters of them. */
export function writeChoices(cells: Excel.Range, options: readonly string[]): void {
  cells.dataValidation.rule = { list: { inCellDropDown: true, source: options.join(",") } };
}
