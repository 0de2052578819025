/** Texts in quotes, names of other sheets with what follows them, structured references, names and functions, or a cell or row of this sheet. */
const PARTS =
  /"(?:[^"]|"")*(?:"|$)|'(?:[^']|'')*(?:'(?:!\$?[A-Z]{1,3}\$?\d+(?::\$?[A-Z]{1,3}\$?\d+)?)?|$)|(?<![\p{L}\p{N}_.])[\p{L}_][\p{L}\p{N}_.]*!\$?[A-Z]{1,3}\$?\d+(?::\$?[A-Z]{1,3}\$?\d+)?|\[[^\]]*(?:\]|$)|(?<![\p{L}\p{N}_.])[\p{L}_\\][\p{L}\p{N}_.]*\(|(?<![\p{L}\p{N}_.$])(\$?[A-Z]{1,3}\$?)(\d{1,7})(?![\p{L}\p{N}_.(])/giu;

/**
 * A formula after rows of its own sheet have moved, as Excel writes it when cells are cut and pasted: references to a row
 * that moved follow it, all others stay. Rows count from 0, as in `rowAfter`; in the formula they count from 1.
 */
export function moveFormula(formula: string, rowAfter: ReadonlyMap<number, number>): string {
  return formula.replace(PARTS, (whole: string, column: string | undefined, row: string | undefined) => {
    if (column === undefined || row === undefined) return whole;
    const after = rowAfter.get(Number(row) - 1);
    return after === undefined ? whole : `${column}${after + 1}`;
  });
}
