/**
 * The parts of a formula, in this order: quoted text, a reference to another sheet, a structured reference, a function, or (captured)
 * a cell of this sheet.
 */
const PARTS =
  /"(?:[^"]|"")*(?:"|$)|'(?:[^']|'')*(?:'(?:!\$?[A-Z]{1,3}\$?\d+(?::\$?[A-Z]{1,3}\$?\d+)?)?|$)|(?<![\p{L}\p{N}_.])[\p{L}_][\p{L}\p{N}_.]*!\$?[A-Z]{1,3}\$?\d+(?::\$?[A-Z]{1,3}\$?\d+)?|\[[^\]]*(?:\]|$)|(?<![\p{L}\p{N}_.])[\p{L}_\\][\p{L}\p{N}_.]*\(|(?<![\p{L}\p{N}_.$])(\$?[A-Z]{1,3}\$?)(\d{1,7})(?![\p{L}\p{N}_.(])/giu;

/**
 * Updates a formula after rows of its own sheet have moved, as Excel does when cells are cut and pasted: references follow the rows that
 * moved, all others stay. Rows in `rowAfter` count from 0, those in the formula from 1.
 */
export function moveFormula(formula: string, rowAfter: ReadonlyMap<number, number>): string {
  return formula.replace(PARTS, (whole: string, column: string | undefined, row: string | undefined) => {
    if (column === undefined || row === undefined) return whole;
    const after = rowAfter.get(Number(row) - 1);
    return after === undefined ? whole : `${column}${after + 1}`;
  });
}
